import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where an åtgärd of notes that are not finished is worded, made or refused.
struct WrittenActionRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/anteckningar/punkt/:item/atgard") { request, context in
            try askNew(try Form(request.uri.query ?? "")["vad"], context)
        }
        router.form("moten/:body/:meeting/anteckningar/punkt/:item/atgard") { form, _, context in
            try make(form, context)
        }
        router.get("moten/:body/:meeting/anteckningar/atgard/:id") { _, context in try ask(context) }
        router.form("moten/:body/:meeting/anteckningar/atgard/:id") { form, _, context in try settle(form, context) }
        router.form("moten/:body/:meeting/anteckningar/atgard/:id/ingen") { _, _, context in try refuse(context) }
        router.form("moten/:body/:meeting/anteckningar/beslut/:id/inget") { _, _, context in
            try refuseDecision(context)
        }
    }

    private func askNew(_ text: String, _ context: SiteContext) throws -> Response {
        let (sheet, place) = try place(context)
        let words = WordedAction(text: String(text.prefix(WrittenActionPage.longest)))
        return try page(
            WrittenActionPage(sheet, place, typed: TypedAction(words, sheet), token: context.token), context)
    }

    private func make(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, place) = try place(context)
        let typed = TypedAction(form, sheet)
        guard let words = typed.words else {
            return try page(WrittenActionPage(sheet, place, typed: typed, token: context.token), context, .badRequest)
        }
        _ = try secretary.addAction(
            words, to: place.id, of: sheet.meeting.id.text, by: try office.visit(context).person.name)
        return .see(sheet.meeting.path(toItem: place.id))
    }

    private func ask(_ context: SiteContext) throws -> Response {
        let (sheet, action) = try action(context)
        guard action.isWritten else { return .see(sheet.meeting.path(toItem: action.item)) }
        return try page(
            WrittenActionPage(sheet, action, typed: TypedAction(action.words, sheet), token: context.token), context)
    }

    private func settle(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, action) = try action(context)
        let typed = TypedAction(form, sheet)
        guard let words = typed.words else {
            return try page(WrittenActionPage(sheet, action, typed: typed, token: context.token), context, .badRequest)
        }
        let isSeen = form["sett"] == action.words.fingerprint
        do {
            guard isSeen || action.words == words else { throw OfficeError.actionChanged(action.id.text) }
            _ = try secretary.settle(
                action.id, as: words, seen: action.words, by: try office.visit(context).person.name)
            return .see(sheet.meeting.path(toItem: action.item))
        } catch OfficeError.actionChanged {
            let asked = WrittenActionPage(sheet, action, typed: typed, isChanged: true, token: context.token)
            return try page(asked, context, .conflict)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
    }

    private func refuse(_ context: SiteContext) throws -> Response {
        let (sheet, action) = try action(context)
        do {
            try secretary.refuseAction(action.id, by: try office.visit(context).person.name)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see(sheet.meeting.path(toItem: action.item))
    }

    private func refuseDecision(_ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let id = Key<Decision>(context.parameters.get("id")?.removingPercentEncoding ?? "")
        let decision = try secretary.store.read { try $0.decisions(of: sheet.meeting.id).first { $0.id == id } }
        // Pressed twice it is gone already.
        guard let decision else { return .see("\(sheet.meeting.path)/anteckningar") }
        try secretary.refuseDecision(id, of: sheet.meeting.id, by: try office.visit(context).person.name)
        return .see(sheet.meeting.path(toItem: decision.item))
    }

    private func place(_ context: SiteContext) throws -> (MeetingSheet, MinutesItem) {
        let sheet = try office.meeting(context, to: .arrange)
        let item = try context.minutesItem
        guard let place = sheet.meeting.minutesItems.first(where: { $0.id == item }) else { throw WebProblem.notFound }
        return (sheet, place)
    }

    private func action(_ context: SiteContext) throws -> (MeetingSheet, Action) {
        let sheet = try office.meeting(context, to: .arrange)
        let id = Key<Action>(context.parameters.get("id")?.removingPercentEncoding ?? "")
        let action = try secretary.store.read { try $0.action(id) }
        guard let action, action.meeting == sheet.meeting.id else { throw WebProblem.notFound }
        return (sheet, action)
    }

    private func page(
        _ page: WrittenActionPage, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read {
            try office.page(page, page.heading, in: .bodies, for: context, $0, status: status)
        }
    }
}
