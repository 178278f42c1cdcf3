"""A calendar part as read by two libraries, and every way in which they or the standards disagree with it."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar
import vobject

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LONGEST_LINE = 75  # RFC 5545 §3.1


def read(octets, header_method):
    """The calendar as icalendar reads it (None if unreadable), and its problems."""
    problems = form_problems(octets)
    try:
        ours = with_icalendar(octets)
    except (ValueError, KeyError, IndexError, TypeError) as cause:
        return None, [*problems, f"icalendar cannot read it: {cause}"]
    problems += method_problems(header_method, ours["method"]) + zone_problems(ours)
    try:
        problems += differences(ours, with_vobject(octets))
    except (ValueError, AttributeError, TypeError, vobject.base.VObjectError) as cause:
        problems.append(f"vobject cannot read it: {cause}")
    return {"method_header": header_method, **ours}, problems


def form_problems(octets):
    problems = []
    if re.search(rb"(?<!\r)\n", octets):
        problems.append("lines of the calendar end with a bare LF")
    longest = max(len(line) for line in octets.split(b"\r\n"))
    if longest > LONGEST_LINE:
        problems.append(f"a line of the calendar has {longest} octets; the limit is {LONGEST_LINE}")
    for line in octets.split(b"\r\n"):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            problems.append("a line of the calendar is not UTF-8 by itself")
            break
    return problems


def method_problems(header_method, method):
    if header_method == method:
        return []
    return [f"the part's header says method {header_method}, the calendar METHOD {method}"]


def zone_problems(calendar):
    """The third way to the instants: the wall time in today's rules for Stockholm."""
    problems = []
    for end in ("dtstart", "dtend"):
        local, utc = calendar[f"{end}_local"], calendar[f"{end}_utc"]
        if local and utc != moment(datetime.fromisoformat(local).replace(tzinfo=STOCKHOLM)):
            problems.append(f"{end} {local} is {utc} by the calendar's own VTIMEZONE, not so in Europe/Stockholm")
    if calendar["tzid"] and not calendar["vtimezone"]:
        problems.append(f"there is no VTIMEZONE for {calendar['tzid']}")
    return problems


def differences(ours, theirs):
    return [f"{name}: icalendar reads {ours[name]!r}, vobject {value!r}"
            for name, value in theirs.items() if ours[name] != value]


def with_icalendar(octets):
    calendar = icalendar.Calendar.from_ical(octets)
    [event] = calendar.walk("VEVENT")
    if event.errors:
        raise ValueError(f"{event.errors[0]}")
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    start, end = (icalendar_time(event.get(name), zones) for name in ("DTSTART", "DTEND"))
    return {
        "method": text(calendar.get("METHOD")),
        "uid": text(event.get("UID")),
        "sequence": event.get("SEQUENCE"),
        "status": text(event.get("STATUS")),
        "dtstart_utc": start[1],
        "dtend_utc": end[1],
        "tzid": start[2],
        "dtstart_local": start[0],
        "dtend_local": end[0],
        "summary": text(event.get("SUMMARY")),
        "location": text(event.get("LOCATION")),
        "description": text(event.get("DESCRIPTION")),
        "organizer": address(event.get("ORGANIZER")),
        "attendees": [attendee(property, property.params) for property in listed(event.get("ATTENDEE"))],
        "stamp": icalendar_time(event.get("DTSTAMP"), zones)[1],
        "vtimezone": start[2] in zones,
    }


def icalendar_time(property, zones):
    """Wall time, instant and zone name. The instant follows the calendar's own VTIMEZONE, not the zone's name."""
    if property is None:
        return None, None, None
    name = property.params.get("TZID")
    if name is None:
        return time_parts(property.dt, None)
    return time_parts(property.dt.replace(tzinfo=zones.get(name)), name)


def time_parts(value, zone_name):
    if not isinstance(value, datetime) or (value.tzinfo is None and zone_name is None):
        return value.isoformat(), None, zone_name
    local = value.replace(tzinfo=None).isoformat() if zone_name else None
    return local, moment(value) if value.tzinfo else None, zone_name


def moment(value):
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_vobject(octets):
    calendar = vobject.readOne(octets.decode("utf-8"))
    event = calendar.vevent
    zones = {zone.tzid.value: zone.tzinfo for zone in calendar.contents.get("vtimezone", [])}
    start, end = (vobject_time(event, name, zones) for name in ("dtstart", "dtend"))
    sequence = event.getChildValue("sequence")
    return {
        "method": calendar.getChildValue("method"),
        "uid": event.getChildValue("uid"),
        "sequence": None if sequence is None else int(sequence),
        "status": event.getChildValue("status"),
        "dtstart_utc": start[1],
        "dtend_utc": end[1],
        "tzid": start[2],
        "dtstart_local": start[0],
        "dtend_local": end[0],
        "summary": event.getChildValue("summary"),
        "location": event.getChildValue("location"),
        "description": event.getChildValue("description"),
        "organizer": address(event.getChildValue("organizer")),
        "attendees": [attendee(line.value, vobject_parameters(line)) for line in event.contents.get("attendee", [])],
        "stamp": vobject_time(event, "dtstamp", zones)[1],
    }


def vobject_time(event, name, zones):
    """As icalendar_time; by itself vobject takes the first VTIMEZONE of that name which the process ever read."""
    if name not in event.contents:
        return None, None, None
    line = event.contents[name][0]
    [zone] = line.params.get("X-VOBJ-ORIGINAL-TZID", [None])
    if zone is None:
        return time_parts(line.value, None)
    return time_parts(line.value.replace(tzinfo=zones.get(zone)), zone)


def vobject_parameters(line):
    """The first value of each parameter; vobject leaves what RFC 6868 writes with a caret."""
    carets = {"^n": "\n", "^'": '"', "^^": "^"}
    return {name: re.sub(r"\^[n'^]", lambda found: carets[found[0]], values[0])
            for name, values in line.params.items()}


def attendee(value, parameters):
    return {
        "address": address(value),
        "partstat": text(parameters.get("PARTSTAT")),
        "rsvp": str(parameters.get("RSVP")).upper() == "TRUE",
        "role": text(parameters.get("ROLE")),
        "cn": text(parameters.get("CN")),
    }


def address(value):
    return None if value is None else re.sub("^mailto:", "", str(value), flags=re.IGNORECASE)


def text(value):
    return None if value is None else str(value)


def listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
