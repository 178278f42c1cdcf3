import Documents
import Meetings

/// A meeting's state as pages show it: a sign and its word (`parts/meeting-state.html`).
struct StateMark: Sendable {
    let state: String
    let isProposed: Bool
    let isBooked: Bool
    let isCalled: Bool
    let isHeld: Bool
    let isCancelled: Bool

    init(_ meeting: Meeting.State, word: String? = nil) {
        state = word ?? meeting.word
        var (proposed, booked, called, held, cancelled) = (false, false, false, false, false)
        switch meeting {
        case .proposed: proposed = true
        case .booked: booked = true
        case .called: called = true
        case .held, .closed: held = true
        case .cancelled: cancelled = true
        }
        (isProposed, isBooked, isCalled, isHeld, isCancelled) = (proposed, booked, called, held, cancelled)
    }
}
