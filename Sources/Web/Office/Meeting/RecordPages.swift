import Documents
import Meetings
import Secretariat

/// Takes down an answer that reached the samordnare otherwise.
struct GivenAnswerPage: PageContent {
    static let template = "given-answer"
    static let names: Set<String> = [
        "body", "when", "path", "people", "id", "name", "isChosen", "replies", "reply", "said", "person", "personFault",
        "replyFault", "comment", "answeredBy",
    ]

    let body: String
    let when: String
    let path: String
    let people: [Choice]
    let replies: [Choice]
    let comment: Field
    let answeredBy: Field
    let personFault: String?
    let replyFault: String?
    let faults: Faults?
    let token: String

    init(_ sheet: MeetingSheet, values: [String: String] = [:], faults: [String: String] = [:], token: String) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        people = sheet.invitees.filter { $0.kind == .called && sheet.invitations[$0.person.id]?.isLive == true }
            .map { invitee in
                let answer = sheet.invitations[invitee.person.id]?.answer?.fitting(sheet.place)
                let reply = answer?.word.lowercased() ?? "inget svar"
                return Choice(
                    invitee.person.id.text, "\(invitee.person.name), \(reply)",
                    isChosen: values["person"] == invitee.person.id.text)
            }
        // Who rings may not say how she comes.
        let known = GivenReply.unsaid.prefix(1) + GivenReply.choices(at: sheet.place).filter { $0.way != nil }
        replies = (known + GivenReply.unsaid.dropFirst()).map {
            Choice($0.value, Answer.word($0.reply, $0.way), isChosen: values["svar"] == $0.value)
        }
        comment = Field(
            "kommentar", label: "Kommentar", hint: "Om något sades med svaret", value: values["kommentar"] ?? "",
            fault: faults["kommentar"])
        answeredBy = Field(
            "genom", label: "Svarat av", hint: "Om någon annan svarade, till exempel en assistent",
            value: values["genom"] ?? "", fault: faults["genom"])
        personFault = faults["person"]
        replyFault = faults["svar"]
        self.faults = Faults([
            Field("person", label: "", fault: personFault), Field("svar-accepted", label: "", fault: replyFault),
            comment, answeredBy,
        ])
        self.token = token
    }
}

/// Takes down who came: everyone, until something else is said.
struct AttendancePage: PageContent {
    static let template = "attendance"
    static let names: Set<String> = [
        "body", "when", "path", "rows", "hasRows", "id", "name", "title", "choices", "value", "word", "isChosen",
        "minutes", "rowFault", "seen", "hadDeclined", "saidRemote", "isHybrid", "isFirst", "newcomer", "isOpen",
        "person", "presences",
        "minutesFault", "replaced", "replacedFault", "suggestions", "suggestion", "standsFor",
        "isClosed", "reason", "reasonFault",
    ]

    let body: String
    let when: String
    let path: String
    let rows: [Row]
    let hasRows: Bool
    let isHybrid: Bool
    let newcomer: Newcomer
    let suggestions: [NameSuggestion]
    let seen: Int
    /// Nothing has been recorded yet.
    let isFirst: Bool
    /// The minutes are approved: what is changed is a correction.
    let isClosed: Bool
    let reason: String
    let reasonFault: String?
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let id: String
        let name: String
        let title: String?
        let choices: [Choice]
        let minutes: String
        let rowFault: String?
        let hadDeclined: Bool
        let saidRemote: Bool
        /// In whose place she came.
        let standsFor: String?
    }

    /// The row for somebody who was not called.
    struct Newcomer: Sendable {
        let person: Field
        let presences: [Choice]
        let minutes: String
        let minutesFault: String?
        let replaced: [Choice]
        let replacedFault: String?
    }

    fileprivate static let words: [(value: String, word: String)] = [
        ("present", "Var med"), ("remote", "Var med på distans"), ("partial", "Var med en del"),
        ("excused", "Anmält förhinder"), ("absent", "Uteblev"),
    ]

    init(_ sheet: MeetingSheet, seen: Int, values: Form? = nil, faults: [String: String] = [:], token: String) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        let called = sheet.called.map { Row($0, sheet, values, faults[$0.id.text], words: Self.words) }
        let gone = (value: TypedAttendance.removal, word: "Ta bort ur listan")
        let uncalled = sheet.uncalled.map {
            Row($0, sheet, values, faults[$0.id.text], words: Self.words.prefix(3) + [gone])
        }
        rows = called + uncalled
        hasRows = !rows.isEmpty
        isHybrid = sheet.place.isHybrid
        newcomer = Newcomer(sheet, values, faults)
        isClosed = sheet.isClosed
        reason = values.map { $0[TypedAttendance.reason] } ?? ""
        reasonFault = faults[TypedAttendance.reason]
        suggestions = sheet.register.suggestions
        self.seen = seen
        isFirst = sheet.attendance.isEmpty
        self.faults = Faults(
            rows.map { Field("n-\($0.id)", label: "", fault: $0.rowFault) } + [
                newcomer.person, Field("m-ny", label: "", fault: newcomer.minutesFault),
                Field("ersatter", label: "", fault: newcomer.replacedFault),
                Field("skal", label: "", fault: reasonFault),
            ])
        self.token = token
    }
}

extension AttendancePage.Row {
    init(
        _ person: Person, _ sheet: MeetingSheet, _ values: Form?, _ fault: String?,
        words: [(value: String, word: String)]
    ) {
        let recorded = sheet.attendance[person.id]
        let answer = sheet.invitations[person.id]?.answer
        hadDeclined = answer?.reply == .declined
        saidRemote = sheet.place.isHybrid && answer?.way == .remote
        let typed = values.map { $0["n-\(person.id)"] } ?? ""
        let expected = hadDeclined ? "excused" : saidRemote ? "remote" : "present"
        let chosen = typed.isEmpty ? recorded?.presence.value ?? expected : typed
        let part: String = if case .partial(let minutes) = recorded?.presence { "\(minutes)" } else { "" }
        id = person.id.text
        name = person.name
        title = person.title?.capitalizedSentence
        choices = words.map {
            Choice($0.value, $0.word, isChosen: $0.value == chosen)
        }
        minutes = values.map { $0["m-\(person.id)"] } ?? part
        rowFault = fault
        standsFor = recorded?.insteadOf.flatMap(sheet.register.person)?.name
    }
}

extension AttendancePage.Newcomer {
    init(_ sheet: MeetingSheet, _ values: Form?, _ faults: [String: String]) {
        let row = TypedAttendance.newcomer
        let chosen = values.map { $0["n-\(row)"] } ?? "present"
        person = Field(
            "namn", label: "Namn eller mejladress", hint: "Den som var med finns i registret.",
            value: values.map { $0["namn"] } ?? "", fault: faults[row])
        presences = AttendancePage.words.prefix(3).map {
            Choice($0.value, $0.word, isChosen: $0.value == chosen)
        }
        minutes = values.map { $0["m-\(row)"] } ?? ""
        minutesFault = faults["m-\(row)"]
        let instead = values.map { $0["ersatter"] } ?? ""
        replaced = sheet.called.map {
            Choice($0.id.text, $0.name, isChosen: $0.id.text == instead)
        }
        replacedFault = faults["ersatter"]
    }
}

/// Asks how much there is to read, where what was typed is no amount.
struct ReadingPage: PageContent {
    static let template = "reading"
    static let names: Set<String> = ["body", "when", "path", "amount", "isWords"]

    let body: String
    let when: String
    let path: String
    let amount: Field
    let isWords: Bool
    let faults: Faults?
    let token: String

    init(_ sheet: MeetingSheet, value: String, isWords: Bool, token: String) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        amount = Field(
            "mangd", label: "Antal", value: value,
            fault: "Skriv ett antal i siffror, högst 960 sidor eller 288 000 ord", inputmode: "numeric")
        self.isWords = isWords
        faults = Faults([amount])
        self.token = token
    }
}

extension Attendance.Presence {
    /// As the form has it.
    fileprivate var value: String {
        switch self {
        case .present: "present"
        case .remote: "remote"
        case .partial: "partial"
        case .excused: "excused"
        case .absent: "absent"
        }
    }

    init?(_ value: String, minutes: Int?) {
        switch value {
        case "present": self = .present
        case "remote": self = .remote
        case "partial":
            guard let minutes else { return nil }
            self = .partial(minutes: minutes)
        case "excused": self = .excused
        case "absent": self = .absent
        default: return nil
        }
    }
}
