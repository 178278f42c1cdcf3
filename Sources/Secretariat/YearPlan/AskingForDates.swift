import Foundation
import Meetings
import Store

/// Dates of one body that its chair is to say yes to.
package struct DatesQuestion: Sendable {
    package let body: Body
    /// Nobody where the seat is vacant.
    package let chair: Person?
    package let meetings: [Meeting]
    /// Whether she has been asked about exactly these.
    package let isAsked: Bool
    /// Whether that question has not left, and can be taken back.
    package let isWaiting: Bool
}

extension Secretary {
    /// What chairs have not said yes to of a year.
    package func datesQuestions(_ year: Int, _ snapshot: Snapshot) throws -> [DatesQuestion] {
        let (now, register) = (world.now(), try snapshot.register())
        return try register.bodies.compactMap { body in
            let proposed = try snapshot.meetings(of: body.id, year: year).filter {
                $0.state == .proposed && $0.ownership == .ours && $0.start.nearestMoment > now
            }
            guard !proposed.isEmpty else { return nil }
            let chair = register.chair(of: body.id, on: max(WallTime(now).day, .newYear(year)))
            let asked = try snapshot.latestQuestion(in: Correspondence.datesThread(of: body.id, year))
            let dates = try asked.map { try snapshot.askedDates(by: $0.id) }
            let isAsked = dates == Set(proposed.map(AskedDate.init)) && asked?.person == chair?.id
            return DatesQuestion(
                body: body, chair: chair, meetings: proposed, isAsked: isAsked,
                isWaiting: isAsked && asked?.state.isWaiting == true)
        }
    }

    /// The mail that `askChairs` would send; nothing is changed.
    package func rehearseAskingChairs(_ year: Int, of bodies: Set<Key<Body>>, by: String) throws -> [OutgoingMail] {
        let review = try review(year)
        return try store.rehearse { transaction in
            try ask(year, bodies, review, by: by, transaction).compactMap { message in
                try transaction.snapshot.content(of: message.id).map { OutgoingMail(message, $0) }
            }
        }
    }

    /// Asks the chairs of these bodies for their yes to what is proposed for the year, unless they have been asked.
    ///
    /// - Parameter mark: of the dates as whoever sends has seen them.
    /// - Returns: the messages that it takes.
    @discardableResult package func askChairs(
        _ year: Int, of bodies: Set<Key<Body>>, seen mark: String, by: String
    ) throws -> [OutboxMessage] {
        let review = try review(year)
        return try store.write { transaction in
            guard try self.mark(ofQuestions: datesQuestions(year, transaction.snapshot), in: bodies) == mark else {
                throw OfficeError.draftChanged(year)
            }
            return try ask(year, bodies, review, by: by, transaction)
        }
    }

    /// Takes back the questions of a year that have not left (*ångra*): they can be asked anew.
    ///
    /// - Returns: the bodies whose chairs are not asked after all.
    @discardableResult package func takeBackQuestions(
        _ year: Int, of bodies: Set<Key<Body>>, by: String
    ) throws -> [Key<Body>] {
        try store.write { transaction in
            let waiting = try datesQuestions(year, transaction.snapshot).filter {
                $0.isWaiting && bodies.contains($0.body.id)
            }
            for question in waiting {
                let thread = Correspondence.datesThread(of: question.body.id, year)
                try transaction.lapse(thread, at: world.now())
                try transaction.record(Fact(at: world.now(), by: by, kind: "question taken back", scope: thread))
            }
            return waiting.map(\.body.id)
        }
    }

    /// What tells one set of dates to be approved from another.
    package func mark(ofQuestions questions: [DatesQuestion], in bodies: Set<Key<Body>>) -> String {
        mark(of: questions.filter { bodies.contains($0.body.id) }.flatMap(\.meetings))
    }

    private func ask(
        _ year: Int, _ bodies: Set<Key<Body>>, _ review: YearReview?, by: String, _ transaction: Transaction
    ) throws -> [OutboxMessage] {
        let register = try transaction.snapshot.register()
        return try datesQuestions(year, transaction.snapshot).flatMap { question -> [OutboxMessage] in
            guard bodies.contains(question.body.id), !question.isAsked, let chair = question.chair else { return [] }
            let correspondence = Correspondence(
                secretary: self, transaction: transaction, register: register, body: question.body,
                newcomers: Newcomers(among: []), now: world.now(), isPressed: true)
            let hindered = review?.plan.group(question.body.id)?.hindered(among: question.meetings) ?? [:]
            guard try correspondence.ask(chair, about: question.meetings, in: year, hindered: hindered) else {
                return []
            }
            let thread = Correspondence.datesThread(of: question.body.id, year)
            try transaction.record(
                Fact(
                    at: world.now(), by: by, kind: "chair asked", scope: thread,
                    detail: "\(question.meetings.count) dates"))
            return try transaction.snapshot.thread(thread).map(\.message).filter {
                $0.state.isWaiting && $0.person == chair.id
            }
        }
    }
}
