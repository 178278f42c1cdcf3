/// The words of a bounce that is no report, or whose report is damaged: qmail, Exim, Notes, Exchange and many more.
struct BounceText {
    /// What the server says itself.
    private let told: [Substring]
    private let own: Set<String>
    private let isDelay: Bool
    /// The head of the message that came back, where it stands in the text.
    let returned: [HeaderField]

    init(_ text: String, subject: String, own: Set<String>) {
        let lines = text.prefix(100_000).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let end = lines.firstIndex { Self.beginsReturned($0) } ?? lines.endIndex
        told = Array(lines[..<end].prefix(2_000))
        self.own = own
        isDelay = Self.tellsDelay(SoughtText(subject + "\n" + told.joined(separator: "\n")), SoughtText(subject))
        returned = headerFields(in: lines[end...].drop { !$0.isHeaderLine }.prefix(500).joined(separator: "\n"))
    }

    /// Where the server names its recipients in a header, those; else those of the text, else the returned message's own.
    func failures(naming named: [String], returnedTo: String?) -> [DeliveryFailure] {
        let recipients = [named, listed, mentioned, [returnedTo].compactMap(\.self)].first { !$0.isEmpty } ?? []
        let words = words(about: recipients)
        let all = told.joined(separator: "\n")
        return recipients.prefix(DeliveryReport.recipientLimit).map { recipient in
            let own = words[recipient] ?? ""
            let status = StatusCode.enhanced(in: own) ?? StatusCode.enhanced(in: all)
            let diagnostic = own.isEmpty ? all : own
            return DeliveryFailure(
                recipient: recipient, action: isDelay ? .delayed : .failed, status: status,
                diagnostic: String(diagnostic.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(500)))
        }
    }

    /// The addresses that begin a line.
    private var listed: [String] {
        unique(
            told.compactMap { line in
                let lead = line.utf8.prefix { $0.isBlank || "*->•<\"'".utf8.contains($0) }.count
                guard let first = addresses(in: line, limit: 1).first else { return nil }
                let isLabelled = Self.labels.contains { line.trimmingBlanks().lowercased().hasPrefix($0) }
                return first.range.lowerBound == lead || isLabelled ? first.text : nil
            })
    }

    private static let labels = [
        "to:", "recipient:", "recipient address:", "rcpt to:", "failed recipient:", "till:", "mottagare:", "an:",
        "final-recipient:", "original-recipient:", "address:", "user:", "failed address:",
    ]

    private var mentioned: [String] { Array(unique(addresses(in: told.joined(separator: "\n")).map(\.text)).prefix(1)) }

    private func unique(_ found: [String]) -> [String] {
        var seen = own
        return found.filter { !$0.isMailSystem && !$0.isHelpDesk && seen.insert($0).inserted }
    }

    /// The lines from where a recipient is named until another one is.
    private func words(about recipients: [String]) -> [String: String] {
        var (words, current) = ([String: String](), String?.none)
        let known = Set(recipients)
        for line in told {
            if let named = addresses(in: line, limit: 5).first(where: { known.contains($0.text) }) {
                current = named.text
            }
            guard let current, words[current, default: ""].utf8.count < 2_000 else { continue }
            words[current, default: ""] += line + "\n"
        }
        return words
    }

    private static func beginsReturned(_ line: Substring) -> Bool {
        let words = line.drop { " \t-=*#_>".contains($0) }.prefix(60).lowercased()
        let isHead = words.hasPrefix("received:") || words.hasPrefix("return-path:")
        return isHead || returnedMarks.contains { words.hasPrefix($0) }
    }

    private static let returnedMarks = [
        "below this line is a copy", "this is a copy of", "original message", "returned message", "message header",
        "the message header", "the following is a copy", "unsent message", "copy of the message",
        "a copy of your message",
        "ursprungligt meddelande", "ursprungliga meddelande", "ursprüngliche nachricht", "the body of",
    ]

    /// A server that still tries says so, whatever else it regrets.
    private static func tellsDelay(_ all: SoughtText, _ subject: SoughtText) -> Bool {
        let goesOn = [
            "still being retried", "will be retried", "continue trying", "keep trying", "will retry", "warning only",
            "warning message only",
            "no need to resend", "not yet been delivered", "attempts will continue", "has been delayed",
            "fortsätter att försöka", "har fördröjts",
        ]
        if all.contains(anyOf: goesOn) { return true }
        return subject.contains(anyOf: ["delay", "fördröj", "försen", "verzöger"])
            && !all.contains(anyOf: ["fail", "giving up", "given up"])
    }
}

extension String {
    /// Whether no person reads there.
    var isMailSystem: Bool {
        let name = prefix { $0 != "@" }.lowercased()
        return ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "mdaemon", "mailsystem"].contains(name)
            || name.hasPrefix("microsoftexchange")
    }
}

extension String {
    /// Whom a bounce says to ask.
    fileprivate var isHelpDesk: Bool {
        ["support", "helpdesk", "servicedesk", "abuse", "noreply", "no-reply"].contains { hasPrefix($0 + "@") }
    }
}

extension Substring {
    fileprivate var isHeaderLine: Bool {
        guard let colon = utf8.prefix(60).firstIndex(of: UInt8(ascii: ":")), colon != startIndex else { return false }
        return utf8[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
