import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// One mail that went out or waits to: whom to, what it says, what servers said of it, and what can be done.
struct MessagePage: PageContent {
    static let template = "message"
    static let names: Set<String> = Set([
        "title", "recipient", "address", "personPath", "hasPerson", "copy", "noun", "about", "aboutPath", "written",
        "fate", "isFailed", "advice", "panel", "isSignIn", "mayRead", "tries", "hasTries", "triedAt", "outcome",
        "server", "headers", "hasHeaders", "headerName", "headerValue", "path", "mayPress", "mayUndo", "mayGiveUp",
        "mayResend", "mayPost", "isHeld", "leaves", "isPaused", "news", "hasNews", "undone", "tooLate", "again",
        "given", "posted", "sent", "notAgain", "answeredPath", "isReply", "hasActions", "reviewPath", "fixPath",
        "stopped",
    ]).union(MailPanel.names)

    let title: String
    let recipient: String
    let address: String
    let hasPerson: Bool
    let personPath: String
    let copy: String?
    let noun: String
    let about: String?
    let aboutPath: String?
    let written: String
    let fate: String
    let isFailed: Bool
    let advice: String?
    let panel: MailPanel?
    let isSignIn: Bool
    let mayRead: Bool
    let tries: [TryRow]
    let hasTries: Bool
    let headers: [HeaderRow]
    let hasHeaders: Bool
    let answeredPath: String?
    let mayPress: Bool
    /// Where a meeting's mail of the same kind is looked at before it is sent.
    let reviewPath: String?
    let mayUndo: Bool
    let mayGiveUp: Bool
    let mayResend: Bool
    let fixPath: String?
    let mayPost: Bool
    let hasActions: Bool
    let isPaused: Bool
    let leaves: String
    let hasNews: Bool
    let undone: Bool
    let tooLate: Bool
    let again: Bool
    let notAgain: Bool
    /// Something in it must be mended first.
    let stopped: Bool
    let given: Bool
    let posted: Bool
    let sent: Bool
    let path: String
    let token: String

    struct TryRow: Sendable {
        let triedAt: String
        let outcome: String
        let server: String
    }

    struct HeaderRow: Sendable {
        let headerName: String
        let headerValue: String
    }

    init(_ sheet: MessageSheet, panel: MailPanel?, news: String, token: String) {
        let (message, entry) = (sheet.entry.message, sheet.entry)
        title = sheet.mayRead ? message.shownSubject : message.kind.listName
        recipient = sheet.names.recipient(message)
        address = message.recipient ?? "Ingen adress: brev på papper"
        hasPerson = sheet.person != nil && message.copyFor == nil && recipient == sheet.person?.name
        personPath = "/personer/\(message.person.text.inAddress)"
        copy = message.copyFor
        noun = message.kind.listName
        about = sheet.names.about(entry, on: sheet.today)
        aboutPath = entry.meeting?.path
        written = message.composed.asListed(on: sheet.today)
        fate = entry.hasFailed ? "\(entry.fateWord) \(sheet.lastMoment)." : message.whereabouts(on: sheet.today)
        isFailed = entry.hasFailed
        self.panel = panel
        isSignIn = message.kind == .signIn
        mayRead = sheet.mayRead
        tries = sheet.attempts.reversed().map { attempt in
            TryRow(
                triedAt: attempt.at.asListed(on: sheet.today), outcome: attempt.outcome.word,
                server: "\(attempt.code.map { "\($0) " } ?? "")\(attempt.reply)")
        }
        hasTries = !tries.isEmpty
        headers = (sheet.mail?.headers ?? []).map { HeaderRow(headerName: $0.name, headerValue: $0.value) }
        hasHeaders = !headers.isEmpty
        answeredPath = sheet.reply.map { "/inkorg/\($0.incoming)" }
        let isHeld = message.state == .held && message.waitsFor == .press && sheet.mayAct
        reviewPath = isHeld ? sheet.reviewPath : nil
        mayPress = isHeld && reviewPath == nil
        mayUndo = sheet.mayAct && message.state == .queued && message.kind != .signIn
        mayGiveUp =
            sheet.mayAct && message.state.isWaiting && message.kind != .signIn && !(mayUndo && message.tries == 0)
        mayResend = sheet.mayResend
        fixPath = entry.hasFailed && sheet.mayAct && hasPerson ? personPath : nil
        mayPost = sheet.mayAct && message.state == .toPost
        hasActions = mayPress || reviewPath != nil || mayUndo || mayGiveUp || mayResend || fixPath != nil || mayPost
        advice = sheet.advice
        isPaused = sheet.isPaused
        leaves = SendingRow.moment(message.notBefore, on: sheet.today)
        (undone, tooLate, again) = (news == "angrat", news == "gick-ut", news == "igen")
        (notAgain, given, posted, sent) = (news == "inte-igen", news == "slutat", news == "postat", news == "skickat")
        stopped = news == "stoppat"
        hasNews = stopped || undone || tooLate || again || notAgain || given || posted || sent
        path = "/utskick/\(message.id)"
        self.token = token
    }
}

/// Everything on record of one mail that went out, as its page needs it.
struct MessageSheet {
    let entry: LedgerEntry
    let person: Person?
    let attempts: [Attempt]
    let mail: OutgoingMail?
    let reply: Reply?
    let names: LedgerNames
    let mayRead: Bool
    let mayAct: Bool
    let isPaused: Bool
    let today: Day
    private let now: Date

    /// What she may not see is as if it were not there.
    init(_ id: Int64?, _ visit: Visit, _ secretary: Secretary, _ snapshot: Snapshot) throws {
        let register = try snapshot.register()
        let access = LedgerAccess(visit.clearance, register)
        guard let id, let entry = try snapshot.ledgerEntry(id), access.mayList(entry.message) else {
            throw WebProblem.notFound
        }
        self.entry = entry
        person = register.person(entry.message.person)
        attempts = try snapshot.attempts(at: id)
        mayRead = access.mayRead(entry.message)
        mayAct = access.mayAct(entry.message)
        mail = mayRead ? try secretary.outgoingMail(entry.message, snapshot) : nil
        reply = try snapshot.reply(sentAs: id)
        names = LedgerNames(register)
        isPaused = try snapshot.pause() != nil
        now = secretary.world.now()
        today = WallTime(now).day
    }

    var lastMoment: String { (attempts.last?.at ?? entry.message.since).asListed(on: today) }

    /// The meeting's own page shows all of the kind; an answer's shows the mail it answers.
    var reviewPath: String? {
        if let reply { return "/inkorg/\(reply.incoming)/svar/\(reply.message)" }
        guard let meeting = entry.meeting, entry.message.kind.isOfMeeting, entry.message.copyFor == nil else {
            return nil
        }
        return "\(meeting.path)/utskick/\(entry.message.kind.rawValue)"
    }

    /// What a meeting's mail says is no longer of use once it has begun.
    var mayResend: Bool {
        guard mayAct, entry.hasFailed, entry.message.kind != .signIn, entry.message.copyFor == nil else { return false }
        return entry.meeting.map { !entry.message.isOfInvitation || $0.start.nearestMoment > now } ?? true
    }

    var advice: String? {
        guard entry.hasFailed else {
            return entry.message.state == .toPost
                ? "Skriv ut brevet, posta det och anteckna sedan att det är gjort." : nil
        }
        if !mayResend, entry.message.isOfInvitation { return "Mötet har börjat, så mejlet går inte att skicka igen." }
        // What another server said further on begins with its code.
        switch entry.last.flatMap({ $0.code ?? Int($0.reply.prefix(3)) }) {
        case 550, 551, 553: return "Adressen finns inte. Rätta den och skicka sedan igen."
        default:
            return entry.message.state == .gaveUp
                ? "Samordna försökte i fyra dagar. Be om en annan adress, eller fråga den som sköter mejlservern."
                : "Läs vad servern svarade. När felet är avhjälpt kan du skicka igen."
        }
    }
}
