import Documents
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

/// Which report somebody in the office asks for.
package struct WorkloadQuestion: Hashable, Sendable {
    /// Nil for the latest in which anything was done.
    package var year: Int?
    package var selection = WorkloadSelection()
    /// The kommuner alone, where any kommunledamot is in it and nobody else is asked for: the report is for them.
    package var prefersKommuner = false
    /// Whether the year before is read too.
    package var compares = false
    /// To be passed on: sums without names, as anybody may see them.
    package var isNameless = false

    package init() {}
}

/// A year's work as somebody in the office may see it, with what she may choose among.
package struct OfficeWorkload: Sendable {
    package let report: WorkloadReport
    /// What it was narrowed to.
    package let selection: WorkloadSelection
    /// Newest first.
    package let years: [Int]
    package let bodies: [Body]
    package let kommuner: [Authority]
    /// Those whose own hours she may see, by surname.
    package let people: [Person]

    /// Nil where there is no such year or body for her.
    package init?(
        _ question: WorkloadQuestion, for clearance: Clearance, _ snapshot: Snapshot, _ register: Register, at now: Date
    ) throws {
        let today = WallTime(now).day
        let first = min(try snapshot.firstYear() ?? today.year, today.year)
        years = (first...today.year).reversed()
        guard question.year.map(years.contains) ?? true else { return nil }
        let book = try Self.book(question.year, years, snapshot, register, now)
        let readable = Set(clearance.bodies(.read, in: register).map(\.id))
        bodies = book.bodies.filter { readable.contains($0.id) }
        let chosen = question.selection.body
        guard chosen.map({ readable.contains($0) }) ?? true else { return nil }
        // A body whose hours she may see is summed by itself; of others, only what the whole report tells.
        let isOpen = !question.isNameless && chosen.map { clearance.may(.seeHours, in: $0) } ?? false
        let shown = bodies.filter { !isOpen || $0.id == chosen }
        let before = question.compares ? try snapshot.workloadBook(book.year - 1, register, until: now) : nil
        let whole = WorkloadReport(book, bodies: shown, before: before)
            .seen(by: question.isNameless ? .anyone : .cleared(clearance), register, on: today)
        kommuner = whole.isCurtailed ? [] : whole.byAuthority.compactMap(\.kommun)
        people = Self.people(in: whole)
        selection = Self.selection(question, in: whole)
        report = whole.narrowed(to: isOpen ? selection.withoutBody : selection)
    }

    private static func book(
        _ asked: Int?, _ years: [Int], _ snapshot: Snapshot, _ register: Register, _ now: Date
    ) throws -> WorkloadBook {
        let book = try snapshot.workloadBook(asked ?? years[0], register, until: now)
        guard asked == nil, book.sittings.isEmpty, book.entries.isEmpty, years.count > 1 else { return book }
        return try snapshot.workloadBook(years[1], register, until: now)
    }

    private static func selection(_ question: WorkloadQuestion, in whole: WorkloadReport) -> WorkloadSelection {
        var selection = question.selection
        if whole.isCurtailed { return WorkloadSelection(body: selection.body) }
        let asksForOne = selection.authority != nil || selection.person != nil
        if question.prefersKommuner, !asksForOne, whole.workloads.contains(where: { $0.measure != nil }) {
            selection.principal = .municipality
        }
        return selection
    }

    private static func people(in report: WorkloadReport) -> [Person] {
        Dictionary(report.workloads.map { ($0.person.id, $0.person) }, uniquingKeysWith: { one, _ in one }).values
            .sorted { $0.id < $1.id }.inSurnameOrder(of: \.name)
    }
}

extension WorkloadSelection {
    fileprivate var withoutBody: WorkloadSelection {
        WorkloadSelection(principal: principal, authority: authority, person: person)
    }
}

extension Share {
    fileprivate var kommun: Authority? {
        if case .authority(let authority) = subject, authority.kind == .municipality { authority } else { nil }
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
