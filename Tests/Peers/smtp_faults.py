"""An SMTP server that misbehaves on demand: the recipient's local part says how.

    anything else   takes the message
    r421 r450 r550  answers RCPT with that code
    d450 d550       answers the message with that code
    drop-in-data    closes the connection while the message arrives
    drop-after-dot  closes it after the final dot, without an answer
    lost-once       takes the message, but closes without an answer when a Message-ID comes for the first time
    slow            never answers the final dot
    late            answers it after two seconds
    stuck           never answers RCPT
    close-next      takes the message, and answers the next MAIL on the connection with 421

A sender whose local part is s452, s550 or s552 gets that code for MAIL. Prints its port. Every connection, sign-in and
accepted message is a line of JSON in the file given as --events. Ends when its standard input does.
"""

import argparse
import asyncio
import base64
import email
import functools
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

USER, SECRET, TOKEN = "samordna", "hemligt lösen", "token-1"


class Handler:
    def __init__(self, options):
        self.options = options
        self.connections = 0
        self.seen = set()
        self.events = open(options.events, "a", encoding="utf-8", buffering=1)

    def note(self, **event):
        self.events.write(json.dumps(event) + "\n")

    async def handle_MAIL(self, server, session, envelope, address, options):
        kind = address.partition("@")[0]
        if getattr(session, "is_spent", False):
            server.transport.write(b"421 4.4.2 too many messages on this connection\r\n")
            server.transport.close()
            return "421 closed"
        if kind in ("s452", "s550", "s552"):
            return f"{kind[1:]} 5.0.0 sender says {kind}"
        envelope.mail_from = address
        return "250 sender ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        kind = address.partition("@")[0]
        if kind in ("r421", "r450", "r550"):
            return f"{kind[1:]}-{kind[1]}.1.1 no such\r\n{kind[1:]} {kind[1]}.1.1 mailbox"
        if kind == "stuck":
            await self.hold(server)
        envelope.rcpt_tos.append(address)
        return "250 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        kind = envelope.rcpt_tos[0].partition("@")[0]
        if kind in ("d450", "d550"):
            return f"{kind[1:]} {kind[1]}.6.0 not this message"
        if kind == "drop-after-dot":
            server.transport.abort()
            return "250 unheard"
        if kind == "slow":
            await self.hold(server)
        if kind == "late":
            await asyncio.sleep(2)
        session.is_spent = kind == "close-next"
        self.note(
            event="message", connection=server.number, sender=envelope.mail_from, recipients=envelope.rcpt_tos,
            content=base64.b64encode(envelope.original_content).decode())
        if kind == "lost-once" and self.is_new(envelope.original_content):
            server.transport.abort()
        return "250 2.0.0 queued as 42"

    def is_new(self, content):
        message_id = email.message_from_bytes(content)["Message-ID"]
        is_new = message_id not in self.seen
        self.seen.add(message_id)
        return is_new

    async def hold(self, server):
        self.note(event="held", connection=server.number)
        await asyncio.sleep(3600)

    def authenticate(self, server, session, envelope, mechanism, data):
        good = data.login == USER.encode() and data.password == SECRET.encode()
        self.note(event="auth", connection=server.number, mechanism=mechanism, success=good)
        return AuthResult(success=good, handled=False)

    async def auth_XOAUTH2(self, server, args):
        answer = base64.b64decode(args[1]) if len(args) > 1 else await server.challenge_auth("")
        good = answer == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01".encode()
        self.note(event="auth", connection=server.number, mechanism="XOAUTH2", success=good)
        if not good:
            await server.challenge_auth('{"status":"401"}', log_client_response=False)
        return AuthResult(success=good, handled=False)


class Server(SMTP):
    def connection_made(self, transport):
        if not isinstance(getattr(self, "number", None), int):
            self.event_handler.connections += 1
            self.number = self.event_handler.connections
            self.event_handler.note(event="connection", connection=self.number)
        super().connection_made(transport)

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("drop-in-data@"):
            await self.push("354 go on")
            await self._reader.read(100)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class OneLine(asyncio.Protocol):
    """Says one line, or nothing, and then nothing more."""

    def __init__(self, line):
        self.line = line

    def connection_made(self, transport):
        if self.line:
            transport.write(f"{self.line}\r\n".encode())


def tls_context(certificate):
    if not certificate:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{certificate}.pem", f"{certificate}.key")
    return context


async def serve(options):
    handler = Handler(options)
    context = tls_context(options.certificate)
    loop = asyncio.get_running_loop()

    def connection():
        return Server(
            handler, hostname="faults.example", loop=loop, data_size_limit=64 << 20,
            tls_context=context if options.starttls else None,
            authenticator=handler.authenticate if options.auth else None, auth_require_tls=not options.auth,
            auth_exclude_mechanism=[] if "XOAUTH2" in options.auth else ["XOAUTH2"])

    implicit = context if not options.starttls else None
    if options.says is not None:
        connection = functools.partial(OneLine, options.says)
    server = await loop.create_server(connection, options.address, 0, ssl=implicit)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", required=True)
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--certificate", help="path of .pem and .key, without the ending")
    parser.add_argument("--starttls", action="store_true", help="begin in the clear, offer STARTTLS")
    parser.add_argument("--auth", default="", help="offer AUTH; XOAUTH2 too when named")
    parser.add_argument("--says", help="greet with this line alone, which may be empty, and never answer")
    asyncio.run(serve(parser.parse_args()))


main()
