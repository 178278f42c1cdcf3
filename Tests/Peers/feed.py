"""Prints as JSON the events of the calendar file that is its argument, as icalendar reads them."""

import json
import sys
from pathlib import Path

import icalendar


def main():
    calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
    events = calendar.walk("VEVENT")
    for event in events:
        if event.errors:
            sys.exit(f"icalendar could not read {event.errors}")
    json.dump({"events": [{
        "start": event["DTSTART"].dt.isoformat(),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "link": str(event.get("URL", "")),
    } for event in events]}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
