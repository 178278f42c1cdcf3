import Foundation
import Secretariat
import Synchronization

/// The planning of a year while it is under way.
final class PlanJob: Sendable {
    let by: String
    let at: Date
    private let state = Mutex(State())

    private struct State {
        var steps = 0
        var cost: Int?
        var isStopped = false
    }

    init(by: String, at: Date) {
        self.by = by
        self.at = at
    }

    var steps: Int { state.withLock(\.steps) }
    /// What the best plan costs so far.
    var cost: Int? { state.withLock(\.cost) }
    var isStopped: Bool { state.withLock(\.isStopped) }

    @Sendable func note(steps: Int, cost: Int?) {
        state.withLock {
            $0.steps = steps
            $0.cost = cost
        }
    }

    func stop() { state.withLock { $0.isStopped = true } }
}

/// Why a year could not be planned.
enum PlanFailure: Sendable {
    case refused([PlanRefusal])
    case past
    case failed

    init(_ error: any Error) {
        switch error as? OfficeError {
        case .nothingToPlan(_, let refusals): self = .refused(refusals)
        case .yearGone, .yearFarOff, .planStart: self = .past
        default: self = .failed
        }
    }
}
