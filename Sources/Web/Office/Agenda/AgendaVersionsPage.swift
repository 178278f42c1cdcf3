import Documents
import Meetings
import Secretariat
import Store

/// What has become of a meeting's agenda from version to version.
struct AgendaVersionsPage: PageContent {
    static let template = "agenda-versions"
    static let names: Set<String> = [
        "body", "when", "path", "versions", "hasVersions", "number", "moment", "by", "changes", "sentence", "isFirst",
        "isUnseen", "releasedBy", "releaseMoment", "because", "items",
    ]

    let title = "Dagordningens versioner"
    let body: String
    let when: String
    let path: String
    let versions: [Version]
    let hasVersions: Bool

    struct Version: Sendable {
        let number: Int
        let moment: String
        let by: String
        let changes: [AgendaSentence]
        let isFirst: Bool
        /// Nothing that a reader of the agenda sees.
        let isUnseen: Bool
        /// “Sju punkter”.
        let items: String
        let releasedBy: String?
        let releaseMoment: String
        let because: String?
    }

    init(_ sheet: MeetingSheet, _ versions: [AgendaVersion]) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        let earlier = [[AgendaItem]()] + versions.map(\.items)
        self.versions = versions.indices.reversed().map { index in
            let version = versions[index]
            let next = versions.indices.contains(index + 1) ? versions[index + 1].at : .distantFuture
            let release = meeting.release.flatMap { $0.at >= version.at && $0.at < next ? $0 : nil }
            let news = version.items.changes(from: earlier[index]).map(AgendaWords.sentence)
            let count = version.items.count
            return Version(
                number: version.number, moment: SendingRow.moment(version.at, on: sheet.today), by: version.by,
                changes: index == 0 ? [] : news.map(AgendaSentence.init), isFirst: index == 0,
                isUnseen: index > 0 && news.isEmpty,
                items: count.counted("punkt", "punkter").capitalizedSentence,
                releasedBy: release?.by,
                releaseMoment: release.map { SendingRow.moment($0.at, on: sheet.today) } ?? "",
                because: release?.because)
        }
        hasVersions = !versions.isEmpty
    }
}

/// What is new in an agenda, in a row.
struct AgendaSentence: Sendable {
    let sentence: String
}

/// Asks why the samordnare goes on without the chair's word on the agenda.
struct AgendaReleasePage: EditPage {
    static let template = "agenda-release"
    static let names: Set<String> = ["body", "when", "path", "chair", "reason", "seen"]

    let title = "Gå vidare utan ordföranden"
    let body: String
    let when: String
    let path: String
    let chair: String
    let reason: Field
    let seen: Int
    let faults: Faults?
    let token: String

    init(_ sheet: MeetingSheet, reason: String = "", fault: String? = nil, token: String) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        chair = sheet.register.chair(of: sheet.body.id, on: sheet.meeting.start.day)?.name ?? "Ordföranden"
        self.reason = Field(
            "skal", label: "Varför", hint: "Skälet sparas och visas för alla som läser mötet.", value: reason,
            fault: fault)
        seen = sheet.changes
        faults = Faults([self.reason])
        self.token = token
    }
}
