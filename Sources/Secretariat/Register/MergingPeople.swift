import Foundation
import Meetings
import Store

/// What making two entries one comes to.
package struct MergeForecast: Sendable {
    package let forecast: RegisterForecast
    package let tallies: [MergeTally]
    /// The bodies in which she then holds several seats.
    package let twice: [Body]
}

extension Secretary {
    /// Makes two entries for one person one: the first is gone, the other keeps all of both.
    ///
    /// - Parameter basis: what they were seen as; where that has changed since, it is refused.
    package func merge(_ gone: Key<Person>, into kept: Key<Person>, basis: String, by: String) throws {
        try store.write { transaction in
            if try transaction.snapshot.merging(of: gone)?.kept == kept { return }
            let register = try transaction.snapshot.register()
            guard try Self.basis(gone, kept, register) == basis else { throw RegisterFault.changed }
            _ = try merge(gone, into: kept, register, by: by, transaction)
        }
    }

    /// What `merge` would do; nothing is changed.
    package func rehearseMerging(_ gone: Key<Person>, into kept: Key<Person>, by: String) throws -> MergeForecast {
        var tallies: [MergeTally] = []
        let forecast = try forecast(
            concerning: { $0.bodies(of: gone).union($0.bodies(of: kept)) }, basis: { try Self.basis(gone, kept, $0) },
            of: { tallies = try merge(gone, into: kept, $0, by: by, $1) })
        let today = WallTime(world.now()).day
        let seats = forecast.after.mandates.filter { $0.person == kept && $0.until.map { $0 >= today } ?? true }
            .compactMap { forecast.after.seat($0.seat) }
        let twice = forecast.after.bodies.filter { body in seats.count { $0.body == body.id } > 1 }
        return MergeForecast(forecast: forecast, tallies: tallies, twice: twice)
    }

    /// Makes one entry two again: each has what it had, and what has come since stays with the kept one.
    package func separate(_ gone: Key<Person>, by: String) throws {
        try store.write { try separate(gone, by: by, $0) }
    }

    /// What `separate` would do; nothing is changed.
    package func rehearseSeparating(_ gone: Key<Person>, by: String) throws -> RegisterForecast {
        try forecast(
            concerning: { $0.bodies(of: gone) }, basis: { _ in "" }, of: { try separate(gone, by: by, $1) })
    }

    private func merge(
        _ gone: Key<Person>, into kept: Key<Person>, _ register: Register, by: String, _ transaction: Transaction
    ) throws -> [MergeTally] {
        guard gone != kept else { throw RegisterFault.notTwo }
        guard let leaving = register.person(gone), let staying = register.person(kept) else {
            throw RegisterFault.changed
        }
        let now = world.now()
        let bodies = register.bodies(of: gone).union(register.bodies(of: kept))
        let tallies = try transaction.merge(leaving, into: staying, by: by, at: now)
        try transaction.record(Fact(at: now, by: by, kind: "people merged", scope: kept.text, detail: gone.text))
        try decide(for: bodies, transaction)
        return tallies
    }

    private func separate(_ gone: Key<Person>, by: String, _ transaction: Transaction) throws {
        guard let merging = try transaction.snapshot.merging(of: gone) else { throw RegisterFault.notMerged }
        let register = try transaction.snapshot.register()
        guard register.person(merging.kept) != nil else {
            let name = try transaction.snapshot.mergedPerson(merging.kept)?.name ?? ""
            throw RegisterFault.mergedSince(name: name)
        }
        let now = world.now()
        try transaction.separate(merging, by: by, at: now)
        try transaction.record(
            Fact(at: now, by: by, kind: "people separated", scope: merging.kept.text, detail: gone.text))
        let after = try transaction.snapshot.register()
        try decide(for: after.bodies(of: gone).union(after.bodies(of: merging.kept)), transaction)
    }

    private static func basis(_ gone: Key<Person>, _ kept: Key<Person>, _ register: Register) throws -> String {
        try stateMark(
            register.person(gone), register.person(kept),
            register.mandates.filter { $0.person == gone || $0.person == kept })
    }
}
