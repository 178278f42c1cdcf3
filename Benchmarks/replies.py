"""Reads replies with Python's email (compat32) and icalendar: python replies.py FOLDER"""

import email
import json
import sys
import time
from pathlib import Path

import icalendar


def main():
    letters = [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.eml"))]
    start = time.perf_counter()
    answers = [answer(letter) for letter in letters]
    seconds = time.perf_counter() - start
    if not all(uid and partstat for uid, _, partstat, *_ in answers):
        sys.exit("cannot measure: a reply was not understood")
    print(json.dumps({
        "reader": "email and icalendar", "messages": len(letters), "seconds": round(seconds, 4),
        "messages_per_second": round(len(letters) / seconds),
    }))


def answer(letter):
    message = email.message_from_bytes(letter)
    part = next(part for part in message.walk() if part.get_content_type() in ("text/calendar", "application/ics"))
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    event = calendar.walk("VEVENT")[0]
    attendee = event["ATTENDEE"]
    return (str(event["UID"]), str(attendee), attendee.params["PARTSTAT"], event.get("SEQUENCE"),
            event["DTSTAMP"].dt, str(event.get("COMMENT", "")))


if __name__ == "__main__":
    main()
