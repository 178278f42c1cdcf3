"""Prints as JSON what lies in mailboxes, and what is wrong with it.

    mailboxes.py --server JSON [ADDRESS…]    over IMAP and TLS, from the servers that mailserver.py announced so
    mailboxes.py --maildir ROOT [ADDRESS…]   from ROOT/ADDRESS/new and ROOT/ADDRESS/cur

Without addresses, every mailbox is read. A message's `defects` are about its MIME form, its `problems` about the
calendar in it.
"""

import argparse
import email
import email.policy
import hashlib
import imaplib
import json
import re
import ssl
import sys
from pathlib import Path

import invitation

LONGEST_LINE = 998  # RFC 5322 §2.1.1


def main():
    options = parsed_arguments()
    try:
        raw = from_server(json.loads(options.server), options.addresses) if options.server \
            else from_maildir(Path(options.maildir), options.addresses)
        json.dump([message(mailbox, octets) for mailbox, octets in raw], sys.stdout, ensure_ascii=False, indent=1)
        print()
    except (OSError, imaplib.IMAP4.error) as cause:
        sys.exit(f"cannot read the mailboxes: {cause}")


def parsed_arguments():
    parser = argparse.ArgumentParser(description="Prints as JSON what lies in mailboxes.")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--server", metavar="JSON", help="the line that mailserver.py printed")
    source.add_argument("--maildir", metavar="ROOT", help="a directory with one Maildir per address")
    parser.add_argument("addresses", metavar="ADDRESS", nargs="*")
    return parser.parse_args()


def from_server(server, addresses):
    """Each message as (mailbox, octets). IMAP cannot list accounts, the directory of the Maildirs can."""
    context = ssl.create_default_context(cafile=server["ca"])
    for address in addresses or mailboxes_in(Path(server["mail"])):
        with imaplib.IMAP4_SSL("127.0.0.1", server["imaps"], ssl_context=context) as connection:
            connection.login(address, server["password"])
            _, [count] = connection.select(readonly=True)
            if int(count) == 0:
                continue
            _, answer = connection.fetch("1:*", "(BODY.PEEK[])")
            for item in answer:
                if isinstance(item, tuple):
                    yield address, item[1]


def from_maildir(root, addresses):
    """Each message as (mailbox, octets), oldest first."""
    for address in addresses or mailboxes_in(root):
        files = [*(root / address / "new").glob("*"), *(root / address / "cur").glob("*")]
        for file in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name)):
            yield address, file.read_bytes()


def mailboxes_in(root):
    return sorted(entry.name for entry in root.iterdir() if (entry / "cur").is_dir() or (entry / "new").is_dir())


def message(mailbox, octets):
    parsed = email.message_from_bytes(octets, policy=email.policy.default)
    calendar, problems = calendar_of(parsed)
    return {
        "mailbox": mailbox,
        "subject": header(parsed, "Subject"),
        "from": header(parsed, "From"),
        "to": header(parsed, "To"),
        "reply_to": header(parsed, "Reply-To"),
        "message_id": header(parsed, "Message-ID"),
        "date": header(parsed, "Date"),
        "auto_submitted": header(parsed, "Auto-Submitted"),
        "text": body(parsed, "text/plain"),
        "html": body(parsed, "text/html"),
        "tree": tree(parsed),
        "files": [file(part) for part in leaves(parsed) if part.is_attachment() and part.get_filename() != "invite.ics"],
        "calendar": calendar,
        "problems": problems,
        "defects": wire_defects(octets) + parser_defects(parsed),
    }


def header(parsed, name):
    value = parsed[name]
    return None if value is None else str(value)


def body(parsed, content_type):
    """The first part of that type which is not an attachment, decoded, its lines ended by LF."""
    part = next((part for part in leaves(parsed)
                 if part.get_content_type() == content_type and not part.is_attachment()), None)
    return None if part is None else part.get_content().replace("\r\n", "\n")


def leaves(part):
    """The parts that hold content, but none of a message that is only enclosed."""
    if not part.is_multipart():
        yield part
    elif part.get_content_maintype() == "multipart":
        for child in part.get_payload():
            yield from leaves(child)


def tree(part):
    """The types of a message's parts: a string for a leaf, else a list that begins with the type."""
    if not part.is_multipart():
        return part.get_content_type()
    return [part.get_content_type(), *(tree(child) for child in part.get_payload())]


def file(part):
    octets = part.get_payload(decode=True)
    return {
        "name": part.get_filename(),
        "type": part.get_content_type(),
        "octets": len(octets),
        "sha256": hashlib.sha256(octets).hexdigest(),
    }


def calendar_of(parsed):
    """The calendar part as read, and what is wrong with it or with its copy in the attachment invite.ics."""
    parts = [part for part in leaves(parsed)
             if part.get_content_type() == "text/calendar" and not part.is_attachment()]
    copies = [part for part in leaves(parsed)
              if part.get_content_type() == "application/ics" or part.get_filename() == "invite.ics"]
    if not parts:
        return None, ["invite.ics is attached, but there is no calendar part"] if copies else []
    octets = parts[0].get_payload(decode=True)
    calendar, problems = invitation.read(octets, parts[0]["Content-Type"].params.get("method"))
    if len(parts) > 1:
        problems.append(f"{len(parts)} calendar parts; expected one")
    if not copies and calendar and calendar["method"] in ("REQUEST", "CANCEL"):
        problems.append("invite.ics is not attached")
    problems += ["invite.ics differs from the calendar part"
                 for copy in copies if copy.get_payload(decode=True) != octets]
    return calendar, problems


def wire_defects(octets):
    """What a strict server or client would refuse. A Maildir may keep a whole message with LF alone."""
    lines = octets.split(b"\n")
    defects = [f"line {number} has {len(line)} octets; the limit is {LONGEST_LINE}"
               for number, line in enumerate((line.removesuffix(b"\r") for line in lines), 1)
               if len(line) > LONGEST_LINE]
    counted = {
        "bare LF": len(re.findall(rb"(?<!\r)\n", octets)) if b"\r\n" in octets else 0,
        "bare CR": len(re.findall(rb"\r(?!\n)", octets)),
        "octets above 127": len(re.findall(rb"[\x80-\xff]", octets)),
        "NUL": octets.count(0),
    }
    return defects + [f"{count} {what}" for what, count in counted.items() if count]


def parser_defects(parsed):
    """What Python's parser noticed in the parts and in their headers."""
    noticed = []
    for part in parsed.walk():
        noticed += [(part.get_content_type(), defect) for defect in part.defects]
        noticed += [(name, defect) for name, value in part.items() for defect in value.defects]
    return [f"{where}: {type(defect).__name__} {defect}".rstrip() for where, defect in noticed]


if __name__ == "__main__":
    main()
