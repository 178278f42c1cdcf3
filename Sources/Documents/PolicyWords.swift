import Foundation
import Meetings

/// What a body's settings come to, in sentences.
package struct PolicyWords {
    private let policy: MeetingPolicy
    private let norms: [Norm]
    private let day: Day

    package init(_ body: Body, on day: Day) {
        policy = body.policy
        norms = body.norms
        self.day = day
    }

    /// “Gruppen har fyra till sex möten om året, helst fem, på två timmar och på distans. Kallelsen …”
    package var meetings: [String] {
        let span =
            policy.fewestMeetings == policy.mostMeetings
            ? policy.mostMeetings.counted("möte", "möten", gender: .neuter)
            : "\(policy.fewestMeetings.word(one: "ett")) till \(policy.mostMeetings.counted("möte", "möten", gender: .neuter))"
        let place = policy.isDigital ? "på distans" : "i en lokal"
        let draft = policy.draftDays.counted("arbetsdag", "arbetsdagar")
        let approval = policy.approvalDays.counted("dag", "dagar")
        return [
            "Gruppen har \(span) om året, helst \(policy.meetingsPerYear.word(one: "ett")), på \(length) och \(place).",
            "Kallelsen går ut \(before(policy.noticeDays)) mötet, handlingarna \(before(policy.papersDays)) och påminnelsen till den som inte har svarat \(before(policy.reminderDays)).",
            "Utkastet till anteckningar delas inom \(draft), är öppet för synpunkter i \(policy.commentDays.word(one: "en")) och godkänns inom \(approval).",
            quorum,
        ]
    }

    /// What its agendas begin and end with.
    package var agenda: [String] {
        let words = { (items: [AgendaItem]) in String.enumeration(items.map(\.title)) }
        let (first, last) = (policy.standingItems.first, policy.standingItems.last)
        return [
            first.isEmpty ? nil : "Dagordningen börjar med: \(words(first)).",
            last.isEmpty ? nil : "Den slutar med: \(words(last)).",
            first.isEmpty && last.isEmpty ? "Gruppen har inga stående punkter." : nil,
        ].compactMap(\.self)
    }

    /// How its minutes become final; who makes them so is in the register.
    package func minutes(_ name: (Key<Person>) -> String?) -> [String] {
        let approver = policy.approver.flatMap(name) ?? "Ordföranden"
        return [
            policy.silenceApproves
                ? "Anteckningarna är godkända när tiden för synpunkter är ute, om ingen har några."
                : "\(approver) godkänner anteckningarna.",
            policy.publishesMinutes
                ? "Godkända anteckningar står på gruppens sida för alla."
                : "Godkända anteckningar går bara till dem som ska ha dem.",
            "Den som ansvarar för en åtgärd påminns \(before(policy.actionReminderDays)) dagen då den ska vara klar.",
        ]
    }

    private var length: String {
        policy.length.isMultiple(of: 60) ? (policy.length / 60).counted("timme", "timmar") : policy.length.inHours
    }

    private var quorum: String {
        let chair = policy.quorum.needsChair ? "ordföranden är en av dem" : "ordföranden behöver inte vara en av dem"
        return switch policy.quorum.size {
        case .half: "Minst hälften av ledamöterna måste kunna komma, och \(chair)."
        case .members(0) where policy.quorum.needsChair: "Mötet hålls hur få som än kan komma, bara ordföranden kan."
        case .members(0): "Mötet hålls hur få som än kan komma."
        case .members(let count): "Minst \(count.counted("ledamot", "ledamöter")) måste kunna komma, och \(chair)."
        }
    }

    /// Which mail goes by itself, and which waits for whom.
    package func sending(_ kinds: [MeetingPolicy.Sending]) -> [String] {
        let list = { (mode: MeetingPolicy.Mode) -> String? in
            let names = kinds.filter { policy.mode(of: $0) == mode }.map { $0.settingNoun.lowercasedFirst }
            return names.isEmpty ? nil : String.enumeration(names)
        }
        let weeks = policy.window.quietWeeks.weekSpans
        let clock = "kl. \(policy.window.opens.clockText)–\(policy.window.closes.clockText)"
        return [
            list(.automatic).map { "Går av sig själv: \($0)." }, list(.press).map { "Väntar tills du trycker: \($0)." },
            list(.release).map { "Väntar på ordförandens ja: \($0)." },
            "Mejl som kan vänta går ut vardagar \(clock)\(weeks.isEmpty ? "." : ", men inte vecka \(weeks.enumerated).")",
        ].compactMap(\.self)
    }

    package var work: [String] {
        let pages = ReadingMatter(amount: 10, unit: .pages, by: "", at: .distantPast).minutes(at: policy.readingPace)
        let norm = norms.inForce(on: day).map { norm in
            "En kommunledamots plats är beräknad till \(norm.span) timmar om året\(norm.from.map { ", från \($0.plain)" } ?? "")."
        }
        let next = norms.filter { $0.from.map { $0 > day } ?? false }.compactMap { norm in
            norm.from.map { "Från \($0.plain) är den beräknad till \(norm.span) timmar." }
        }
        return [norm ?? "Inget riktmärke gäller, så ingens timmar jämförs med något."] + next + [
            "Den som inte har sagt hur lång läsningen tog räknas läsa \(policy.readingPace) ord i minuten: tio sidor blir \(pages) minuter."
        ]
    }

    private func before(_ days: Int) -> String {
        days == 0 ? "samma dag som" : "\(days.counted("dag", "dagar")) före"
    }
}

extension MeetingPolicy.Sending {
    /// What its mail is called where all kinds stand together.
    package var settingNoun: String { self == .takeover ? "Bokningen av ett övertaget möte" : noun }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Int {
    /// “7.00”, minutes since midnight.
    package var clockText: String { "\(self / 60).\(self % 60 < 10 ? "0" : "")\(self % 60)" }
}

extension Set<Int> {
    /// “1, 27–32, 52–53”.
    package var weekSpans: String {
        var spans: [ClosedRange<Int>] = []
        for week in sorted() {
            if let last = spans.last, last.upperBound + 1 == week {
                spans[spans.count - 1] = last.lowerBound...week
            } else {
                spans.append(week...week)
            }
        }
        return spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

extension String {
    /// “1, 27–32 och 52–53”.
    fileprivate var enumerated: String {
        String.enumeration(split(separator: ",").map { $0.drop { $0 == " " }.description })
    }
}
