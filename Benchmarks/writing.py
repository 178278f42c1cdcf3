"""Measures how soon what is written of a meeting is saved:

    python writing.py FOLDER PORT COMMAND…

FOLDER has office.json and samordna.yaml as office.py leaves them; COMMAND serves at PORT and is ended afterwards. The server
alone: one saving after another over one connection, each a few letters longer. The browser: a real Chromium types a letter and
waits; what is measured goes from the keystroke to the word that it is saved, the pause of 0.8 s after it included.
"""

import http.client
import json
import os
import re
import sqlite3
import sys
import time
from statistics import median, quantiles

from office import CHROMIUM, ask, cookie_of, kept, serving, setting

PAUSE_MS = 800
SAVINGS = {"a page": (2_000, 500), "50 kB": (50_000, 200)}
KEYSTROKES = {"a page": 120, "50 kB": 40}
LINE = "- Ta fram ett förslag till mått för uppföljning av vårdförloppet – Karin ansvarig, klart 26 mars\n"
PROSE = "Gruppen gick igenom underlaget och ser att skillnaderna mellan kommunerna är störst på kvällar och helger.\n"


def main():
    folder, port, *command = sys.argv[1:]
    office = kept(folder)
    with serving(port, command):
        path = meeting(folder)
        result = {
            "server": {what: savings(port, office, f"{path}/{number}", *order)
                       for number, (what, order) in enumerate(SAVINGS.items(), 1)},
            "browser": typing(port, office, path),
            "load_average": os.getloadavg()[0],
        }
    print(json.dumps(result))


def meeting(folder):
    """Where the items of a meeting are written that has been, and has at least two."""
    database = sqlite3.connect(setting(os.path.join(folder, "samordna.yaml"), "database"))
    [row] = database.execute(
        "SELECT body, year, number FROM meeting WHERE json_array_length(agenda) >= 2 "
        "AND (state ->> '$.held' IS NOT NULL OR state ->> '$.closed' IS NOT NULL) ORDER BY start DESC LIMIT 1").fetchall()
    return f"/moten/{row[0]}/{row[1]}-{row[2]}/anteckningar/punkt"


def notes(size):
    """Notes as they are written: every sixth line an åtgärd."""
    lines, length = [], 0
    while length < size:
        line = LINE if len(lines) % 6 == 5 else PROSE
        lines.append(line)
        length += len(line.encode())
    return "".join(lines)


def savings(port, office, path, size, count):
    page = ask(port, path, cookie_of(office))
    if page.status != 200:
        raise SystemExit(f"cannot write in {path}: {page.status}")
    token = re.search(r'name="bevis" value="([^"]*)"', page.text)[1]
    seen = int(re.search(r'data-revision="(\d+)"', page.text)[1])
    text, panel, times = notes(size), "", []
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=30)
    for number in range(count):
        text += " mer"
        body = json.dumps({
            "seen": seen, "text": text, "panel": panel,
            "base": {"head": len(text) - 4, "tail": 0, "middle": ""},
        }, ensure_ascii=False).encode()
        begun = time.perf_counter()
        connection.request("POST", f"{path}/spara", body, {
            "Cookie": cookie_of(office), "Content-Type": "application/json", "Samordna-Bevis": token,
            "Origin": f"http://127.0.0.1:{port}"})
        answer = connection.getresponse()
        kept_text = json.loads(answer.read())
        times.append((time.perf_counter() - begun) * 1000)
        if kept_text.get("outcome") != "saved":
            raise SystemExit(f"cannot save in {path}: {answer.status} {kept_text}")
        seen, panel = kept_text["revision"], kept_text["panel"]
    connection.close()
    return {"bytes": len(text.encode()), "savings": count, **shares(times)}


def shares(times):
    return {"p50_ms": median(times), "p99_ms": quantiles(times, n=100)[98], "most_ms": max(times)}


# From a keystroke to the word that all is saved.
WATCH = """() => {
  const area = document.querySelector('#text'), state = document.querySelector('#sparlage');
  window.times = [];
  let typed = 0;
  area.addEventListener('input', () => { typed = performance.now(); });
  new MutationObserver(() => {
    if (typed && state.dataset.state === 'saved') { window.times.push(performance.now() - typed); typed = 0; }
  }).observe(state, { childList: true, subtree: true });
}"""


def typing(port, office, path):
    from playwright.sync_api import sync_playwright

    origin = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": office["cookie"], "value": office["secret"], "url": origin}])
        page = context.new_page()
        result = {}
        for number, (what, count) in enumerate(KEYSTROKES.items(), 1):
            page.goto(f"{origin}{path}/{number}")
            page.evaluate(WATCH)
            page.focus("#text")
            page.keyboard.press("Control+End")
            for done in range(1, count + 1):
                page.keyboard.type("a")
                wait_until(page, f"window.times.length >= {done}")
            times = page.evaluate("window.times")
            result[what] = {"keystrokes": count, **shares(times), "beyond_pause_p99_ms": shares(times)["p99_ms"] - PAUSE_MS}
        browser.close()
        return result


def wait_until(page, expression):
    """Not Playwright's own way, whose eval the page's policy forbids."""
    deadline = time.monotonic() + 30
    while not page.evaluate(expression):
        if time.monotonic() > deadline:
            raise SystemExit(f"cannot measure: {expression} does not come true")
        page.wait_for_timeout(20)


if __name__ == "__main__":
    main()
