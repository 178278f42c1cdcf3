"""Plans a year (lpo-year-plan/1) and prints a line of JSON with cost, bound, seconds, steps and memory:

python planning.py samordna PROGRAM FILE SECONDS
python planning.py cpsat FILE SECONDS WORKERS
"""

import json
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict


def main():
    who, *words = sys.argv[1:]
    start = time.perf_counter()
    result = samordna(*words) if who == "samordna" else cpsat(words[0], float(words[1]), int(words[2]))
    print(json.dumps({"seconds": round(time.perf_counter() - start, 3)} | result))


def samordna(program, file, seconds):
    run = subprocess.run([program, "solve", file, "--seconds", seconds], capture_output=True, text=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = re.search(r"(\d+) steps(?:, cost (\d+))?(?:, bound (\d+))?", run.stderr)
    if not said:
        sys.exit(run.stderr)
    steps, cost, bound = (int(number) if number else None for number in said.groups())
    cpu = used.ru_utime + used.ru_stime
    return {
        "cost": cost, "bound": bound, "steps": steps, "cpu_seconds": round(cpu, 3), "steps_per_second": round(steps / cpu),
        "peak_megabytes": round(used.ru_maxrss / 1024), "planned": len(json.loads(run.stdout)["meetings"]),
        "conflicts": run.stderr.count("cannot plan"),
    }


def cpsat(file, seconds, workers):
    from ortools.sat.python import cp_model
    with open(file) as text:
        year = json.load(text)
    model = cp_model.CpModel()
    terms = YearModel(year, model).terms
    model.minimize(sum(weight * variable for weight, variable in terms))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "cost": round(solver.objective_value) if found else None, "bound": round(solver.best_objective_bound),
        "is_proved": status == cp_model.OPTIMAL, "model_seconds": round(solver.wall_time, 2),
    }


class YearModel:
    """A Boolean for each date that a meeting could have, and the costs as linear terms over them."""

    def __init__(self, year, model):
        self.year, self.model, self.weights, self.days = year, model, year["weights"], year["days"]
        self.terms = []
        self.current = {(body, i): (day, start) for body, i, day, start in year.get("current", [])}
        self.absences = defaultdict(list)
        self.on_day = defaultdict(lambda: defaultdict(list))
        self.in_week = defaultdict(list)
        self.taken = [self.taken_slots(person) for person in year["persons"]]
        for number, body in enumerate(year["bodies"]):
            self.add_body(number, body)
        self.add_fairness()
        self.add_clashes()
        self.add_weeks()
        self.add_travel()

    def taken_slots(self, person):
        slots = defaultdict(set)
        for weekday, start, end in person["weekly"]:
            for index, day in enumerate(self.days):
                if day["wd"] == weekday:
                    slots[index].update(range(start, end))
        for index, start, end in person["busy"]:
            slots[index].update(range(start, end))
        return slots

    def add_body(self, number, body):
        model, count = self.model, body["meetings"]
        times = list(self.times(body))
        ordinals = []
        for meeting in range(count):
            choices = []
            ordinal = model.new_int_var(0, 800, "")
            for index, start, cost, absent in times:
                cost = self.price(number, body, meeting, index, start, cost)
                if cost is None:
                    continue
                choice = model.new_bool_var("")
                choices.append((choice, self.days[index]["ord"]))
                self.note(number, body, meeting, choice, index, start, absent)
                if cost:
                    self.terms.append((cost, choice))
            model.add_exactly_one(choice for choice, _ in choices)
            model.add(ordinal == sum(choice * value for choice, value in choices))
            ordinals.append(ordinal)
        for first, second in zip(ordinals, ordinals[1:]):
            self.add_gap(body, first, second)

    def times(self, body):
        weights = self.weights
        materials = self.year["materials_ok"][str(body["materials_lead"])]
        for index, day in enumerate(self.days):
            if day["wd"] not in body["weekdays"] or not materials[index]:
                continue
            for start in body["starts"]:
                slots = range(start, start + body["duration"])
                absent = [m for m in body["members"] if not self.taken[m["person"]][index].isdisjoint(slots)]
                people = {member["person"] for member in absent}
                present = sum(
                    m["role"] not in ("coordinator", "adjunct") and m["person"] not in people for m in body["members"])
                if {body.get("chair"), body["coordinator"]} & people or present < body["quorum"]:
                    continue
                cost = sum(member["weight"] for member in absent)
                cost += sum(weights[flag] for flag in ("klam", "break", "before_red") if day[flag])
                cost += weights["weekday"] * (day["wd"] != body["pref_weekday"])
                cost += weights["start"] * (start != body["pref_start"])
                yield index, start, cost, people

    def price(self, number, body, meeting, index, start, cost):
        """With what a move costs where a plan is in force, or nothing where the meeting cannot lie there."""
        now = self.current.get((number, meeting))
        frozen_before = self.year.get("frozen_before_ord", -1)
        if now and self.days[now[0]]["ord"] < frozen_before:
            return cost if now == (index, start) else None
        ordinal = self.days[index]["ord"]
        if not self.suits(body, meeting, ordinal) or now and ordinal < frozen_before:
            return None
        return cost + (self.year.get("move_cost", 0) if now and now != (index, start) else 0)

    def suits(self, body, meeting, ordinal):
        ahead, behind = meeting * body["min_gap"], (body["meetings"] - 1 - meeting) * body["min_gap"]
        windows = (window for window in body["windows"] if window["meeting"] == meeting)
        return self.days[0]["ord"] + ahead <= ordinal <= self.days[-1]["ord"] - behind and all(
            window["not_before"] <= ordinal <= window["not_after"] for window in windows)

    def note(self, number, body, meeting, choice, index, start, absent):
        for person in absent:
            self.absences[number, person].append(choice)
        for member in body["members"]:
            self.on_day[member["person"], index][start, start + body["duration"], number, meeting].append(choice)
        self.in_week[body["coordinator"], self.days[index]["week"]].append(choice)

    def add_gap(self, body, first, second):
        model = self.model
        model.add(second - first >= body["min_gap"])
        model.add(second - first <= body["max_gap"])
        over = model.new_int_var(0, 800, "")
        model.add(over >= second - first - body["ideal_gap"] - body["even_tol"])
        model.add(over >= body["ideal_gap"] - body["even_tol"] - second + first)
        self.terms.append((self.weights["even_per_day"], over))

    def add_fairness(self):
        weights, missed, seats = self.weights, defaultdict(list), defaultdict(int)
        for number, body in enumerate(self.year["bodies"]):
            for member in body["members"]:
                if member["role"] in ("chair", "coordinator"):
                    continue
                absences = self.absences[number, member["person"]]
                self.add_excess(weights["fair"], absences, weights["fair_free"])
                self.add_excess(weights["fair"], absences, weights["fair_free"] + 1)
                if member["role"] == "kommun":
                    kommun = self.year["persons"][member["person"]]["kommun"]
                    missed[kommun] += absences
                    seats[kommun] += body["meetings"]
        for kommun, count in seats.items():
            self.add_excess(weights["kommun"], missed[kommun], count * weights["kommun_pct"] // 100)

    def add_excess(self, weight, choices, free):
        if len(choices) <= free:
            return
        over = self.model.new_int_var(0, len(choices), "")
        self.model.add(over >= sum(choices) - free)
        self.terms.append((weight, over))

    def add_clashes(self):
        buffer = self.year["buffer_slots"]
        for meetings in self.on_day.values():
            # At each start, at most one of those that go on then or have not been over for long enough.
            for moment in {start for start, _, _, _ in meetings}:
                going = [
                    choice for (start, end, _, _), choices in meetings.items() if start <= moment < end + buffer
                    for choice in choices
                ]
                if len(going) > 1:
                    self.model.add_at_most_one(going)

    def add_weeks(self):
        for choices in self.in_week.values():
            self.model.add(sum(choices) <= self.weights["week_hard_cap"])
            self.add_excess(self.weights["week_over"], choices, self.weights["week_soft_cap"])

    def add_travel(self):
        bodies = self.year["bodies"]
        sites = defaultdict(set)
        for number, body in enumerate(bodies):
            if body["onsite"]:
                for member in body["members"]:
                    sites[member["person"]].add(number)
        for (person, _), meetings in self.on_day.items():
            fare = self.year["persons"][person]["travel"]
            if len(sites[person]) < 2 or not fare:
                continue
            travels = self.model.new_bool_var("")
            for (_, _, number, meeting), choices in meetings.items():
                if meeting in bodies[number]["onsite"]:
                    for choice in choices:
                        self.model.add_implication(choice, travels)
            self.terms.append((fare, travels))


if __name__ == "__main__":
    main()
