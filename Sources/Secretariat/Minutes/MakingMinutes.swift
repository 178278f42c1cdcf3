import Crypto
import Documents
import Foundation
import Meetings
import Store

/// A finished version whose document is to be made.
package struct UnmadeMinutes: Sendable {
    package let version: MinutesVersion
    package let content: MinutesContent
}

extension Secretary {
    package func unmadeMinutes() throws -> [UnmadeMinutes] {
        try store.read { snapshot in
            try snapshot.unmadeMinutes().map {
                UnmadeMinutes(version: $0, content: try MinutesContent(json: $0.content))
            }
        }
    }

    /// Makes and sends every document that is missing; one that cannot be made keeps no other from going.
    ///
    /// - Parameter document: what sets a version as PDF; it may fail and may take its time.
    /// - Returns: how many were made, and why the others were not.
    package func makeMinutes(
        _ document: @Sendable (MinutesContent) async throws -> Data
    ) async throws -> (made: Int, faults: [String]) {
        var (made, faults) = (0, [String]())
        for unmade in try unmadeMinutes() {
            do {
                let bytes = try await document(unmade.content)
                try attach(bytes, to: unmade)
                made += 1
            } catch {
                faults.append("\(error)")
                try note(error, at: unmade.version)
            }
        }
        return (made, faults)
    }

    /// The document of a finished version, with the mails that bring it to all: what was made meanwhile stands.
    package func attach(_ bytes: Data, to unmade: UnmadeMinutes) throws {
        let format = try MinutesFormat(of: bytes)
        let file = StoredFile(
            digest: SHA256.hash(data: bytes).hexadecimal,
            name: AttachedName(unmade.name, as: format.paper, nameless: "Minnesanteckningar").text,
            type: format.mediaType, bytes: bytes)
        guard bytes.count <= settings.largestFile else { throw FileFault.tooLarge(limit: settings.largestFile) }
        try store.write { transaction in
            let snapshot = transaction.snapshot
            let versions = try snapshot.minutesVersions(of: unmade.version.meeting)
            guard versions.first(where: { $0.number == unmade.version.number })?.file == nil,
                let meeting = try snapshot.meeting(unmade.version.meeting)
            else { return }
            try transaction.keep(file, at: world.now())
            try transaction.set(file: file.digest, of: unmade.version.number, in: meeting.id)
            // What a correction has overtaken is kept, and goes to nobody.
            guard versions.last?.number == unmade.version.number else { return }
            let register = try snapshot.register()
            guard let body = register.body(meeting.body) else { return }
            let recorded = try transaction.recordMinutes(file, of: meeting.id, by: unmade.version.by, at: world.now())
            let correspondence = Correspondence(
                secretary: self, transaction: transaction, register: register, body: body,
                newcomers: Newcomers(among: []), now: world.now())
            let sent = try correspondence.sendMinutes(
                recorded, of: meeting, to: try snapshot.minutesRecipients(of: meeting, register),
                waitsFor: try hold(ofMinutesOf: meeting, body.policy, snapshot))
            try holdUnmended(meeting.id, transaction)
            try transaction.record(
                Fact(
                    at: world.now(), by: "samordna", kind: "minutes made", scope: meeting.id.text,
                    detail: "version \(unmade.version.number), \(sent.count) messages, SHA-256 \(recorded.digest)"))
        }
    }

    /// What mails with the minutes of a meeting wait for: nothing where they go by themselves and nobody has taken any
    /// back.
    package func hold(
        ofMinutesOf meeting: Meeting, _ policy: MeetingPolicy, _ snapshot: Snapshot
    ) throws -> OutboxMessage.Hold? {
        guard policy.mode(of: .minutes) == .automatic else { return .press }
        let held = try snapshot.messages(MessageFilter(meeting: meeting.id, kind: .minutes, states: [.held]))
        // What only a personnummer has kept goes once it is taken out.
        guard !held.isEmpty, try check(held, of: meeting, snapshot).stops.isEmpty else { return nil }
        return .press
    }

    /// Said once for each cause, however often it is tried.
    private func note(_ error: any Error, at version: MinutesVersion) throws {
        let detail = "version \(version.number): \(String("\(error)".prefix(300)))"
        try store.write { transaction in
            let known = try transaction.snapshot.facts(about: version.meeting.text).last { $0.kind == "minutes unmade" }
            guard known?.detail != detail else { return }
            try transaction.record(
                Fact(
                    at: world.now(), by: "samordna", kind: "minutes unmade", scope: version.meeting.text,
                    detail: detail))
        }
    }
}

extension UnmadeMinutes {
    /// “Minnesanteckningar LPO Psykisk hälsa 2027-03-09, rättade.pdf”.
    fileprivate var name: String {
        let end = version.kind == .correction ? " rättade \(version.number)" : ""
        return "Minnesanteckningar \(content.body) \(content.start.day)\(end).pdf"
    }
}
