import ArgumentParser
import Meetings
import Secretariat
import Store

/// Whether a command that changes a meeting also presses the mail about it.
struct SendOptions: ParsableArguments {
    @Flag(help: "Send the mail about it as well; else it waits for “samordna outbox press”.")
    var send = false

    /// Composes what the change calls for and says where it stands.
    func followUp(_ meeting: Meeting, _ done: String, _ secretary: Secretary, by: String) throws {
        let decision = try secretary.decide()
        let filter = MessageFilter(meeting: meeting.id)
        if send { _ = try secretary.press(filter, by: by) }
        print("\(meeting.reference) is \(done): \(meeting.start), \(meeting.length) minutes.")
        try warn(about: meeting, secretary)
        let messages = try secretary.store.read { try $0.messages(filter) }
        let held = messages.count { $0.state == .held }
        let queued = messages.count { $0.state == .queued }
        if queued > 0 {
            print("\(queued) messages go out; take them back with: samordna outbox undo --meeting \(meeting.reference)")
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
