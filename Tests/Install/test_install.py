#!/usr/bin/python3
"""Installs the package on a Debian machine of its own, as an administrator would, and says of each step whether it held.

    test_install.py PACKAGE [--older PACKAGE] [--cache FOLDER] [--figures FILE]

Needs root, debootstrap, unshare and, the first time, Debian's mirror."""

import argparse
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import relay
from machine import Failure, Machine, base_tree, wait

SOURCES = pathlib.Path(__file__).resolve().parents[2]
DATABASE = "/var/lib/samordna/samordna.sqlite"
HARDENING = re.compile(r"^(?!Type|ExecStart|WatchdogSec|Restart|Timeout|StateDirectory=).*=")
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
rehearsal:
  clock_offset: {offset}
"""
OPEN_RELAY = "    port: 25\n    security: none"
RELAY_WITH_PASSWORD = """    port: 587
    authority_file: /etc/samordna/ca.pem
    authentication: plain
    user: lpo
    secret_file: smtp-secret"""
TEMPLATE = """#set document(title: "Prov", author: "Samordna")
#set text(lang: "sv", font: "Inter")
= Prov
#json(bytes(sys.inputs.data)).rad åäö
"""
# What the restrictions must refuse, tried from within them.
FORBIDDEN = """
import ctypes, mmap, os, shutil, socket, subprocess
def refused(what, attempt):
    try:
        attempt()
    except (OSError, PermissionError, ValueError, subprocess.CalledProcessError):
        return
    print(what)
def run_own_program(folder):
    def run():
        shutil.copy("/usr/bin/true", folder + "/true")
        os.chmod(folder + "/true", 0o700)
        try: subprocess.run([folder + "/true"], check=True)
        finally: os.remove(folder + "/true")
    return run
for folder in ["/dev/shm", "/tmp", "/var/lib/samordna", "/var/tmp"]:
    refused("ran a program from " + folder, run_own_program(folder))
refused("wrote in /usr", lambda: open("/usr/x", "w"))
refused("wrote in /etc/samordna", lambda: open("/etc/samordna/x", "w"))
refused("read /home", lambda: open("/home/post/.profile"))
refused("read another's process", lambda: open("/proc/1/cmdline"))
refused("made memory writable and executable", lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC))
refused("opened a packet socket", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
libc = ctypes.CDLL(None)
if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0: print("mounted")
if libc.unshare(0x10000000) == 0: print("made a user namespace")
"""


def main():
    options = arguments()
    if os.geteuid() != 0:
        sys.exit("cannot boot a machine: this account is not root; run as root")
    cache = pathlib.Path(options.cache).resolve()
    cache.mkdir(parents=True, exist_ok=True)
    base = base_tree(cache)
    figures = {"package_megabytes": round(options.package.stat().st_size / 1e6, 1)}
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        newer = repackaged(options.package, pathlib.Path(scratch))
        stories = [Life(options.package, newer, figures)]
        if options.older:
            stories.append(RollBack(options.older, options.package, figures))
        failures = sum(story.tell(base, cache / "machine") for story in stories)
    print(json.dumps(figures))
    if options.figures:
        pathlib.Path(options.figures).write_text(json.dumps(figures) + "\n")
    sys.exit(f"{failures} steps failed" if failures else None)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=pathlib.Path)
    parser.add_argument("--older", type=pathlib.Path, help="an earlier release to upgrade from and go back to")
    parser.add_argument("--cache", default=str(SOURCES / ".build/install"))
    parser.add_argument("--figures")
    return parser.parse_args()


def repackaged(package, folder):
    """The same content as a later version."""
    subprocess.run(["dpkg-deb", "--raw-extract", package, folder / "tree"], check=True)
    control = folder / "tree/DEBIAN/control"
    control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1+later", control.read_text()))
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder / "tree", folder / "later.deb"],
        check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "tree")
    return folder / "later.deb"


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
        return self.run("dpkg -i /root/samordna.deb")

    def configure(self, relay_lines):
        """At the next weekday's morning by the service's clock: the send window is open, whenever the test runs."""
        now = datetime.datetime.now(datetime.timezone.utc)
        self.today = now.replace(hour=9, minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
        while self.today.weekday() > 3 or quiet(self.today):
            self.today += datetime.timedelta(days=1)
        offset = int((self.today - now).total_seconds())
        self.machine.write("/etc/samordna/samordna.yaml", CONFIGURATION.format(relay=relay_lines, offset=offset))

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

    def content(self, file=DATABASE):
        """Everything in a database but what a daemon notes of itself."""
        script = f"import sqlite3; print('\\n'.join(sqlite3.connect('file:{file}?mode=ro', uri=True).iterdump()))"
        return self.run(f"sudo -u samordna python3 -c \"{script}\"").stdout


def quiet(day):
    return (day.month, day.day) >= (12, 15) or (day.month, day.day) <= (1, 10) or 27 <= day.isocalendar().week <= 32


class Life(Story):
    """From the first installation to the last trace."""

    @property
    def steps(self):
        return [
            self.lintian_finds_no_errors, self.the_relay_runs, self.the_package_installs_and_starts_nothing,
            self.one_file_filled_in_passes_the_check, self.the_first_notice_is_accepted,
            self.the_notice_is_an_invitation, self.the_unit_is_closed_while_it_works,
            self.a_document_is_set_inside_the_restrictions, self.the_restrictions_hold,
            self.a_daemon_that_hangs_is_started_again, self.a_secret_that_others_may_read_is_refused,
            self.a_relay_with_a_password_takes_the_next_mail, self.nginx_passes_requests_on,
            self.the_nightly_copy_is_made_and_old_ones_go, self.a_step_that_fails_leaves_the_file_as_it_was,
            self.after_a_restart_it_runs_and_sends_nothing_twice, self.an_upgrade_keeps_the_data,
            self.going_back_is_refused_until_the_copy_is_restored, self.removing_keeps_the_data,
            self.purging_keeps_the_data_and_says_so, self.installed_again_it_finds_the_data]

    def lintian_finds_no_errors(self):
        shutil.copy(self.first, self.machine.root / "root/samordna.deb")
        found = self.run("lintian --no-tag-display-limit --allow-root /root/samordna.deb", check=False).stdout
        self.figures["lintian_warnings"] = found.count("W: ")
        for line in found.splitlines():
            print("        " + line)
        self.expect("E: " not in found, "lintian found errors")

    def the_relay_runs(self):
        relay.start(self.machine)

    def the_package_installs_and_starts_nothing(self):
        self.installed = time.monotonic()
        self.install(self.first)
        self.expect(not self.is_active(), "the service runs before it is configured")
        state = self.run("stat -c '%U %a' /var/lib/samordna /etc/samordna/smtp-secret").stdout.split("\n")
        self.expect(state[:2] == ["samordna 700", "root 640"], f"state folder and secret are {state}")
        timer = self.run("systemctl is-active samordna-backup.timer", check=False).stdout.strip()
        self.expect(timer == "active", f"the backup's timer is {timer}")

    def one_file_filled_in_passes_the_check(self):
        self.configure(OPEN_RELAY)
        checked = self.samordna("check", check=False)
        self.expect("Templates/documents" in checked.stdout or checked.returncode == 0, checked.stdout + checked.stderr)

    def the_first_notice_is_accepted(self):
        self.open_office()
        self.run("systemctl enable --now samordnad")
        wait(60, "the first message to be accepted", lambda: self.outbox("accepted"))
        self.figures["install_to_first_accepted_seconds"] = round(time.monotonic() - self.installed, 1)
        wait(60, "all messages to be accepted", self.all_accepted)

    def the_notice_is_an_invitation(self):
        wait(20, "the mailbox", lambda: len(relay.messages(self.machine)) >= 2)
        methods = [relay.calendar_methods(message) for message in relay.messages(self.machine)]
        self.expect(all("REQUEST" in each for each in methods), f"the calendar parts are {methods}")

    def the_unit_is_closed_while_it_works(self):
        told = self.run("systemd-analyze security samordnad.service").stdout
        value = float(re.search(r"Overall exposure level.*: ([0-9.]+)", told)[1])
        self.figures["systemd_security"] = value
        self.expect(self.is_active(), "the service does not run")
        self.expect(value <= 1.5, f"the exposure is {value}")
        said = self.run("journalctl -u samordnad -o cat --no-pager").stdout
        self.expect("errno" not in said and "@regionen" not in said, f"the log has: {said}")
        health = self.run("python3 -c \"import urllib.request as u; print(u.urlopen('http://127.0.0.1:8080/health').status)\"")
        self.expect(health.stdout.strip() == "200", health.stdout)

    def a_document_is_set_inside_the_restrictions(self):
        self.machine.write("/srv/document/try.typ", TEMPLATE)
        self.machine.write("/srv/document/data.json", '{"rad": "En rad"}')
        self.within("/usr/lib/samordna/typeset /srv/document/try.typ", input="/srv/document/data.json")
        pdf = self.run("head -c 5 /srv/output; pdftotext /srv/output - | tr '\\n' ' '; pdffonts /srv/output").stdout
        self.expect(pdf.startswith("%PDF-") and "En rad åäö" in pdf and "Inter" in pdf, pdf)
        checked = self.within("/usr/bin/samordna check", check=False)
        self.expect("Templates/documents" in checked or "renderer: ok" in checked or "renderer" not in checked, checked)

    def the_restrictions_hold(self):
        self.machine.write("/srv/forbidden.py", FORBIDDEN)
        done = self.within("/usr/bin/python3 /srv/forbidden.py")
        self.expect(not done, f"it {done}")

    def within(self, command, input="/dev/null", check=True):
        """A command with the service's own restrictions; its standard output."""
        unit = (self.machine.root / "lib/systemd/system/samordnad.service").read_text()
        service = unit.split("[Service]")[1].split("[Install]")[0].splitlines()
        lines = [line for line in service if HARDENING.match(line)]
        self.machine.write(
            "/etc/systemd/system/try.service",
            "[Service]\nType=oneshot\nStateDirectory=samordna\n" + "\n".join(lines)
            + f"\nExecStart={command}\nStandardInput=file:{input}\nStandardOutput=truncate:/srv/output\n")
        self.run("systemctl daemon-reload")
        done = self.run("systemctl start try.service", check=False)
        if check and done.returncode != 0:
            raise Failure(self.run("journalctl -u try.service -n 20 -o cat", check=False).stdout)
        return self.run("cat /srv/output | tr -d '\\000'", check=False, text=False).stdout.decode(errors="replace")

    def a_daemon_that_hangs_is_started_again(self):
        self.machine.write("/etc/systemd/system/samordnad.service.d/try.conf", "[Service]\nWatchdogSec=4s\nRestartSec=1s\n")
        self.run("systemctl daemon-reload && systemctl restart samordnad")
        self.run("kill -STOP $(systemctl show -P MainPID samordnad)")
        wait(40, "systemd to start it again", lambda: self.run("systemctl show -P NRestarts samordnad").stdout.strip() != "0")
        self.run("rm -r /etc/systemd/system/samordnad.service.d && systemctl daemon-reload && systemctl restart samordnad")
        self.expect(self.is_active(), "the service does not run")

    def a_secret_that_others_may_read_is_refused(self):
        self.configure(RELAY_WITH_PASSWORD)
        self.run("cp /etc/postfix/server.pem /etc/samordna/ca.pem && chmod 644 /etc/samordna/ca.pem")
        empty = self.samordna("outbox", check=False).stderr
        self.expect("the file is empty" in empty, empty)
        self.run(f"echo {relay.PASSWORD} > /etc/samordna/smtp-secret && chmod 644 /etc/samordna/smtp-secret")
        refused = self.samordna("outbox", check=False).stderr
        self.expect("run chmod o= /etc/samordna/smtp-secret" in refused, refused)
        self.run("chmod o= /etc/samordna/smtp-secret")
        self.samordna("outbox")

    def a_relay_with_a_password_takes_the_next_mail(self):
        self.run("systemctl restart samordnad")
        checked = self.samordna("check", check=False).stdout
        self.expect("mail: ok" in checked, checked)
        before = len(relay.messages(self.machine))
        self.samordna(f"cancel {self.meeting} --reason 'Provet är slut.' --send")
        wait(60, "the cancellation to be accepted", self.all_accepted)
        wait(20, "the mailbox", lambda: len(relay.messages(self.machine)) == before + 2)
        received = str(relay.messages(self.machine)[-1]["Received"])
        self.expect("ESMTPSA" in received, f"it came without a password: {received}")

    def nginx_passes_requests_on(self):
        shutil.copy(SOURCES / "Config/nginx/samordna.conf", self.machine.root / "etc/nginx/conf.d/samordna.conf")
        names = re.findall(r"ssl_certificate\w* +(\S+);", (SOURCES / "Config/nginx/samordna.conf").read_text())
        for name, source in zip(names, ("server.pem", "server.key")):
            self.run(f"mkdir -p $(dirname {name}) && cp /etc/postfix/{source} {name}")
        self.run("nginx -t && systemctl enable nginx && systemctl restart nginx")
        script = (
            "import ssl, urllib.request as u; c = ssl._create_unverified_context(); "
            "a = u.urlopen('https://samordna.regionen.example/kalender/lpo.ics', context=c); "
            "print(a.status, a.headers['Content-Type'], a.headers['Strict-Transport-Security']); "
            "print(u.urlopen(u.Request('https://samordna.regionen.example/'), context=c).status)")
        told = self.run(f'python3 -c "{script}"').stdout
        self.expect("200 text/calendar" in told and "max-age" in told, told)
        plain = self.run(
            "python3 -c \"import http.client as h; c = h.HTTPConnection('samordna.regionen.example'); "
            "c.request('GET', '/'); print(c.getresponse().status)\"").stdout.strip()
        self.expect(plain == "301", f"plain HTTP gave {plain}")

    def the_nightly_copy_is_made_and_old_ones_go(self):
        if not self.knows("backup"):
            raise Failure("this release has no samordna backup")
        folder = "/var/lib/samordna/backups"
        self.run(
            f"sudo -u samordna sh -c 'mkdir -p {folder}; touch -d \"20 days ago\" {folder}/samordna-old.sqlite; "
            f"touch -d \"5 days ago\" {folder}/samordna-recent.sqlite'")
        self.run("systemctl start samordna-backup.service")
        kept = self.run(f"ls {folder}").stdout.split()
        self.expect(len(kept) == 2 and "samordna-old.sqlite" not in kept, f"kept are {kept}")
        value = self.run("systemd-analyze security samordna-backup.service").stdout
        self.figures["systemd_security_backup"] = float(re.search(r"Overall exposure level.*: ([0-9.]+)", value)[1])

    def a_step_that_fails_leaves_the_file_as_it_was(self):
        frozen = (SOURCES / "Tests/StoreTests/Frozen/2026-11-21.sql").read_text()
        self.machine.write("/srv/frozen.sql", frozen + "\nCREATE TABLE attendance (obstacle TEXT);\n")
        file = "/var/lib/samordna/older.sqlite"
        self.run(
            f"sudo -u samordna python3 -c \"import sqlite3; c = sqlite3.connect('{file}'); "
            f"c.executescript(open('/srv/frozen.sql').read()); c.close()\"")
        before = self.content(file)
        refused = self.run(
            f"sudo -u samordna env SAMORDNA_DATABASE={file} samordna person list", check=False)
        self.expect(refused.returncode == 1 and "attendance already exists" in refused.stderr, refused.stderr)
        self.expect(self.content(file) == before, "the file was changed")
        self.run(f"rm {file}*")

    def after_a_restart_it_runs_and_sends_nothing_twice(self):
        before, data = len(relay.messages(self.machine)), self.outbox()
        self.machine.shut_down()
        self.machine.boot()
        wait(60, "the service to run", self.is_active)
        self.expect(self.outbox() == data, "the outbox is another")
        self.expect(len(relay.messages(self.machine)) == before, "mail went out again")

    def an_upgrade_keeps_the_data(self):
        data = self.outbox()
        self.install(self.second)
        self.expect(self.is_active(), "the service does not run after the upgrade")
        self.expect(self.outbox() == data, "the outbox is another")
        self.expect("+later" in self.run("dpkg-query -W samordna").stdout, "the version is the same")

    def going_back_is_refused_until_the_copy_is_restored(self):
        """The later release has the same schema: what it would have done to the file is done here."""
        data = self.outbox()
        copy = DATABASE + ".before-99"
        self.run("systemctl stop samordnad")
        change = "INSERT INTO grdb_migrations VALUES ('2031-01-01 something new')"
        self.run(
            f"sudo -u samordna python3 -c \"import sqlite3; c = sqlite3.connect('{DATABASE}', isolation_level=None); "
            f"c.execute('VACUUM INTO \\'{copy}\\''); c.execute(\\\"{change}\\\"); c.close()\"")
        self.go_back(copy)
        self.expect(self.outbox() == data or "restore" in self.restored_by, "the outbox is another")

    def go_back(self, copy):
        """As docs/administration.md tells it."""
        self.install(self.first)
        refused = self.samordna("outbox", check=False).stderr
        self.expect("written by a newer release" in refused, f"the older release said: {refused}")
        self.run("systemctl stop samordnad", check=False)
        if self.knows("restore"):
            self.restored_by = "samordna restore"
            self.samordna(f"restore {copy}")
        else:
            self.restored_by = "copying"
            self.samordna_files(copy)
        self.run("systemctl reset-failed samordnad; systemctl start samordnad")
        self.expect(self.is_active(), "the service does not run after going back")

    def samordna_files(self, copy):
        self.run(f"cd /var/lib/samordna && mkdir -p set-aside && mv samordna.sqlite samordna.sqlite-* set-aside/", check=False)
        self.run(f"sudo -u samordna cp {copy} {DATABASE}")
        self.samordna("pause")

    def removing_keeps_the_data(self):
        self.run("dpkg --remove samordna")
        self.expect(not self.is_active(), "the service still runs")
        self.run(f"test -s {DATABASE} && test -e /etc/samordna/samordna.yaml && test ! -e /usr/bin/samordna")

    def purging_keeps_the_data_and_says_so(self):
        told = self.run("dpkg --purge samordna")
        self.expect("/var/lib/samordna" in told.stderr, f"it said: {told.stdout}{told.stderr}")
        self.run(f"test -s {DATABASE} && test ! -e /etc/samordna/samordna.yaml && test ! -e /etc/samordna/smtp-secret")
        self.run("test ! -e /usr/lib/samordna && test ! -e /usr/share/samordna")

    def installed_again_it_finds_the_data(self):
        self.install(self.first)
        self.configure(OPEN_RELAY)
        self.expect(len(self.outbox()) >= 4, "the outbox is empty")


class RollBack(Life):
    """From an earlier release to this one and back."""

    @property
    def steps(self):
        return [
            self.the_relay_runs, self.the_earlier_release_sends, self.the_upgrade_changes_the_schema_and_keeps_a_copy,
            self.the_earlier_release_takes_the_copy_back]

    def the_earlier_release_sends(self):
        self.installed = time.monotonic()
        self.install(self.first)
        self.configure(OPEN_RELAY)
        self.open_office()
        self.run("systemctl enable --now samordnad")
        wait(60, "all messages to be accepted", self.all_accepted)
        self.before, self.delivered = self.outbox(), len(self.accepted())

    def the_upgrade_changes_the_schema_and_keeps_a_copy(self):
        self.install(self.second)
        self.expect(self.is_active(), "the service does not run after the upgrade")
        self.expect(self.outbox() == self.before, "the outbox is another")
        self.copy = self.run(f"ls {DATABASE}.before-*").stdout.strip()
        mode = self.run(f"stat -c '%U %a' {self.copy}").stdout.strip()
        self.expect(mode == "samordna 600", f"the copy is {mode}")

    def the_earlier_release_takes_the_copy_back(self):
        self.go_back(self.copy)
        self.expect(self.outbox() == self.before, "the outbox is another")
        delivered = len(relay.messages(self.machine))
        self.expect(delivered == self.delivered, f"{delivered} mails were delivered, not {self.delivered}")


if __name__ == "__main__":
    main()
