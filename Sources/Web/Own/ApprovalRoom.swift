import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Godkännande*: the yes that makes minutes final, to exactly the version that is shown.
struct ApprovalRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "godkannande", on: router, for: { if case .approval(let meeting) = $0 { meeting } else { nil } },
            show: { try page($0, $1) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Response {
        let own = try own(place, visit)
        guard case .shared = own.sheet.minutes.state, own.isApprover, visit.link.assistant == nil else {
            return .see(place.path)
        }
        guard let version = Int(form["sett"]) else { throw WebProblem.unreadable }
        guard version == own.sheet.latest?.number, !own.sheet.isChanged else {
            return try page(place, visit, seen: version, status: .conflict)
        }
        switch (form["svar"], form["steg"]) {
        case ("ja", "två"): break
        case ("ja", _): return try page(place, visit, isSure: true)
        case ("nej", _): return try comment(form, place, visit)
        default: return try page(place, visit, fault: "Välj om anteckningarna är riktiga", status: .badRequest)
        }
        do {
            try door.secretary.approveMinutes(place.subject, version: version, by: visit)
        } catch ApprovalFault.older {
            return try page(place, visit, seen: version, status: .conflict)
        } catch is ApprovalFault {
            // Whoever was first has said it; the page says who.
        }
        return .see(place.path)
    }

    /// What she wants changed reaches the samordnare as a comment.
    private func comment(_ form: Form, _ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Response {
        do {
            _ = try door.secretary.comment(form["text"], on: place.subject, item: nil, by: visit)
        } catch OfficeError.noWords {
            return try page(place, visit, fault: "Skriv vad som behöver ändras", isNo: true, status: .badRequest)
        } catch OfficeError.tooManyWords(let count, let most) {
            let fault = "Texten är \(count) tecken. Korta den till högst \(most)"
            return try page(
                place, visit, fault: fault, isNo: true, typed: String(form["text"].prefix(most)), status: .badRequest)
        }
        return .see(place.path)
    }

    private func own(_ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> OwnNotes {
        let own = try door.secretary.store.read {
            try door.secretary.ownNotes(of: place.subject, for: visit.person.id, $0)
        }
        guard let own, own.isApprover || place.home == nil else { throw WebProblem.notFound }
        return own
    }

    private func page(
        _ place: OwnPlace<Meeting>, _ visit: LinkVisit, fault: String? = nil, isSure: Bool = false, isNo: Bool = false,
        typed: String = "", seen: Int? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let page = try ApprovalPage(
            own(place, visit), visit, at: place, fault: fault, isSure: isSure, isNo: isNo, typed: typed, seen: seen,
            today: WallTime(door.now).day)
        guard let page else { throw WebProblem.notFound }
        return try door.page(page, "Godkänn minnesanteckningarna", status)
    }
}

/// The page *Godkänn minnesanteckningarna*.
struct ApprovalPage: PageContent {
    static let template = "approval"
    static let names: Set<String> = NotesRow.names.union(DifferenceRow.names).union([
        "body", "title", "version", "standing", "isAsked", "isSure", "isNo", "isChanged", "isApproved", "isNotHers",
        "approvalWords", "notes", "differences", "hasDifferences", "approvalFault", "path", "home", "name", "typed",
        "said", "hasSaid", "about",
    ])

    let title: String
    let body: String
    let version: Int
    let standing: String
    let isAsked: Bool
    let isSure: Bool
    let isNo: Bool
    /// She has read a text that is no longer the present one.
    let isChanged: Bool
    let isApproved: Bool
    let isNotHers: Bool
    let approvalWords: String
    let notes: [NotesRow]
    let differences: [DifferenceRow]
    let hasDifferences: Bool
    /// What she has asked to have changed.
    let said: [String]
    let hasSaid: Bool
    let typed: String
    let approvalFault: String?
    let faults: Faults?
    let path: String
    let home: String?
    let name: String
    let token: String

    init?(
        _ own: OwnNotes, _ visit: LinkVisit, at place: OwnPlace<Meeting>, fault: String?, isSure: Bool, isNo: Bool,
        typed: String, seen: Int?, today: Day
    ) {
        let sheet = own.sheet
        guard let latest = sheet.latest, let content = sheet.latestContent else { return nil }
        title = sheet.meeting.start.inFull(minutes: sheet.meeting.length).capitalizedSentence
        body = sheet.body.name
        version = latest.number
        standing = content.standing.words(in: today.year)
        var (words, isShared) = ("", false)
        switch sheet.minutes.state {
        case .draft: break
        case .shared: isShared = true
        case .approved(_, let approval): words = approval.sentence(in: today.year)
        }
        isApproved = !words.isEmpty
        approvalWords = words
        isNotHers = isShared && !own.isApprover
        // A newer version than she saw can be approved as soon as she has seen what is new in it.
        let isWritten = isShared && sheet.isChanged
        isAsked = isShared && own.isApprover && !isWritten
        isChanged = isShared && own.isApprover && (isWritten || seen.map { $0 != latest.number } ?? false)
        self.isSure = isSure && isAsked
        self.isNo = isNo
        let earlier = seen.flatMap(sheet.version).flatMap { try? MinutesContent(json: $0.content) } ?? content
        differences = isChanged ? DifferenceRow.rows(from: earlier, to: isWritten ? sheet.present : content) : []
        hasDifferences = !differences.isEmpty
        // To who may not approve them they are shown only where they were sent to her.
        notes = own.isApprover || own.isReader ? NotesRow.rows(content) : []
        said = own.comments.filter { $0.settled == nil }.map(\.text)
        hasSaid = !said.isEmpty && isShared
        self.typed = typed
        approvalFault = fault
        faults = Faults([Field(isNo ? "text" : "svar", label: "", fault: fault)])
        path = place.path
        home = place.home
        name = visit.person.name
        token = place.token
    }
}
