import Calendars
import Foundation
import Mail
import Meetings
import Store

/// What looking at published calendars came to.
package struct Refreshed: Sendable {
    package internal(set) var read = 0
    package internal(set) var unchanged = 0
    /// The calendars that could not be looked at, with the reason.
    package internal(set) var failures: [Failure] = []

    package struct Failure: Sendable {
        package let calendar: Int64
        package let words: String
    }

    package var isEmpty: Bool { read == 0 && unchanged == 0 && failures.isEmpty }
}

extension Secretary {
    /// Opens the calendar that somebody publishes at an address, and looks at it at once; its times alone are kept. A
    /// look that fails is kept with its reason, and tried again by the daemon.
    package func openPublished(
        _ address: String, of name: String, by: String, through web: WebFetch
    ) async throws -> BusyCalendar {
        // What calendar programs offer to subscribe to is the same file.
        let address =
            address.lowercased().hasPrefix("webcal://") ? "https" + address.dropFirst("webcal".count) : address
        let host = try WebFetch.host(of: address)
        try check(by)
        let id = try store.write { transaction in
            let snapshot = transaction.snapshot
            let person = try snapshot.findPerson(name, in: try snapshot.register())
            return try open(host, address: address, of: person, by: by, transaction)
        }
        var refreshed = Refreshed()
        try await look(at: try calendar(id), through: web, &refreshed)
        return try calendar(id)
    }

    /// Looks at the published calendars whose latest look is a day old, or at all of them now.
    @discardableResult package func refreshCalendars(
        through web: WebFetch, now: Bool = false, progressed: @Sendable () -> Void = {}
    ) async throws -> Refreshed {
        let calendars = try store.read { try $0.busyCalendars() }.filter { $0.address != nil }
        var refreshed = Refreshed()
        for calendar in calendars where now || calendar.isDue(at: world.now()) {
            guard !Task.isCancelled else { break }
            try await look(at: calendar, through: web, &refreshed)
            progressed()
        }
        return refreshed
    }

    private func calendar(_ id: Int64) throws -> BusyCalendar {
        guard let calendar = try store.read({ try $0.busyCalendar(id) }) else { throw OfficeError.noBusyCalendar(id) }
        return calendar
    }

    private func look(at calendar: BusyCalendar, through web: WebFetch, _ refreshed: inout Refreshed) async throws {
        guard let address = calendar.address else { return }
        // Days that were not read before must be, whether the file has changed or not.
        let isCovered = calendar.read?.days?.upperBound == busyDays.upperBound
        let wish = WebFetch.Wish(
            address: address, types: calendarTypes, beginning: "BEGIN:VCALENDAR",
            etag: isCovered ? calendar.read?.marks.etag : nil,
            modified: isCovered ? calendar.read?.marks.modified : nil)
        do {
            switch try await web.fetch(wish) {
            case .unchanged:
                try note(.unchanged, of: calendar)
                refreshed.unchanged += 1
            case .file(let data, let etag, let modified):
                let marks = BusyCalendar.Marks(etag: etag, modified: modified)
                try take(ImportFile(name: calendar.name, data: data).text, marks, into: calendar)
                refreshed.read += 1
            }
        } catch let error as MailError {
            if case .stopped = error { return }
            try fail(calendar, "\(error)", &refreshed)
        } catch let error as CalendarError {
            try fail(calendar, "\(error)", &refreshed)
        }
    }

    private func take(_ text: String, _ marks: BusyCalendar.Marks, into calendar: BusyCalendar) throws {
        let own = try store.read { try $0.invitationUIDs(of: calendar.person) }
        let busy = try BusyTimes(
            of: text, from: busyDays.lowerBound, through: busyDays.upperBound, ignoring: own)
        try store.write { transaction in
            // It may have been closed meanwhile.
            guard try transaction.snapshot.busyCalendar(calendar.id) != nil else { return }
            try keep(busy, of: calendar.id, marks: marks, transaction)
        }
    }

    private func fail(_ calendar: BusyCalendar, _ words: String, _ refreshed: inout Refreshed) throws {
        try note(.failed, of: calendar, [words])
        refreshed.failures.append(Refreshed.Failure(calendar: calendar.id, words: words))
    }

    private func note(_ outcome: BusyCalendar.Reading.Outcome, of calendar: BusyCalendar, _ words: [String] = []) throws
    {
        try store.write { transaction in
            guard try transaction.snapshot.busyCalendar(calendar.id) != nil else { return }
            try transaction.record(
                BusyCalendar.Reading(at: world.now(), outcome: outcome, words: words), of: calendar.id)
        }
    }
}

/// As servers call a calendar, the last one those that do not know better.
private let calendarTypes = ["text/calendar", "application/ics", "text/plain", "application/octet-stream"]

extension BusyCalendar {
    /// Once a day, an hour early rather than a day late.
    fileprivate func isDue(at now: Date) -> Bool {
        latest.map { now.timeIntervalSince($0.at) >= 23 * 3600 || $0.at > now } ?? true
    }
}
