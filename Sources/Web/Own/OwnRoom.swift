import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Din sida*: what somebody without an account sees of herself, by a link that is hers.
struct OwnRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("din-sida/:lank") { request, context in try show(request, context) }
        router.get("din-sida/:lank/lasning/:mote") { request, context in try askReading(request, context) }
        router.linkForm("din-sida/:lank/lasning/:mote") { form, request, context in
            try takeReading(form, request, context)
        }
        router.get("din-sida/:lank/timmar") { request, context in try hours(request, context) }
        router.get("din-sida/:lank/narvaro/:mote") { request, context in try askAttendance(request, context) }
        router.linkForm("din-sida/:lank/narvaro/:mote") { form, request, context in
            try takeAttendance(form, request, context)
        }
        router.get("din-sida/:lank/utskick") { request, context in try messages(request, context) }
        router.get("din-sida/:lank/kalender") { request, context in try askCalendar(request, context) }
        router.linkForm("din-sida/:lank/kalender") { _, request, context in try openCalendar(request, context) }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, secret, home in
            let year = try year(of: visit)
            let question = year.unasked.map {
                ReadingQuestion(
                    $0, home: home, on: home, token: Form.token(for: secret), chosen: Chosen(request), fault: nil)
            }
            let (secretary, person) = (door.secretary, visit.person.id)
            let waiting = try secretary.store.read { snapshot in
                OwnWaiting(
                    releases: try secretary.meetingsToRelease(by: person, snapshot),
                    quorums: try secretary.meetingsWithoutQuorum(of: person, snapshot),
                    polls: try secretary.pollsToAnswer(by: person, snapshot),
                    notes: try secretary.notesWaiting(for: person, snapshot),
                    actions: try secretary.ownActions(of: person, snapshot))
            }
            let page = OwnPage(
                year, of: visit.person, home: home, question: question, waiting: waiting, now: door.now)
            return try door.page(page, visit.person.name)
        }
    }

    private func askReading(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, secret, home in
            let past = try pastMeeting(visit, context)
            return try readingPage(past, home, secret, Chosen(request), fault: nil)
        }
    }

    private func takeReading(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, secret, home in
            let past = try pastMeeting(visit, context)
            guard let minutes = Chosen.minutes(form) else {
                let fault = "Skriv hur länge du läste, till exempel 1 timme och 20 minuter"
                return try readingPage(past, home, secret, .other(form["timmar"], form["minuter"]), fault: fault)
            }
            do {
                try door.secretary.report(reading: minutes, for: past.meeting.id, by: visit)
            } catch OfficeError.overfullDay {
                let fault = "Dagen har redan så många timmar att de inte får plats. Skriv ett mindre tal."
                return try readingPage(past, home, secret, .other(form["timmar"], form["minuter"]), fault: fault)
            }
            return .see(home)
        }
    }

    private func readingPage(
        _ past: PastMeeting, _ home: String, _ secret: String, _ chosen: Chosen, fault: String?
    ) throws -> Response {
        let question = ReadingQuestion(
            past, home: home, token: Form.token(for: secret), chosen: chosen, fault: fault)
        let page = OwnReadingPage(question: question, faults: question.faults, home: home)
        return try door.page(page, "Din läsning", fault == nil ? .ok : .badRequest)
    }

    private func hours(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, _, home in
            try door.page(OwnHoursPage(try year(of: visit), home: home), "Dina möten och timmar")
        }
    }

    private func askAttendance(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, secret, home in
            let past = try pastMeeting(visit, context)
            return try door.page(
                OwnAttendancePage(past, home: home, token: Form.token(for: secret), fault: nil, minutes: ""),
                "Din närvaro"
            )
        }
    }

    private func takeAttendance(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, secret, home in
            let past = try pastMeeting(visit, context)
            guard past.isCorrectable else { return .see("\(home)/timmar") }
            guard let presence = Attendance.Presence(form, length: past.meeting.length) else {
                let longest = past.meeting.length - 1
                let fault = "Skriv hur många minuter du var med, från 1 till \(longest)"
                return try attendancePage(
                    past, home, secret, form, fault: form["närvaro"] == "del" ? fault : "Välj hur du var med")
            }
            do {
                try door.secretary.correct(attendance: presence, at: past.meeting.id, by: visit)
            } catch is AttendanceError {
                let fault = "Någon annan står som närvarande i ditt ställe. Svara på mejlet, så rättas det."
                return try attendancePage(past, home, secret, form, fault: fault)
            } catch OfficeError.overfullDay {
                let fault = "Dagen har redan så många timmar att mötet inte får plats. Rätta dem först."
                return try attendancePage(past, home, secret, form, fault: fault)
            }
            return .see("\(home)/timmar")
        }
    }

    private func attendancePage(
        _ past: PastMeeting, _ home: String, _ secret: String, _ form: Form, fault: String
    ) throws -> Response {
        let page = OwnAttendancePage(
            past, home: home, token: Form.token(for: secret), fault: fault, minutes: form["minuter"])
        return try door.page(page, "Din närvaro", .badRequest)
    }

    private func messages(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, _, home in
            let sent = try door.secretary.store.read {
                try $0.messages(MessageFilter(person: visit.person.id)).filter { message in
                    // An answer to a stranger stands under its writer.
                    let isHers =
                        message.kind != .reply || visit.person.addresses.contains { $0.text == message.recipient }
                    return message.hasLeft && message.kind != .signIn && isHers
                }
            }
            let page = OwnMessagesPage(sent, home: home, year: WallTime(door.now).day.year)
            return try door.page(page, "Skickat till dig")
        }
    }

    private func askCalendar(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { _, secret, home in
            try door.page(
                OwnCalendarPage(address: nil, home: home, token: Form.token(for: secret)), "Din kalender")
        }
    }

    /// The address is shown once: only its digest is kept.
    private func openCalendar(_ request: Request, _ context: SiteContext) throws -> Response {
        try admit(request, context) { visit, secret, home in
            let address = try door.secretary.openFeed(of: visit.person.id.text, by: visit.name)
            return try door.page(
                OwnCalendarPage(address: address, home: home, token: Form.token(for: secret)), "Din kalender")
        }
    }

    /// Only a link to her own page opens these.
    private func admit(
        _ request: Request, _ context: SiteContext, _ work: (LinkVisit, String, String) throws -> Response
    ) throws -> Response {
        try door.admit(request, context) { visit, secret in
            guard visit.link.purpose == .page else { throw WebProblem.notFound }
            return try work(visit, secret, "/din-sida/\(secret)")
        }
    }

    private func year(of visit: LinkVisit) throws -> OwnYear {
        try door.secretary.store.read { try door.secretary.ownYear(of: visit.person, $0) }
    }

    /// One of her own meetings of this year.
    private func pastMeeting(_ visit: LinkVisit, _ context: SiteContext) throws -> PastMeeting {
        let id = Key<Meeting>(try context.parameters.require("mote").removingPercentEncoding ?? "")
        guard let past = try year(of: visit).past.first(where: { $0.meeting.id == id }) else {
            throw WebProblem.notFound
        }
        return past
    }
}

/// How long somebody read, as far as she has said it.
enum Chosen: Equatable {
    case nothing
    case minutes(Int)
    /// What is written under *Annan tid*: hours and minutes.
    case other(String, String)

    /// The six that can be pressed, but the last.
    static let usual = [0, 15, 30, 60, 120]

    init(_ request: Request) {
        switch request.uri.queryParameters["tid"].map(String.init) {
        case "annan": self = .other("", "")
        case let text?: self = Int(text).flatMap { Chosen.usual.contains($0) ? .minutes($0) : nil } ?? .nothing
        case nil: self = .nothing
        }
    }

    /// What a form says; nil where it is no time.
    static func minutes(_ form: Form) -> Int? {
        if let minutes = Int(form["tid"]) { return usual.contains(minutes) ? minutes : nil }
        let (hours, minutes) = (form["timmar"], form["minuter"])
        guard !(hours.isEmpty && minutes.isEmpty), let hours = hours.isEmpty ? 0 : Int(hours),
            let minutes = minutes.isEmpty ? 0 : Int(minutes), (0...23).contains(hours), (0...599).contains(minutes)
        else { return nil }
        return hours * 60 + minutes
    }
}

extension Attendance.Presence {
    /// What a form says; nil where it says nothing that can be.
    init?(_ form: Form, length: Int) {
        switch form["närvaro"] {
        case "med": self = .present
        case "distans": self = .remote
        case "del":
            guard let minutes = Int(form["minuter"]), (1..<length).contains(minutes) else { return nil }
            self = .partial(minutes: minutes)
        case "förhinder": self = .excused
        case "inte": self = .absent
        default: return nil
        }
    }
}
