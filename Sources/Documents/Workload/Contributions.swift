import Foundation
import Meetings

extension WorkloadReport {
    /// Body by body, those who are measured first, then by surname.
    var sortedWorkloads: [Workload] {
        let places = Dictionary(bodies.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return workloads.map {
            ($0, places[$0.body] ?? places.count, $0.measure == nil ? 1 : 0, $0.person.name.surnameKey)
        }
        .sorted { ($0.1, $0.2, $0.3, $0.0.person.id) < ($1.1, $1.2, $1.3, $1.0.person.id) }
        .map(\.0)
    }
}

extension Contribution.Source {
    var name: String {
        switch self {
        case .attendance: "attendance"
        case .estimated: "estimated"
        case .reported: "reported"
        }
    }

    /// Who put it on record, and when.
    var record: (by: String, at: Date) {
        switch self {
        case .attendance(let attendance): (attendance.by, attendance.at)
        case .estimated(let matter): (matter.by, matter.at)
        case .reported(let entry, _): (entry.by, entry.at)
        }
    }

    /// The minutes that would count without it.
    var replaced: Int? {
        if case .reported(_, let replaced) = self { replaced } else { nil }
    }

    var entry: TimeEntry? {
        if case .reported(let entry, _) = self { entry } else { nil }
    }

    var matter: ReadingMatter? {
        if case .estimated(let matter) = self { matter } else { nil }
    }
}
