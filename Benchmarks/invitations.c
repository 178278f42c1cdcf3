// Builds and writes invitations with libical alone, in one plain loop: what the service's own writing is measured against.
//
// cc -O2 Benchmarks/invitations.c -lical -o invitations && ./invitations [messages]

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *zone_text =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n"
    "BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

static const char *description =
    "Kallelse till LPO Psykisk hälsa.\n\nKallade:\n"
    "Ledamot Åsa Öberg 1\nLedamot Åsa Öberg 2\nLedamot Åsa Öberg 3\nLedamot Åsa Öberg 4\n"
    "Ledamot Åsa Öberg 5\nLedamot Åsa Öberg 6\nLedamot Åsa Öberg 7\nLedamot Åsa Öberg 8\n"
    "Ledamot Åsa Öberg 9\nLedamot Åsa Öberg 10\nLedamot Åsa Öberg 11\nLedamot Åsa Öberg 12\n\n"
    "https://moten.example/lpo-psykisk-halsa";

static icalproperty *moment(icalproperty *(*new_property)(struct icaltimetype), time_t seconds) {
    return new_property(icaltime_from_timet_with_zone(seconds, 0, icaltimezone_get_utc_timezone()));
}

static icalproperty *wall_time(icalproperty *(*new_property)(struct icaltimetype), int hour) {
    struct icaltimetype time = icaltime_null_time();
    time.year = 2027;
    time.month = 3;
    time.day = 2;
    time.hour = hour;
    icalproperty *property = new_property(time);
    icalproperty_add_parameter(property, icalparameter_new_tzid("Europe/Stockholm"));
    return property;
}

static icalproperty *extension(const char *name, const char *value) {
    icalproperty *property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    return property;
}

static icalproperty *organizer(void) {
    icalproperty *property = icalproperty_new_organizer("mailto:lpo-psykisk-halsa@regionen.example");
    icalproperty_add_parameter(property, icalparameter_new_cn("LPO Psykisk hälsa"));
    return property;
}

static icalproperty *attendee(void) {
    icalproperty *property = icalproperty_new_attendee("mailto:cilla.akesson@kommun.example");
    icalproperty_add_parameter(property, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
    icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
    icalproperty_add_parameter(property, icalparameter_new_cn("Cilla Åkesson"));
    icalparameter *guests = icalparameter_new_x("0");
    icalparameter_set_xname(guests, "X-NUM-GUESTS");
    icalproperty_add_parameter(property, guests);
    return property;
}

static icalcomponent *event(long number) {
    char uid[64];
    snprintf(uid, sizeof uid, "invitation-%ld@samordna.example", number);
    icalcomponent *event = icalcomponent_new_vevent();
    icalcomponent_add_property(event, icalproperty_new_uid(uid));
    icalcomponent_add_property(event, organizer());
    icalcomponent_add_property(event, attendee());
    icalcomponent_add_property(event, wall_time(icalproperty_new_dtstart, 13));
    icalcomponent_add_property(event, wall_time(icalproperty_new_dtend, 15));
    icalcomponent_add_property(event, moment(icalproperty_new_dtstamp, 1798700400));
    icalcomponent_add_property(event, moment(icalproperty_new_created, 1796108400));
    icalcomponent_add_property(event, moment(icalproperty_new_lastmodified, 1798700400));
    icalcomponent_add_property(event, icalproperty_new_sequence(1));
    icalcomponent_add_property(event, icalproperty_new_summary("Kallelse: LPO Psykisk hälsa, möte 2"));
    icalcomponent_add_property(event, icalproperty_new_description(description));
    icalcomponent_add_property(event, icalproperty_new_location("Digitalt"));
    icalcomponent_add_property(event, icalproperty_new_url("https://moten.example/lpo-psykisk-halsa"));
    icalcomponent_add_property(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PUBLIC));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_OPAQUE));
    icalcomponent_add_property(event, extension("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY"));
    icalcomponent_add_property(event, extension("X-MICROSOFT-CDO-INTENDEDSTATUS", "BUSY"));
    icalcomponent_add_property(event, extension("X-MICROSOFT-DISALLOW-COUNTER", "FALSE"));
    return event;
}

static char *message(icalcomponent *zone, long number) {
    icalcomponent *calendar = icalcomponent_new_vcalendar();
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Samordna//Samordna//SV"));
    icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
    icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_REQUEST));
    icalcomponent_add_component(calendar, icalcomponent_new_clone(zone));
    icalcomponent_add_component(calendar, event(number));
    char *text = icalcomponent_as_ical_string_r(calendar);
    icalcomponent_free(calendar);
    return text;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
    long messages = count > 1 ? atol(words[1]) : 20000;
    icalcomponent *zone = icalparser_parse_string(zone_text);
    size_t octets = 0;
    double start = now();
    for (long number = 0; number < messages; number++) {
        char *text = message(zone, number);
        octets += strlen(text);
        icalmemory_free_buffer(text);
    }
    double seconds = now() - start;
    icalcomponent_free(zone);
    printf("{\"writer\": \"libical\", \"messages\": %ld, \"octets\": %zu, \"seconds\": %.4f, \"messages_per_second\": %.0f}\n",
           messages, octets, seconds, (double)messages / seconds);
    return 0;
}
