import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where an item's texts lie beside each other, and one of them is chosen.
struct PastTextRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/anteckningar/punkt/:item/tidigare") { _, context in try page(context) }
        router.form("moten/:body/:meeting/anteckningar/punkt/:item/tidigare") { form, _, context in
            try choose(form, context)
        }
    }

    private func choose(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let item = try context.minutesItem
        let (texts, current) = try secretary.store.read { snapshot in
            (
                try snapshot.pastTexts(of: item, in: sheet.meeting.id),
                try snapshot.section(item, of: sheet.meeting.id)?.revision
            )
        }
        guard let number = Int(form["text"]), texts.indices.contains(number) else { throw WebProblem.changedMeanwhile }
        guard Int(form["sett"]) == current, let current else { return try page(context, isChanged: true) }
        let written = WrittenSection(item: item, seen: current, text: texts[number].text, isChosen: true)
        _ = try secretary.save(written, of: sheet.meeting.id.text, by: try office.visit(context).person.name)
        return .see(sheet.meeting.path(toItem: item))
    }

    private func page(_ context: SiteContext, isChanged: Bool = false) throws -> Response {
        try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            let item = try context.minutesItem
            let section = try snapshot.section(item, of: sheet.meeting.id)
            let place = sheet.meeting.minutesItems.first { $0.id == item }
            guard place != nil || section != nil else { throw WebProblem.notFound }
            let last = try snapshot.lastSaving(of: item, in: sheet.meeting.id)
            let page = PastTextsPage(
                sheet, section ?? MinutesSection(item: item), title: place?.numbered ?? "Anteckningarna",
                last: last.map { PastTextsPage.writer($0.by, $0.at, sheet) },
                past: try snapshot.pastTexts(of: item, in: sheet.meeting.id), isChanged: isChanged,
                token: context.token)
            return try office.page(
                page, "Texterna till punkten", in: .bodies, for: context, snapshot,
                status: isChanged ? .conflict : .ok)
        }
    }
}

/// The page *Texterna till punkten*.
struct PastTextsPage: PageContent {
    static let template = "minutes-past"
    static let names: Set<String> = [
        "itemPath", "itemTitle", "isChanged", "nowBy", "nowText", "past", "by", "pieces", "isFound", "words", "path",
        "revision", "number",
    ]

    let itemPath: String
    let itemTitle: String
    let isChanged: Bool
    let nowBy: String
    let nowText: String
    let past: [Row]
    let path: String
    let revision: Int
    let token: String

    struct Row: Sendable {
        let number: Int
        let by: String
        /// Lines that the text in force has not are marked.
        let pieces: [Stretch]
    }

    init(
        _ sheet: MeetingSheet, _ section: MinutesSection, title: String, last: String?, past: [PastText],
        isChanged: Bool, token: String
    ) {
        itemPath = sheet.meeting.path(toItem: section.item)
        path = "\(itemPath)/tidigare"
        itemTitle = title
        self.isChanged = isChanged
        nowBy = last ?? "Ingen har skrivit något än."
        nowText = section.text
        let lines = Set(section.text.split(separator: "\n"))
        self.past = past.enumerated().reversed().prefix(50).map { number, one in
            Row(number: number, by: Self.writer(one.by, one.at, sheet), pieces: Self.pieces(one.text, without: lines))
        }
        revision = section.revision
        self.token = token
    }

    /// “Bo Lind, tisdag 9 mars kl. 13.58”.
    static func writer(_ name: String, _ moment: Date, _ sheet: MeetingSheet) -> String {
        let time = WallTime(moment)
        return "\(name), \(time.day.asRead(in: sheet.today.year)) kl. \(time.clock)"
    }

    private static func pieces(_ text: String, without known: Set<Substring>) -> [Stretch] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Stretch(words: "\(line)\n", isFound: !line.isEmpty && !known.contains(line))
        }
    }
}
