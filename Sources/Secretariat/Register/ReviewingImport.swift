import Foundation
import Meetings
import Store

/// What a list that was laid in would do.
package struct ImportReview: Sendable {
    package let name: String
    package let before: Register
    package let after: Register
    package let rows: [ImportedRow]
    package let kept: [Mandate]
    package let meetings: [Meeting]
    /// Bodies that it changes and its reader does not arrange for.
    package let foreign: [Body]
    /// What it was reckoned from.
    package let mark: String

    /// Whether it would change anything.
    package var isEmpty: Bool { before == after && meetings.isEmpty }
}

extension Secretary {
    /// Keeps a list until somebody has decided on it; what nobody has decided on for a week goes, and
    /// all but the ten latest.
    package func keepForReview(_ file: ImportFile, of person: Key<Person>) throws -> String {
        let (id, now) = (world.newID(), world.now())
        try store.write { transaction in
            try transaction.dropPendingImports(before: now.addingTimeInterval(-7 * 86_400))
            for old in try transaction.snapshot.pendingImports(of: person).dropFirst(9) {
                try transaction.dropPendingImport(old.id)
            }
            try transaction.keep(file.data, named: file.name, as: id, of: person, at: now)
        }
        return id
    }

    /// What the list would do now, found by doing it; nothing is changed. Nil where there is none of hers.
    package func reviewImport(_ id: String, for clearance: Clearance) throws -> ImportReview? {
        try store.rehearse { transaction in
            guard let list = try transaction.snapshot.pendingImport(id), list.person == clearance.person.id else {
                return nil
            }
            return try take(list, by: clearance, transaction)
        }
    }

    /// Does what was seen; refused where the register is no longer as it was then.
    ///
    /// - Returns: false where the list is gone: it has been decided on.
    package func applyImport(_ id: String, mark: String, for clearance: Clearance) throws -> Bool {
        try store.write { transaction in
            guard let list = try transaction.snapshot.pendingImport(id), list.person == clearance.person.id else {
                return false
            }
            guard try transaction.snapshot.register().mark == mark else { throw RegisterFault.changed }
            let review = try take(list, by: clearance, transaction)
            guard review.foreign.isEmpty else { throw RegisterFault.foreign(bodies: review.foreign.map(\.name)) }
            try transaction.dropPendingImport(id)
            return true
        }
    }

    /// The list is forgotten; nothing is changed.
    package func discardImport(_ id: String, of person: Key<Person>) throws {
        try store.write { transaction in
            guard try transaction.snapshot.pendingImport(id)?.person == person else { return }
            try transaction.dropPendingImport(id)
        }
    }

    private func take(
        _ list: PendingImport, by clearance: Clearance, _ transaction: Transaction
    ) throws -> ImportReview {
        let file = ImportFile(name: list.name, data: list.bytes)
        let before = try transaction.snapshot.register()
        guard file.isList else { throw ImportError(Fault(file: list.name, place: .whole, cause: .unreadable)) }
        var proposal: RegisterProposal?
        if file.kind == .members {
            proposal = try RegisterProposal(
                members: file.data, file: file.name, into: before, today: WallTime(world.now()).day, newID: world.newID)
        }
        var outcome = ImportOutcome()
        if let proposal {
            try transaction.save(proposal.after)
            if !proposal.changes.isEmpty { try record(proposal, from: list, by: clearance, transaction) }
        } else {
            outcome = try importFiles([file], ImportOptions(), by: clearance.person.name, transaction)
        }
        let after = try transaction.snapshot.register()
        let strangers = after.people.filter { person in
            before.person(person.id).map { $0 != person } ?? false
                && !clearance.may(.arrange, with: person.id, in: before)
        }
        let touched = before.touched(by: after).union(outcome.meetings.map(\.body))
            .union(strangers.flatMap { before.bodies(of: $0.id) })
        return ImportReview(
            name: list.name, before: before, after: after, rows: proposal?.rows ?? [], kept: proposal?.kept ?? [],
            meetings: outcome.meetings,
            foreign: after.bodies.filter { touched.contains($0.id) && !clearance.may(.arrange, in: $0.id) },
            mark: try before.mark)
    }

    private func record(
        _ proposal: RegisterProposal, from list: PendingImport, by clearance: Clearance, _ transaction: Transaction
    ) throws {
        let detail = "\(list.name): \(proposal.changes.count) changes"
        try transaction.record(
            Fact(at: world.now(), by: clearance.person.name, kind: "imported", scope: "register", detail: detail))
    }
}

extension ImportFile {
    /// Whether it is text with rows, and no workbook, picture or archive.
    fileprivate var isList: Bool {
        (kind == .members || kind == .meetings) && !data.starts(with: Data("PK".utf8)) && !data.contains(0)
            || data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
    }
}

extension Register {
    /// The bodies whose seats or mandates are otherwise afterwards.
    fileprivate func touched(by after: Register) -> Set<Key<Body>> {
        let (oldSeats, oldMandates) = (Set(seats), Set(mandates))
        let seated = after.seats.filter { !oldSeats.contains($0) }.map(\.body)
        let mandated = after.mandates.filter { !oldMandates.contains($0) }.compactMap { after.seat($0.seat)?.body }
        return Set(seated + mandated)
    }
}
