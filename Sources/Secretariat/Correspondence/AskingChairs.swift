import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// Asks the chair for her yes to the year's proposed meetings, unless she has been asked about exactly these.
    ///
    /// - Parameter hindered: who cannot come, by meeting.
    /// - Returns: whether she is asked anew.
    func ask(
        _ chair: Person, about meetings: [Meeting], in year: Int, hindered: [Key<Meeting>: [String]] = [:]
    ) throws -> Bool {
        let thread = Correspondence.datesThread(of: body.id, year)
        let asked = try transaction.snapshot.latestQuestion(in: thread)
        if let asked, asked.person == chair.id, asked.recipient == chair.address,
            try transaction.snapshot.askedDates(by: asked.id) == Set(meetings.map(AskedDate.init))
        {
            return false
        }
        try write(to: chair, about: meetings, hindered, in: thread, waitsFor: nil)
        return true
    }

    /// The same question under the address that she has now.
    func askAgain(_ waiting: OutboxMessage) throws {
        guard let chair = register.person(waiting.person) else { return }
        let dates = try transaction.snapshot.askedDates(by: waiting.id)
        let meetings = try dates.compactMap { try transaction.snapshot.meeting($0.meeting) }
        guard !meetings.isEmpty else { return try transaction.lapse(waiting.thread, at: now) }
        try write(to: chair, about: meetings, [:], in: waiting.thread, waitsFor: waiting.waitsFor)
    }

    static func datesThread(of body: Key<Body>, _ year: Int) -> String { "dates \(body) \(year)" }

    private func write(
        to chair: Person, about meetings: [Meeting], _ hindered: [Key<Meeting>: [String]], in thread: String,
        waitsFor: OutboxMessage.Hold?
    ) throws {
        var letter = Letter(
            kind: .dates, region: register.region, body: body, recipient: chair, role: .chair, meetings: meetings,
            contact: secretary.settings.mailbox, written: WallTime(now).day)
        letter.hindered = hindered
        let dispatch = Dispatch(
            thread: thread, waitsFor: waitsFor, urgency: .booking,
            notBefore: secretary.departure(body.policy.window, deadline: nil, at: now))
        _ = try send(letter, dispatch, with: nil)
        guard let question = try transaction.snapshot.latestQuestion(in: thread) else { return }
        try transaction.record(meetings.map(AskedDate.init), askedBy: question.id)
    }
}

extension Snapshot {
    /// The question that stands in a thread: the latest to the chair herself that was neither taken back nor refused.
    func latestQuestion(in thread: String) throws -> OutboxMessage? {
        let latest = try self.thread(thread).map(\.message).last { $0.copyFor == nil }
        guard let latest, ![.superseded, .lapsed, .refused, .gaveUp].contains(latest.state) else { return nil }
        return latest
    }
}
