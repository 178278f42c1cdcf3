import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// What anybody may read: a body's page, and what the service says of itself.
struct PublicRoom: Sendable {
    let secretary: Secretary
    let library: PageLibrary
    let texts: MeetingTexts

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("grupp/:grupp") { _, context in try body(context) }
        router.get("grupp/:grupp/anteckningar/:mote") { _, context in try publishedMinutes(context) }
        router.get("tillganglighet") { _, _ in try about("Tillgänglighet", AccessibilityPage.init) }
        router.get("personuppgifter") { _, _ in try about("Personuppgifter", PrivacyPage.init) }
    }

    private func body(_ context: SiteContext) throws -> Response {
        let name = try context.parameters.require("grupp").removingPercentEncoding ?? ""
        let now = WallTime(secretary.world.now())
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            guard let body = register.body(Key(name)) else { throw WebProblem.notFound }
            let meetings = try snapshot.meetings(of: body.id).filter {
                $0.state != .proposed && $0.start.day.year >= now.day.year
            }
            let page = BodyPage(
                body, register, meetings, notes: try secretary.publishedMeetings(of: body, snapshot), now: now,
                web: secretary.settings.webAddress,
                contact: secretary.settings.mailbox)
            let frame = PageFrame(title: body.name, region: register.region)
            return .text(library.render(page, in: frame), type: "text/html; charset=utf-8")
        }
    }

    private func about<Page: PageContent>(_ title: String, _ make: (String, String) -> Page) throws -> Response {
        let region = try secretary.store.read { try $0.region() }
        let page = make(region.isEmpty ? "Regionen" : region, secretary.settings.mailbox)
        let frame = PageFrame(title: title, region: region)
        return .text(library.render(page, in: frame), type: "text/html; charset=utf-8")
    }
}

/// The page *Tillgänglighet*.
struct AccessibilityPage: PageContent {
    static let template = "accessibility"
    static let names: Set<String> = ["owner", "contact"]

    let owner: String
    let contact: String
}

/// The page *Personuppgifter*.
struct PrivacyPage: PageContent {
    static let template = "privacy"
    static let names: Set<String> = ["owner", "contact"]

    let owner: String
    let contact: String
}
