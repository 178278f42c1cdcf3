import Documents
import Meetings
import Secretariat

/// Somebody's row among a meeting's answers, or an empty seat's.
struct AnswerRow: Sendable {
    static let names: Set<String> = [
        "name", "title", "mark", "isComing", "isPerhaps", "isAway", "isSilent", "isVacant", "word", "quote", "note",
        "fault", "personPath",
    ]

    let name: String
    var title: String?
    let mark: AnswerMark
    /// What she wrote.
    var quote: String?
    var note: String?
    /// The address that does not take mail.
    var fault: String?
    var personPath = ""
}

/// An answer as a sign and its word (`parts/answer-mark.html`).
struct AnswerMark: Sendable {
    let word: String
    var isComing = false
    var isPerhaps = false
    var isAway = false
    var isSilent = false
    var isVacant = false

    /// - Parameter place: where the meeting is held, which tells whether it matters how she comes.
    init(_ answer: Answer?, at place: Meeting.Place) {
        word = answer?.fitting(place).word ?? "Inget svar"
        switch answer?.reply {
        case .accepted: isComing = true
        case .tentative: isPerhaps = true
        case .declined: isAway = true
        case nil: isSilent = true
        }
    }

    init(_ presence: Attendance.Presence?) {
        word = presence?.sentence ?? "Inte antecknat"
        switch presence {
        case nil: isSilent = true
        case .partial: isPerhaps = true
        case .present, .remote: isComing = true
        case .excused, .absent: isAway = true
        }
    }

    init(vacant: Bool) {
        word = "Vakant"
        isVacant = true
    }

    init(notInvited: Bool) {
        word = "Inte bjuden än"
        isSilent = true
    }
}

/// A meeting's people in the order in which its page shows them: who is missing first.
struct AnswerRows {
    let missing: [AnswerRow]
    let coming: [AnswerRow]
    let guests: [AnswerRow]
    let informed: [String]
    private let sheet: MeetingSheet

    init(_ sheet: MeetingSheet) {
        self.sheet = sheet
        let asked = sheet.invitees.filter { $0.kind == .called }
        let members = asked.filter { $0.mandate != nil }
        let isRecorded = !sheet.attendance.isEmpty
        let isThere = { (invitee: Invitee) in
            isRecorded
                ? sheet.attendance[invitee.person.id]?.presence.attended == true
                : sheet.invitations[invitee.person.id]?.answer?.reply == .accepted
        }
        let away = members.filter { !isThere($0) }.sorted { Self.order($0, sheet) < Self.order($1, sheet) }
        missing = away.map { Self.row($0, sheet) } + Self.vacancies(sheet)
        coming = members.filter(isThere).map { Self.row($0, sheet) } + Self.standIns(sheet)
        guests = asked.filter { $0.mandate == nil }.map { Self.row($0, sheet) }
        informed = sheet.invitees.filter { $0.kind == .informed }.map(\.person.name)
    }

    /// “Sex kommer, en kanske, en kommer inte och en har inte svarat.”
    var sentence: String {
        guard sheet.attendance.isEmpty else {
            return "\(coming.count.word(one: "en").capitalizedSentence) var med."
        }
        let members = sheet.invitees.filter { $0.kind == .called && $0.mandate != nil }
        guard !members.isEmpty else { return "Ingen är kallad: gruppen har inga ledamöter den dagen." }
        let replies = members.map { sheet.invitations[$0.person.id]?.answer?.reply }
        let counts: [(Int, String)] = [
            (replies.count { $0 == .accepted }, "kommer"), (replies.count { $0 == .tentative }, "kanske"),
            (replies.count { $0 == .declined }, "kommer inte"), (replies.count { $0 == nil }, "har inte svarat"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0.word(one: "en")) \($0.1)" }
        return String.enumeration(parts).capitalizedSentence + "."
    }

    /// “Två kommer till rummet: Anna Ek och Bo Lind. En är med digitalt.” Nil where there is no choice, or all is over.
    var ways: String? {
        guard sheet.place.isHybrid, sheet.attendance.isEmpty else { return nil }
        let coming = sheet.invitees.filter { $0.kind == .called }.compactMap { invitee -> (String, Answer.Way?)? in
            let answer = sheet.invitations[invitee.person.id].flatMap { $0.isLive ? $0.answer : nil }
            return answer?.reply == .accepted ? (invitee.person.name, answer?.way) : nil
        }
        guard !coming.isEmpty else { return nil }
        let room = coming.filter { $0.1 == .room }.map(\.0)
        let remote = coming.count { $0.1 == .remote }
        let unsaid = coming.count - room.count - remote
        let names = room.isEmpty ? "" : ": \(String.enumeration(room))"
        let first = room.isEmpty ? "Ingen har sagt att hen" : room.count.word(one: "en").capitalizedSentence
        return [
            "\(first) kommer till rummet\(names).",
            remote > 0 ? "\(remote.word(one: "en").capitalizedSentence) är med digitalt." : nil,
            unsaid > 0 ? "\(unsaid.word(one: "en").capitalizedSentence) kommer utan att ha sagt hur." : nil,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// “Gruppen är beslutsför.”
    var verdict: String? {
        guard let quorum = sheet.quorum, quorum.needed > 0, sheet.isAhead || quorum.basis == .attendance else {
            return nil
        }
        let needed = quorum.needed.word(one: "en")
        switch (quorum.basis, quorum.verdict) {
        case (.attendance, .holds): return "Gruppen var beslutsför."
        case (.attendance, _): return "Gruppen var inte beslutsför\(Self.shortfall(quorum))."
        case (.answers, .holds): return "Gruppen är beslutsför."
        case (.answers, .lost):
            return quorum.isChairAway && quorum.possible >= quorum.needed
                ? "Gruppen är inte beslutsför utan ordföranden." : "För få kan komma: det behövs \(needed) för beslut."
        case (.answers, .atRisk):
            guard quorum.count(.coming) >= quorum.needed else { return "Det behövs \(needed) för beslut." }
            return "Det behövs att ordföranden kommer."
        }
    }

    /// “, eftersom ordföranden inte var med”.
    private static func shortfall(_ quorum: Quorum) -> String {
        let came = quorum.count(.coming)
        let here = came == 0 ? "ingen ledamot" : came.counted("ledamot", "ledamöter")
        let tooFew = ": \(here) var med, och det behövs \(quorum.needed.word(one: "en"))"
        switch (came < quorum.needed, quorum.lacksChair) {
        case (true, true): return "\(tooFew). Inte heller ordföranden var med"
        case (false, true): return ", eftersom ordföranden inte var med"
        case (_, false): return tooFew
        }
    }

    private static func order(_ invitee: Invitee, _ sheet: MeetingSheet) -> Int {
        switch sheet.invitations[invitee.person.id]?.answer?.reply {
        case nil: 0
        case .declined: 1
        case .tentative: 2
        case .accepted: 3
        }
    }

    private static func row(_ invitee: Invitee, _ sheet: MeetingSheet) -> AnswerRow {
        let person = invitee.person
        var row = AnswerRow(
            name: person.name, title: title(invitee, sheet), mark: mark(person, sheet),
            personPath: "/personer/\(person.id.text.inAddress)")
        let answer = sheet.invitations[person.id]?.answer
        if sheet.attendance.isEmpty {
            row.quote = answer?.comment
            row.note = answer?.by.map { "Svarat av \($0)." }
        }
        guard sheet.isAhead else { return row }
        if let absence = sheet.reachability.absence(of: person.id), answer == nil {
            row.note = "Har autosvar" + (absence.until.flatMap(Day.init(iso:)).map { " till \($0.inYear)." } ?? ".")
        }
        row.fault = sheet.reachability.faults(of: person).last { $0.said.severity != "delayed" }?.address
        return row
    }

    private static func mark(_ person: Person, _ sheet: MeetingSheet) -> AnswerMark {
        guard sheet.attendance.isEmpty else { return AnswerMark(sheet.attendance[person.id]?.presence) }
        guard sheet.invitations[person.id]?.isLive == true else { return AnswerMark(notInvited: true) }
        return AnswerMark(sheet.invitations[person.id]?.answer, at: sheet.place)
    }

    /// “Socialchef, Falu kommun”.
    private static func title(_ invitee: Invitee, _ sheet: MeetingSheet) -> String? {
        let role: String? =
            switch invitee.role {
            case .chair, .coordinator, .coopted: invitee.role?.word.capitalizedSentence
            default: nil
            }
        let authority = invitee.person.authority.flatMap(sheet.register.authority)?.name
        let words = [role ?? invitee.person.title?.capitalizedSentence, authority].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    private static func vacancies(_ sheet: MeetingSheet) -> [AnswerRow] {
        sheet.register.vacancies(in: sheet.body.id, on: sheet.meeting.start.day)
            .filter { $0.seat.role == .chair || $0.seat.role == .ordinary }
            .map { vacancy in
                let profile = vacancy.seat.profile ?? vacancy.seat.role.word
                let authority = vacancy.seat.authority.flatMap(sheet.register.authority)?.name
                let since = vacancy.since.map { "vakant sedan \($0.plain)" }
                return AnswerRow(
                    name: "Ledamotsplats: \(profile)",
                    title: authority == nil && since == nil
                        ? nil : [authority, since].compactMap(\.self).joined(separator: ", "),
                    mark: AnswerMark(vacant: true)
                )
            }
    }

    /// Who came though nobody had called her, or in somebody's place.
    private static func standIns(_ sheet: MeetingSheet) -> [AnswerRow] {
        let called = Set(sheet.invitees.map(\.person.id))
        return sheet.attendance.values.filter { !called.contains($0.person) && $0.presence.attended }
            .sorted { $0.person < $1.person }
            .compactMap { one in
                guard let person = sheet.register.person(one.person) else { return nil }
                let replaced = one.insteadOf.flatMap(sheet.register.person)?.name
                return AnswerRow(
                    name: person.name, title: person.title?.capitalizedSentence, mark: AnswerMark(one.presence),
                    note: replaced.map { "I stället för \($0)." })
            }
    }
}
