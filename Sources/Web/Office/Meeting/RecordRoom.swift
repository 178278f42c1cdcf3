import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where answers, attendance and what there was to read are taken down.
struct RecordRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/svar") { _, context in try askAnswer(context) }
        router.form("moten/:body/:meeting/svar") { form, _, context in try answer(form, context) }
        router.get("moten/:body/:meeting/narvaro") { _, context in try askAttendance(context) }
        router.form("moten/:body/:meeting/narvaro") { form, _, context in try attend(form, context) }
        router.get("moten/:body/:meeting/inlasning") { _, context in Response.see(try sheet(context).meeting.path) }
        router.form("moten/:body/:meeting/inlasning") { form, _, context in try setReading(form, context) }
    }

    private func sheet(_ context: SiteContext) throws -> MeetingSheet {
        try office.meeting(context, to: .arrange)
    }

    private func askAnswer(_ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        return try page(GivenAnswerPage(sheet, token: context.token), "Anteckna ett svar", context)
    }

    private func answer(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard sheet.isAhead else { throw WebProblem.changedMeanwhile }
        let given = GivenAnswer(form, sheet)
        guard given.faults.isEmpty, let answer = given.answer else {
            let values = Dictionary(uniqueKeysWithValues: GivenAnswer.fields.map { ($0, form[$0]) })
            let asked = GivenAnswerPage(sheet, values: values, faults: given.faults, token: context.token)
            return try page(asked, "Anteckna ett svar", context, .badRequest)
        }
        let old = sheet.invitations[given.person]?.answer
        let isKnown =
            old?.reply == answer.reply && old?.way == answer.way && old?.comment == given.comment
            && old?.by == given.answeredBy
        if !isKnown {
            _ = try secretary.record(
                answer.reply, way: answer.way, of: given.person.text, to: sheet.meeting.id.text,
                comment: given.comment, answeredBy: given.answeredBy, by: try office.visit(context).person.name)
        }
        return .see("\(sheet.meeting.path)?besked=svar")
    }

    private func askAttendance(_ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard sheet.hasBegun else { return .see(sheet.meeting.path) }
        let asked = AttendancePage(sheet, seen: try words(on: sheet), token: context.token)
        return try page(asked, "Registrera närvaro", context)
    }

    private func words(on sheet: MeetingSheet) throws -> Int {
        try secretary.store.read { try $0.attendanceHistory(of: sheet.meeting.id).count }
    }

    private func attend(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        guard sheet.hasBegun, let seen = Int(form["sett"]) else { throw WebProblem.changedMeanwhile }
        var typed = TypedAttendance(form, sheet)
        do {
            if sheet.isClosed, form["skal"].onOneLine.isEmpty { typed.lacksReason() }
            guard typed.faults.isEmpty else { throw TypedFaults() }
            let (meeting, by) = (sheet.meeting.id.text, try office.visit(context).person.name)
            if sheet.isClosed {
                _ = try secretary.correct(typed.words, at: meeting, after: seen, because: form["skal"], by: by)
            } else {
                _ = try secretary.record(typed.words, at: meeting, after: seen, by: by)
            }
        } catch let error where error is TypedFaults || typed.take(error, sheet) {
            let asked = AttendancePage(sheet, seen: seen, values: form, faults: typed.faults, token: context.token)
            return try page(asked, "Registrera närvaro", context, .badRequest)
        } catch let error where error is OfficeError || error is AttendanceError {
            throw WebProblem.changedMeanwhile
        }
        let isMore = form["sedan"] == "fler"
        return .see(isMore ? "\(sheet.meeting.path)/narvaro#fler" : "\(sheet.meeting.path)?besked=narvaro")
    }

    private func setReading(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let unit = form["enhet"] == "words" ? ReadingMatter.Unit.words : .pages
        let amount = Int(form["mangd"].filter { !$0.isWhitespace })
        do {
            guard let amount else { throw OfficeError.tooMuchToRead(amount: 0, unit: unit) }
            if sheet.reading?.amount != amount || sheet.reading?.unit != unit {
                _ = try secretary.setReading(
                    amount, unit, for: sheet.meeting.id.text, by: try office.visit(context).person.name)
            }
        } catch OfficeError.readingCounted {
            throw WebProblem.changedMeanwhile
        } catch OfficeError.tooMuchToRead {
            let asked = ReadingPage(sheet, value: form["mangd"], isWords: unit == .words, token: context.token)
            return try page(asked, "Inläsning", context, .badRequest)
        }
        return .see("\(sheet.meeting.path)?besked=inlasning")
    }

    private func page(
        _ content: some PageContent, _ title: String, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read { try office.page(content, title, in: .bodies, for: context, $0, status: status) }
    }
}

/// An answer as the form says it.
private struct GivenAnswer {
    static let fields = ["person", "svar", "kommentar", "genom"]

    let person: Key<Person>
    let answer: GivenReply?
    let comment: String?
    let answeredBy: String?
    let faults: [String: String]

    init(_ form: Form, _ sheet: MeetingSheet) {
        var faults: [String: String] = [:]
        person = Key(form["person"])
        answer = GivenReply(form["svar"])
        comment = form["kommentar"].isEmpty ? nil : form["kommentar"]
        answeredBy = form["genom"].isEmpty ? nil : form["genom"]
        let isAsked = sheet.invitees.contains { $0.person.id == Key(form["person"]) && $0.kind == .called }
        if !isAsked || sheet.invitations[person]?.isLive != true { faults["person"] = "Välj vem som har svarat" }
        if answer == nil { faults["svar"] = "Välj vad svaret är" }
        if form["kommentar"].count > 500 { faults["kommentar"] = "Korta kommentaren till högst 500 tecken" }
        if form["genom"].count > 100 { faults["genom"] = "Korta namnet till högst 100 tecken" }
        self.faults = faults
    }
}
