"""A real Postfix and Dovecot on loopback, as ordinary processes with all their state in one directory.

    mailserver.py DIRECTORY [USERINFO]

USERINFO is the address where a token server says whose a token is; XOAUTH2 is offered then.

Prints one line of JSON when both answer, and runs until standard input is closed or SIGTERM comes:

    smtp         submission: STARTTLS and AUTH (PLAIN, LOGIN) are required
    relay        SMTP without either
    imap, imaps  every address is an account of its own; all share one password
    ca           the certificate authority to trust, for 127.0.0.1 and localhost
    mail         the Maildirs, one per address

What DIRECTORY/sieve/ADDRESS.sieve says is done with what comes to an address (RFC 5228).

Every address of an example domain is accepted, but for two kinds: local parts starting with `okand` are refused with
550, those starting with `studs` are accepted and bounce.
"""

import ctypes
import grp
import json
import os
import pwd
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import mailserver_files as files

USER = "samordnare@regionen.example"
PASSWORD = "hemligt-i-provet"
PATIENCE = 15
MARK = "mailserver"
SOCKET_PATH_LIMIT = 70
LOWEST_PORT, FIRST_EPHEMERAL_PORT = 20000, 32768
CHILD_SUBREAPER = 36


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: mailserver.py DIRECTORY [USERINFO]")
    # A parent may hold signals back, and the servers would inherit that: a master that hears of no SIGCHLD stalls.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    directory = Path(sys.argv[1]).resolve()
    userinfo = sys.argv[2] if len(sys.argv) == 3 else None
    servers = []
    try:
        refuse_without_root()
        adopt_orphans()
        prepare(directory)
        ports = dict(zip(("smtp", "relay", "imap", "imaps"), free_ports(4), strict=True))
        files.write_certificates(directory / "tls")
        servers.append(start_dovecot(directory, ports, userinfo))
        servers.append(start_postfix(directory, ports))
        wait_until_ready(directory, ports, servers)
        announce(directory, ports)
        wait_for_end(servers)
    except (OSError, subprocess.CalledProcessError) as cause:
        sys.exit(f"cannot start the mail servers: {cause}")
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for server in reversed(servers):
            end(server)
        wait_until(lambda: not any_child(), PATIENCE)


def refuse_without_root():
    """Postfix and Dovecot change to users of their own."""
    if os.geteuid() != 0:
        sys.exit("cannot start the mail servers: they change users; run as root or through sudo")
    for user in ("postfix", "dovecot"):
        try:
            pwd.getpwnam(user)
        except KeyError:
            sys.exit(f"cannot start the mail servers: {user} is not installed; run .ci/packages test")


def adopt_orphans():
    """A master does not wait for its children, which hold the ports too; so they become ours when it ends."""
    ctypes.CDLL(None).prctl(CHILD_SUBREAPER, 1)


def prepare(directory):
    """An empty directory that the servers' own users reach; one left by an earlier run is emptied."""
    directory.mkdir(parents=True, exist_ok=True)
    if len(str(directory)) > SOCKET_PATH_LIMIT:
        sys.exit(f"cannot use {directory}: its sockets' paths would be too long; "
                 f"expected at most {SOCKET_PATH_LIMIT} characters")
    if any(directory.iterdir()) and not (directory / MARK).exists():
        sys.exit(f"cannot use {directory}: it holds files of others; name an empty directory")
    end_leftovers(directory)
    for entry in directory.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    (directory / MARK).touch()
    directory.chmod(0o755)
    for parent in directory.parents:
        if not parent.stat().st_mode & 0o001:
            sys.exit(f"cannot use {directory}: the servers' users may not enter {parent}; "
                     "name a directory that everybody may enter")


def end_leftovers(directory):
    """Servers of a run that was killed hold this directory's sockets; their pid files say who they are."""
    for pid_file in (directory / "queue/pid/master.pid", directory / "run/master.pid"):
        pid = int(pid_file.read_text()) if pid_file.exists() else None
        if pid and str(directory) in command_line(pid):
            end_process(pid)


def end_process(pid):
    os.kill(pid, signal.SIGTERM)
    wait_until(lambda: not command_line(pid), PATIENCE)


def command_line(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def free_ports(count):
    """Free ports below those the kernel hands out, so that no outgoing connection takes one before the server does."""
    held = []
    candidates = random.sample(range(LOWEST_PORT, FIRST_EPHEMERAL_PORT), 200)
    while len(held) < count:
        listener = socket.socket()
        try:
            listener.bind(("127.0.0.1", candidates.pop()))
            held.append(listener)
        except OSError:
            listener.close()
    ports = [listener.getsockname()[1] for listener in held]
    for listener in held:
        listener.close()
    return ports


def start_dovecot(directory, ports, userinfo):
    (directory / "queue/private").mkdir(parents=True)
    make(directory / "mail", "nobody")
    make(directory / "sieve", "nobody")
    configuration = directory / "dovecot.conf"
    text = files.dovecot(directory, ports, PASSWORD)
    if userinfo:
        (directory / "tokens.conf").write_text(files.dovecot_tokens(userinfo))
        text += files.dovecot_xoauth2(directory)
    configuration.write_text(text)
    return start("dovecot", "-F", "-c", str(configuration), log=directory / "dovecot.out")


def start_postfix(directory, ports):
    make_queue(directory / "queue")
    make(directory / "data", "postfix", mode=0o700)
    configuration = directory / "postfix"
    configuration.mkdir()
    write_aged(configuration / "main.cf", files.postfix(directory))
    write_aged(configuration / "master.cf", files.postfix_services(ports))
    write_aged(configuration / "domains", files.DOMAINS)
    write_aged(configuration / "recipients", files.RECIPIENTS)
    write_aged(configuration / "transports", files.TRANSPORTS)
    return start("/usr/lib/postfix/sbin/master", "-d", "-c", str(configuration), log=directory / "postfix.out")


def write_aged(path, text):
    """Postfix waits until a file that it reads was last changed some seconds ago."""
    path.write_text(text)
    minute_ago = time.time() - 60
    os.utime(path, (minute_ago, minute_ago))


def make_queue(queue):
    """What `postfix check` would make, without its shell scripts and the packaged list of files that they read."""
    for name in files.QUEUES:
        make(queue / name, "postfix", mode=0o700)
    make(queue / "maildrop", "postfix", "postdrop", 0o1730)
    make(queue / "public", "postfix", "postdrop", 0o2710)
    make(queue / "pid", "root")


def make(path, owner, group=None, mode=0o755):
    path.mkdir(parents=True, exist_ok=True)
    os.chown(path, pwd.getpwnam(owner).pw_uid, grp.getgrnam(group).gr_gid if group else 0)
    path.chmod(mode)


def start(*command, log):
    """A child in a session of its own, since Postfix's master ends its whole process group."""
    with log.open("wb") as output:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                start_new_session=True)


def wait_until_ready(directory, ports, servers):
    def is_ready():
        if any(server.poll() is not None for server in servers):
            return True
        return ((directory / "run/lmtp").exists() and greeting(ports["smtp"]).startswith(b"220")
                and greeting(ports["relay"]).startswith(b"220") and greeting(ports["imap"]).startswith(b"* OK"))

    if wait_until(is_ready, PATIENCE) and all(server.poll() is None for server in servers):
        return
    sys.exit("cannot start the mail servers: one of them ended or kept silent; their last lines:\n"
             + "".join(last_lines(log) for log in sorted(directory.glob("*.out")) + sorted(directory.glob("*.log"))))


def greeting(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            return connection.recv(200)
    except OSError:
        return b""


def last_lines(log, count=5):
    return "".join(f"{log.name}: {line}\n" for line in log.read_text(errors="replace").splitlines()[-count:])


def wait_until(condition, seconds):
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def announce(directory, ports):
    print(json.dumps({
        **ports,
        "ca": str(directory / "tls/ca.pem"),
        "user": USER,
        "password": PASSWORD,
        "directory": str(directory),
        "mail": str(directory / "mail"),
    }), flush=True)


def wait_for_end(servers):
    """Returns when standard input is closed; a server that ends by itself is a failure."""
    while True:
        readable, _, _ = select.select([sys.stdin], [], [], 1)
        if readable and not os.read(sys.stdin.fileno(), 4096):
            return
        if any(server.poll() is not None for server in servers):
            sys.exit("cannot go on: a mail server ended by itself; its log stands in the directory")


def end(server):
    """Ends the server and waits for it: a master ends its children first, Dovecot's takes up to 5 s."""
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def any_child():
    """Whether a child is still running; takes note of those that ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return True
    except ChildProcessError:
        return False


if __name__ == "__main__":
    main()
