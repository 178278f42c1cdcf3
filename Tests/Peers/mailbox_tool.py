"""What other programs do in a mailbox, over IMAP.

    mailbox_tool.py SERVER ADDRESS put MAILBOX              appends the message on standard input
    mailbox_tool.py SERVER ADDRESS fill MAILBOX COUNT       appends numbered messages
    mailbox_tool.py SERVER ADDRESS make|delete MAILBOX
    mailbox_tool.py SERVER ADDRESS remove MAILBOX UID       expunges one message
    mailbox_tool.py SERVER ADDRESS list                     prints as JSON each mailbox's messages: uid, flags, subject

SERVER is the line that mailserver.py printed.
"""

import email
import imaplib
import json
import re
import ssl
import sys


def main():
    server, address, verb, *arguments = sys.argv[1:]
    server = json.loads(server)
    context = ssl.create_default_context(cafile=server["ca"])
    with imaplib.IMAP4_SSL("127.0.0.1", server["imaps"], ssl_context=context) as connection:
        connection.login(address, server["password"])
        VERBS[verb](connection, *arguments)


def put(connection, mailbox):
    checked(connection.append(mailbox, None, None, sys.stdin.buffer.read()))


def fill(connection, mailbox, count):
    for number in range(1, int(count) + 1):
        checked(connection.append(mailbox, None, None, (
            f"From: bo@kommun.example\r\nTo: lpo@regionen.example\r\nSubject: nummer {number}\r\n"
            f"Message-ID: <{number}@kommun.example>\r\n\r\n" + "Jag kommer.\r\n" * 200).encode()))


def make(connection, mailbox):
    checked(connection.create(mailbox))


def delete(connection, mailbox):
    checked(connection.delete(mailbox))


def remove(connection, mailbox, uid):
    checked(connection.select(mailbox))
    checked(connection.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)"))
    checked(connection.uid("EXPUNGE", uid))


def list_all(connection):
    names = [re.search(rb' "?([^"]+?)"?$', line)[1].decode() for line in checked(connection.list()) if b"Noselect" not in line]
    json.dump({name: messages(connection, name) for name in names}, sys.stdout)
    print()


def messages(connection, mailbox):
    [count] = checked(connection.select(f"\"{mailbox}\"", readonly=True))
    if int(count) == 0:
        return []
    answer = checked(connection.fetch("1:*", "(UID FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])"))
    return [{
        "uid": int(re.search(rb"UID (\d+)", item[0])[1]),
        "flags": re.search(rb"FLAGS \(([^)]*)\)", item[0])[1].decode().split(),
        "subject": email.message_from_bytes(item[1])["Subject"],
    } for item in answer if isinstance(item, tuple)]


def checked(answer):
    status, data = answer
    if status != "OK":
        sys.exit(f"cannot go on: the server replied {status} {data}")
    return data


VERBS = {"put": put, "fill": fill, "make": make, "delete": delete, "remove": remove, "list": list_all}

main()
