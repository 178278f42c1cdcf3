"""Measures the office on the web:

    python office.py capture FOLDER STATEMENTS.SO PERSON SAMORDNA    signs in; keeps what the peer needs
    python office.py load FOLDER PORT COMMAND…                       both pages at 16 connections
    python office.py first FOLDER PORT COMMAND…                      the first view of each in Chromium
    python office.py memory FOLDER PORT COMMAND…                     what is resident after many requests

FOLDER has samordna.yaml, its database filled; each COMMAND serves at PORT and is ended afterwards.
"""

import http.client
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from statistics import median

from service import resident

PAGES = {"today": "/idag", "workload": "/arbetsinsats"}
CONNECTIONS = 16
SECONDS = 10
# A commit of another process, from which nothing that was made of the database before may be used.
COMMIT = "UPDATE session SET seen = seen + 1"
COMMITS_PER_SECOND = 10
REQUESTS = (1_000, 10_000, 100_000)
VIEWS = 5
PATIENCE = 30
CHROMIUM = "/usr/bin/chromium"
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}
# What each server writes of its own.
HOP = {"date", "server", "content-length", "connection", "transfer-encoding"}


def main():
    order, folder, *words = sys.argv[1:]
    print(json.dumps({"capture": capture, "load": load, "first": first, "memory": memory}[order](folder, *words)))


def capture(folder, statements, person, samordna):
    from office_template import template

    config = os.path.join(folder, "samordna.yaml")
    port, database = setting(config, "port"), setting(config, "database")
    log = os.path.join(folder, "statements")
    with serving(port, [samordna, "serve", "--config", config], LD_PRELOAD=statements, STATEMENTS=log):
        link = subprocess.run([samordna, "sign-in", person, "--config", config], check=True, capture_output=True, text=True)
        name, secret = sign_in(port, link.stdout.strip())
        cookie = f"{name}={secret}"
        settle(port)
        pages = []
        for what, path in PAGES.items():
            begun, answer = noted(log, database, lambda: ask(port, path, cookie))
            source, values = template(answer.text)
            pages.append({
                "what": what, "path": path, "bytes": len(answer.text.encode()), "statements": begun,
                "headers": {name: value for name, value in answer.headers if name.lower() not in HOP},
                "template": source, "values": values,
            })
    office = {"database": database, "cookie": name, "secret": secret, "pages": pages}
    with open(os.path.join(folder, "office.json"), "w") as file:
        json.dump(office, file, ensure_ascii=False)
    return {page["what"]: {"bytes": page["bytes"], "statements": len(page["statements"])} for page in pages}


def setting(config, name):
    with open(config) as file:
        return next(line.split(":", 1)[1].strip() for line in file if line.strip().startswith(f"{name}:"))


def sign_in(port, link):
    """The cookie's name and what it says."""
    path = "/" + link.split("/", 3)[3]
    page = ask(port, path)
    token = re.search(r'name="bevis" value="([^"]*)"', page.text)[1]
    origin = f"http://127.0.0.1:{port}"
    entered = ask(port, path, method="POST", body=f"bevis={token}", headers={
        "Content-Type": "application/x-www-form-urlencoded", "Origin": origin})
    cookies = [value for name, value in entered.headers if name.lower() == "set-cookie"]
    if not cookies:
        raise SystemExit(f"cannot sign in: {path} was answered by {entered.status} without a cookie")
    return cookies[0].split(";")[0].split("=", 1)


def settle(port):
    """Until the service has sent what was due, so that every request finds the same."""
    deadline = time.monotonic() + PATIENCE
    quiet = 0
    while quiet < 5 and time.monotonic() < deadline:
        quiet = quiet + 1 if json.loads(ask(port, "/health").text)["queued"] == 0 else 0
        time.sleep(1)


def noted(log, database, request):
    """The statements that a request begins where nothing is kept from one before, without those of the schedule, which
    come in between now and then."""
    tries = []
    for _ in range(5):
        commit(database)
        before = os.path.getsize(log)
        answer = request()
        with open(log, "rb") as file:
            file.seek(before)
            tries.append([one.decode() for one in file.read().split(b"\0") if one])
    begun = min(tries, key=len)
    own = ("SELECT * FROM session WHERE digest", "PRAGMA data_version")
    return [one for one in begun if not one.startswith(own)], answer


def commit(database):
    connection = sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(COMMIT)
    connection.close()


@contextmanager
def commits(database):
    """As when mail comes in, answers are taken in and reminders go out."""
    ended = threading.Event()

    def work():
        while not ended.wait(1 / COMMITS_PER_SECOND):
            commit(database)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        worker.join()


def load(folder, port, *command):
    """Each page in an office where nothing happens, and in one that is at work."""
    office = kept(folder)
    with serving(port, command, OFFICE=folder):
        result = {}
        for page in office["pages"]:
            answer = check(port, office, page)
            wrk(port, office, page["path"], 2)
            quiet = wrk(port, office, page["path"], SECONDS)
            with commits(office["database"]):
                busy = wrk(port, office, page["path"], SECONDS)
            result[page["what"]] = {"bytes": len(answer.text.encode()), **quiet, "busy": busy}
        return {**result, "load_average": os.getloadavg()[0]}


def check(port, office, page):
    """The page is whole: within two in a hundred of the bytes, with the same headers."""
    answer = ask(port, page["path"], cookie_of(office))
    size = len(answer.text.encode())
    headers = {name.lower(): value for name, value in answer.headers}
    lacking = [name for name, value in page["headers"].items() if headers.get(name.lower()) != value]
    if answer.status != 200 or abs(size - page["bytes"]) > page["bytes"] / 50 or lacking:
        raise SystemExit(
            f"cannot compare {page['path']}: {answer.status}, {size} bytes where {page['bytes']} were expected, "
            f"without {lacking}")
    return answer


def wrk(port, office, path, seconds, *more):
    url = f"http://127.0.0.1:{port}{path}"
    text = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", f"{PATIENCE}s", "--latency",
         "-H", f"Cookie: {cookie_of(office)}", *more, url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"cannot measure {path}: {text}")
    found = {share: float(number) * UNITS[unit] for share, number, unit in re.findall(
        r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m)\s*$", text, re.M)}
    return {
        "p50_ms": found["50"], "p99_ms": found["99"],
        "per_second": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        "requests": int(re.search(r"(\d+) requests in", text)[1]),
    }


def first(folder, port, *command):
    """With nothing in the browser's cache; the medians of several views."""
    from playwright.sync_api import sync_playwright

    office = kept(folder)
    with serving(port, command), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        result = {}
        for page in office["pages"]:
            views = [view(browser, port, office, page["path"]) for _ in range(VIEWS)]
            result[page["what"]] = {name: median(one[name] for one in views) for name in views[0]}
        browser.close()
        return result


def view(browser, port, office, path):
    origin = f"http://127.0.0.1:{port}"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": office["cookie"], "value": office["secret"], "url": origin}])
    page = context.new_page()
    traffic = context.new_cdp_session(page)
    sizes = []
    traffic.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    traffic.send("Network.enable")
    page.goto(origin + path, wait_until="networkidle")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return {"requests": len(sizes), "bytes": sum(sizes), "paint_ms": painted}


def memory(folder, port, *command):
    """Megabytes after each number of requests, of which every tenth is for the page I dag."""
    mixed = os.path.join(os.path.dirname(__file__), "office.lua")
    office = kept(folder)
    sizes, done = {}, 0
    with serving(port, command) as server:
        for goal in REQUESTS:
            while done < goal:
                seconds = 1 if goal - done < 5_000 else SECONDS
                done += wrk(port, office, "/", seconds, "-s", mixed)["requests"]
            sizes[str(goal)] = {"requests": done, "megabytes": resident(server.pid)}
    return sizes


def kept(folder):
    with open(os.path.join(folder, "office.json")) as file:
        return json.load(file)


def cookie_of(office):
    return f"{office['cookie']}={office['secret']}"


@contextmanager
def serving(port, command, **environment):
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    try:
        wait(port, server)
        yield server
    finally:
        server.terminate()
        server.wait()


def wait(port, server):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            return ask(port, "/health")
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"cannot measure {server.args[0]}: it does not answer at {port}")


class Answer:
    def __init__(self, answer):
        self.status, self.headers, self.text = answer.status, answer.getheaders(), answer.read().decode()


def ask(port, path, cookie="", method="GET", body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
    try:
        connection.request(method, path, body, {"Cookie": cookie, **(headers or {})})
        return Answer(connection.getresponse())
    finally:
        connection.close()


if __name__ == "__main__":
    main()
