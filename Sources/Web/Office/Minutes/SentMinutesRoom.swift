import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Utskickade anteckningar*: a year's register of what minutes went out, to be handed on.
struct SentMinutesRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("utskick/anteckningar") { _, _ in
            Response.see("/utskick/anteckningar/\(WallTime(secretary.world.now()).day.year)")
        }
        router.get("utskick/anteckningar/:ar") { _, context in try show(context) }
        router.get("utskick/anteckningar/:ar/lista.csv") { _, context in try file(context) }
    }

    private func show(_ context: SiteContext) throws -> Response {
        let year = try year(context)
        return try secretary.store.read { snapshot in
            let rows = try sent(year, context, snapshot)
            return try office.page(
                SentMinutesPage(rows, year: year), "Utskickade anteckningar \(year)", in: .outbox, for: context,
                snapshot)
        }
    }

    private func file(_ context: SiteContext) throws -> Response {
        let year = try year(context)
        let rows = try secretary.store.read { try sent(year, context, $0) }
        var response = Response.text(SentMinutesList(rows).csv, type: "text/csv; charset=utf-8")
        response.headers[.contentDisposition] = "attachment; filename=\"anteckningar-\(year).csv\""
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func sent(_ year: Int, _ context: SiteContext, _ snapshot: Snapshot) throws -> [SentMinutes] {
        let visit = try office.visit(context, to: .seeLedger)
        return try secretary.sentMinutes(in: year, of: Set(visit.clearance.places(.seeLedger)), snapshot)
    }

    private func year(_ context: SiteContext) throws -> Int {
        guard let year = context.parameters.get("ar").flatMap({ Int($0) }), (2000...2200).contains(year) else {
            throw WebProblem.notFound
        }
        return year
    }
}

/// The page *Utskickade anteckningar*.
struct SentMinutesPage: PageContent {
    static let template = "sent-minutes"
    static let names: Set<String> = [
        "year", "rows", "hasRows", "body", "day", "document", "version", "standing", "digest", "sent", "people",
        "names", "hasNames", "before", "after", "path", "diaryNumber",
    ]

    let year: Int
    let before: Int
    let after: Int
    let rows: [Row]
    let hasRows: Bool

    struct Row: Sendable {
        let body: String
        let day: String
        let path: String
        let document: String
        let version: Int
        let standing: String
        let diaryNumber: String?
        let digest: String
        let sent: String
        let people: String
        let names: String
        let hasNames: Bool
    }

    init(_ sent: [SentMinutes], year: Int) {
        self.year = year
        (before, after) = (year - 1, year + 1)
        rows = sent.map { row in
            Row(
                body: row.body.name, day: row.meeting.start.day.asRead(in: year), path: row.meeting.path,
                document: row.version.kindWords, version: row.version.number,
                standing: row.standing?.words(in: year) ?? "", diaryNumber: row.diaryNumber,
                digest: row.version.file ?? row.version.digest,
                sent: row.sent.map { WallTime($0).day.asRead(in: year) } ?? "Har inte gått ut",
                people: row.count == 1 ? "en person" : "\(row.count.word(one: "en")) personer",
                names: String.enumeration(row.recipients),
                hasNames: !row.recipients.isEmpty)
        }
        hasRows = !rows.isEmpty
    }
}
