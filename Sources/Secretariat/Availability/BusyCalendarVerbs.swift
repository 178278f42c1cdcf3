import Calendars
import Foundation
import Meetings
import Store

extension Secretary {
    /// Takes in the busy times of a calendar file; a file of the same name replaces what the earlier one told.
    package func readBusy(_ file: ImportFile, of name: String, by: String) throws -> BusyCalendar {
        try check(file.name, by)
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let person = try snapshot.findPerson(name, in: try snapshot.register())
            let busy: BusyTimes
            do {
                busy = try times(in: file.text, of: person.id, snapshot)
            } catch let error as CalendarError {
                throw OfficeError.noCalendarFile(name: file.name, reason: "\(error)")
            }
            let calendar = try open(file.name, address: nil, of: person, by: by, transaction)
            try keep(busy, of: calendar, marks: BusyCalendar.Marks(), transaction)
            return try transaction.snapshot.busyCalendar(calendar) ?? { throw OfficeError.noBusyCalendar(calendar) }()
        }
    }

    /// Closes a calendar: its address and its times are forgotten.
    package func closeBusyCalendar(_ id: Int64, by: String) throws -> BusyCalendar {
        try store.write { transaction in
            guard let calendar = try transaction.snapshot.busyCalendar(id) else { throw OfficeError.noBusyCalendar(id) }
            try transaction.closeBusyCalendar(id, by: by, at: world.now())
            try note("calendar closed", of: calendar.person, "\(id)", by: by, transaction)
            return calendar
        }
    }

    /// The calendar under that name or address, opened where it was not open.
    func open(
        _ name: String, address: String?, of person: Person, by: String, _ transaction: Transaction
    ) throws -> Int64 {
        if let open = try transaction.snapshot.busyCalendar(of: person.id, name: name, address: address) {
            return open.id
        }
        let id = try transaction.openBusyCalendar(
            of: person.id, name: name, address: address, by: by, at: world.now())
        try note("calendar opened", of: person.id, "\(id)", by: by, transaction)
        return id
    }

    /// From today to the end of the year after next: what has been, and what nobody plans yet, is not kept.
    func times(in calendar: String, of person: Key<Person>, _ snapshot: Snapshot) throws -> BusyTimes {
        let days = busyDays
        return try BusyTimes(
            of: calendar, from: days.lowerBound, through: days.upperBound,
            ignoring: try snapshot.invitationUIDs(of: person))
    }

    func keep(
        _ busy: BusyTimes, of calendar: Int64, marks: BusyCalendar.Marks, _ transaction: Transaction
    ) throws {
        let reading = BusyCalendar.Reading(
            at: world.now(), outcome: .read, days: busyDays, times: busy.times.count,
            words: busy.faults.map(\.description), marks: marks)
        try transaction.record(reading, of: calendar, times: busy.times)
    }

    var busyDays: ClosedRange<Day> {
        let today = WallTime(world.now()).day
        return today...Day.newYear(today.year + 3).adding(days: -1)
    }
}
