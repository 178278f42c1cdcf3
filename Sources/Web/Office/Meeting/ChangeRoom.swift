import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where a meeting is moved or cancelled, and proposals of another time are answered.
struct ChangeRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/flytta") { _, context in try await askTime(context) }
        router.form("moten/:body/:meeting/flytta") { form, _, context in
            try await chooseTime(form, context)
        }
        router.get("moten/:body/:meeting/stall-in") { _, context in try askReason(context) }
        router.form("moten/:body/:meeting/stall-in") { form, _, context in try giveReason(form, context) }
        router.get("moten/:body/:meeting/forslag/:id") { _, context in try showProposal(context) }
        router.form("moten/:body/:meeting/forslag/:id") { form, _, context in try refuse(form, context) }
    }

    private func sheet(_ context: SiteContext) throws -> MeetingSheet {
        try office.meeting(context, to: .arrange)
    }

    private func askTime(_ context: SiteContext) async throws -> Response {
        let sheet = try sheet(context)
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        let asked = MovePage(sheet, await alternatives(to: sheet), token: context.token)
        return try page(asked, "Flytta mötet", context)
    }

    /// A year that cannot be planned has none to offer; a time can still be typed.
    private func alternatives(to sheet: MeetingSheet) async -> [Alternative] {
        let (secretary, id) = (secretary, sheet.meeting.id.text)
        // The planner computes for a while: on a thread of its own, so that other pages are answered meanwhile.
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: (try? secretary.alternatives(to: id, atMost: 8).choices) ?? [])
            }
        }
    }

    private func chooseTime(_ form: Form, _ context: SiteContext) async throws -> Response {
        let sheet = try sheet(context)
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        let typed = TypedTime(form, sheet)
        if let act = typed.act { return .see(act.reviewPath(of: sheet.meeting)) }
        let values = Dictionary(uniqueKeysWithValues: ["dag", "klockslag", "langd"].map { ($0, form[$0]) })
        let asked = MovePage(
            sheet, await alternatives(to: sheet), values: values, faults: typed.faults, token: context.token)
        return try page(asked, "Flytta mötet", context, .badRequest)
    }

    private func askReason(_ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        return try page(CancelPage(sheet, token: context.token), "Ställ in mötet", context)
    }

    private func giveReason(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        let reason = form["skal"].split(whereSeparator: \.isNewline).joined(separator: " ")
        let fault: String? =
            if reason.isEmpty {
                "Skriv varför mötet ställs in"
            } else if reason.count > 500 {
                "Korta skälet till högst 500 tecken"
            } else if reason.invisibleCharacter != nil {
                "Ta bort osynliga tecken ur skälet, till exempel genom att skriva om det"
            } else {
                nil
            }
        guard fault == nil else {
            let asked = CancelPage(sheet, value: form["skal"], fault: fault, token: context.token)
            return try page(asked, "Ställ in mötet", context, .badRequest)
        }
        return .see(MeetingAct.cancel(because: reason).reviewPath(of: sheet.meeting))
    }

    private func showProposal(_ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard let proposal = context.proposal(in: sheet) else { return .see(sheet.meeting.path) }
        let shown = ProposalPage(
            body: sheet.body.name, when: sheet.meeting.start.inFull(minutes: sheet.meeting.length),
            path: sheet.meeting.path, person: sheet.register.person(proposal.person)?.name ?? "",
            proposed: proposal.start.inFull(minutes: proposal.length).capitalizedSentence, quote: proposal.comment,
            reviewPath: MeetingAct.accept(proposal: proposal.id).reviewPath(of: sheet.meeting), id: proposal.id,
            token: context.token)
        return try page(shown, "Svara på förslaget", context)
    }

    private func refuse(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let visit = try office.visit(context)
        guard let proposal = context.proposal(in: sheet) else { return .see(sheet.meeting.path) }
        do {
            try secretary.refuse(proposal.incoming, by: visit.person.name)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(sheet.meeting.path)?besked=avslag")
    }

    private func page(
        _ content: some PageContent, _ title: String, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read { try office.page(content, title, in: .bodies, for: context, $0, status: status) }
    }
}

extension SiteContext {
    fileprivate func proposal(in sheet: MeetingSheet) -> Proposal? {
        let id = parameters.get("id").flatMap { Int64($0) }
        return sheet.proposals.first { $0.id == id }
    }
}

/// A time that somebody typed, or what is wrong with it.
struct TypedTime {
    let act: MeetingAct?
    /// By field.
    let faults: [String: String]

    init(_ form: Form, _ sheet: MeetingSheet) {
        var faults: [String: String] = [:]
        let day = Day(iso: form["dag"])
        let clock = form["klockslag"].replacing(".", with: ":")
        let time = day.flatMap { WallTime(iso: "\($0)T\(clock.count == 4 ? "0" : "")\(clock)") }
        let length = Int(form["langd"])
        if day == nil { faults["dag"] = "Välj en dag, till exempel 2027-03-11" }
        if day != nil, time == nil { faults["klockslag"] = "Skriv när mötet börjar, till exempel 13:00" }
        if let time, time.nearestMoment <= sheet.now { faults["dag"] = "Välj en dag och tid som inte har varit" }
        if let time, (try? time.moment()) == nil {
            faults["klockslag"] = "Klockan ställs om just då, välj en annan timme"
        }
        if length.map({ !(15...1440).contains($0) }) ?? true {
            faults["langd"] = "Skriv längden i minuter, från 15 till 1440"
        }
        if faults.isEmpty, time == sheet.meeting.start, length == sheet.meeting.length {
            faults["dag"] = "Mötet ligger redan då, välj en annan tid"
        }
        self.faults = faults
        let isLonger = length != sheet.meeting.length
        act = faults.isEmpty ? time.map { .move(to: $0, length: isLonger ? length : nil) } : nil
    }
}
