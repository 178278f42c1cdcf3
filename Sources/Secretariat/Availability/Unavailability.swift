import Foundation
import Meetings
import Store

/// What somebody says of when she cannot come.
package struct ObstacleWord: Sendable {
    /// Name, address or identifier.
    package let person: String
    package let extent: Obstacle.Extent
    package var reason: String?

    package init(person: String, extent: Obstacle.Extent, reason: String? = nil) {
        self.person = person
        self.extent = extent
        self.reason = reason
    }
}

extension Secretary {
    /// Records when somebody cannot come.
    @discardableResult package func record(_ word: ObstacleWord, by: String) throws -> RecordedObstacle {
        try store.write { try record(word, by: by, in: try $0.snapshot.register(), $0).obstacle }
    }

    /// Takes an obstacle back: it stays on record and no longer counts.
    @discardableResult package func takeBackObstacle(_ id: Int64, by: String) throws -> RecordedObstacle {
        try store.write { transaction in
            guard let obstacle = try transaction.snapshot.recordedObstacle(id) else { throw OfficeError.noObstacle(id) }
            try transaction.takeBackObstacle(id, by: by, at: world.now())
            try note("obstacle taken back", of: obstacle.person, "\(id)", by: by, transaction)
            return obstacle
        }
    }

    /// What is known of when a person can come on a day, the register's own meetings apart.
    package func hindrances(of name: String, on day: Day) throws -> [Hindrance] {
        try store.read { snapshot in
            let person = try snapshot.findPerson(name, in: try snapshot.register())
            return try snapshot.availability(of: [person.id], from: day, through: day)[person.id]?.hindrances(on: day)
                ?? []
        }
    }

    /// - Returns: what stands now, and whether it is new.
    func record(
        _ word: ObstacleWord, by: String, in register: Register, isRepeatable: Bool = false, _ transaction: Transaction
    ) throws -> (obstacle: RecordedObstacle, isNew: Bool) {
        let snapshot = transaction.snapshot
        let reason = word.reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        try check(reason, by)
        let person = try snapshot.findPerson(word.person, in: register)
        try word.extent.check()
        if let same = try snapshot.recordedObstacle(word.extent, of: person.id, reason, takenBackToo: isRepeatable) {
            return (same, false)
        }
        let id = try transaction.addObstacle(
            word.extent, of: person.id, reason: reason, by: by, at: world.now())
        try note("obstacle recorded", of: person.id, "\(id)", by: by, transaction)
        guard let recorded = try snapshot.recordedObstacle(id) else { throw OfficeError.noObstacle(id) }
        return (recorded, true)
    }

    func note(
        _ kind: String, of person: Key<Person>, _ detail: String, by: String, _ transaction: Transaction
    ) throws {
        try transaction.record(Fact(at: world.now(), by: by, kind: kind, scope: person.text, detail: detail))
    }
}

extension Obstacle.Extent {
    /// Ten years and more are a slip of the pen.
    fileprivate func check() throws {
        let ends: (Day, Day)? =
            switch self {
            case .weekly(_, _, let from?, let through?): (from, through)
            case .days(let days): (days.lowerBound, days.upperBound)
            default: nil
            }
        guard let (first, last) = ends else { return }
        guard first <= last, last.ordinal - first.ordinal < 3_660 else {
            throw OfficeError.noStretch(from: first, through: last)
        }
    }
}
