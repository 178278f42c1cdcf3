"""Puts calendar files into a real CalDAV server, and compares what it gives back.

    caldav.py DIRECTORY

Starts Radicale on loopback with storage of its own, prints a JSON summary, and exits with 1 if a file of the directory
was refused or changed.
"""

import base64
import hashlib
import http.client
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import icalendar

COLLECTION = "/samordnare/moten/"
COMPARED = ("UID", "DTSTART", "DTEND", "SEQUENCE", "STATUS")
PATIENCE = 20


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: caldav.py DIRECTORY")
    files = sorted(Path(sys.argv[1]).glob("*.ics"))
    if not files:
        sys.exit(f"cannot check {sys.argv[1]}: there is no .ics file in it")
    with tempfile.TemporaryDirectory() as directory:
        summary = checked(files, Path(directory))
    json.dump(summary, sys.stdout, ensure_ascii=False, indent=1)
    print()
    sys.exit(1 if summary["refused"] or summary["changed"] else 0)


def checked(files, directory):
    port = free_port()
    server = start_radicale(directory, port)
    try:
        connection = connected(port, server, directory)
        request(connection, "MKCALENDAR", COLLECTION)
        return summary_of(connection, files)
    finally:
        server.terminate()
        server.wait()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def start_radicale(directory, port):
    configuration = directory / "radicale.conf"
    configuration.write_text(f"""
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {directory}/collections
""")
    with (directory / "radicale.log").open("wb") as log:
        return subprocess.Popen([sys.executable, "-m", "radicale", "--config", configuration],
                                stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def connected(port, server, directory):
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.connect()
            return connection
        except OSError:
            time.sleep(0.05)
    sys.exit("cannot start Radicale; its log: " + (directory / "radicale.log").read_text())


def summary_of(connection, files):
    summary = {"accepted": 0, "refused": [], "changed": []}
    for file in files:
        sent = without_method(file.read_bytes())
        path = COLLECTION + hashlib.sha256(uid(sent)).hexdigest() + ".ics"
        status, answer = request(connection, "PUT", path, sent)
        if status not in (201, 204):
            summary["refused"].append({"file": file.name, "status": status, "answer": answer.decode(errors="replace")})
            continue
        summary["accepted"] += 1
        _, stored = request(connection, "GET", path)
        summary["changed"] += [{"file": file.name, **change} for change in changes(sent, stored)]
    return summary


def without_method(octets):
    """A stored object must not have METHOD (RFC 4791 §4.1)."""
    return re.sub(rb"^METHOD:[^\r\n]*\r?\n", b"", octets, flags=re.MULTILINE)


def uid(octets):
    """The UID line, unfolded; only a name for the resource, so a missing one is left to the server to refuse."""
    found = re.search(rb"^UID[:;].*$", re.sub(rb"\r?\n[ \t]", b"", octets), flags=re.MULTILINE)
    return found[0] if found else b""


def request(connection, method, path, octets=None):
    account = base64.b64encode(b"samordnare:samordnare").decode()
    headers = {"Authorization": f"Basic {account}", "Content-Type": "text/calendar; charset=utf-8"}
    connection.request(method, path, octets, headers)
    response = connection.getresponse()
    return response.status, response.read()


def changes(sent, stored):
    before, after = compared(sent), compared(stored)
    return [{"property": name, "sent": before[name], "stored": after[name]}
            for name in COMPARED if before[name] != after[name]]


def compared(octets):
    """The compared properties as text, dates with their zone."""
    [event] = icalendar.Calendar.from_ical(octets).walk("VEVENT")
    return {name: written(event.get(name)) for name in COMPARED}


def written(property):
    if property is None:
        return None
    return property.dt.isoformat() + f" {property.params.get('TZID', '')}" if hasattr(property, "dt") else str(property)


if __name__ == "__main__":
    main()
