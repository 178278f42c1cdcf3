import CLibical
import Foundation
import Meetings

/// A property whose value is free text.
enum TextProperty {
    case uid, summary, description, location

    var kind: icalproperty_kind {
        switch self {
        case .uid: ICAL_UID_PROPERTY
        case .summary: ICAL_SUMMARY_PROPERTY
        case .description: ICAL_DESCRIPTION_PROPERTY
        case .location: ICAL_LOCATION_PROPERTY
        }
    }

    var name: String {
        switch self {
        case .uid: "UID"
        case .summary: "SUMMARY"
        case .description: "DESCRIPTION"
        case .location: "LOCATION"
        }
    }
}

/// A property whose value is a moment in UTC.
enum MomentProperty {
    case stamp, created, modified

    var kind: icalproperty_kind {
        switch self {
        case .stamp: ICAL_DTSTAMP_PROPERTY
        case .created: ICAL_CREATED_PROPERTY
        case .modified: ICAL_LASTMODIFIED_PROPERTY
        }
    }
}

extension EventStatus {
    var constant: icalproperty_status {
        switch self {
        case .tentative: ICAL_STATUS_TENTATIVE
        case .confirmed: ICAL_STATUS_CONFIRMED
        case .cancelled: ICAL_STATUS_CANCELLED
        }
    }
}

extension SchedulingMessage.Attendee {
    var role: icalparameter_role {
        kind == .called ? ICAL_ROLE_REQPARTICIPANT : ICAL_ROLE_NONPARTICIPANT
    }

    var standing: icalparameter_partstat {
        switch reply {
        case .accepted: ICAL_PARTSTAT_ACCEPTED
        case .declined: ICAL_PARTSTAT_DECLINED
        case .tentative: ICAL_PARTSTAT_TENTATIVE
        case nil: ICAL_PARTSTAT_NEEDSACTION
        }
    }

    var rsvp: icalparameter_rsvp {
        asks && kind == .called ? ICAL_RSVP_TRUE : ICAL_RSVP_FALSE
    }
}

extension icaltimetype {
    init(_ time: WallTime) {
        self = icaltime_null_time()
        (year, month, day) = (Int32(time.day.year), Int32(time.day.month), Int32(time.day.day))
        (hour, minute) = (Int32(time.minute / 60), Int32(time.minute % 60))
    }

    init(_ moment: Date) {
        self = icaltime_from_timet_with_zone(time_t(moment.timeIntervalSince1970), 0, icaltimezone_get_utc_timezone())
    }
}
