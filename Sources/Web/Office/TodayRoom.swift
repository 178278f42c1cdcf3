import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *I dag*: what needs the samordnare now, and what comes.
struct TodayRoom: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("idag") { _, context in try today(context) }
    }

    private func today(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let now = office.secretary.world.now()
        return try office.secretary.store.read { snapshot in
            let register = try snapshot.register()
            let coming = try snapshot.meetings(after: WallTime(now)).filter { visit.clearance.may(.read, in: $0.body) }
            let page = TodayPage(day: WallTime(now).day, coming: coming, register: register)
            return try office.page(page, "I dag", in: .today, for: context, snapshot)
        }
    }
}

/// The page *I dag*.
struct TodayPage: PageContent {
    static let template = "today"
    static let names: Set<String> = ["day", "week", "coming", "hasComing", "when", "what", "path"]

    let day: String
    let week: Int
    let coming: [Row]
    let hasComing: Bool

    struct Row: Sendable {
        let when: String
        let what: String
    }

    init(day: Day, coming: [Meeting], register: Register) {
        self.day = day.inYear.capitalizedSentence
        week = day.week.number
        self.coming = coming.prefix(8).map { meeting in
            Row(
                when: meeting.start.day.narrow,
                what: "\(register.body(meeting.body)?.name ?? "") möts \(meeting.start.span(minutes: meeting.length))")
        }
        hasComing = !coming.isEmpty
    }
}
