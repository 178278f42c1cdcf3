import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Anteckningarnas läge*: sharing, comments, approval, versions and corrections of a meeting's minutes.
struct StatesRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        let base = "moten/:body/:meeting/anteckningar"
        router.get("\(base)/lage") { request, context in try show(request, context) }
        router.get("\(base)/dela") { request, context in try review(request, context) }
        router.get("\(base)/dela/mejl") { request, context in try rehearsedMail(request, context) }
        router.form("\(base)/dela") { form, _, context in try share(form, context) }
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
        NotesCommentsRoom(office: office).open(router)
    }

    private func show(_ request: Request, _ context: SiteContext, status: HTTPResponse.Status = .ok) throws -> Response
    {
        let news = try request.query["besked"]
        return try page(context) { sheet, notes, snapshot in
            let unmade = try snapshot.facts(about: sheet.meeting.id.text).last { $0.kind == "minutes unmade" }
            return StatesPage(sheet, notes, unmade: unmade, news: news, token: context.token)
        }
    }

    private func review(_ request: Request, _ context: SiteContext) throws -> Response {
        let (query, by) = (try request.query, try office.visit(context).person.name)
        let until = Day(iso: query["till-dag"])
        let sheet = try office.meeting(context, to: .arrange)
        do {
            let rehearsed = try secretary.rehearseSharing(of: sheet.meeting.id.text, until: until, by: by)
            let mails = rehearsed.mails.filter { $0.message.copyFor == nil }
            let found = FindingRows(rehearsed.findings, despite: query["trots"].isEmpty ? nil : "")
            return try page(context, found.despiteFault == nil ? .ok : .badRequest) { sheet, notes, _ in
                SharePage(
                    sheet, notes, mails, until: until, wish: MailWish(query), found: found, token: context.token)
            }
        } catch let error as OfficeError {
            return try refuse(error, until: until, MailWish(query), context)
        }
    }

    private func rehearsedMail(_ request: Request, _ context: SiteContext) throws -> Response {
        let (query, by) = (try request.query, try office.visit(context).person.name)
        let sheet = try office.meeting(context, to: .arrange)
        let mails = try secretary.rehearseSharing(
            of: sheet.meeting.id.text, until: Day(iso: query["till-dag"]), by: by
        ).mails
        let mail = mails.first { $0.message.copyFor == nil && $0.message.person.text == query["till"] }
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func share(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        let until = Day(iso: form["till-dag"])
        let notes = try secretary.store.read { try secretary.minutesSheet(of: sheet.meeting, $0) }
        // Pressed twice it is shared once.
        let isDone = notes.latest.map { "\($0.number)" } == form["blir"] && !notes.isChanged
        if isDone { return .see("\(sheet.meeting.path)/anteckningar/lage?besked=delat") }
        do {
            try secretary.shareMinutes(
                of: sheet.meeting.id.text, until: until, seen: form["sett"], reason: form["trots"], by: by)
            return .see("\(sheet.meeting.path)/anteckningar/lage?besked=delat")
        } catch OfficeError.changedMeanwhile {
            throw WebProblem.changedMeanwhile
        } catch OfficeError.mustBeMended {
            return .see(reviewPath(of: sheet.meeting, until: until))
        } catch OfficeError.unexplainedSending {
            return .see(reviewPath(of: sheet.meeting, until: until, query: ["trots=saknas"]))
        } catch let error as OfficeError {
            return try refuse(error, until: until, MailWish(form), context)
        }
    }

    private func reviewPath(of meeting: Meeting, until: Day?, query: [String] = []) -> String {
        let query = query + (until.map { ["till-dag=\($0)"] } ?? [])
        return "\(meeting.path)/anteckningar/dela" + (query.isEmpty ? "" : "?\(query.joined(separator: "&"))")
    }

    private func refuse(
        _ error: OfficeError, until: Day?, _ wish: MailWish, _ context: SiteContext
    ) throws -> Response {
        guard let words = error.minutesWords else { throw error }
        let isOfDay = if case .commentDay = error { true } else { false }
        return try page(context, .badRequest) { sheet, notes, _ in
            SharePage(
                sheet, notes, [], until: until, wish: wish, dayFault: isOfDay ? words : nil,
                actFault: isOfDay ? nil : words, token: context.token)
        }
    }

    private func askApproval(
        _ context: SiteContext, _ values: [String: String] = [:], faults: [String: String] = [:]
    ) throws -> Response {
        try page(context, faults.isEmpty ? .ok : .badRequest) { sheet, notes, _ in
            ToldApprovalPage(sheet, notes, values, faults: faults, token: context.token)
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

    private func askCorrection(_ fault: String?, _ reason: String, _ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        guard sheet.hasBegun else { throw WebProblem.notFound }
        let (by, id) = (try office.visit(context).person.name, sheet.meeting.id.text)
        let (notes, findings) = try secretary.rehearseCorrection(of: id, by: by)
        let found = FindingRows(findings)
        return try page(context, fault == nil ? .ok : .badRequest) { sheet, _, _ in
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
        } catch let error as OfficeError {
            guard let words = error.minutesWords else { throw error }
            return try askCorrection(words, form["skal"], context)
        }
        return .see("\(sheet.meeting.path)/anteckningar/lage?besked=rattat")
    }

    private func version(_ context: SiteContext) throws -> Response {
        try page(context) { sheet, notes, _ in
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
            return try page(context, .badRequest) { sheet, notes, _ in
                StatesPage(sheet, notes, unmade: nil, news: "", fault: words, token: context.token)
            }
        }
    }

    private func page(
        _ context: SiteContext, _ status: HTTPResponse.Status = .ok,
        _ content: (MeetingSheet, MinutesSheet, Snapshot) throws -> some PageContent
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            guard sheet.hasBegun else { throw WebProblem.notFound }
            let notes = try secretary.minutesSheet(of: sheet.meeting, snapshot)
            return try office.page(
                try content(sheet, notes, snapshot), "Anteckningarnas läge", in: .bodies, for: context, snapshot,
                status: status)
        }
    }
}

extension OfficeError {
    /// For the samordnare; nil for what no form of these pages can cause.
    var minutesWords: String? {
        switch self {
        case .noMinutes: "Anteckningarna är tomma. Skriv dem först."
        case .minutesApproved: "Anteckningarna är redan godkända. Gör en rättelse i stället."
        case .notShared: "Dela anteckningarna för synpunkter först."
        case .notApproved: "Anteckningarna är inte godkända, så du kan ändra dem utan rättelse."
        case .noApprover: "Ordförandeplatsen är tom, eller så var ordföranden jävig. Anteckna vem som har godkänt."
        case .recused(let name, _): "\(name) var jävig på mötet. Låt någon annan godkänna."
        case .commentDay: "Välj en dag från i dag och högst ett år fram."
        case .noWords: "Skriv något."
        case .tooManyWords(let count, let most): "Texten är \(count) tecken. Korta den till högst \(most)."
        case .invisible: "Texten innehåller tecken som inte syns. Skriv den igen."
        case .noPerson: "Välj vem det är."
        case .severalPeople: "Flera heter så. Välj en i listan."
        case .mustBeMended: "Ett personnummer står i anteckningarna. Ta bort det först."
        case .nobodyToSend: "Ingen var kallad till mötet, så ingen kan få anteckningarna."
        case .wrongState: "Mötet är inställt eller har inte börjat, så det har inga anteckningar att gå vidare med."
        default: nil
        }
    }

    /// Whether it is about whom somebody chose, not about what was written.
    var isOfPerson: Bool {
        switch self {
        case .noPerson, .severalPeople, .recused, .noApprover: true
        default: false
        }
    }
}
