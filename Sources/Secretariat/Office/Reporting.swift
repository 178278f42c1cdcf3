import Foundation
import Meetings
import Store

extension Secretary {
    /// The year's work in some bodies, or in all that met or whose seats have a norm.
    package func workload(_ year: Int, in names: [String], for reader: WorkloadReader) throws -> WorkloadReport {
        let now = world.now()
        let today = WallTime(now).day
        guard year <= today.year else { throw OfficeError.yearToCome(year) }
        return try store.read { snapshot in
            let register = try snapshot.register()
            let book = try snapshot.workloadBook(year, register, until: now)
            let before = try snapshot.workloadBook(year - 1, register, until: now)
            let bodies = try names.isEmpty ? book.bodies : names.map { try snapshot.findBody($0, in: register) }
            let chosen = Set(bodies.map(\.id))
            guard book.touches(chosen) else {
                throw OfficeError.noWork(year: year, bodies: names.isEmpty ? [] : bodies.map(\.name))
            }
            let report = WorkloadReport(book, bodies: register.bodies.filter { chosen.contains($0.id) }, before: before)
            return report.seen(by: reader, register, on: today)
        }
    }
}

extension WorkloadBook {
    /// The bodies that met or worked, and those that were to.
    fileprivate var bodies: [Body] {
        let busy = Set(sittings.map(\.meeting.body)).union(entries.map(\.body))
        return register.bodies.filter { busy.contains($0.id) || $0.state == .active && !$0.norms.isEmpty }
    }

    fileprivate func touches(_ bodies: Set<Key<Body>>) -> Bool {
        sittings.contains { bodies.contains($0.meeting.body) } || entries.contains { bodies.contains($0.body) }
    }
}
