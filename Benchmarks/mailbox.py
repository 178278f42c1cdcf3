"""Fills a mailbox of a real Dovecot and times who empties it.

    mailbox.py LETTERS COMMAND…    COMMAND gets the line that mailserver.py prints for {server}; prints what it prints
    mailbox.py LETTERS             fetches one message after the other by imaplib
"""

import imaplib
import json
import os
import pwd
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MAILBOX = "lpo@regionen.example"
SERVER = Path(__file__).parent.parent / "Tests/Peers/mailserver.py"


def main():
    letters, command = Path(sys.argv[1]), sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix="bench") as directory:
        os.chmod(directory, 0o755)
        process = subprocess.Popen(
            [sys.executable, SERVER, f"{directory}/server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            line = process.stdout.readline().strip()
            if not line:
                sys.exit("cannot measure: the mail servers did not start")
            server = json.loads(line)
            fill(Path(server["mail"]) / MAILBOX, letters)
            warm(server)
            if command:
                subprocess.run([word.replace("{server}", line) for word in command], check=True)
            else:
                print(json.dumps(fetched(server)))
        finally:
            process.stdin.close()
            process.wait()


def fill(maildir, letters):
    owner = pwd.getpwnam("nobody").pw_uid
    for name in ("", "tmp", "new", "cur"):
        (maildir / name).mkdir(parents=True, exist_ok=True)
        os.chown(maildir / name, owner, -1)
    for number, letter in enumerate(sorted(letters.glob("*.eml"))):
        target = maildir / "new" / f"{1_800_000_000 + number}.M{number}.bench"
        shutil.copyfile(letter, target)
        os.chown(target, owner, -1)


def connected(server):
    connection = imaplib.IMAP4_SSL(
        "localhost", server["imaps"], ssl_context=ssl.create_default_context(cafile=server["ca"]))
    connection.login(MAILBOX, server["password"])
    return connection


def warm(server):
    """Dovecot numbers what lies there before anybody is timed."""
    with connected(server) as connection:
        connection.select()


def fetched(server):
    start = time.perf_counter()
    with connected(server) as connection:
        connection.select()
        _, [found] = connection.uid("SEARCH", "UID", "1:*")
        numbers = found.split()
        octets = sum(len(connection.uid("FETCH", number, "(BODY[])")[1][0][1]) for number in numbers)
    seconds = time.perf_counter() - start
    return {"messages": len(numbers), "octets": octets, "seconds": round(seconds, 3),
            "messages_per_second": round(len(numbers) / seconds)}


if __name__ == "__main__":
    main()
