"""Counts the owners found in notes with a key, and times long notes: python actions.py PROGRAM FOLDER [NOTES]

An owner is found where its action's words stand in the passage it was found in. What is found and stands in no key is invented.
Of NOTES, which have no key, only the sums are told.
"""

import glob
import json
import os
import subprocess
import sys
import time


def main():
    program, folder, *notes = sys.argv[1:]
    texts = sorted(glob.glob(os.path.join(folder, "*.txt")))
    sums = [count(program, text) for text in texts]
    result = {"texts": len(texts), **{name: sum(one[name] for one in sums) for name in ("found", "missed", "invented")}}
    result["dues"], result["due"] = sum(one["dues"] for one in sums), sum(one["due"] for one in sums)
    result["milliseconds"] = milliseconds(program, texts)
    if notes:
        actions = run(program, read(notes[0]))
        result["notes"] = {
            "actions": len(actions), "owned": sum(bool(one["owners"]) for one in actions),
            "owners": sum(len(one["owners"]) for one in actions), "undated": sum(one["due"] is None for one in actions),
        }
    print(json.dumps(result))


def count(program, text):
    with open(text.removesuffix(".txt") + ".json") as file:
        key = json.load(file)["actions"]
    actions, used = run(program, read(text)), set()
    found = dues = due = 0
    for one in key:
        places = [place for place, action in enumerate(actions) if plain(one["text"]) in plain(action["text"])]
        hits = [(place, plain(owner)) for place in places for owner in one["owners"]
                if plain(owner) in map(plain, actions[place]["owners"])]
        found += len({owner for _, owner in hits})
        used.update(hits)
        if hits:
            dues += 1
            due += any(plain(actions[place]["due"]) == plain(one["due"]) for place in places)
    named = {(place, plain(owner)) for place, action in enumerate(actions) for owner in action["owners"]}
    missed = sum(len(one["owners"]) for one in key) - found
    return {"found": found, "missed": missed, "invented": len(named - used), "dues": dues, "due": due}


def milliseconds(program, texts):
    """Of 50 KB, the program's start taken off."""
    notes = ("\n".join(map(read, texts)) * 10)[:50_000]
    return round((least(program, notes) - least(program, "")) * 1000, 1)


def least(program, notes):
    times = []
    for _ in range(9):
        start = time.perf_counter()
        run(program, notes)
        times.append(time.perf_counter() - start)
    return min(times)


def run(program, notes):
    done = subprocess.run([program, "actions"], input=notes.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)["actions"]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def plain(words):
    return " ".join((words or "").split()).casefold()


if __name__ == "__main__":
    main()
