import Crypto
import Foundation
import Meetings
import Store

extension Secretary {
    /// Sends a finished file of minutes to all who should have it and have not: the command is the press.
    package func sendMinutes(_ file: Data, named name: String, of reference: String, by: String) throws
        -> [OutboxMessage]
    {
        let file = try checked(file, named: name)
        return try store.write { try sendMinutes(file, of: reference, by: by, $0) }
    }

    /// Keeps a finished file of minutes, with the mails that wait to bring it to all who should have it.
    package func keepMinutes(_ file: Data, named name: String, of reference: String, by: String) throws
        -> [OutboxMessage]
    {
        let file = try checked(file, named: name)
        return try store.write { try sendMinutes(file, of: reference, by: by, $0, waitsFor: .press) }
    }

    /// The messages that `sendMinutes` would send, each with its bytes but for the file's; nothing is changed.
    package func rehearseMinutes(_ file: Data, named name: String, of reference: String, by: String) throws
        -> [(message: OutboxMessage, content: Data)]
    {
        let file = try checked(file, named: name)
        return try store.rehearse { transaction in
            try sendMinutes(file, of: reference, by: by, transaction).map {
                ($0, try transaction.snapshot.contentWithoutFile(of: $0.id) ?? Data())
            }
        }
    }

    private func checked(_ bytes: Data, named name: String) throws -> StoredFile {
        do throws(FileFault) {
            guard !bytes.isEmpty else { throw .empty }
            guard bytes.count <= settings.largestFile else { throw .tooLarge(limit: settings.largestFile) }
            let format = try MinutesFormat(of: bytes)
            return StoredFile(
                digest: SHA256.hash(data: bytes).hexadecimal,
                name: AttachedName(name, as: format.paper, nameless: "Minnesanteckningar").text,
                type: format.mediaType, bytes: bytes)
        } catch {
            throw OfficeError.unsendable(file: name, error)
        }
    }

    private func sendMinutes(
        _ file: StoredFile, of reference: String, by: String, _ transaction: Transaction,
        waitsFor: OutboxMessage.Hold? = nil
    ) throws -> [OutboxMessage] {
        let (now, snapshot) = (world.now(), transaction.snapshot)
        let register = try snapshot.register()
        let meeting = try snapshot.findMeeting(reference, in: register)
        try checkMinutes(of: meeting, at: now)
        let recipients = try snapshot.minutesRecipients(of: meeting, register)
        guard !recipients.isEmpty, let body = register.body(meeting.body) else {
            throw OfficeError.nobodyToSend(meeting: meeting.reference)
        }
        if waitsFor == nil { try stop(file: file.digest, of: meeting, snapshot) }
        try transaction.keep(file, at: now)
        let recorded = try transaction.recordMinutes(file, of: meeting.id, by: by, at: now)
        let correspondence = Correspondence(
            secretary: self, transaction: transaction, register: register, body: body,
            newcomers: Newcomers(among: []), now: now, isPressed: true)
        let pressed = waitsFor == nil ? try pressHeld(recorded, transaction) : []
        if waitsFor == nil { try transaction.openSettledActions(of: meeting.id, at: now) }
        let messages =
            try correspondence.sendMinutes(recorded, of: meeting, to: recipients, waitsFor: waitsFor) + pressed
        guard !messages.isEmpty else { return [] }
        let detail = "\(messages.count) messages with “\(recorded.name)”, SHA-256 \(recorded.digest)"
        let kind = waitsFor == nil ? "minutes sent" : "minutes kept"
        try transaction.record(Fact(at: now, by: by, kind: kind, scope: meeting.id.text, detail: detail))
        return try messages.map { try snapshot.known($0) }.sorted { $0.id < $1.id }
    }

    /// What someone took back goes after all.
    private func pressHeld(_ file: MinutesFile, _ transaction: Transaction) throws -> [OutboxMessage.ID] {
        let files = try transaction.snapshot.files(of: file.meeting)
        let filter = MessageFilter(meeting: file.meeting, kind: .minutes, states: [.held])
        let held = try transaction.snapshot.messages(filter).filter { files[$0.id] == file.digest }
        let register = try transaction.snapshot.register()
        for message in held { try letGo(message, register, transaction) }
        return held.map(\.id)
    }

    private func checkMinutes(of meeting: Meeting, at now: Date) throws {
        let state: String? =
            switch meeting.state {
            case .cancelled: "cancelled"
            case _ where meeting.start.nearestMoment > now: "yet to begin"
            case .proposed where meeting.ownership != .elsewhere: "proposed, and nobody was called"
            default: nil
            }
        guard let state else { return }
        throw OfficeError.wrongState(meeting: meeting.reference, state: state, verb: "send the minutes of")
    }
}

extension Sequence<UInt8> {
    /// In lower case, as sha256sum prints it.
    package var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
