import CLibcurl
import Foundation

extension IMAPSession {
    /// Connects, signs in and opens the mailbox.
    func open() throws(MailError) {
        try perform(command: "CAPABILITY")
        dialogue.pointee.certificateEnd = CurlSetup.certificateEnd(handle)
    }

    /// The numbers above `uid`, lowest first; at least `limit` of them where there are so many.
    func search(above uid: UInt32, limit: Int) throws(MailError) -> [UInt32] {
        guard uid < .max, let end = searchEnd(above: uid) else { return [] }
        var found: [UInt32] = []
        var first = uid + 1
        while found.count < limit, first <= end {
            let last = end == .max || end - first < Self.window ? end : first + Self.window - 1
            found += try search(first, last)
            guard last < .max else { break }
            first = last + 1
        }
        return found.sorted()
    }

    /// libcurl cuts a line off that is longer than half its buffer. An answer's numbers take up to eleven bytes each.
    private static let window: UInt32 = 10_000
    static let bufferSize = 256 << 10

    /// The highest number worth asking for; none where there are no messages.
    private func searchEnd(above uid: UInt32) -> UInt32? {
        let mailbox = dialogue.pointee
        guard mailbox.count != 0 else { return nil }
        guard let next = mailbox.uidNext, let count = mailbox.count, count > Int(Self.window) * 4 / 5 else {
            return .max
        }
        return next > uid + 1 ? next - 1 : nil
    }

    /// To the end when `last` is the greatest number of all: a server then names its last message whatever its number.
    private func search(_ first: UInt32, _ last: UInt32) throws(MailError) -> [UInt32] {
        try perform(command: "UID SEARCH UID \(first):\(last == .max ? "*" : String(last))")
        return dialogue.pointee.found.filter { $0 >= first && $0 <= last }
    }

    /// None when the message is gone.
    func fetch(_ uid: UInt32) throws(MailError) -> Arrival.Content? {
        let result = run(at: "\(path)/;UID=\(uid)", command: nil)
        let answer = dialogue.pointee
        if answer.isNil { return nil }
        if answer.isQuoted { return .withheld(reply: "the message came in quotes") }
        if result == CURLE_REMOTE_FILE_NOT_FOUND { return try withheld(answer) }
        if result == CURLE_WRITE_ERROR, let size = answer.announced {
            return .tooLarge(size: size, headers: answer.headers)
        }
        guard result == CURLE_OK else { throw fault(result, after: "FETCH") }
        guard answer.fetchedUID ?? uid == uid, answer.announced == answer.body.count else {
            throw .lost(host: settings.server.host, reason: "it answered with another message")
        }
        return .whole(answer.body)
    }

    /// Some servers cannot hand over every message. One that is busy says so by a code (RFC 5530).
    private func withheld(_ answer: IMAPDialogue) throws(MailError) -> Arrival.Content? {
        guard answer.isRefused else { return nil }
        guard !["[UNAVAILABLE]", "[INUSE]", "[LIMIT]"].contains(where: answer.reply.uppercased().contains) else {
            throw .commandRefused(host: settings.server.host, command: "FETCH", reply: answer.reply)
        }
        return .withheld(reply: answer.reply)
    }

    func settle(_ uids: [UInt32], as placement: Arrival.Placement) throws(MailError) {
        for start in stride(from: 0, to: uids.count, by: Self.batch) {
            let some = Array(uids[start..<min(start + Self.batch, uids.count)])
            switch placement {
            case .read: try mark(some, #"\Seen"#)
            case .moved(let folder): try move(some, to: folder)
            }
        }
    }

    /// libcurl 7.88 counts each of an answer's lines as long as all that came with it, and stops at 300 kB.
    private static let batch = 50

    /// Without the means to expunge these messages and no others, they stay where they are.
    private func move(_ uids: [UInt32], to folder: FolderName) throws(MailError) {
        guard folder != settings.mailbox, canMove || canExpungeByNumber else { return try mark(uids, #"\Seen"#) }
        let name = try find(folder)
        canMove ? try perform(command: "UID MOVE \(Self.set(uids)) \"\(name)\"") : try copy(uids, to: name)
    }

    /// The folder's name on the server, where it is made when missing.
    private func find(_ folder: FolderName) throws(MailError) -> String {
        if let name = dialogue.pointee.folders[folder] { return name }
        try perform(command: #"LIST "" """#)
        let name = folder.onServer(separator: dialogue.pointee.listed?.separator ?? "/")
        try perform(command: "LIST \"\" \"\(name)\"")
        if dialogue.pointee.listed?.name != name { try perform(command: "CREATE \"\(name)\"") }
        dialogue.pointee.folders[folder] = name
        return name
    }

    private var canMove: Bool { dialogue.pointee.capabilities.contains("MOVE") }
    private var canExpungeByNumber: Bool { dialogue.pointee.capabilities.contains("UIDPLUS") }

    /// What an earlier connection has copied and marked is only expunged; what it copied alone is copied again.
    private func copy(_ uids: [UInt32], to name: String) throws(MailError) {
        try perform(command: "UID SEARCH UID \(Self.set(uids)) UNDELETED")
        let remaining = dialogue.pointee.found
        if !remaining.isEmpty {
            try perform(command: "UID COPY \(Self.set(remaining)) \"\(name)\"")
            try mark(remaining, #"\Deleted"#)
        }
        try perform(command: "UID EXPUNGE \(Self.set(uids))")
    }

    private func mark(_ uids: [UInt32], _ flag: String) throws(MailError) {
        try perform(command: "UID STORE \(Self.set(uids)) +FLAGS.SILENT (\(flag))")
    }

    private static func set(_ uids: [UInt32]) -> String { uids.map(String.init).joined(separator: ",") }
}
