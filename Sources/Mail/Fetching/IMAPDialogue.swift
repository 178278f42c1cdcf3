import CLibcurl
import Foundation

/// What libcurl's callbacks hear from an IMAP server, and the message they take down.
struct IMAPDialogue {
    /// The address where the callbacks find it: libcurl keeps a pointer, so the dialogue must not move.
    typealias Pointer = UnsafeMutablePointer<IMAPDialogue>

    let isAbandoned: Abandonment
    /// A session is one connection: what it knows of the mailbox would not hold for another.
    private(set) var isConnected = false

    private(set) var isSpent = false

    private(set) var reply = ""
    private(set) var isRefused = false
    private var isAnswered = false
    var certificateEnd: Date?
    private(set) var farewell: String?

    private(set) var capabilities: Set<String> = []
    /// The names on the server of the folders that are known to be there.
    var folders: [FolderName: String] = [:]
    private(set) var listed: (separator: Character?, name: String)?
    private(set) var uidValidity: UInt32 = 0
    private(set) var uidNext: UInt32?
    private(set) var count: Int?
    private(set) var found: [UInt32] = []

    private let largest: Int
    private(set) var fetchedUID: UInt32?
    private(set) var announced: Int?
    /// What a server sends of a message that is gone, or that it hands over in a form libcurl does not read.
    private(set) var isNil = false
    private(set) var isQuoted = false
    private(set) var body = Data()

    init(largest: Int, isAbandoned: @escaping Abandonment) {
        self.largest = largest
        self.isAbandoned = isAbandoned
    }

    mutating func begin() {
        reply = ""
        isRefused = false
        isAnswered = false
        found = []
        listed = nil
        fetchedUID = nil
        announced = nil
        isNil = false
        isQuoted = false
        body = Data()
    }

    /// The connection stands and we are signed in.
    mutating func beginRequest() {
        isConnected = true
        isRefused = false
        isAnswered = false
    }

    mutating func end(_ result: CURLcode) { isSpent = result != CURLE_OK }

    var isTooLarge: Bool { (announced ?? 0) > largest }

    /// Takes a piece of the message; false when there is no use in more.
    mutating func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard fetchedUID != nil || announced != nil else { return true }
        if body.isEmpty { body.reserveCapacity(min(announced ?? 0, largest)) }
        body.append(contentsOf: piece)
        guard isTooLarge else { return body.count <= largest }
        return body.count < Arrival.headerLimit && Arrival.headers(in: body) == nil
    }

    /// What was taken down of the headers of a message that is too large.
    var headers: Data { Arrival.headers(in: body) ?? body.prefix(Arrival.headerLimit) }
}

extension IMAPDialogue {
    /// Takes one line of what the server says.
    mutating func hear(_ line: UnsafeRawBufferPointer) {
        // What is heard after a refusal answers libcurl's LOGOUT.
        guard !isAnswered else { return }
        if line.starts(with: "* SEARCH".utf8) {
            found += Self.numbers(in: line.dropFirst("* SEARCH".utf8.count))
        } else if line.starts(with: "* ".utf8) {
            note(Self.text(line.dropFirst("* ".utf8.count)))
        } else if line.starts(with: "+ ".utf8) {
            noteQuestion(Self.text(line.dropFirst("+ ".utf8.count)))
        } else {
            noteVerdict(Self.text(line))
        }
    }

    private mutating func note(_ text: String) {
        let words = text.split(separator: " ")
        guard let first = words.first?.uppercased() else { return }
        switch first {
        case "CAPABILITY": capabilities = Set(words.dropFirst().map { $0.uppercased() })
        case "LIST": noteFolder(text)
        case "OK": noteCode(words)
        case "BYE": farewell = text
        default: if words.count > 1, let number = Int(first) { note(number, words) }
        }
    }

    private mutating func note(_ number: Int, _ words: [Substring]) {
        switch words[1].uppercased() {
        case "EXISTS": count = number
        case "FETCH": noteMessage(words)
        default: break
        }
    }

    /// Such as `2 FETCH (UID 7 BODY[] {571}`, or without a message where another program changed flags.
    private mutating func noteMessage(_ words: [Substring]) {
        let uid = words.firstIndex { $0.uppercased().hasSuffix("UID") }.map { words[$0...].dropFirst().first ?? "" }
        let content = words.firstIndex { $0.uppercased().hasSuffix("BODY[]") }.map {
            words[$0...].dropFirst().first ?? ""
        }
        guard let content else { return }
        fetchedUID = uid.flatMap { UInt32($0) }
        isNil = content.hasPrefix("NIL")
        isQuoted = content.hasPrefix("\"")
        if content.hasPrefix("{"), content.hasSuffix("}") { announced = Int(content.dropFirst().dropLast()) }
    }

    /// Such as `OK [UIDVALIDITY 1732200000] UIDs valid`.
    private mutating func noteCode(_ words: [Substring]) {
        guard words.count > 2, let value = UInt32(words[2].prefix { $0 != "]" }) else { return }
        switch words[1].uppercased() {
        case "[UIDVALIDITY": uidValidity = value
        case "[UIDNEXT": uidNext = value
        default: break
        }
    }

    /// A server that does not like a token says why in one more question, in base64, where libcurl leaves.
    private mutating func noteQuestion(_ text: String) {
        guard let reason = Data(base64Encoded: text), !reason.isEmpty else { return }
        reply = String(decoding: reason, as: UTF8.self)
        isRefused = true
    }

    /// Such as `A003 NO [TRYCREATE] no such mailbox`.
    private mutating func noteVerdict(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return }
        isRefused = !words[1].hasPrefix("OK")
        isAnswered = isRefused
        reply = String(words[1])
    }

    /// Such as `LIST (\HasNoChildren) "." "INBOX"`.
    private mutating func noteFolder(_ text: String) {
        guard let match = text.wholeMatch(of: /LIST \([^)]*\) (?:"\\?(.)"|NIL) "?(.*?)"?/.ignoresCase()) else { return }
        listed = (match.output.1?.first, String(match.output.2))
    }

    private static func numbers(in text: Slice<UnsafeRawBufferPointer>) -> [UInt32] {
        text.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.compactMap { digits in
            UInt32(String(decoding: digits, as: UTF8.self))
        }
    }

    /// More than four kilobytes are never needed of a line that does not answer SEARCH.
    private static func text(_ line: some Collection<UInt8>) -> String {
        let visible = line.prefix(4096).filter { $0 >= 0x20 && $0 != 0x7F }
        return String(decoding: visible, as: UTF8.self)
    }
}
