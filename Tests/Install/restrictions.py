"""Steps that run within the service's own restrictions."""

import re

from machine import Failure
from story import Story

HARDENING = re.compile(r"^(?!Type|ExecStart|WatchdogSec|Restart|Timeout|StateDirectory=).*=")
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


class Restricted(Story):
    def a_document_is_set_inside_the_restrictions(self):
        self.machine.write("/srv/document/try.typ", TEMPLATE)
        self.machine.write("/srv/document/data.json", '{"rad": "En rad"}')
        self.within("/usr/lib/samordna/typeset /srv/document/try.typ", input="/srv/document/data.json")
        pdf = self.run("head -c 5 /srv/output; pdftotext /srv/output - | tr '\\n' ' '; pdffonts /srv/output").stdout
        self.expect(pdf.startswith("%PDF-") and "En rad åäö" in pdf and "Inter" in pdf, pdf)
        checked = self.within("/usr/bin/samordna check")
        self.expect("renderer: ok" in checked, checked)

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
