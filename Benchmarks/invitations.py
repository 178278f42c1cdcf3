"""Builds and writes the invitations of invitations.c with Python's icalendar: python invitations.py [messages]"""

import json
import sys
import time
from datetime import datetime, timedelta, timezone

import icalendar
from icalendar import vCalAddress, vText

DESCRIPTION = "Kallelse till LPO Psykisk hälsa.\n\nKallade:\n" + "".join(
    f"Ledamot Åsa Öberg {number}\n" for number in range(1, 13)) + "\nhttps://moten.example/lpo-psykisk-halsa"
START = datetime(2027, 3, 2, 13)
CREATED = datetime.fromtimestamp(1796108400, timezone.utc)
COMPOSED = datetime.fromtimestamp(1798700400, timezone.utc)


def main():
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    zone = stockholm()
    start = time.perf_counter()
    octets = sum(len(message(zone, number)) for number in range(messages))
    seconds = time.perf_counter() - start
    print(json.dumps({
        "writer": "icalendar", "messages": messages, "octets": octets, "seconds": round(seconds, 4),
        "messages_per_second": round(messages / seconds),
    }))


def stockholm():
    zone = icalendar.Timezone()
    zone.add("TZID", "Europe/Stockholm")
    zone.add_component(half_year(icalendar.TimezoneDaylight, "CEST", datetime(1970, 3, 29, 2), 1, 2, month=3))
    zone.add_component(half_year(icalendar.TimezoneStandard, "CET", datetime(1970, 10, 25, 3), 2, 1, month=10))
    return zone


def half_year(kind, name, start, before, after, month):
    half = kind()
    half.add("TZNAME", name)
    half.add("DTSTART", start)
    half.add("TZOFFSETFROM", timedelta(hours=before))
    half.add("TZOFFSETTO", timedelta(hours=after))
    half.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
    return half


def message(zone, number):
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Samordna//Samordna//SV")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "REQUEST")
    calendar.add_component(zone)
    calendar.add_component(event(number))
    return calendar.to_ical(sorted=False)


def event(number):
    new = icalendar.Event()
    new.add("UID", f"invitation-{number}@samordna.example")
    new.add("ORGANIZER", person("lpo-psykisk-halsa@regionen.example", CN="LPO Psykisk hälsa"))
    new.add("ATTENDEE", person(
        "cilla.akesson@kommun.example", CUTYPE="INDIVIDUAL", ROLE="REQ-PARTICIPANT", PARTSTAT="NEEDS-ACTION",
        RSVP="TRUE", CN="Cilla Åkesson", **{"X-NUM-GUESTS": "0"}))
    new.add("DTSTART", START, parameters={"TZID": "Europe/Stockholm"})
    new.add("DTEND", START + timedelta(hours=2), parameters={"TZID": "Europe/Stockholm"})
    new.add("DTSTAMP", COMPOSED)
    new.add("CREATED", CREATED)
    new.add("LAST-MODIFIED", COMPOSED)
    new.add("SEQUENCE", 1)
    new.add("SUMMARY", "Kallelse: LPO Psykisk hälsa, möte 2")
    new.add("DESCRIPTION", DESCRIPTION)
    new.add("LOCATION", "Digitalt")
    new.add("URL", "https://moten.example/lpo-psykisk-halsa")
    new.add("STATUS", "CONFIRMED")
    new.add("CLASS", "PUBLIC")
    new.add("TRANSP", "OPAQUE")
    new.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")
    new.add("X-MICROSOFT-CDO-INTENDEDSTATUS", "BUSY")
    new.add("X-MICROSOFT-DISALLOW-COUNTER", "FALSE")
    return new


def person(address, **parameters):
    new = vCalAddress("mailto:" + address)
    for name, value in parameters.items():
        new.params[name] = vText(value)
    return new


if __name__ == "__main__":
    main()
