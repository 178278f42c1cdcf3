import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// Books the year's dates where the chair, from her own address, answers the question about them with nothing but a
    /// yes; anything else is for a person to read.
    func approval() throws -> Conclusion? {
        guard !isTrusted, let question = try question(), let chair = register.person(question.person), isFrom(chair),
            ChairReply(message.text, of: chair.name).isYes, message.attachments.isEmpty
        else { return nil }
        let asked = try transaction.snapshot.askedDates(by: question.id)
        let meetings = try asked.compactMap { try transaction.snapshot.meeting($0.meeting) }
        guard let year = meetings.first?.year, Set(meetings.map(AskedDate.init)) == asked,
            let body = register.body(question.body), isChair(chair, of: body, for: meetings)
        else { return nil }
        let proposed = try transaction.snapshot.meetings(of: body.id, year: year).filter {
            $0.state == .proposed && $0.ownership == .ours && $0.start.nearestMoment > now
        }
        // Only while the question stands: no date has been added, moved or booked since.
        guard Set(proposed.map(AskedDate.init)) == asked else { return nil }
        for meeting in proposed { try secretary.book(meeting, by: chair, transaction) }
        try transaction.lapse(question.thread, at: now)
        var conclusion = plain(.applied, .approved(year: year, meetings: proposed.count))
        conclusion.person = chair.id
        return conclusion
    }

    /// Releases an agenda where the chair answers the question about exactly this one with nothing but a yes.
    func releasing() throws -> Conclusion? {
        guard !isTrusted, let question = try answered(.agenda), let chair = register.person(question.person),
            isFrom(chair), ChairReply(message.text, of: chair.name).isYes, message.attachments.isEmpty,
            let meeting = try secretary.meetingsToRelease(by: chair.id, transaction.snapshot).first(where: {
                secretary.thread(of: .agenda, about: $0) == question.thread
            })
        else { return nil }
        do {
            _ = try secretary.release(meeting.id.text, by: chair.name, transaction)
        } catch OfficeError.ownAgenda {
            return nil
        }
        var conclusion = plain(.applied, .released(meeting: meeting.reference))
        conclusion.meeting = meeting.id
        conclusion.person = chair.id
        return conclusion
    }

    /// Where the chair answers the question about an agenda with anything else: she wants it changed, and the samordnare
    /// gets her words.
    func agendaWish() throws -> Conclusion? {
        guard !isTrusted, let question = try answered(.agenda), let chair = register.person(question.person),
            isFrom(chair), !ChairReply(message.text, of: chair.name).isYes,
            let meeting = try question.meeting.flatMap({ try transaction.snapshot.meeting($0) })
        else { return nil }
        var conclusion = try forward()
        conclusion.meeting = meeting.id
        conclusion.person = chair.id
        conclusion.reasons.insert(.agendaWish(meeting: meeting.reference), at: 0)
        return conclusion
    }

    /// The question that the mail answers, where it is the one that stands.
    private func question() throws -> OutboxMessage? {
        guard let answered = try answered(.dates),
            try transaction.snapshot.latestQuestion(in: answered.thread)?.id == answered.id
        else { return nil }
        return answered
    }

    /// The newest of our messages to the chair herself that it replies to, where that is of this kind.
    func answered(_ kind: MeetingPolicy.Sending) throws -> OutboxMessage? {
        let answered = try (message.inReplyTo + message.references.reversed()).lazy
            .compactMap { try transaction.snapshot.message(messageID: $0) }.first
        return answered.flatMap { $0.kind == kind && $0.copyFor == nil ? $0 : nil }
    }

    func isFrom(_ chair: Person) -> Bool {
        guard let writer = message.writer, message.from.count == 1 else { return false }
        return chair.addresses.contains { $0.text == writer && $0.until == nil }
            && register.people(at: writer).allSatisfy { $0.id == chair.id }
            && secretary.settings.authenticity.doubt(about: message) == nil
            && !recognition.problems.contains(where: \.leavesDoubt)
    }

    private func isChair(_ person: Person, of body: Body, for meetings: [Meeting]) -> Bool {
        let days = [WallTime(now).day] + meetings.map(\.start.day)
        return days.contains { register.chair(of: body.id, on: $0)?.id == person.id }
    }
}

/// What somebody wrote above the mail she answers.
struct ChairReply {
    /// Whether it is a yes and nothing else: a greeting and a signature may stand around it.
    let isYes: Bool

    /// - Parameter yeses: what counts as one.
    init(_ text: String, of name: String, saying yeses: Set<String> = ChairReply.yeses) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        let own = lines.prefix { !ChairReply.beginsQuotation($0) }
        var words = own.map(ChairReply.plain).filter { !$0.isEmpty }[...]
        if let first = words.first, ChairReply.isGreeting(first) { words = words.dropFirst() }
        let isDoubtful = words.contains { !ChairReply.doubts.isDisjoint(with: Set($0.split(separator: " "))) }
        guard !isDoubtful, let yes = words.popFirst(), yeses.contains(yes) else {
            isYes = false
            return
        }
        // After the yes only a closing, and after that what a signature holds.
        let signatures = [ChairReply.plain(name), ChairReply.plain(String(name.prefix { $0 != " " }))]
        let closes = words.first.map { ChairReply.isClosing($0) || signatures.contains($0) } ?? true
        isYes = closes && words.count <= 12
    }

    /// What stands above the mail that is answered, as it was written.
    static func ownWords(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let own = lines.prefix { !beginsQuotation($0.trimmingCharacters(in: .whitespaces)) }
        return own.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Letters and single spaces, in lower case.
    private static func plain(_ line: String) -> String {
        let letters = line.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
        return String(letters).split(separator: " ").joined(separator: " ")
    }

    private static func isGreeting(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        return words.count <= 3 && ["hej", "hejsan", "hallå", "god"].contains(words.first.map(String.init) ?? "")
    }

    private static func isClosing(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        let first = words.first.map(String.init) ?? ""
        if ["mvh", "hälsningar", "vänligen", "hälsar"].contains(first) { return true }
        if line.hasPrefix("med vänlig") || line.hasPrefix("vänliga hälsningar") || line.hasPrefix("bästa hälsningar") {
            return true
        }
        return line.hasPrefix("skickat från") || line.hasPrefix("hämta outlook") || line.hasPrefix("sent from")
    }

    private static func beginsQuotation(_ line: String) -> Bool {
        if line.hasPrefix(">") || line.hasPrefix("-----") || line.hasPrefix("_____") { return true }
        let lower = line.lowercased()
        if ["från:", "from:", "skickat:", "sent:", "ämne:"].contains(where: lower.hasPrefix) { return true }
        return lower.hasSuffix("skrev:") || lower.hasSuffix("wrote:")
            || (lower.hasPrefix("den ") && lower.contains("skrev"))
            || (lower.hasPrefix("on ") && lower.contains("wrote"))
    }

    /// Words by which a yes becomes a yes to something else, wherever they stand.
    private static let doubts: Set<Substring> = [
        "inte", "men", "dock", "utom", "förutom", "om", "flytta", "ändra", "ändras", "byt", "byta", "nej", "ps", "fast",
        "bara", "endast", "kanske", "första", "andra", "tredje", "fjärde", "femte", "sjätte",
    ]

    static let yeses: Set<String> = [
        "ja", "ja tack", "ja det går bra", "ja det passar", "ja det passar bra", "ja dagarna passar",
        "ja de passar", "ja boka", "ja jag godkänner", "jag godkänner", "godkänns", "godkänt", "det går bra", "ok",
        "ok för mig", "ja det blir bra", "det blir bra", "ja det är bra", "ja dagarna passar bra", "ja den är klar",
        "den är klar", "ja skicka", "ja skicka kallelsen",
    ]
}
