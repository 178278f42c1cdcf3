import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Inställningar*: how each body meets, how its mail goes out and what its seats ask for.
struct SettingsRoom: Sendable {
    let office: OfficeRooms
    let premises: Premises

    private var secretary: Secretary { office.secretary }
    private var today: Day { WallTime(secretary.world.now()).day }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("installningar") { _, context in try overview(context) }
        router.get("installningar/grupper/:body") { request, context in
            try show(isSaved: try request.query["besked"] == "sparat", context)
        }
        router.get("installningar/grupper/:body/:part") { _, context in try ask(context) }
        router.form("installningar/grupper/:body/:part") { form, _, context in try set(form, context) }
    }

    private func overview(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let page = SettingsPage(
                visit.clearance.bodies(.configure, in: register), try SettingsState(secretary, premises, snapshot),
                on: today)
            return try office.page(page, "Inställningar", in: .settings, for: context, snapshot)
        }
    }

    private func show(isSaved: Bool, _ context: SiteContext) throws -> Response {
        try secretary.store.read { snapshot in
            let body = try office.body(context, to: .configure, snapshot)
            let page = BodySettingsPage(
                body, try secretary.settingsHistory(of: body.id, snapshot), try snapshot.register(), isSaved: isSaved,
                on: today)
            return try office.page(page, body.name, in: .settings, for: context, snapshot)
        }
    }

    private func ask(_ context: SiteContext) throws -> Response {
        let part = try context.settingsPart
        return try secretary.store.read { snapshot in
            let body = try office.body(context, to: .configure, snapshot)
            let values = Dictionary(uniqueKeysWithValues: part.settings.map { ($0, $0.text(in: body, on: today)) })
            return try page(
                SettingsFormPage(part, body, try snapshot.register(), values, on: today, token: context.token), context,
                snapshot)
        }
    }

    private func set(_ form: Form, _ context: SiteContext) throws -> Response {
        let part = try context.settingsPart
        let visit = try office.visit(context)
        let body = try secretary.store.read { try office.body(context, to: .configure, $0) }
        let given = part.settings.filter { !form.all($0.name).isEmpty }
        let values = Dictionary(uniqueKeysWithValues: given.map { ($0, form[$0.name]) })
        switch try secretary.set(part, of: body.id, to: values, seen: form["sett"], by: visit.person.name) {
        case .changed, .unchanged: return .see("\(body.settingsPath)?besked=sparat#\(part.noun)")
        case .faulty(let faults): return try again(part, values, faults: faults, isOvertaken: false, context)
        case .overtaken: return try again(part, values, faults: [:], isOvertaken: true, context)
        }
    }

    /// The form once more, with all that was typed.
    private func again(
        _ part: BodySetting.Part, _ values: [BodySetting: String], faults: [BodySetting: SettingFault],
        isOvertaken: Bool, _ context: SiteContext
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let body = try office.body(context, to: .configure, snapshot)
            let latest =
                isOvertaken ? try secretary.settingsHistory(of: body.id, snapshot).first { $0.role == nil } : nil
            let news = try latest?.sentence(snapshot.register()) ?? "Värdena har ändrats genom en fil."
            let shown = SettingsFormPage(
                part, body, try snapshot.register(), values, faults: faults, overtaken: isOvertaken ? news : nil,
                on: today,
                token: context.token)
            return try page(shown, context, snapshot, isOvertaken ? .conflict : .badRequest)
        }
    }

    private func page(
        _ content: SettingsFormPage, _ context: SiteContext, _ snapshot: Snapshot, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try office.page(content, content.heading, in: .settings, for: context, snapshot, status: status)
    }
}

extension OfficeRooms {
    /// The body that an address names, where she may do this in it; there is no telling whether there is another.
    func body(_ context: SiteContext, to deed: Clearance.Deed, _ snapshot: Snapshot) throws -> Body {
        let visit = try visit(context, to: deed)
        let id = Key<Body>(try context.parameters.require("body"))
        guard let body = try snapshot.register().body(id), visit.clearance.may(deed, in: id) else {
            throw WebProblem.notFound
        }
        return body
    }
}

extension SiteContext {
    fileprivate var settingsPart: BodySetting.Part {
        get throws {
            let noun = try parameters.require("part")
            guard let part = BodySetting.Part.allCases.first(where: { $0.noun == noun }) else {
                throw WebProblem.notFound
            }
            return part
        }
    }
}

extension BodySetting.Part {
    /// As addresses name it.
    var noun: String {
        switch self {
        case .meetings: "moten"
        case .sending: "utskick"
        case .work: "arbetsinsats"
        case .agenda: "dagordning"
        case .minutes: "anteckningar"
        }
    }
}

extension Body {
    var settingsPath: String { "/installningar/grupper/\(id.text.inAddress)" }
}
