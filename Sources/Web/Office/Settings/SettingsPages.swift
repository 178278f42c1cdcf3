import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// How the service is, in the sentences of the overview.
struct SettingsState: Sendable {
    let texts: String
    let isTextWrong: Bool
    let people: String
    let mail: String
    let isMailWrong: Bool
    let backup: String

    init(_ secretary: Secretary, _ premises: Premises, _ snapshot: Snapshot) throws {
        let today = WallTime(secretary.world.now()).day
        let faults = MailTexts.faults(in: premises.templates).count
        isTextWrong = faults > 0
        texts =
            faults == 0
            ? "Alla texter går att läsa."
            : "\(faults.counted("text", "texter").capitalizedSentence) har fel."
        let people = Set(try secretary.openSessions(snapshot).map(\.person)).count
        self.people =
            "\(people.counted("person är inloggad", "personer är inloggade").capitalizedSentence) nu."
        let waiting = try snapshot.messageCounts()[.queued] ?? 0
        let last = try snapshot.lastAttempt(.accepted)?.at.asRead(on: today)
        isMailWrong = [.outgoing, .incoming].contains { premises.servers.sight(of: $0).isDown }
        let queue =
            waiting == 0 ? "Inget ligger i kön." : "\(waiting.word(one: "ett").capitalizedSentence) mejl ligger i kön."
        mail =
            isMailWrong
            ? "En mejlserver svarar inte."
            : (last.map { "Senaste mejlet togs emot \($0). " } ?? "Inget mejl har gått ut än. ") + queue
        backup =
            premises.backups.copies().first.map {
                "Den senaste kopian visar hur det var \($0.moment.asRead(on: today))."
            }
            ?? "Det finns ingen kopia än."
    }
}

/// The page *Inställningar*.
struct SettingsPage: PageContent {
    static let template = "settings"
    static let names: Set<String> = [
        "groups", "groupName", "groupPath", "sentence", "state", "texts", "isTextWrong", "people", "mail",
        "isMailWrong", "backup",
    ]

    let groups: [Group]
    let state: SettingsState

    struct Group: Sendable {
        let groupName: String
        let groupPath: String
        let sentence: String
    }

    init(_ bodies: [Body], _ state: SettingsState, on day: Day) {
        groups = bodies.map { body in
            Group(
                groupName: body.name, groupPath: body.settingsPath, sentence: PolicyWords(body, on: day).meetings[0])
        }
        self.state = state
    }
}

/// A body's settings in sentences, and who changed them.
struct BodySettingsPage: PageContent {
    static let template = "settings-body"
    static let names: Set<String> = [
        "body", "path", "meetings", "sending", "work", "agenda", "minutes", "history", "hasHistory", "moment",
        "sentence",
        "rolePath",
        "saved",
    ]
    private static let shown = 20

    let body: String
    let path: String
    let saved: Bool
    let rolePath: String
    let meetings: [String]
    let sending: [String]
    let work: [String]
    let agenda: [String]
    let minutes: [String]
    let history: [Line]
    let hasHistory: Bool

    struct Line: Sendable {
        let moment: String
        let sentence: String
    }

    init(_ body: Body, _ history: [SettingsFact], _ register: Register, isSaved: Bool, on today: Day) {
        let words = PolicyWords(body, on: today)
        self.body = body.name
        path = body.settingsPath
        saved = isSaved
        rolePath = "/installningar/roller#\(body.id.text.inAddress)"
        meetings = words.meetings
        sending = words.sending(BodySetting.sendings)
        work = words.work
        agenda = words.agenda
        minutes = words.minutes { register.person($0)?.name }
        self.history = history.prefix(Self.shown).map {
            Line(moment: $0.at.asRead(on: today).capitalizedSentence, sentence: $0.sentence(register))
        }
        hasHistory = !history.isEmpty
    }
}

/// A part of a body's settings to change.
struct SettingsFormPage: PageContent {
    static let template = "settings-form"
    static let names: Set<String> = Choice.names.union([
        "heading", "body", "path", "action", "seen", "effect", "rows", "typed", "long", "chosen", "chosenName",
        "chosenLabel",
        "choices", "isOvertaken", "overtaken", "isSending",
    ])

    let heading: String
    let body: String
    let path: String
    let action: String
    let seen: String
    /// What holds now, in sentences.
    let effect: [String]
    let rows: [Row]
    let faults: Faults?
    let isOvertaken: Bool
    /// What somebody else has changed meanwhile.
    let overtaken: String
    let isSending: Bool
    let token: String

    struct Row: Sendable {
        var typed: Field?
        var long: Field?
        var chosen: Chosen?
    }

    struct Chosen: Sendable {
        let chosenName: String
        let chosenLabel: String
        let choices: [Choice]
    }

    init(
        _ part: BodySetting.Part, _ body: Body, _ register: Register, _ values: [BodySetting: String],
        faults: [BodySetting: SettingFault] = [:], overtaken: String? = nil, on day: Day, token: String
    ) {
        let words = PolicyWords(body, on: day)
        heading =
            switch part {
            case .meetings: "Möten och frister"
            case .sending: "Hur mejlen går ut"
            case .work: "Timmar och läsning"
            case .agenda: "Stående punkter"
            case .minutes: "Anteckningar och åtgärder"
            }
        effect =
            switch part {
            case .meetings: words.meetings
            case .sending: words.sending(BodySetting.sendings)
            case .work: words.work
            case .agenda: words.agenda
            case .minutes: words.minutes { register.person($0)?.name }
            }
        self.body = body.name
        path = body.settingsPath
        action = "\(body.settingsPath)/\(part.noun)"
        seen = part.mark(of: body, on: day)
        let fields = part.settings.map { setting in
            Self.row(
                setting, body, setting.choices(of: body, register, on: day),
                values[setting] ?? setting.text(in: body, on: day), faults[setting])
        }
        rows = fields
        self.faults = Faults(
            part.settings.compactMap { setting in
                faults[setting].map { Field(setting.name, label: setting.label, fault: $0.words(for: setting)) }
            })
        isOvertaken = overtaken != nil
        self.overtaken = overtaken ?? ""
        isSending = part == .sending
        self.token = token
    }

    private static func row(
        _ setting: BodySetting, _ body: Body, _ choices: [(value: String, label: String)]?, _ value: String,
        _ fault: SettingFault?
    ) -> Row {
        if let choices {
            return Row(
                chosen: Chosen(
                    chosenName: setting.name, chosenLabel: setting.label,
                    choices: choices.map { Choice($0.value, $0.label, isChosen: $0.value == value) }))
        }
        let field = Field(
            setting.name, label: setting.label, hint: setting.hint, value: value, fault: fault?.words(for: setting),
            type: setting.type, autocomplete: "off", inputmode: setting.inputmode)
        return setting.isLong ? Row(long: field) : Row(typed: field)
    }
}
