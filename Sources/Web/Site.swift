import Documents
import Foundation
import Hummingbird
import Logging
import Meetings
import NIOCore
import Secretariat
import Store

/// The service on the web: the office, links of people without an account, and what anybody may read.
package struct Site: Sendable {
    let secretary: Secretary
    let library: PageLibrary
    let premises: Premises
    let sources: Sources
    let isAlive: @Sendable () -> Bool
    let onListening: @Sendable () -> Void
    let desk: YearDesk
    /// A file is opened apart from the service, and takes a processor while it is.
    let turns = Turns(2)

    /// - Parameter isAlive: whether the schedule still does its rounds.
    package init(
        secretary: Secretary, library: PageLibrary, premises: Premises, isProxied: Bool = false,
        isAlive: @escaping @Sendable () -> Bool, onListening: @escaping @Sendable () -> Void
    ) {
        self.secretary = secretary
        self.library = library
        self.premises = premises
        sources = Sources(isProxied: isProxied)
        self.isAlive = isAlive
        self.onListening = onListening
        desk = YearDesk(secretary)
    }

    /// How long a connection may say nothing: who holds many open must not keep others out.
    private static let patience = TimeAmount.seconds(60)

    /// Answers until the task is asked to end.
    package func serve(host: String, port: Int, logger: Logger) async throws {
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: Self.patience)),
            configuration: .init(address: .hostname(host, port: port), serverName: "samordna"),
            onServerRunning: { _ in onListening() }, logger: logger)
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw WebError.portTaken(host: host, port: port)
        }
    }

    /// Every address there is.
    var router: Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: FairTurns())
        router.add(middleware: Packing(newPad: secretary.world.newSecret))
        router.add(middleware: SafeAnswers(library: library, isSecure: cookies.isSecure))
        router.add(middleware: OwnForms(origin: secretary.settings.webAddress))
        router.get("/health") { _, _ in try health() }
        router.get("/kalender/:file") { request, context in
            try calendar(file: context.parameters.require("file"), unless: request.headers[.ifNoneMatch])
        }
        router.get("/min-kalender/:file") { request, context in
            try ownCalendar(file: context.parameters.require("file"), unless: request.headers[.ifNoneMatch])
        }
        router.get("/delar/:file") { request, context in
            try asset(context.parameters.require("file"), isPacked: request.headers.takesGzip)
        }

        let rooms = router.group().add(
            middleware: Visitors(secretary: secretary, cookies: cookies, proxy: premises.proxy))
        rooms.get("/") { _, context in context.visit == nil ? try start() : .see("/idag") }
        SignInRoom(secretary: secretary, library: library, cookies: cookies, sources: sources).open(rooms)
        openPublicRooms(rooms)
        let office = OfficeRooms(secretary: secretary, library: library)
        TodayRoom(office: office).open(rooms)
        SendingSwitch(office: office).open(rooms)
        MeetingRoom(office: office).open(rooms)
        ReviewRoom(office: office).open(rooms)
        ChangeRoom(office: office).open(rooms)
        RecordRoom(office: office).open(rooms)
        HelpRoom(office: office).open(rooms)
        InboxRoom(office: office).open(rooms)
        OutboxRoom(office: office).open(rooms)
        SearchRoom(office: office).open(rooms)
        FollowUpRoom(office: office).open(rooms)
        WorkloadRoom(office: office, premises: premises).open(rooms)
        SettingsRoom(office: office, premises: premises).open(rooms)
        StaffRoom(office: office).open(rooms)
        TextsRoom(office: office, premises: premises).open(rooms)
        MailServerRoom(office: office, premises: premises).open(rooms)
        BackupRoom(office: office, premises: premises).open(rooms)
        EditRoom(office: office).open(rooms)
        AgendaRoom(office: office).open(rooms)
        MinutesFileRoom(office: office, counter: premises.counter, turns: turns).open(rooms)
        FileReadingRoom(office: office, counter: premises.counter, turns: turns).open(rooms)
        WritingRoom(office: office).open(rooms)
        WrittenActionRoom(office: office).open(rooms)
        PastTextRoom(office: office).open(rooms)
        StatesRoom(office: office).open(rooms)
        SentMinutesRoom(office: office).open(rooms)
        PapersRoom(office: office, counter: premises.counter, turns: turns).open(rooms)
        DocumentRoom(office: office, premises: premises).open(rooms)
        BodiesRoom(office: office).open(rooms)
        PeopleRoom(office: office).open(rooms)
        openYear(office, rooms)
        return router
    }

    /// Every kind of page, so that a damaged template is found before anybody asks for it.
    package static let contents: [any PageContent.Type] = [
        StartPage.self,
        ProblemPage.self,
        SignInPage.self, SignInCodePage.self, SignInLinkPage.self, SignInOverPage.self, SignedOutPage.self,
        TodayPage.self, StartSendingPage.self, MeetingPage.self, ReviewPage.self, MovePage.self, CancelPage.self,
        ProposalPage.self, GivenAnswerPage.self, AttendancePage.self, ReadingPage.self,
        LinkOverPage.self, AnswerPage.self, DatesPage.self,
        OwnPage.self, OwnReadingPage.self, OwnHoursPage.self, OwnAttendancePage.self, OwnMessagesPage.self,
        OwnCalendarPage.self, ReleasePage.self,
        BodyPage.self, AccessibilityPage.self, PrivacyPage.self, HandbookPage.self,
        InboxPage.self, IncomingPage.self, ReplyPage.self, OutboxPage.self, MessagePage.self, HeldPage.self,
        ProgressPage.self,
        SearchPage.self, WritingsPage.self,
        BodiesPage.self, BodyCardPage.self, GivePage.self, NewSeatPage.self, EndPage.self, RegisterReviewPage.self,
        RegisterRefusalPage.self, PeoplePage.self, PersonPage.self, PersonFormPage.self, AddressPage.self,
        AssistantPage.self, NewLinkPage.self, MergePage.self, ExtractAskPage.self, ExtractPage.self, ImportAskPage.self,
        ImportPage.self, AttendanceImportPage.self, ImportFaultsPage.self,
        WorkloadRoomPage.self, NoDocumentPage.self, DocumentPage.self, DocumentFailedPage.self,
        MeetingDocumentPage.self, SettingsPage.self, BodySettingsPage.self, SettingsFormPage.self,
        StaffPage.self, NewRolePage.self, EndRolePage.self, SignedInPage.self, TextsPage.self, TextPage.self,
        MailServerPage.self, BackupPage.self,
        PollPage.self, QuorumPage.self, OwnActionPage.self, ActionsPage.self, ActionPage.self, DecisionsPage.self,
        PlacePage.self, AgendaPage.self, AgendaVersionsPage.self, AgendaReleasePage.self, GuestsPage.self,
        MinutesPage.self, OwnMinutesPage.self, OwnTextPage.self, OwnNewLinkPage.self,
        PapersPage.self, PaperPage.self, OwnPapersPage.self,
        WritingPage.self, FoundPage.self, FiledActionsPage.self, WrittenActionPage.self, PastTextsPage.self,
        YearPage.self, YearTablePage.self, YearWheelPage.self, PlanPage.self, PlanningPage.self, OutdatedPage.self,
        StatesPage.self, SharePage.self, ToldApprovalPage.self, CorrectionPage.self, VersionPage.self,
        NotesCommentsPage.self, CommentsPage.self, ApprovalPage.self, SentMinutesPage.self, PublishedMinutesPage.self,
        DraftPage.self, ChairsPage.self, PollsPage.self, NewPollPage.self, DatePollPage.self,
    ]

    /// For people without an account, by a link of their own, and for anybody.
    private func openPublicRooms(_ router: some RouterMethods<SiteContext>) {
        let door = LinkDoor(secretary: secretary, library: library, sources: sources)
        AnswerRoom(door: door).open(router)
        OwnRoom(door: door).open(router)
        DatesRoom(door: door).open(router)
        ReleaseRoom(door: door).open(router)
        PollRoom(door: door).open(router)
        QuorumRoom(door: door).open(router)
        CommentsRoom(door: door).open(router)
        ApprovalRoom(door: door).open(router)
        ActionRoom(door: door).open(router)
        MeetingPapersRoom(door: door).open(router)
        OwnMinutesRoom(door: door, texts: premises.documents.texts).open(router)
        NewLinkRoom(door: door).open(router)
        PublicRoom(secretary: secretary, library: library, texts: premises.documents.texts).open(router)
    }

    private func openYear(_ office: OfficeRooms, _ router: some RouterMethods<SiteContext>) {
        YearRoom(office: office, desk: desk).open(router)
        PlanRoom(office: office, desk: desk).open(router)
        DraftRoom(office: office, desk: desk).open(router)
        ChairsRoom(office: office).open(router)
        DatePollRoom(office: office).open(router)
    }

    private var cookies: CookieJar { CookieJar(isSecure: secretary.settings.webAddress?.hasPrefix("https:") ?? false) }

    private func asset(_ name: String, isPacked: Bool) throws -> Response {
        guard let file = library.assets.file(name) else { throw WebProblem.notFound }
        var headers: HTTPFields = [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"]
        guard let packed = file.packed else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: file.bytes)))
        }
        headers[.vary] = "Accept-Encoding"
        if isPacked { headers[.contentEncoding] = "gzip" }
        let bytes = isPacked ? packed : file.bytes
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: bytes)))
    }

    private func start() throws -> Response {
        let (register, meetings) = try secretary.store.read { snapshot in
            (try snapshot.register(), try snapshot.meetings(after: WallTime(secretary.world.now())))
        }
        let open = Dictionary(grouping: meetings.filter { $0.state != .proposed }, by: \.body)
        let bodies = register.bodies.compactMap { body in open[body.id].map { (body: body, meetings: $0) } }
        let html = library.render(StartPage(bodies), in: PageFrame(title: "Möten framöver", region: register.region))
        return .text(html, type: "text/html; charset=utf-8")
    }

    private func health() throws -> Response {
        let (isHeld, queued) = try secretary.store.read { snapshot in
            (try snapshot.pause() != nil, try snapshot.kept("queued") { try snapshot.messageCounts()[.queued] ?? 0 })
        }
        let isAlive = isAlive()
        let answer = Health(
            status: isAlive ? "ok" : "stuck", sending: isHeld ? "held" : "on", queued: queued)
        let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
        return .text(text + "\n", type: "application/json", status: isAlive ? .ok : .serviceUnavailable)
    }

    private func calendar(file: String, unless known: String?) throws -> Response {
        guard file.hasSuffix(".ics"), let calendar = try secretary.publicCalendar(of: String(file.dropLast(4))) else {
            throw HTTPError(.notFound)
        }
        return .calendar(calendar, named: file, cached: "public, max-age=300", unless: known)
    }

    /// The file's name is the secret: it stands in no header, no log and no page.
    private func ownCalendar(file: String, unless known: String?) throws -> Response {
        guard file.hasSuffix(".ics"), let calendar = try secretary.ownCalendar(secret: String(file.dropLast(4))) else {
            return .text(
                "Kalendern finns inte, eller så gäller adressen inte längre. Be samordnaren om en ny.\n",
                type: "text/plain; charset=utf-8", status: .notFound)
        }
        return .calendar(calendar, named: "min-kalender.ics", cached: "private", unless: known)
    }

    private struct Health: Encodable {
        let status: String
        let sending: String
        let queued: Int
    }
}

extension Response {
    /// The calendar, or only its tag where the reader has it already.
    static func calendar(
        _ calendar: ServedCalendar, named file: String, cached: String, unless known: String?
    ) -> Response {
        // A secret address is told to nobody.
        var headers: HTTPFields = [.eTag: calendar.tag, .cacheControl: cached, .referrerPolicy: "no-referrer"]
        guard !calendar.isKnown(by: known) else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = "text/calendar; charset=utf-8"
        headers[.contentDisposition] = "inline; filename=\"\(file)\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: calendar.text)))
    }
}

/// Why nothing is answered on the web.
package enum WebError: Error, Equatable, CustomStringConvertible {
    case portTaken(host: String, port: Int)

    package var description: String {
        switch self {
        case .portTaken(let host, let port):
            "cannot listen on \(host):\(port): another program does already; end it, or set another web.port"
        }
    }
}
