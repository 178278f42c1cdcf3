"""A web server of files over TLS, with servers that misbehave beside them.

    web_files.py (--certificate PATH | --make FOLDER) --events FILE

The certificate's files end in .pem and .key; in a folder it makes an authority, ca.pem, and a certificate of its own. Prints the port of https://127.0.0.1. Paths:

    /calendar.ics     a calendar with ETag and Last-Modified; 304 to who has it already
    /type/X/Y         the same as X/Y
    /page             a web page that says it is a calendar
    /huge             a calendar that never ends;  /long says so in its Content-Length
    /heads            header lines that never end
    /slow             a calendar, an octet a second
    /silent           nothing at all
    /status/N         N
    /getonly          something, and 404 to who asks what would be said of it
    /to?URL           leads to URL;  /round leads to itself;  /hops/N leads on N times
    /gzip             a compressed calendar though nobody asked for one

Each request is a line of JSON in the file of events: path and headers. Ends when its standard input does.
"""

import argparse
import gzip
import http.server
import json
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Hemligt\r\n"
    "DTSTART:20270302T120000Z\r\nDTEND:20270302T130000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
).encode()
ETAG, MODIFIED = '"etta"', "Sat, 21 Nov 2026 10:00:00 GMT"


class Files(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    events = None

    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        with open(self.events, "a") as events:
            events.write(json.dumps({"path": self.path, "headers": dict(self.headers)}) + "\n")
        first, _, rest = self.path[1:].partition("/")
        first = first.partition("?")[0]
        try:
            getattr(self, "give_" + first.replace(".", "_"), self.give_nothing)(rest)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def answer(self, status, body=b"", kind="text/calendar; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def give_calendar_ics(self, rest):
        if self.headers.get("If-None-Match") == ETAG and self.headers.get("If-Modified-Since") == MODIFIED:
            return self.answer(304, ETag=ETAG)
        self.answer(200, CALENDAR, ETag=ETAG, Last_Modified=MODIFIED)

    def give_type(self, rest):
        self.answer(200, CALENDAR, kind=rest)

    def give_page(self, rest):
        self.answer(200, b"<html>BEGIN:VCALENDAR")

    def give_gzip(self, rest):
        self.answer(200, gzip.compress(CALENDAR), Content_Encoding="gzip")

    def give_status(self, rest):
        self.answer(int(rest.partition("?")[0]), b"no")

    def give_getonly(self, rest):
        self.answer(404 if self.command == "HEAD" else 200, b"here")

    def give_to(self, rest):
        self.answer(302, Location=urllib.parse.unquote(self.path.partition("?")[2]))

    def give_round(self, rest):
        self.answer(301, Location="/round")

    def give_hops(self, rest):
        self.answer(307, Location="/calendar.ics" if rest == "1" else f"/hops/{int(rest) - 1}")

    def give_huge(self, rest):
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(CALENDAR)
        while True:
            self.wfile.write(b"X-FILL:" + b"x" * 60_000 + b"\r\n")

    def give_long(self, rest):
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar")
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        self.wfile.write(CALENDAR)
        time.sleep(60)

    def give_heads(self, rest):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-Fill: " + b"x" * 900 + b"\r\n")

    def give_slow(self, rest):
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar")
        self.send_header("Content-Length", str(len(CALENDAR)))
        self.end_headers()
        for octet in CALENDAR:
            self.wfile.write(bytes([octet]))
            time.sleep(1)

    def give_silent(self, rest):
        time.sleep(60)

    def give_nothing(self, rest):
        self.answer(404, b"no")


def make(folder):
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    authority = ["-subj", "/CN=CA", "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem"]
    own = ["-subj", "/CN=web", "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"]
    own += ["-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key", "-keyout", f"{folder}/web.key", "-out", f"{folder}/web.pem"]
    for subject in (authority, own):
        subprocess.run(["openssl", "req", "-x509", *subject, *key], check=True, stderr=subprocess.DEVNULL)
    return f"{folder}/web"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--certificate")
    parser.add_argument("--make")
    parser.add_argument("--events", required=True)
    options = parser.parse_args()
    certificate = make(options.make) if options.make else options.certificate
    Files.events = options.events
    open(options.events, "w").close()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate + ".pem", certificate + ".key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


main()
