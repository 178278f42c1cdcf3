import Crypto
import Foundation
import Meetings
import Store

/// What came of setting a part of a body's settings.
package enum SettingsOutcome: Equatable, Sendable {
    case changed([ChangedSetting])
    /// All was so already.
    case unchanged
    case faulty([BodySetting: SettingFault])
    /// Somebody else has changed it since the form was opened.
    case overtaken
}

/// A setting before and after, as the record keeps it.
package struct ChangedSetting: Hashable, Codable, Sendable {
    package let name: String
    package let from: String
    package let to: String

    package init(name: String, from: String, to: String) {
        self.name = name
        self.from = from
        self.to = to
    }
}

/// A line of a body's record of settings.
package struct SettingsFact: Sendable {
    package let at: Date
    package let by: String
    package let changes: [ChangedSetting]
    /// Set where a role was given or ended.
    package let role: ChangedRole?
}

extension BodySetting.Part {
    /// Tells whether anything in it has changed since a form was opened.
    package func mark(of body: Body, on day: Day) -> String {
        let text = settings.map { $0.text(in: body, on: day) }.joined(separator: "\n")
        return String(SHA256.hash(data: Data(text.utf8)).hexadecimal.prefix(16))
    }
}

extension Secretary {
    /// Sets a part of a body's settings.
    ///
    /// - Parameter seen: the part's mark when the form was opened.
    package func set(
        _ part: BodySetting.Part, of id: Key<Body>, to values: [BodySetting: String], seen: String, by: String
    ) throws -> SettingsOutcome {
        let (now, day) = (world.now(), WallTime(world.now()).day)
        return try store.write { transaction in
            var register = try transaction.snapshot.register()
            guard let index = register.bodies.firstIndex(where: { $0.id == id }) else {
                throw OfficeError.noBody(id.text)
            }
            let old = register.bodies[index]
            let asked = values.filter { part.settings.contains($0.key) }
            let trial = SettingsTrial(asked, on: old, day: day)
            // Sent twice, the second finds all as it wants it.
            if trial.faults.isEmpty, trial.body == old { return .unchanged }
            guard part.mark(of: old, on: day) == seen else { return .overtaken }
            guard trial.faults.isEmpty else { return .faulty(trial.faults) }
            if asked[.approver] != nil, let approver = trial.body.policy.approver, register.person(approver) == nil {
                return .faulty([.approver: .choice])
            }
            register.bodies[index] = trial.body
            try transaction.save(register)
            let changes = part.changes(from: old, to: trial.body, on: day)
            try transaction.record(Fact(settings: changes, of: id, by: by, at: now))
            return .changed(changes)
        }
    }

    /// What has been set of a body, newest first.
    package func settingsHistory(of body: Key<Body>, _ snapshot: Snapshot) throws -> [SettingsFact] {
        try snapshot.facts(about: body.text).reversed().compactMap { fact in
            let (decoder, detail) = (JSONDecoder(), Data(fact.detail.utf8))
            switch fact.kind {
            case "settings changed":
                let changes = try? decoder.decode([ChangedSetting].self, from: detail)
                return SettingsFact(at: fact.at, by: fact.by, changes: changes ?? [], role: nil)
            case "role given", "role ended":
                let role = try? decoder.decode(ChangedRole.self, from: detail)
                return role.map { SettingsFact(at: fact.at, by: fact.by, changes: [], role: $0) }
            default: return nil
            }
        }
    }
}

extension BodySetting.Part {
    /// A norm that begins later stands beside the one in force: it is told by its own first day.
    fileprivate func changes(from old: Body, to new: Body, on day: Day) -> [ChangedSetting] {
        let later = Set(new.norms).subtracting(old.norms).compactMap(\.from).max().map { max($0, day) } ?? day
        return settings.compactMap { setting in
            let (before, after) = (setting.text(in: old, on: day), setting.text(in: new, on: later))
            return before == after ? nil : ChangedSetting(name: setting.name, from: before, to: after)
        }
    }
}

extension Fact {
    fileprivate init(settings changes: [ChangedSetting], of body: Key<Body>, by: String, at now: Date) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let detail = String(decoding: try encoder.encode(changes), as: UTF8.self)
        self.init(at: now, by: by, kind: "settings changed", scope: body.text, detail: detail)
    }
}
