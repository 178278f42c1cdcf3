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
        try secretary.decide()
        let filter = MessageFilter(meeting: meeting.id)
        if send { _ = try secretary.press(filter, by: by) }
        let messages = try secretary.store.read { try $0.messages(filter) }
        let held = messages.count { $0.state == .held }
        let queued = messages.count { $0.state == .queued }
        print("\(meeting.reference) is \(done): \(meeting.start), \(meeting.length) minutes.")
        if queued > 0 {
            print("\(queued) messages go out; take them back with: samordna outbox undo --meeting \(meeting.reference)")
        }
        if held > 0 {
            print("\(held) messages wait; send them with: samordna outbox press --meeting \(meeting.reference)")
        }
    }
}
