"""A proxy on loopback before an IMAP server in the clear, which fails on demand. Prints its port.

    imap_faults.py --toward PORT --cut N --how unsent|unheard|heard|stalled
        breaks off the connection on which the N-th command of all comes: before the server gets it, when its answer
        begins, after that, or by silence, of which it prints a line; what comes on later connections passes
    imap_faults.py --toward PORT --without MOVE,UIDPLUS
        hides capabilities
    imap_faults.py --toward PORT --withheld UID
        refuses to fetch one message
    imap_faults.py --stripped FILE
        is no proxy but a server that offers no STARTTLS, and notes in the file whatever it is told

Ends when its standard input does.
"""

import argparse
import asyncio
import re
import sys

COMMAND = re.compile(rb"^[A-Z]\d{3} ", re.MULTILINE)


class Proxy:
    def __init__(self, options):
        self.options = options
        self.hidden = [f" {word}".encode() for word in options.without.split(",") if word]
        self.commands = 0

    async def serve(self, reader, writer):
        upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", self.options.toward)
        fault = asyncio.Event()
        upward = asyncio.create_task(self.pass_commands(reader, writer, upstream_writer, fault))
        downward = asyncio.create_task(self.pass_answers(upstream_reader, writer, fault))
        await asyncio.wait([upward, downward], return_when=asyncio.FIRST_COMPLETED)
        if fault.is_set() and self.options.how == "stalled":
            print("stalled", flush=True)
            await asyncio.sleep(3600)
        for task in (upward, downward):
            task.cancel()
        for end in (writer, upstream_writer):
            end.close()

    async def pass_commands(self, reader, writer, upstream, fault):
        while data := await reader.read(65536):
            if self.options.withheld and f" UID FETCH {self.options.withheld} ".encode() in data:
                writer.write(data.partition(b" ")[0] + b" NO [SERVERBUG] cannot be shown\r\n")
                continue
            for _ in COMMAND.findall(data):
                self.commands += 1
                if self.commands == self.options.cut:
                    fault.set()
            if fault.is_set() and self.options.how in ("unsent", "stalled"):
                return
            upstream.write(data)
            await upstream.drain()

    async def pass_answers(self, upstream, writer, fault):
        while data := await upstream.read(65536):
            if fault.is_set() and self.options.how == "unheard":
                return
            for word in self.hidden if b"CAPABILITY" in data else []:
                data = data.replace(word, b"")
            writer.write(data)
            await writer.drain()
            if fault.is_set():
                return


async def serve_stripped(options, reader, writer):
    with open(options.stripped, "ab", buffering=0) as notes:
        writer.write(b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n")
        while line := await reader.readline():
            notes.write(line)
            tag, _, rest = line.partition(b" ")
            if rest.startswith(b"CAPABILITY"):
                writer.write(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")
            writer.write(tag + b" OK done\r\n")


async def serve(options):
    async def connected(reader, writer):
        try:
            await (serve_stripped(options, reader, writer) if options.stripped else proxy.serve(reader, writer))
        except ConnectionError:
            writer.transport.abort()

    proxy = Proxy(options)
    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--toward", type=int)
    parser.add_argument("--cut", type=int, default=0)
    parser.add_argument("--how", choices=("unsent", "unheard", "heard", "stalled"), default="unsent")
    parser.add_argument("--without", default="")
    parser.add_argument("--withheld", type=int)
    parser.add_argument("--stripped")
    asyncio.run(serve(parser.parse_args()))


main()
