"""An installation from the first day to the last trace, and one that goes back to an earlier release."""

import re
import shutil
import time

import relay
from machine import Failure, wait
from restrictions import Restricted
from story import DATABASE, OPEN_RELAY, RELAY_WITH_PASSWORD, SOURCES, WEB


class Life(Restricted):
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
        self.expect(checked.returncode == 0, checked.stdout + checked.stderr)

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
        self.expect("@" not in said and "Anna" not in said, f"the log has: {said}")
        self.expect(self.fetch("http://127.0.0.1:8080/health").startswith("200"), "the service gives no sign of life")

    def a_daemon_that_hangs_is_started_again(self):
        folder, restarts = "/etc/systemd/system/samordnad.service.d", "systemctl show -P NRestarts samordnad"
        self.machine.write(f"{folder}/try.conf", "[Service]\nWatchdogSec=4s\nRestartSec=1s\n")
        self.run("systemctl daemon-reload && systemctl restart samordnad")
        self.run("kill -STOP $(systemctl show -P MainPID samordnad)")
        wait(40, "systemd to start it again", lambda: self.run(restarts).stdout.strip() != "0")
        self.run(f"rm -r {folder} && systemctl daemon-reload && systemctl restart samordnad")
        self.expect(self.is_active(), "the service does not run")

    def a_secret_that_others_may_read_is_refused(self):
        self.configure(RELAY_WITH_PASSWORD, WEB)
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
        site = "https://samordna.regionen.example"
        body = self.fetch(f"{site}/kalender/lpo.ics")
        self.expect("200 text/calendar" in body and "max-age" in body, body)
        own = self.samordna("feed open 'Cilla Öberg'").stdout.strip()
        self.expect(own.startswith(site) and "200 text/calendar" in self.fetch(own), f"{own}: {self.fetch(own)}")
        self.run("systemctl stop samordnad")
        down = self.fetch(own)
        self.run("systemctl start samordnad")
        self.expect(down.startswith("502"), f"without the service it said {down}")
        told = self.run(f"grep -r {own.split('/')[-1][:12]} /var/log/nginx", check=False).stdout
        self.expect(not told, f"nginx wrote a secret address: {told}")
        plain = self.fetch("http://samordna.regionen.example/")
        self.expect(plain.startswith("301"), f"plain HTTP gave {plain}")

    def the_nightly_copy_is_made_and_old_ones_go(self):
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
            self.samordna("resume")
        else:
            self.restored_by = "copying"
            self.restore_by_hand(copy)
        self.run("systemctl reset-failed samordnad; systemctl start samordnad")
        self.expect(self.is_active(), "the service does not run after going back")

    def restore_by_hand(self, copy):
        self.run(
            "cd /var/lib/samordna && mkdir -p aside && mv samordna.sqlite samordna.sqlite-* aside/", check=False)
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

    copy = before = delivered = None

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
        owner = self.run(f"stat -c %U {self.copy}").stdout.strip()
        self.expect(owner == "samordna", f"the copy is {owner}'s")

    def the_earlier_release_takes_the_copy_back(self):
        self.go_back(self.copy)
        self.expect(self.outbox() == self.before, "the outbox is another")
        delivered = len(relay.messages(self.machine))
        self.expect(delivered == self.delivered, f"{delivered} mails were delivered, not {self.delivered}")
