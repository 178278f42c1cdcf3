import CLibical
import Meetings

/// libical's getters take whatever a value holds for the type they are named after: each value's kind is looked at first.
extension Component {
    func text(_ property: TextProperty) -> String? {
        first(property.kind).flatMap { words($0) }
    }

    var link: String? { first(ICAL_URL_PROPERTY).flatMap { words($0) } }

    func text(extension name: String) -> String? {
        var property = icalcomponent_get_first_property(handle, ICAL_X_PROPERTY)
        while let current = property {
            let own = icalproperty_get_x_name(current).map { String(cString: $0) }
            if own?.uppercased() == name { return words(current) }
            property = icalcomponent_get_next_property(handle, ICAL_X_PROPERTY)
        }
        return nil
    }

    func time(_ end: EventEnd) -> ClockReading? {
        guard let property = first(end == .start ? ICAL_DTSTART_PROPERTY : ICAL_DTEND_PROPERTY),
            let value = value(of: property, isa: ICAL_DATETIME_VALUE) ?? value(of: property, isa: ICAL_DATE_VALUE)
        else { return nil }
        let time = icalvalue_get_datetime(value)
        return ClockReading(
            year: Int(time.year), month: Int(time.month), day: Int(time.day),
            minute: Int(time.hour) * 60 + Int(time.minute), isWholeDay: time.is_date != 0,
            isUTC: icaltime_is_utc(time) != 0, zone: zone(of: property), text: words(property) ?? "")
    }

    var durationInSeconds: Int? {
        guard let property = first(ICAL_DURATION_PROPERTY),
            let value = value(of: property, isa: ICAL_DURATION_VALUE)
        else { return nil }
        let duration = icalvalue_get_duration(value)
        let days = Int(duration.weeks) * 7 + Int(duration.days)
        let seconds = ((days * 24 + Int(duration.hours)) * 60 + Int(duration.minutes)) * 60 + Int(duration.seconds)
        return duration.is_neg != 0 ? -seconds : seconds
    }

    var sequence: Int {
        guard let property = first(ICAL_SEQUENCE_PROPERTY),
            let value = value(of: property, isa: ICAL_INTEGER_VALUE)
        else { return 0 }
        return Int(icalvalue_get_integer(value))
    }

    var status: EventStatus? {
        guard let property = first(ICAL_STATUS_PROPERTY),
            let value = value(of: property, isa: ICAL_STATUS_VALUE)
        else { return nil }
        return EventStatus.allCases.first { $0.constant == icalvalue_get_status(value) }
    }

    /// Seconds ahead of UTC at a local time, by a VTIMEZONE in this calendar.
    func offset(at reading: ClockReading, zone name: String) -> Int? {
        guard let zone = icalcomponent_get_timezone(handle, name) else { return nil }
        var time = icaltime_null_time()
        (time.year, time.month, time.day) = (Int32(reading.year), Int32(reading.month), Int32(reading.day))
        (time.hour, time.minute) = (Int32(reading.minute / 60), Int32(reading.minute % 60))
        return Int(icaltimezone_get_utc_offset(zone, &time, nil))
    }

    private func first(_ kind: icalproperty_kind) -> OpaquePointer? {
        icalcomponent_get_first_property(handle, kind)
    }
}

private func value(of property: OpaquePointer, isa kind: icalvalue_kind) -> OpaquePointer? {
    guard let value = icalproperty_get_value(property), icalvalue_isa(value) == kind else { return nil }
    return value
}

private func words(_ property: OpaquePointer) -> String? {
    if let text = value(of: property, isa: ICAL_TEXT_VALUE) {
        return icalvalue_get_text(text).map { String(cString: $0) }
    }
    guard let octets = icalproperty_get_value_as_string_r(property) else { return nil }
    defer { icalmemory_free_buffer(octets) }
    return String(cString: octets)
}

private func zone(of property: OpaquePointer) -> String? {
    guard let parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
        let name = icalparameter_get_tzid(parameter)
    else { return nil }
    return String(cString: name)
}

/// One of an event's two ends.
enum EventEnd {
    case start, end
}

/// A date and time as a property has it, wherever that clock hangs.
struct ClockReading {
    let year: Int
    let month: Int
    let day: Int
    /// Since midnight.
    let minute: Int
    let isWholeDay: Bool
    let isUTC: Bool
    let zone: String?
    /// As libical would write it.
    let text: String

    /// The same figures on any wall; nothing where no calendar has that day.
    var wall: WallTime? {
        Day(year: year, month: month, day: day).flatMap { WallTime(day: $0, minute: minute) }
    }
}
