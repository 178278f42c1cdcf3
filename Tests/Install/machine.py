"""A Debian machine of its own: a tree made with debootstrap, booted by systemd in namespaces of its own.

It has its own processes, mounts, host name, cgroups and network (loopback); nothing outside its folder changes."""

import os
import pathlib
import shutil
import signal
import subprocess
import time

PACKAGES = [
    "adduser", "ca-certificates", "dbus", "fonts-inter", "libcurl4", "libgmime-3.0-0", "libical3", "libsqlite3-0",
    "libstemmer0d", "python3", "sudo", "systemd-sysv"]
PEERS = ["dovecot-core", "lintian", "man-db", "nginx-light", "openssl", "poppler-utils", "postfix"]
MIRROR = "http://deb.debian.org/debian"
SUITE = "bookworm"

# Runs in the new namespaces, and becomes the machine's first process.
BOOT = """
set -e
mount --make-rprivate /
mount --bind "$0" "$0"
ip link set lo up
mount -t proc proc "$0/proc"
mount -t sysfs sysfs "$0/sys"
mount -t cgroup2 cgroup2 "$0/sys/fs/cgroup"
mount -t tmpfs tmpfs "$0/run"
mount -t tmpfs tmpfs "$0/tmp"
cd "$0"
pivot_root . mnt
umount -l mnt
# systemd leaves this to who makes the container; without it no service sees its credentials.
chroot . mount --make-rshared /
exec env -i container=unshare PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot . /lib/systemd/systemd --log-target=console
"""


class Failure(Exception):
    """What a step came to instead."""


def base_tree(cache):
    """The tree with everything but Samordna, made once."""
    tree = cache / f"debian-{SUITE}"
    if (tree / "made").exists():
        return tree
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    print(f"making {tree}", flush=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=" + ",".join(PACKAGES), SUITE, str(tree), MIRROR],
        check=True, stdout=subprocess.DEVNULL)
    guard = tree / "usr/sbin/policy-rc.d"
    guard.write_text("#!/bin/sh\nexit 101\n")
    guard.chmod(0o755)
    script = (
        'echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections; '
        "apt-get update -qq; apt-get install -y -qq --no-install-recommends " + " ".join(PEERS))
    subprocess.run(
        ["chroot", str(tree), "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-ec", script], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    guard.unlink()
    (tree / "made").touch()
    return tree


class Machine:
    def __init__(self, base, folder):
        self.root = pathlib.Path(folder)
        shutil.rmtree(self.root, ignore_errors=True)
        subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(self.root)], check=True)
        (self.root / "etc/hostname").write_text("samordna\n")
        (self.root / "etc/hosts").write_text("127.0.0.1 localhost samordna samordna.regionen.example\n")
        self.console = open(self.root.with_suffix(".log"), "ab")
        self.process = None

    def boot(self):
        self.cgroup = cgroup_root() / f"samordna-install-{os.getpid()}"
        self.cgroup.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--net", "--cgroup",
             "sh", "-c", BOOT, str(self.root)],
            stdin=subprocess.DEVNULL, stdout=self.console, stderr=self.console,
            preexec_fn=lambda: (self.cgroup / "cgroup.procs").write_text("0"))
        wait(30, "the machine's first process", self._first_process)
        wait(60, "the machine to be up", lambda: self.run("systemctl is-system-running", check=False).stdout.strip()
             in ("running", "degraded"))

    def _first_process(self):
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        if not children or "systemd" not in pathlib.Path(f"/proc/{children[0]}/cmdline").read_text():
            return False
        self.first = children[0]
        return True

    def run(self, command, check=True, user=None, text=True, **rest):
        """A command as root of the machine, or as one of its users."""
        prefix = ["runuser", "-u", user, "--"] if user else []
        done = subprocess.run(
            ["nsenter", "--target", self.first, "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup", "--root",
             "--wd", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
             "DEBIAN_FRONTEND=noninteractive", *prefix, "sh", "-c", command],
            capture_output=True, text=text, timeout=300, **rest)
        if check and done.returncode != 0:
            raise Failure(f"{command} ended with {done.returncode}: {done.stderr or done.stdout}")
        return done

    def write(self, path, text, mode=0o644):
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)

    def shut_down(self):
        """In order, as at a restart."""
        self.run("systemctl --no-block poweroff", check=False)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            raise Failure("the machine did not shut down within a minute") from None
        finally:
            self.end()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
            self.process = None
            wait(10, "the machine's processes to end", lambda: remove_group(self.cgroup))


def cgroup_root():
    unified = pathlib.Path("/sys/fs/cgroup/unified")
    return unified if unified.exists() else pathlib.Path("/sys/fs/cgroup")


def remove_group(group):
    try:
        for folder, _, _ in os.walk(group, topdown=False):
            os.rmdir(folder)
    except OSError:
        return False
    return True


def wait(seconds, what, is_so):
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {what}")
        time.sleep(0.05)
