import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Anteckningarnas läge*: where a meeting's minutes stand, their approval, versions and corrections.
struct StatesRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        let base = "moten/:body/:meeting/anteckningar"
        router.get("\(base)/lage") { request, context in try show(request, context) }
        router.form("\(base)/fraga") { _, _, context in
            try act(context) {
                try secretary.askForApproval(of: $0, by: $1)
            } then: {
                "?besked=fragat"
            }
        }
        router.form("\(base)/diarienummer") { form, _, context in
            try act(context) {
                try secretary.setDiaryNumber(form["nummer"], of: $0, by: $1)
            } then: {
                "?besked=sparat"
            }
        }
        router.get("\(base)/godkann") { _, context in try askApproval(context) }
        router.form("\(base)/godkann") { form, _, context in try approve(form, context) }
        router.get("\(base)/ratta") { _, context in try askCorrection(nil, "", context) }
        router.form("\(base)/ratta") { form, _, context in try correct(form, context) }
        router.get("\(base)/versioner/:nummer") { _, context in try version(context) }
        router.get("\(base)/versioner/:nummer/hamta") { _, context in try download(context) }
        SharingRoom(office: office).open(router)
        NotesCommentsRoom(office: office).open(router)
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        try show(context, news: try request.query["besked"])
    }

    private func show(
        _ context: SiteContext, _ status: HTTPResponse.Status = .ok, news: String = "", fault: String? = nil
    ) throws -> Response {
        let clearance = try office.visit(context).clearance
        return try office.minutesPage(context, status) { sheet, notes, snapshot in
            let unmade = try snapshot.facts(about: sheet.meeting.id.text).last { $0.kind == "minutes unmade" }
            let hold = try secretary.hold(ofMinutesOf: sheet.meeting, sheet.body.policy, snapshot)
            return StatesPage(
                sheet, notes, unmade: unmade, waitsFor: hold, news: news, fault: fault, clearance, context)
        }
    }

    private func askApproval(
        _ context: SiteContext, _ values: [String: String] = [:], faults: [String: String] = [:]
    ) throws -> Response {
        try office.minutesPage(context, faults.isEmpty ? .ok : .badRequest) { sheet, notes, _ in
            ToldApprovalPage(sheet, notes, values, faults: faults, context)
        }
    }

    private func approve(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        do {
            try secretary.approveMinutes(
                of: sheet.meeting.id.text, told: form["vem"], note: form["hur"], mark: form["sett"], by: by)
        } catch ApprovalFault.approved {
            // Of two who record it, the first has.
        } catch ApprovalFault.older {
            throw WebProblem.changedMeanwhile
        } catch let error as OfficeError {
            guard let words = error.minutesWords else { throw error }
            let values = ["vem": form["vem"], "hur": form["hur"]]
            return try askApproval(context, values, faults: [error.isOfPerson ? "vem" : "hur": words])
        }
        return .see("\(sheet.meeting.path)/anteckningar/lage?besked=godkant")
    }

    private func askCorrection(
        _ fault: String?, _ reason: String, _ context: SiteContext, _ status: HTTPResponse.Status? = nil
    ) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        guard sheet.hasBegun else { throw WebProblem.notFound }
        let (by, id) = (try office.visit(context).person.name, sheet.meeting.id.text)
        let (notes, findings) = try secretary.rehearseCorrection(of: id, by: by)
        let found = FindingRows(findings)
        return try office.minutesPage(context, status ?? (fault == nil ? .ok : .badRequest)) { sheet, _, _ in
            CorrectionPage(sheet, notes, found: found, reason: reason, fault: fault, token: context.token)
        }
    }

    private func correct(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        do {
            try secretary.correctMinutes(
                of: sheet.meeting.id.text, because: form["skal"], seen: form["sett"], by: by)
        } catch OfficeError.nothingCorrected {
            // Sent twice by one press.
        } catch OfficeError.changedMeanwhile {
            throw WebProblem.changedMeanwhile
        } catch OfficeError.mustBeMended {
            // The page says what and where.
            return try askCorrection(nil, form["skal"], context, .badRequest)
        } catch let error as OfficeError {
            guard let words = error.minutesWords else { throw error }
            return try askCorrection(words, form["skal"], context)
        }
        return .see("\(sheet.meeting.path)/anteckningar/lage?besked=rattat")
    }

    private func version(_ context: SiteContext) throws -> Response {
        try office.minutesPage(context) { sheet, notes, _ in
            guard let number = context.parameters.get("nummer").flatMap({ Int($0) }),
                let version = notes.version(number), let page = VersionPage(sheet, notes, version)
            else { throw WebProblem.notFound }
            return page
        }
    }

    private func download(_ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let number = context.parameters.get("nummer").flatMap { Int($0) }
        let file = try secretary.store.read { snapshot in
            try snapshot.minutesVersions(of: sheet.meeting.id).first { $0.number == number }?.file
                .flatMap(snapshot.file)
        }
        guard let file else { throw WebProblem.notFound }
        return .download(file)
    }

    private func act(
        _ context: SiteContext, _ verb: (String, String) throws -> some Any, then news: () -> String
    ) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        let path = "\(sheet.meeting.path)/anteckningar/lage"
        do {
            _ = try verb(sheet.meeting.id.text, by)
            return .see("\(path)\(news())")
        } catch let error as OfficeError {
            guard let words = error.minutesWords else { throw error }
            return try show(context, .badRequest, fault: words)
        }
    }
}

extension OfficeRooms {
    /// A page about the minutes of a meeting that has begun.
    func minutesPage(
        _ context: SiteContext, _ status: HTTPResponse.Status = .ok,
        _ content: (MeetingSheet, MinutesSheet, Snapshot) throws -> some PageContent
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let sheet = try meeting(context, to: .arrange, snapshot)
            guard sheet.hasBegun else { throw WebProblem.notFound }
            let notes = try secretary.minutesSheet(of: sheet.meeting, snapshot)
            return try page(
                try content(sheet, notes, snapshot), "Anteckningarnas läge", in: .bodies, for: context, snapshot,
                status: status)
        }
    }
}
