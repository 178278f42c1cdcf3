import CLibical
import Foundation
import Meetings

/// The sole owner of one of libical's components, and with `ComponentReading` the only place that sees its pointers.
struct Component: ~Copyable {
    let handle: OpaquePointer
    /// What errors call it.
    private let name: String

    /// An event, by its UID.
    init(event uid: String) throws(CalendarError) {
        guard let handle = icalcomponent_new_vevent() else { throw .outOfMemory(event: uid) }
        self.handle = handle
        name = uid
    }

    /// Nothing where libical sees no component in the text, which must be free of NUL.
    init?(parsing text: String) {
        guard let handle = icalparser_parse_string(text) else { return nil }
        self.handle = handle
        name = ""
    }

    deinit { icalcomponent_free(handle) }

    func add(_ property: TextProperty, _ text: String) throws(CalendarError) {
        let text = try text.checked(as: property.name, of: name, breaks: property == .description)
        try attach(icalproperty_new(property.kind), icalvalue_new_text(text))
    }

    /// A property that libical does not know; the value stands as it is.
    func add(extension property: String, _ value: String) throws(CalendarError) {
        let new = icalproperty_new_x(try value.checked(as: property, of: name))
        if let new { icalproperty_set_x_name(new, property) }
        try attach(new)
    }

    func add(link: String) throws(CalendarError) {
        try attach(icalproperty_new_url(try link.checked(as: "URL", of: name)))
    }

    func add(moment: Date, as property: MomentProperty) throws(CalendarError) {
        try attach(icalproperty_new(property.kind), icalvalue_new_datetime(icaltimetype(moment)))
    }

    func add(from start: WallTime, minutes: Int) throws(CalendarError) {
        guard minutes > 0 else { throw .noLength(event: name, minutes: minutes) }
        try add(time: start, as: ICAL_DTSTART_PROPERTY)
        try add(time: start.adding(minutes: minutes), as: ICAL_DTEND_PROPERTY)
    }

    /// Wall time with the zone's name.
    private func add(time: WallTime, as property: icalproperty_kind) throws(CalendarError) {
        let new = icalproperty_new(property)
        if let new { icalproperty_add_parameter(new, icalparameter_new_tzid(StockholmZone.name)) }
        try attach(new, icalvalue_new_datetime(icaltimetype(time)))
    }

    func add(sequence: Int) throws(CalendarError) {
        try attach(icalproperty_new_sequence(Int32(clamping: sequence)))
    }

    func add(status: EventStatus) throws(CalendarError) {
        try attach(icalproperty_new_status(status.constant))
    }

    /// Seen by all who see the calendar, and the time is taken.
    func addOpenness() throws(CalendarError) {
        try attach(icalproperty_new_class(ICAL_CLASS_PUBLIC))
        try attach(icalproperty_new_transp(ICAL_TRANSP_OPAQUE))
    }

    func add(organizer: SchedulingMessage.Organizer) throws(CalendarError) {
        let new = icalproperty_new_organizer(try ("mailto:" + organizer.address).checked(as: "ORGANIZER", of: name))
        let commonName = try shownName(organizer.name).checked(as: "ORGANIZER", of: name)
        if let new { icalproperty_add_parameter(new, icalparameter_new_cn(commonName)) }
        try attach(new)
    }

    /// The parameters stand in the order in which Gmail writes and takes them.
    func add(attendee: SchedulingMessage.Attendee) throws(CalendarError) {
        let new = icalproperty_new_attendee(try ("mailto:" + attendee.address).checked(as: "ATTENDEE", of: name))
        let commonName = try shownName(attendee.name).checked(as: "ATTENDEE", of: name)
        if let new {
            icalproperty_add_parameter(new, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL))
            icalproperty_add_parameter(new, icalparameter_new_role(attendee.role))
            icalproperty_add_parameter(new, icalparameter_new_partstat(attendee.standing))
            icalproperty_add_parameter(new, icalparameter_new_rsvp(attendee.rsvp))
            icalproperty_add_parameter(new, icalparameter_new_cn(commonName))
            let guests = icalparameter_new_x("0")
            icalparameter_set_xname(guests, "X-NUM-GUESTS")
            icalproperty_add_parameter(new, guests)
        }
        try attach(new)
    }

    /// Lines end with CRLF and are folded at 75 octets or less (RFC 5545 §3.1).
    func text() throws(CalendarError) -> String {
        guard let octets = icalcomponent_as_ical_string_r(handle) else { throw .outOfMemory(event: name) }
        defer { icalmemory_free_buffer(octets) }
        return String(cString: octets)
    }

    private func attach(_ property: OpaquePointer?, _ value: OpaquePointer?) throws(CalendarError) {
        guard let property, let value else { throw .outOfMemory(event: name) }
        icalproperty_set_value(property, value)
        icalcomponent_add_property(handle, property)
    }

    private func attach(_ property: OpaquePointer?) throws(CalendarError) {
        guard let property else { throw .outOfMemory(event: name) }
        icalcomponent_add_property(handle, property)
    }

    /// RFC 6868 writes a double quote as `^'`, which Python's vobject, and whatever else has not learnt it, shows to people.
    private func shownName(_ name: String) -> String {
        name.utf8.contains(UInt8(ascii: "\"")) ? name.replacingOccurrences(of: "\"", with: "’") : name
    }
}
