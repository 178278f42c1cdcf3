"""Reads the calendars in a JSON list (argument: its file) with icalendar and vobject; prints their events as JSON."""

import json
import re
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import icalendar
import vobject

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        calendars = json.load(file)
    readings = [{"icalendar": with_icalendar(text), "vobject": with_vobject(text)} for text in calendars]
    json.dump(readings, sys.stdout)


def with_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text.encode())
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    return {
        "method": str(calendar["METHOD"]),
        # icalendar does not know the type of this property and leaves its escapes.
        "name": re.sub(r"\\([\\;,])", r"\1", str(calendar.get("X-WR-CALNAME", ""))),
        "events": [icalendar_event(event, zones) for event in calendar.walk("VEVENT")],
    }


def icalendar_event(event, zones):
    if event.errors:
        raise ValueError(f"icalendar could not read {event.errors}")
    organizer, attendee = event.get("ORGANIZER"), event.get("ATTENDEE")
    return {
        **{name: words(event.get(name)) for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "URL")},
        "SEQUENCE": event["SEQUENCE"],
        **moments(event["DTSTART"].dt, event["DTEND"].dt, zones[event["DTSTART"].params["TZID"]]),
        "organizer": person(organizer, organizer.params["CN"]) if organizer else None,
        "attendee": person(attendee, attendee.params["CN"]) if attendee else None,
        "parameters": {name: str(value) for name, value in attendee.params.items()} if attendee else {},
    }


def with_vobject(text):
    calendar = vobject.readOne(text)
    zone = calendar.vtimezone.tzinfo
    return {
        "method": calendar.method.value,
        "name": calendar.getChildValue("x-wr-calname"),
        "events": [vobject_event(event, zone) for event in calendar.contents["vevent"]],
    }


def vobject_event(event, zone):
    organizer, attendee = event.contents.get("organizer", [None])[0], event.contents.get("attendee", [None])[0]
    return {
        **{name: event.getChildValue(name.lower())
           for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "URL")},
        "SEQUENCE": int(event.sequence.value),
        **moments(event.dtstart.value, event.dtend.value, zone),
        "organizer": person(organizer.value, organizer.params["CN"][0]) if organizer else None,
        "attendee": person(attendee.value, attendee.params["CN"][0]) if attendee else None,
        "parameters": {name: values[0] for name, values in attendee.params.items()} if attendee else {},
    }


def moments(start, end, zone):
    """The ends by the calendar's own VTIMEZONE, and by what Python knows of Stockholm."""
    return {
        "start": moment(start, zone),
        "end": moment(end, zone),
        "start_in_stockholm": moment(start, STOCKHOLM),
        "end_in_stockholm": moment(end, STOCKHOLM),
    }


def moment(value, zone):
    placed = value.replace(tzinfo=zone).astimezone(timezone.utc)
    return (placed - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()


def person(address, name):
    return {"name": str(name), "address": str(address)}


def words(value):
    return None if value is None else str(value)


if __name__ == "__main__":
    main()
