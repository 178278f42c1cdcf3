import Meetings
import Store

/// Who has got which file of a meeting's minutes, as the outbox has it.
struct MinutesLedger {
    private let sendings: [Sending]

    init(_ meeting: Key<Meeting>, _ snapshot: Snapshot) throws {
        let files = try snapshot.files(of: meeting)
        sendings = try snapshot.messages(MessageFilter(meeting: meeting, kind: .minutes)).compactMap { message in
            files[message.id].map { Sending(message: message, digest: $0) }
        }
    }

    /// What was sent or waits, oldest first.
    struct Sending {
        let message: OutboxMessage
        let digest: String
    }

    /// Whether the last file that an addressee has, or will have, is this one.
    func has(_ digest: String, _ addressee: MinutesAddressee, of person: Key<Person>) -> Bool {
        sendings(to: addressee, of: person).last { $0.message.hasArrived || $0.message.state.isWaiting }?.digest
            == digest
    }

    /// Whether an addressee has another file of these minutes already.
    func hasOther(than digest: String, _ addressee: MinutesAddressee, of person: Key<Person>) -> Bool {
        sendings(to: addressee, of: person).contains { $0.message.hasArrived && $0.digest != digest }
    }

    /// What waits with another file, for a person and her assistants.
    func waitingOther(than digest: String, for person: Key<Person>) -> [OutboxMessage] {
        sendings.filter { $0.message.person == person && $0.message.state.isWaiting && $0.digest != digest }
            .map(\.message)
    }

    private func sendings(to addressee: MinutesAddressee, of person: Key<Person>) -> [Sending] {
        sendings.filter { $0.message.person == person && addressee.isAddressed(by: $0.message) }
    }
}

/// Someone to whom one message goes: a person herself, or who assists her.
enum MinutesAddressee {
    case person
    case assistant(Person.Assistant)

    func isAddressed(by message: OutboxMessage) -> Bool {
        switch self {
        case .person: message.copyFor == nil
        case .assistant(let assistant): message.copyFor != nil && message.recipient == assistant.address
        }
    }
}
