import ArgumentParser
import Meetings
import Secretariat
import Store

/// Whether a command that changes a meeting also presses the mail about it.
struct SendOptions: ParsableArguments {
    @Flag(help: "Send the mail about it as well; else it waits for “samordna outbox press”.")
    var send = false

    /// Changes a meeting, composes what that calls for and says where it stands.
    @discardableResult func carryOut(
        _ done: String, _ secretary: Secretary, by: String, _ change: () throws -> Meeting
    ) throws -> Meeting {
        let before = try EarlierMail(secretary)
        let meeting = try change()
        try followUp(meeting, done, after: before, secretary, by: by)
        return meeting
    }

    /// - Parameter before: of the moment before the change.
    func followUp(
        _ meeting: Meeting, _ done: String, after before: EarlierMail, _ secretary: Secretary, by: String
    ) throws {
        let decision = try secretary.decide()
        let filter = MessageFilter(meeting: meeting.id)
        if send { _ = try secretary.press(filter, by: by) }
        print("\(meeting.reference) is \(done): \(meeting.start), \(meeting.length) minutes.")
        try warn(about: meeting, secretary)
        let messages = try secretary.store.read { try $0.messages(filter) }
        let held = messages.count { $0.state == .held }
        let (queued, earlier) = before.count(messages)
        if queued > 0 {
            let others = earlier > 0 ? " (and \(earlier) earlier ones with them)" : ""
            let undo = "samordna outbox undo --meeting \(meeting.reference)"
            print("\(queued) messages go out; take them back\(others) with: \(undo)")
        }
        if held > 0 {
            print("\(held) messages wait; send them with: samordna outbox press --meeting \(meeting.reference)")
        }
        try decision.tell(secretary)
    }

    /// What deserves a second look about the meeting as it now is.
    private func warn(about meeting: Meeting, _ secretary: Secretary) throws {
        guard case .cancelled = meeting.state else {
            let (register, others) = try secretary.store.read {
                (try $0.register(), try $0.meetings(year: meeting.year))
            }
            for warning in register.warnings(about: [meeting], beside: others) { print("warning: \(warning)") }
            return
        }
    }
}

extension DecidingOutcome {
    /// What a human should know of a round that her command set off.
    func tell(_ secretary: Secretary) throws {
        let register = try secretary.store.read { try $0.register() }
        for failure in failures {
            say("not composed for \(register.person(failure.person)?.name ?? failure.person.text): \(failure.cause)")
        }
        if let pause = try secretary.store.read({ try $0.pause() }) {
            print("Sending is held: \(pause.reason.words). Start it with: samordna resume")
        }
    }
}
