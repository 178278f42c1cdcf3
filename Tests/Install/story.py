"""What the stories of an installation are made of: an office and steps, told as they are done."""

import datetime
import json
import pathlib
import re
import shutil
import subprocess
import time
import urllib.parse

from machine import Failure, Machine

SOURCES = pathlib.Path(__file__).resolve().parents[2]
DATABASE = "/var/lib/samordna/samordna.sqlite"
REGION = """
region: Region Exempel
authorities:
  - {id: regionen, name: Region Exempel, kind: region}
  - {id: kommun, name: Exempels kommun, kind: municipality}
bodies:
  - {id: lpo, kind: programArea, name: LPO Psykisk hälsa}
"""
MEMBERS = """grupp;roll;namn;e-post;huvudman;från
lpo;ordförande;Anna Ek;anna@regionen.example;Region Exempel;2026-01-01
lpo;ledamot;Cilla Öberg;cilla@kommun.example;Exempels kommun;2026-01-01
"""
CONFIGURATION = """
mail:
  mailbox: lpo@regionen.example
  smtp:
    host: localhost
{relay}
sending:
  undo_seconds: 0
{web}rehearsal:
  clock_offset: {offset}
"""
WEB = "web:\n  address: https://samordna.regionen.example\n"
OPEN_RELAY = "    port: 25\n    security: none"
RELAY_WITH_PASSWORD = """    port: 587
    authority_file: /etc/samordna/ca.pem
    authentication: plain
    user: lpo
    secret_file: smtp-secret"""


class Story:
    """Steps on one machine, each told as it is done; a step that fails does not end the story."""

    def __init__(self, first, second, figures):
        self.first, self.second, self.figures = first, second, figures

    def tell(self, base, folder):
        self.machine, failures = Machine(base, folder), 0
        try:
            self.machine.boot()
            for number, step in enumerate(self.steps, 1):
                failures += not self._do(number, step)
        finally:
            self.machine.end()
        return failures

    def _do(self, number, step):
        words, start = step.__name__.replace("_", " "), time.monotonic()
        try:
            step()
        except (Failure, subprocess.SubprocessError, OSError, ValueError, KeyError, IndexError) as failure:
            print(f"FAIL {number:2} {words}\n        {failure}", flush=True)
            return False
        print(f"pass {number:2} {words} ({time.monotonic() - start:.1f} s)", flush=True)
        return True

    # What the steps are made of.

    def run(self, command, **rest):
        return self.machine.run(command, **rest)

    def samordna(self, command, check=True):
        return self.run(f"sudo -u samordna samordna {command}", check=check)

    def outbox(self, state=None):
        return json.loads(self.samordna("outbox --json" + (f" --state {state}" if state else "")).stdout)

    def install(self, package):
        shutil.copy(package, self.machine.root / "root/samordna.deb")
        return self.run("dpkg --force-confold -i /root/samordna.deb")

    def configure(self, relay_lines, web=""):
        """At the next weekday's morning by the service's clock: the send window is open, whenever the test runs."""
        now = datetime.datetime.now(datetime.timezone.utc)
        self.today = now.replace(hour=9, minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
        while self.today.weekday() > 3 or quiet(self.today):
            self.today += datetime.timedelta(days=1)
        offset = int((self.today - now).total_seconds())
        self.machine.write("/etc/samordna/samordna.yaml", CONFIGURATION.format(
            relay=relay_lines, web=web, offset=offset))

    def open_office(self):
        self.machine.write("/root/region.yaml", REGION)
        self.machine.write("/root/ledamoter.csv", MEMBERS)
        day = self.today + datetime.timedelta(days=40)
        while day.weekday() != 1:
            day += datetime.timedelta(days=1)
        self.meeting = f"lpo/{day.year}-1"
        self.run("install -d -m 755 /srv/lists && cp /root/region.yaml /root/ledamoter.csv /srv/lists")
        self.samordna("import /srv/lists/region.yaml")
        self.samordna("import /srv/lists/ledamoter.csv")
        self.samordna(f"meeting add lpo {day:%Y-%m-%d}T13:00")
        self.samordna(f'approve {day.year} --body lpo --by "Anna Ek"')
        self.samordna("resume")
        self.samordna(f"release {self.meeting} --by 'Anna Ek'", check=False)
        self.samordna(f"notice {self.meeting}")

    def accepted(self):
        return [line for line in self.outbox() if line["state"] == "accepted"]

    def all_accepted(self):
        return all(line["state"] in ("accepted", "superseded", "lapsed") for line in self.outbox())

    def knows(self, command):
        return re.search(rf"(?m)^  {command} ", self.run("samordna --help").stdout)

    def is_active(self):
        return self.run("systemctl is-active samordnad", check=False).stdout.strip() == "active"

    def expect(self, holds, otherwise):
        if not holds:
            raise Failure(otherwise)

    def fetch(self, address):
        """Status, content type and how long to insist on TLS, as the first answer has them."""
        url = urllib.parse.urlsplit(address)
        script = (
            f"import http.client as h, ssl; c = h.HTTP{'S' if url.scheme == 'https' else ''}Connection('{url.netloc}'"
            f"{', context=ssl._create_unverified_context()' if url.scheme == 'https' else ''}); "
            f"c.request('GET', '{url.path}'); a = c.getresponse(); "
            "print(a.status, a.headers['Content-Type'], a.headers['Strict-Transport-Security'])")
        return self.run(f'python3 -c "{script}"').stdout

    def content(self, file=DATABASE):
        """Everything in a database but what a daemon notes of itself."""
        script = f"import sqlite3; print('\\n'.join(sqlite3.connect('file:{file}?mode=ro', uri=True).iterdump()))"
        return self.run(f"sudo -u samordna python3 -c \"{script}\"").stdout


def quiet(day):
    return (day.month, day.day) >= (12, 15) or (day.month, day.day) <= (1, 10) or 27 <= day.isocalendar().week <= 32
