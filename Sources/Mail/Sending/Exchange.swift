import CLibcurl

/// What libcurl's callbacks read and write while one message is sent.
struct Exchange {
    /// How far the commands MAIL, RCPT and DATA have come.
    enum Phase: Int {
        case connecting, mail, recipient, data, content, answered
    }

    /// The address where the callbacks find it: libcurl keeps a pointer, so the exchange must not move.
    typealias Pointer = UnsafeMutablePointer<Exchange>

    private(set) var phase = Phase.connecting
    private(set) var code = 0
    private(set) var isSignedIn = false
    private let mustSignIn: Bool
    let isAbandoned: Abandonment

    private var body = UnsafeRawBufferPointer(start: nil, count: 0)
    private var bodyTaken = 0

    private let line: UnsafeMutableBufferPointer<UInt8>
    private var lineLength = 0
    private var isReplyComplete = true

    init(mustSignIn: Bool, isAbandoned: @escaping Abandonment) {
        self.mustSignIn = mustSignIn
        self.isAbandoned = isAbandoned
        line = .allocate(capacity: 512)
    }

    func deallocate() { line.deallocate() }

    /// The words of the last reply, without its code.
    var reply: String { String(decoding: line.prefix(lineLength), as: UTF8.self) }

    /// What is heard after the outcome answers libcurl's QUIT.
    private var isSettled: Bool { phase == .answered || (phase != .connecting && isReplyComplete && isTurnedDown) }

    /// Whether the server turned down what it was last told.
    var isTurnedDown: Bool { code >= 400 }

    var isBodyTaken: Bool { bodyTaken == body.count }

    mutating func begin(_ body: UnsafeRawBufferPointer) {
        self.body = body
        bodyTaken = 0
        phase = .connecting
        code = 0
        lineLength = 0
        isReplyComplete = true
    }

    /// The connection stands: what the server says from here on answers MAIL, RCPT, DATA and the message.
    mutating func beginRequest() -> Bool {
        phase = .mail
        code = 0
        return isSignedIn || !mustSignIn
    }

    mutating func read(into buffer: UnsafeMutableRawPointer, atMost limit: Int) -> Int {
        let count = min(limit, body.count - bodyTaken)
        guard count > 0, let start = body.baseAddress else { return 0 }
        buffer.copyMemory(from: start + bodyTaken, byteCount: count)
        bodyTaken += count
        return count
    }

    /// Takes one line of a reply; all but the last have a hyphen after the code (RFC 5321 §4.2.1).
    mutating func hear(_ heard: UnsafeRawBufferPointer) {
        guard !isSettled else { return }
        if isReplyComplete { lineLength = 0 }
        isReplyComplete = heard.count < 4 || heard[3] != UInt8(ascii: "-")
        append(heard.dropFirst(4))
        guard isReplyComplete else { return }
        code = heard.prefix(3).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        advance()
    }

    private mutating func advance() {
        switch phase {
        case .connecting where code == 220: isSignedIn = false
        case .connecting where code == 235: isSignedIn = true
        case .mail, .recipient, .data, .content:
            guard !isTurnedDown || phase == .content else { return }
            phase = Phase(rawValue: phase.rawValue + 1) ?? .answered
        default: break
        }
    }

    private mutating func append(_ text: Slice<UnsafeRawBufferPointer>) {
        if lineLength > 0, lineLength < line.count { push(UInt8(ascii: " ")) }
        for byte in text where byte >= 0x20 && byte != 0x7F {
            guard lineLength < line.count else { return }
            push(byte)
        }
    }

    private mutating func push(_ byte: UInt8) {
        line[lineLength] = byte
        lineLength += 1
    }
}
