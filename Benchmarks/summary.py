"""Turns the lines of a run into a table of ratios and one JSON file: python summary.py lines.jsonl results.json [FIGURE…]"""

import json
import sys
from statistics import median

EACH = (
    "invitations", "sending", "service", "office", "writing", "search", "backup", "inbox", "year", "reports", "minutes",
    "planning", "actions",
)


def main():
    lines, target, *parts = sys.argv[1:]
    with open(lines) as file:
        results = collect(json.loads(line) for line in file)
    rows = [row for part in parts or EACH for row in globals()[part](results)]
    width = max(len(row["figure"]) for row in rows)
    for row in rows:
        goal = f"  goal {row['goal']}" if row["goal"] else ""
        print(f"{row['figure']:<{width}}  {row['value']}{goal}")
    with open(target, "w") as file:
        json.dump({"figures": rows, "results": [
            {"figure": figure, "who": who, "rounds": rounds} for (figure, who), rounds in results.items()
        ]}, file, ensure_ascii=False, indent=2)
        file.write("\n")


def collect(lines):
    results = {}
    for line in lines:
        results.setdefault((line["figure"], line["who"]), []).append(line["result"])
    return results


def values(results, figure, who, name):
    return [result[name] for result in results[figure, who]]


def ratio(results, figure, own, peer, name, goal=None, label=None):
    """Round by round, so that what else the machine did falls on both."""
    pairs = list(zip(values(results, figure, own, name), values(results, figure, peer, name)))
    ratios = [one / other for one, other in pairs]
    ours, theirs = (median(side) for side in zip(*pairs))
    return {
        "figure": label or f"{figure}: {own} / {peer}", "goal": goal, "ratio": round(median(ratios), 3),
        "least": round(min(ratios), 3), "most": round(max(ratios), 3),
        "value": f"{median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})  {number(ours)} : {number(theirs)}",
    }


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def invitations(results):
    name = "messages_per_second"
    return [
        ratio(results, "invitations", "samordna", "libical", name, "≥ 0.9", "invitations a second, samordna : libical"),
        ratio(results, "invitations", "samordna", "icalendar", name, "≥ 20", "invitations a second, samordna : icalendar"),
    ]


def sending(results):
    rows = []
    for own, goal in (("samordna, durable", "≥ 0.6"), ("samordna, volatile", "≥ 0.9")):
        for count in (1, 2, 4, 8):
            label = f"messages a second over {count}, {own} : libcurl"
            rows.append(ratio(results, f"sending over {count}", own, "libcurl", "messages_per_second", goal, label))
    return rows


def service(results):
    return [
        ratio(results, "service", "samordna", "Radicale", "ready_seconds", label="seconds to ready, samordna : Radicale"),
        ratio(results, "service", "samordna", "Radicale", "idle_megabytes", label="idle megabytes, samordna : Radicale"),
    ]


def office(results):
    history, pages = results["office", "samordna"][0], results["office's pages", "samordna"][0]
    rows = [{
        "figure": "the office that is opened", "goal": None, **history,
        "value": f"{history['meetings']} meetings  {history['people']} people  {history['messages']:,} messages  "
        + "  ".join(f"{what} {one['bytes']:,} bytes, {one['statements']} statements" for what, one in pages.items()),
    }]
    for what in pages:
        for is_busy in (False, True):
            rows += [office_page(results, what, who, is_busy) for figure, who in results if figure == "office's load"]
            rows += [office_ratio(results, what, who, is_busy) for figure, who in results
                     if figure == "office's load" and who != "samordna"]
        rows.append(first_view(results["office's first view", "samordna"][0][what], what))
    return rows + [office_memory(results["office's memory", "samordna"][0])]


def office_page(results, what, who, is_busy):
    rounds = [office_load(one, what, is_busy) for one in results["office's load", who]]
    p50, p99, pace = (median(one[name] for one in rounds) for name in ("p50_ms", "p99_ms", "per_second"))
    busy = max(one["load_average"] for one in results["office's load", who])
    return {
        "figure": f"the page {what} at 16 connections{at_work(is_busy)}, {who}", "goal": None, "p50_ms": p50, "p99_ms": p99, "per_second": pace,
        "value": f"p50 {p50:.1f} ms  p99 {p99:.1f} ms  {pace:,.0f} a second  (load average {busy:.1f} at most)",
    }


def office_load(one, what, is_busy):
    return one[what]["busy"] if is_busy else one[what]


def at_work(is_busy):
    return " and 10 commits a second" if is_busy else ""


def office_ratio(results, what, who, is_busy):
    """How many times longer the peer's slow answers take."""
    pairs = zip(results["office's load", who], results["office's load", "samordna"])
    ratios = [office_load(peer, what, is_busy)["p99_ms"] / office_load(own, what, is_busy)["p99_ms"]
              for peer, own in pairs]
    return {
        "figure": f"p99 of the page {what}{at_work(is_busy)}, {who} : samordna",
        "goal": None if is_busy else "≥ 3", "ratio": round(median(ratios), 3),
        "value": f"{median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})",
    }


def first_view(view, what):
    return {
        "figure": f"the first view of the page {what}", "goal": "< 60,000 bytes, < 6 requests", **view,
        "value": f"{view['bytes']:,.0f} bytes  {view['requests']:.0f} requests  painted after {view['paint_ms']:.0f} ms",
    }


def office_memory(sizes):
    first, *_, last = sizes.values()
    words = [f"{one['megabytes']:.1f} MB after {one['requests']:,}" for one in sizes.values()]
    return {
        "figure": "the office's memory, every tenth request a page", "goal": "≤ 1.2", "sizes": sizes,
        "ratio": round(last["megabytes"] / first["megabytes"], 3),
        "value": f"{last['megabytes'] / first['megabytes']:6.2f}  {'  '.join(words)}",
    }


def writing(results):
    """As measured; a keystroke's time has the pause of 0.8 s in it."""
    [result] = results["writing", "samordna"]
    busy = result["load_average"]
    server = [{
        "figure": f"saving {what} of minutes, the server alone", "goal": None, **one,
        "value": f"p50 {one['p50_ms']:.1f} ms  p99 {one['p99_ms']:.1f} ms  {one['bytes']:,} bytes  "
        f"{one['savings']} savings  (load average {busy:.1f})",
    } for what, one in result["server"].items()]
    return server + [{
        "figure": f"from keystroke to saved in Chromium, {what}", "goal": None, **one,
        "value": f"p50 {one['p50_ms']:.0f} ms  p99 {one['p99_ms']:.0f} ms, of which 800 are the pause  "
        f"{one['keystrokes']} keystrokes",
    } for what, one in result["browser"].items()]


def inbox(results):
    name = "messages_per_second"
    return [
        ratio(results, "replies", "samordna, read", "icalendar", name,
              label="replies a second, samordna, read : email and icalendar, read"),
        ratio(results, "replies", "samordna, record", "icalendar", name, "≥ 10",
              "replies a second, samordna, on record : email and icalendar, read"),
        inbox_commits(results),
        ratio(results, "mailbox", "samordna", "imaplib", name,
              label="messages a second from Dovecot, samordna, on record : imaplib, fetched"),
        mailbox_memory(results["mailbox", "samordna"]),
    ]


def inbox_commits(results):
    batch, each = (median(values(results, "replies", f"samordna, {what}", "messages_per_second"))
                   for what in ("batch", "each"))
    return {
        "figure": "replies a second on the disk", "goal": None, "batch": batch, "each": each,
        "value": f"{batch:6,.0f} in batches of 50  {each:,.0f} each by itself",
    }


def mailbox_memory(rounds):
    peak = max(one["peak_megabytes"] for one in rounds)
    return {
        "figure": f"memory while {rounds[0]['messages']:,} messages are taken in", "goal": None, "peak_megabytes": peak,
        "value": f"{peak:6.0f} MB at most",
    }


def search(results):
    found, other = results["search", "samordna"][0], results["search", "tantivy"][0]
    return [{
        "figure": "a search in ten years of six bodies' minutes", "goal": None, **found,
        "value": f"p50 {found['p50_ms']:.2f} ms  p99 {found['p99_ms']:.2f} ms  {found['meetings']} meetings"
        f"  {found['words']:,} words  taken in within {found['index_seconds']:.1f} s"
        f"  (found nothing {found['empty']} : {other['empty']}, at most {found['most']} : {other['most']})",
    }] + [
        ratio(results, "search", "samordna", "tantivy", f"{part}_ms", None, f"{part} of a search, samordna : tantivy")
        for part in ("p50", "p99")
    ]


def backup(results):
    archive = results["archive", "samordna"][0]
    rows = [{
        "figure": "the database that is backed up", "goal": None, "megabytes": archive["megabytes"],
        "value": f"{archive['megabytes']:,.0f} MB  {archive['meetings']} meetings  {archive['messages']:,} messages,"
        " a hundred more each second",
    }]
    for who, name in (("samordna", "samordna, verified"), ("python", "Python's backup"), ("sqlite3", "sqlite3 .backup")):
        rows += [backup_seconds(results["backup", who], name), backup_delays(results["backup", who], name)]
    rows.insert(2, ratio(
        results, "backup", "samordna", "python", "seconds", label="seconds to back up, samordna : Python's backup"))
    return rows


def backup_seconds(rounds, name):
    seconds = [one["seconds"] for one in rounds]
    ended = [one for one in seconds if one is not None]
    value = f"{median(ended):6.2f} s ({min(ended):.2f}–{max(ended):.2f})" if ended else "   came to no end in 30 s"
    if ended and len(ended) < len(seconds):
        value += f", and {len(seconds) - len(ended)} of {len(seconds)} came to no end in 30 s"
    return {"figure": f"backup by {name}", "goal": None, "seconds": seconds, "value": value}


def backup_delays(rounds, name):
    """Milliseconds of a write, from when it was due."""
    def column(when, what):
        return median(one[when][what] for one in rounds)
    words = [
        f"{what.removesuffix('_ms')} {column('during', what):.1f} ms (without {column('without', what):.1f})"
        for what in ("p50_ms", "p99_ms", "max_ms")
    ]
    return {
        "figure": f"writes meanwhile, {name}", "goal": None, "value": "  ".join(words),
        "during": [one["during"] for one in rounds], "without": [one["without"] for one in rounds],
    }


def year(results):
    rows = []
    smallest = cost(results["year of 6", "samordna"])
    for figure in sorted({figure for figure, _ in results if figure.startswith("year of ")}, key=bodies):
        rounds = results[figure, "samordna"]
        first, seconds = rounds[0], [one["seconds"] for one in rounds]
        memory = median(one["peak_megabytes"] for one in rounds)
        label = "the example region's year" if figure.endswith("example") else f"a year of {first['bodies']} bodies"
        rows.append({
            "figure": label, "goal": None, "seconds": median(seconds), "messages": first["messages"],
            "peak_megabytes": memory, "growth": round(cost(rounds) / smallest, 2),
            "value": f"{median(seconds):6.2f} s ({min(seconds):.2f}–{max(seconds):.2f})  {first['messages']:,} messages"
            f"  {memory:.0f} MB  per message {cost(rounds) / smallest:.2f} × that of 6 bodies",
        })
    return rows


def reports(results):
    rows = []
    for size in sorted(bodies(figure) for figure, who in results if figure.startswith("report of ")):
        page, = results[f"report of {size}", "samordna"]
        times = [one["milliseconds"] for one in results[f"document of {size}", "samordna"]]
        rows.append({
            "figure": f"the report of {size} bodies", "goal": None, "people": page["people"],
            "page_milliseconds": page["page_milliseconds"], "document_milliseconds": median(times),
            "value": f"page {page['page_milliseconds']:6.1f} ms  document {median(times):6.0f} ms "
            f"({min(times):.0f}–{max(times):.0f})  {page['people']} people",
        })
        if (f"document of {size}", "WeasyPrint") in results:
            rows.append(ratio(
                results, f"document of {size}", "samordna", "WeasyPrint", "runs_per_second", "≥ 20",
                f"documents a second of {size} bodies, samordna : WeasyPrint"))
    return rows


def minutes(results):
    paper, = results["minutes", "samordna"]
    times = {who: median(values(results, "minutes, cold", who, "milliseconds")) for who in ("samordna", "WeasyPrint")}
    pages = {one["pages"] for who in ("samordna", "WeasyPrint") for one in results["minutes, warm", who]}
    return [{
        "figure": "minutes as a document", "goal": None, "words": paper["words"], "pages": sorted(pages),
        "value": f"{paper['words']} words  {'–'.join(map(str, sorted(pages)))} pages  page {paper['page_milliseconds']:.1f} ms"
        f"  document {times['samordna']:.0f} ms, WeasyPrint {times['WeasyPrint']:.0f} ms",
    }] + [
        ratio(results, f"minutes, {state}", "samordna", "WeasyPrint", "runs_per_second", goal,
              f"minutes a second, {state}, samordna : WeasyPrint")
        for state, goal in (("cold", "≥ 20"), ("warm", "≥ 5"))
    ]


def planning(results):
    rows = []
    for (figure, who), (one,) in results.items():
        if not figure.startswith("plan of "):
            continue
        words = [f"cost {one['cost']}", f"bound {one['bound']}", f"{one['seconds']:.2f} s"]
        if who == "samordna":
            words += [f"{one['steps_per_second'] / 1e6:.1f} M steps a second", f"{one['peak_megabytes']} MB"]
            words += [f"{one['conflicts']} conflicts"] if one["conflicts"] else []
            figure = figure.replace(" in 0.001 s", ", first")
        rows.append({"figure": f"{figure}, {who}", "goal": None, "value": "  ".join(words), **one})
    return rows


def actions(results):
    one, = results["actions", "samordna"]
    rows = [{
        "figure": f"owners in {one['texts']} notes with a key", "goal": None, **one,
        "value": f"{one['found']:6} found  {one['missed']} missed  {one['invented']} invented"
        f"  {one['due']} of {one['dues']} dates  50 KB in {one['milliseconds']} ms",
    }]
    if "notes" in one:
        rows.append({
            "figure": "owners in the notes of SAMORDNA_NOTES", "goal": None, **one["notes"],
            "value": f"{one['notes']['owners']:6} owners in {one['notes']['owned']} of {one['notes']['actions']} actions"
            f"  {one['notes']['undated']} without a date",
        })
    return rows


def bodies(figure):
    size = figure.rsplit(" of ", 1)[-1]
    return int(size) if size.isdigit() else 0


def cost(rounds):
    return median(one["seconds"] / one["messages"] for one in rounds)


if __name__ == "__main__":
    main()
