#!/usr/bin/python3 -IS
"""Reads a paper on standard input and writes what there is to read in it on standard output, as one line of JSON.

Papers come from anywhere, so they are opened apart from everything else: by the unit samordna-papers, which systemd
starts for each of them, or where that does not listen inside bubblewrap. Neither has a network, a database, another
file than the paper or more time and memory than stands below. With the argument “inside” this is the program in there.
"""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import zipfile
import zlib
from xml.parsers import expat

SOCKET = os.environ.get("SAMORDNA_PAPERS_SOCKET", "/run/samordna-papers.sock")
LARGEST = 100_000_000
"""Octets of a paper."""
LARGEST_UNPACKED = 60_000_000
"""Octets of what is unpacked from one."""
LARGEST_TEXT = 6_000_000
"""Octets of its words; the whole Bible has four million."""
MOST_ENTRIES = 20_000
SECONDS = 60
MEMORY = 1 << 30

NO_BOUNDS, BROKEN_PROGRAM, NO_CONVERTER = 69, 70, 72


class Fault(Exception):
    """Why there is nothing to count, in a word that the service knows."""

    def __init__(self, word, pages=None):
        super().__init__(word)
        self.word, self.pages = word, pages


def main():
    if sys.argv[1:] == ["inside"]:
        inside()
    elif through_socket():
        return
    else:
        through_bubblewrap()


def through_socket():
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as unit:
        try:
            unit.connect(SOCKET)
        except OSError:
            return False
        unit.settimeout(SECONDS * 2)
        try:
            while chunk := sys.stdin.buffer.read(1 << 16):
                unit.sendall(chunk)
            unit.shutdown(socket.SHUT_WR)
        except BrokenPipeError:
            pass  # It has heard enough, and says why.
        while chunk := unit.recv(1 << 16):
            sys.stdout.buffer.write(chunk)
    return True


def through_bubblewrap():
    program = os.path.realpath(__file__)
    arguments = [
        "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--setenv", "LANG", "C.UTF-8",
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib",
        "--symlink", "usr/lib64", "/lib64", "--ro-bind", program, "/count-paper", "--proc", "/proc", "--dev", "/dev",
        "--tmpfs", "/tmp", "--chdir", "/tmp", "--remount-ro", "/", "/usr/bin/python3", "-IS", "/count-paper", "inside",
    ]
    try:
        status = subprocess.call(arguments, executable="/usr/bin/bwrap")
    except OSError:
        status = 1
    # Bubblewrap's own trouble; the program inside ends otherwise.
    if status == 1:
        print("neither the unit samordna-papers nor bubblewrap can be used", file=sys.stderr)
        status = NO_BOUNDS
    sys.exit(status)


def inside():
    bound()
    try:
        found = count(take_in())
    except Fault as fault:
        found = {"fault": fault.word, "pages": fault.pages}
    except MemoryError:
        found = {"fault": "too-much"}
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(BROKEN_PROGRAM)
    sys.stdout.write(json.dumps(found) + "\n")


def bound():
    limits = [
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, LARGEST + 1),
        (resource.RLIMIT_NOFILE, 64), (resource.RLIMIT_CORE, 0),
    ]
    for limit, most in limits:
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):
            pass  # The unit has set narrower ones, and lets nobody change them.
    signal.signal(signal.SIGALRM, overdue)
    signal.alarm(SECONDS)


def overdue(*_):
    raise Fault("too-slow")


def take_in():
    """The paper as a file of its own: poppler goes back and forth in it."""
    path = "/tmp/paper"
    with open(path, "wb") as file:
        size = 0
        while chunk := sys.stdin.buffer.read(1 << 16):
            size += len(chunk)
            if size > LARGEST:
                raise Fault("too-large")
            file.write(chunk)
    return path


def count(path):
    with open(path, "rb") as file:
        beginning = file.read(5)
    if beginning == b"%PDF-":
        return count_pdf(path)
    if beginning[:4] == b"PK\3\4":
        return count_archive(path)
    raise Fault("other")


# PDF


def count_pdf(path):
    facts = pdf_facts(path)
    pages = int(facts.get("Pages") or 0)
    if pages < 1:
        raise Fault("broken")
    text = run(["pdftotext", "-q", "-enc", "UTF-8", path, "-"])[1].decode("utf-8", "replace")
    parts = [{"text": page} for page in text.split("\f")[:pages]]
    makers = facts.get("Creator", "") + facts.get("Producer", "")
    is_shown = re.search("PowerPoint|Impress|Keynote", makers) is not None
    return {"pages": pages, "slides": pages if is_shown else 0, "parts": parts}


def pdf_facts(path):
    status, words, complaint = run(["pdfinfo", "-enc", "UTF-8", path])
    if status != 0:
        raise Fault("encrypted" if b"ncorrect password" in complaint else "broken")
    rows = (line.split(":", 1) for line in words.decode("utf-8", "replace").splitlines() if ":" in line)
    return {name: value.strip() for name, value in rows}


def run(arguments):
    # A file takes all that is complained of; a pipe that nobody reads would hold the program up.
    with tempfile.TemporaryFile() as complaints:
        try:
            program = subprocess.Popen(
                ["/usr/bin/" + arguments[0]] + arguments[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=complaints)
        except OSError:
            print(f"{arguments[0]} is not there", file=sys.stderr)
            sys.exit(NO_CONVERTER)
        with program:
            try:
                words = program.stdout.read(LARGEST_TEXT + 1)
                if len(words) > LARGEST_TEXT:
                    raise Fault("too-much")
                status = program.wait()
            finally:
                program.kill()
        complaints.seek(0)
        return status, words, complaints.read(10_000)


# Office documents


def count_archive(path):
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                raise Fault("too-much")
            return Archive(archive).count()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, expat.ExpatError,
            UnicodeError, ValueError, zlib.error):
        raise Fault("broken") from None


class Archive:
    def __init__(self, archive):
        self.archive, self.names, self.left = archive, set(archive.namelist()), LARGEST_UNPACKED
        if any(entry.flag_bits & 1 for entry in archive.infolist()):
            raise Fault("encrypted")

    def count(self):
        if "word/document.xml" in self.names:
            return self.document()
        if "ppt/presentation.xml" in self.names:
            return self.presentation()
        if "content.xml" in self.names:
            return self.open_document()
        raise Fault("other")

    def document(self):
        reader = self.read("word/document.xml", WORD)
        notes = [self.read(name, WORD) for name in self.like(r"word/(foot|end)notes\.xml")]
        asides = [self.read(name, WORD) for name in self.like(r"word/(comments|header|footer)\w*\.xml")]
        parts = reader.parts + [{"text": part["text"]} for note in notes for part in note.parts]
        parts[0]["aside"] += "\n" + "\n".join(part["text"] + part["table"] for one in asides for part in one.parts)
        said = self.number("docProps/app.xml", r"<Pages>(\d{1,6})</Pages>")
        return {"pages": said or len(reader.parts), "slides": 0, "parts": parts}

    def presentation(self):
        names = self.like(r"ppt/slides/slide\d+\.xml")
        names.sort(key=lambda name: int(re.search(r"(\d+)\.xml", name)[1]))
        if not names:
            raise Fault("broken")
        parts = [merged(self.read(name, SLIDE)) for name in names]
        asides = [merged(self.read(name, SLIDE)) for name in self.like(r"ppt/(notesSlides|comments)/\w+\.xml")]
        parts[0]["aside"] += "\n".join(part["text"] + part["table"] for part in asides)
        return {"pages": len(parts), "slides": len(parts), "parts": parts}

    def open_document(self):
        if self.number("META-INF/manifest.xml", "(encryption-data)") is not None:
            raise Fault("encrypted")
        reader = self.read("content.xml", OPEN)
        said = self.number("meta.xml", r'page-count="(\d{1,6})"')
        return {"pages": said or len(reader.parts), "slides": 0, "parts": reader.parts}

    def like(self, pattern):
        return sorted(name for name in self.names if re.fullmatch(pattern, name))

    def read(self, name, words):
        reader = Reader(words)
        for chunk in self.chunks(name):
            reader.take(chunk)
        reader.take(b"", True)
        return reader

    def chunks(self, name):
        """No more than the limit in all, whatever the archive says of its sizes."""
        with self.archive.open(name) as file:
            while chunk := file.read(1 << 16):
                self.left -= len(chunk)
                if self.left < 0:
                    raise Fault("too-much")
                yield chunk

    def number(self, name, pattern):
        if name not in self.names:
            return None
        found = re.search(pattern, b"".join(self.chunks(name))[:1_000_000].decode("utf-8", "replace"))
        return found and (int(found[1]) if found[1].isdigit() else 1)


def merged(reader):
    return {key: "\n".join(part[key] for part in reader.parts) for key in ("text", "table", "aside")}


class Words:
    """What the elements of a kind of document mean, by the last part of their names."""

    def __init__(self, text, lines, blanks=(), tables=(), asides=(), pages=()):
        self.text, self.lines, self.blanks, self.tables = set(text), set(lines), set(blanks), set(tables)
        self.asides, self.pages = set(asides), set(pages)


WORD = Words(
    text=["w:t"], lines=["w:p", "w:br", "w:cr", "w:tc"], blanks=["w:tab"], tables=["w:tbl"],
    pages=["w:lastRenderedPageBreak"])
SLIDE = Words(text=["a:t", "p:text", "p188:t"], lines=["a:p", "a:br", "a:tc"], tables=["a:tbl"])
OPEN = Words(
    text=["text:p", "text:h"], lines=["text:p", "text:h", "text:line-break"], blanks=["text:s", "text:tab"],
    tables=["table:table"], asides=["text:tracked-changes", "office:annotation"], pages=["text:soft-page-break"])


class Reader:
    """The words of one XML file, as they come."""

    def __init__(self, words):
        self.words, self.depth, self.size = words, {"text": 0, "table": 0, "aside": 0}, 0
        self.pieces = [{"text": [], "table": [], "aside": []}]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        # No document of ours declares entities; those that do are made to grow.
        self.parser.StartDoctypeDeclHandler = self.refuse

    def take(self, chunk, is_last=False):
        self.parser.Parse(chunk, is_last)

    def refuse(self, *_):
        raise Fault("broken")

    def start(self, name, attributes):
        words = self.words
        if name in words.pages or attributes.get("w:type") == "page":
            self.pieces.append({"text": [], "table": [], "aside": []})
        if name in words.text:
            self.depth["text"] += 1
        if name in words.tables:
            self.depth["table"] += 1
        if name in words.asides:
            self.depth["aside"] += 1
        if name in words.blanks:
            self.put(" ")

    def end(self, name):
        words = self.words
        if name in words.text:
            self.depth["text"] -= 1
        if name in words.lines:
            self.put("\n")
        if name in words.tables:
            self.depth["table"] -= 1
        if name in words.asides:
            self.depth["aside"] -= 1

    def characters(self, text):
        if self.depth["text"]:
            self.put(text)

    def put(self, text):
        self.size += len(text)
        if self.size > LARGEST_TEXT:
            raise Fault("too-much")
        place = "aside" if self.depth["aside"] else "table" if self.depth["table"] else "text"
        self.pieces[-1][place].append(text)

    @property
    def parts(self):
        return [{place: "".join(pieces) for place, pieces in part.items()} for part in self.pieces]


main()
