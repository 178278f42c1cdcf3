"""What people do with their mail: they answer invitations and write, by SMTP without AUTH.

    answering.py SERVER reply ADDRESS PARTSTAT [--comment TEXT] [--sender ADDRESS]
    answering.py SERVER send SENDER FILE [--recipient ADDRESS]               sends a message as it is

SERVER is the line that mailserver.py printed. An answer is made from the latest invitation in the mailbox of ADDRESS,
goes to its organizer, and is printed as it was sent.
"""

import argparse
import email
import email.policy
import imaplib
import json
import smtplib
import ssl
import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

import icalendar

SERVICE = "lpo@regionen.example"

def main():
    options = parsed_arguments()
    server = json.loads(options.server)
    if options.verb == "send":
        send(server, options.sender, Path(options.file).read_bytes(), options.recipient)
        return
    octets = answer(invitation(server, options.address), options).as_bytes(policy=email.policy.SMTP)
    send(server, options.sender or options.address, octets)
    sys.stdout.buffer.write(octets)


def parsed_arguments():
    parser = argparse.ArgumentParser(description="Answers invitations and sends messages.")
    parser.add_argument("server")
    verbs = parser.add_subparsers(dest="verb", required=True)
    reply = verbs.add_parser("reply")
    reply.add_argument("address")
    reply.add_argument("partstat")
    reply.add_argument("--comment")
    reply.add_argument("--sender")
    send = verbs.add_parser("send")
    send.add_argument("sender")
    send.add_argument("file")
    send.add_argument("--recipient", default=SERVICE)
    return parser.parse_args()


def invitation(server, address):
    """The calendar of the newest message in a mailbox that asks for an answer."""
    context = ssl.create_default_context(cafile=server["ca"])
    with imaplib.IMAP4_SSL("127.0.0.1", server["imaps"], ssl_context=context) as connection:
        connection.login(address, server["password"])
        connection.select(readonly=True)
        _, found = connection.fetch("1:*", "(BODY.PEEK[])")
    messages = [email.message_from_bytes(item[1], policy=email.policy.default)
                for item in found if isinstance(item, tuple)]
    calendars = [part.get_payload(decode=True) for message in messages for part in message.walk()
                 if part.get_content_type() == "text/calendar" and part.get_param("method") == "REQUEST"]
    if not calendars:
        sys.exit(f"cannot answer: no invitation lies in the mailbox of {address}")
    return icalendar.Calendar.from_ical(calendars[-1])


def answer(asked, options):
    """As RFC 5546 §3.2.3 has it, with the comment where most clients write it."""
    [event] = asked.walk("VEVENT")
    organizer = str(event["ORGANIZER"]).partition(":")[2]
    message = EmailMessage()
    message["From"] = options.sender or options.address
    message["To"] = organizer
    message["Subject"] = f"Svar: {event['SUMMARY']}"
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain="kommun.example")
    message.set_content(options.comment or "")
    message.add_alternative(reply(event, options).to_ical().decode(), "calendar", params={"method": "REPLY"})
    return message


def reply(event, options):
    attendee = icalendar.vCalAddress(f"mailto:{options.address}")
    attendee.params["PARTSTAT"] = options.partstat
    reply = icalendar.Event()
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER"):
        reply[name] = event[name]
    reply.add("DTSTAMP", datetime.now(UTC))
    reply.add("ATTENDEE", attendee, encode=False)
    if options.comment:
        reply.add("COMMENT", options.comment)
    calendar = icalendar.Calendar()
    calendar.add("PRODID", "-//kommun.example//Kalender//SV")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "REPLY")
    calendar.add_component(reply)
    return calendar


def send(server, sender, octets, recipient=None):
    with smtplib.SMTP("127.0.0.1", server["relay"]) as connection:
        connection.sendmail(sender, [recipient or SERVICE], octets)


if __name__ == "__main__":
    main()
