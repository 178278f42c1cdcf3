import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Handlingar* of a meeting.
struct PapersPage: PageContent {
    static let template = "papers"
    static let names: Set<String> = Set([
        "body", "when", "path", "rows", "hasRows", "annex", "title", "point", "sizeWords", "readingTime", "isLate",
        "moment", "by", "filePath", "isFile", "address", "editPath", "problem", "warnings", "hasWarnings", "warning",
        "total", "lacksTime", "untold", "isUntold", "withdrawn", "hasWithdrawn", "most", "fileFault", "linkFault",
        "link", "titleField", "minutesField", "items", "hasItems", "counting", "isUncounted", "papersDay", "version",
        "isOff",
    ]).union(Choice.names)

    let body: String
    let when: String
    let path: String
    let rows: [Row]
    let hasRows: Bool
    let withdrawn: [Row]
    let hasWithdrawn: Bool
    /// “ungefär två timmar”.
    let total: String?
    /// Somebody still has to say how long something takes.
    let lacksTime: Bool
    let isUncounted: Bool
    /// “Bilaga 3 och 4”.
    let untold: String
    let isUntold: Bool
    let papersDay: String
    let isOff: Bool
    let most: String
    let fileFault: String?
    let linkFault: String?
    let link: String
    let titleField: Field
    let minutesField: Field
    let items: [Choice]
    let hasItems: Bool
    let counting: String?
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let annex: String
        let title: String
        let point: String?
        let sizeWords: String
        let readingTime: String?
        let isLate: Bool
        let version: String?
        let moment: String
        let by: String
        let isFile: Bool
        let filePath: String
        let address: String?
        let editPath: String
        let problem: String?
        let warnings: [Warning]
        let hasWarnings: Bool
    }

    struct Warning: Sendable {
        let warning: String
    }

    init(
        _ sheet: MeetingSheet, _ papers: [Paper], untold: [Paper], uncounted: [Paper], dead: [LinkLook],
        _ typed: TypedPaper, most: Int, counting: String?, token: String
    ) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        let day = sheet.body.policy.window.lastOpenDay(
            until: meeting.start.day.adding(days: -sheet.body.policy.papersDays))
        papersDay = day.asRead(in: sheet.today.year)
        let row = { (paper: Paper) in Row(paper, sheet, papersDay: day, dead: dead) }
        let standing = meeting.inOrder(papers.filter { $0.withdrawn == nil })
        rows = standing.map(row)
        hasRows = !rows.isEmpty
        withdrawn = papers.filter { $0.withdrawn != nil }.map(row)
        hasWithdrawn = !withdrawn.isEmpty
        let minutes = standing.compactMap { $0.minutes(at: sheet.body.policy.readingPace) }
        total = minutes.isEmpty ? nil : minutes.reduce(0, +).inHoursAndMinutes
        lacksTime = minutes.count < standing.count
        isUncounted = !uncounted.isEmpty
        self.untold = String.enumeration(untold.map { "\($0.annex)" })
        isUntold = !untold.isEmpty && sheet.isAhead
        isOff = meeting.isOff
        self.most = "\(most / 1_000_000) MB"
        fileFault = typed.faults["fil"]
        linkFault = typed.faults["lank"]
        link = typed.link
        titleField = Field(
            "titel", label: "Titel", hint: "Lämna tomt för att använda filens namn.", value: typed.title,
            fault: typed.faults["titel"])
        minutesField = Field.readingTime(typed.minutesText, fault: typed.faults["lastid"])
        items = Choice.items(of: meeting, chosen: typed.item)
        hasItems = !meeting.agenda.isEmpty
        self.counting = counting
        faults = Faults([
            Field("fil", label: "", fault: fileFault), Field("lank", label: "", fault: linkFault), titleField,
            minutesField,
        ])
        self.token = token
    }
}

extension PapersPage.Row {
    init(_ paper: Paper, _ sheet: MeetingSheet, papersDay: Day, dead: [LinkLook]) {
        annex = "\(paper.annex)"
        title = paper.title
        point = sheet.meeting.point(of: paper).map { "\($0)" }
        sizeWords = paper.sizeWords
        readingTime = paper.minutes(at: sheet.body.policy.readingPace).map(\.inHoursAndMinutes)
        isLate = paper.isLate(after: papersDay)
        version = paper.version > 1 ? "\(paper.version)" : nil
        moment = WallTime(paper.at).day.asRead(in: sheet.today.year)
        by = paper.by
        isFile = paper.content.digest != nil
        filePath = "\(sheet.meeting.path)/handlingar/\(paper.annex)/hamta"
        address = paper.content.address
        editPath = "\(sheet.meeting.path)/handlingar/\(paper.annex)"
        problem = paper.problem
        let fault = dead.first { $0.address == paper.content.address }?.fault
        let deadWords = fault.map { "Länken leder ingenstans: \($0.words). Lägg in en som fungerar." }
        warnings = (paper.warnings + [deadWords].compactMap(\.self)).map { PapersPage.Warning(warning: $0) }
        hasWarnings = !warnings.isEmpty
    }
}

extension Choice {
    /// The items of an agenda, and the meeting as a whole.
    static func items(of meeting: Meeting, chosen: Int?) -> [Choice] {
        [Choice("", "Hela mötet", isChosen: chosen == nil)]
            + meeting.agenda.enumerated().map { index, item in
                Choice("\(item.id)", "\(index + 1). \(item.title)", isChosen: item.id == chosen)
            }
    }
}

extension Field {
    static func readingTime(_ value: String, fault: String?) -> Field {
        Field(
            "lastid", label: "Lästid i minuter",
            hint: "Behövs bara där den inte kan räknas, som för en länk eller en inskannad handling.", value: value,
            fault: fault, inputmode: "numeric")
    }
}

/// The page of one paper, where it is changed, replaced and taken back.
struct PaperPage: PageContent {
    static let template = "paper"
    static let names: Set<String> = Set([
        "body", "when", "path", "annex", "title", "row", "sizeWords", "readingTime", "isLate", "moment", "by",
        "filePath", "isFile", "address", "problem", "warnings", "hasWarnings", "warning", "point", "editPath",
        "version",
        "titleField", "minutesField", "items", "hasItems", "link", "linkFault", "fileFault", "most", "past", "hasPast",
        "name", "pastPath",
    ]).union(Choice.names)

    let body: String
    let when: String
    let path: String
    let annex: String
    let title: String
    let row: PapersPage.Row
    let titleField: Field
    let minutesField: Field
    let items: [Choice]
    let hasItems: Bool
    let link: String
    let linkFault: String?
    let fileFault: String?
    let most: String
    let past: [Past]
    let hasPast: Bool
    let faults: Faults?
    let token: String

    /// What stood in its place before.
    struct Past: Sendable {
        let version: String
        let name: String
        let pastPath: String?
        let moment: String
        let by: String
    }

    init(
        _ paper: Paper, _ sheet: MeetingSheet, past: [Paper], dead: [LinkLook], _ typed: TypedPaper?, most: Int,
        token: String
    ) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        annex = "\(paper.annex)"
        title = paper.title
        let day = sheet.body.policy.window.lastOpenDay(
            until: meeting.start.day.adding(days: -sheet.body.policy.papersDays))
        row = PapersPage.Row(paper, sheet, papersDay: day, dead: dead)
        titleField = Field(
            "titel", label: "Titel", value: typed?.title ?? paper.title, fault: typed?.faults["titel"])
        let told: String = if case .told(let minutes, _) = paper.size { "\(minutes)" } else { "" }
        minutesField = Field.readingTime(typed?.minutesText ?? told, fault: typed?.faults["lastid"])
        items = Choice.items(of: meeting, chosen: typed.map(\.item) ?? paper.item)
        hasItems = !meeting.agenda.isEmpty
        link = typed?.link ?? ""
        linkFault = typed?.faults["lank"]
        fileFault = typed?.faults["fil"]
        self.most = "\(most / 1_000_000) MB"
        let home = "\(meeting.path)/handlingar/\(paper.annex)"
        self.past = past.reversed().map { earlier in
            Past(
                version: "\(earlier.version)", name: earlier.title,
                pastPath: earlier.content.digest == nil ? nil : "\(home)/hamta?version=\(earlier.version)",
                moment: WallTime(earlier.at).day.asRead(in: sheet.today.year), by: earlier.by)
        }
        hasPast = !past.isEmpty
        faults = Faults([
            titleField, minutesField, Field("fil", label: "", fault: fileFault),
            Field("lank", label: "", fault: linkFault),
        ])
        self.token = token
    }
}
