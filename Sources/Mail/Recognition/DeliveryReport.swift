/// The fields of a delivery report (RFC 3464 §2), written by servers of every age.
struct DeliveryReport {
    private(set) var failures: [DeliveryFailure] = []
    private var group: [String: String] = [:]

    static let recipientLimit = 1_000

    /// From a report's own part, or from a text that holds its fields among others.
    init(reading text: String) {
        var field: (name: String, value: String)?
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        for line in lines where failures.count < Self.recipientLimit {
            if line.first == " " || line.first == "\t", let open = field {
                field = (open.name, open.value + " " + line.trimmingBlanks())
                continue
            }
            keep(field)
            field = Self.field(line)
            if line.allSatisfy(\.isWhitespace) { finish() }
        }
        keep(field)
        finish()
    }

    private static func field(_ line: Substring) -> (name: String, value: String)? {
        guard let colon = line.prefix(60).firstIndex(of: ":") else { return nil }
        return (line[..<colon].trimmingBlanks().lowercased(), line[colon...].dropFirst().trimmingBlanks())
    }

    private mutating func keep(_ field: (name: String, value: String)?) {
        guard let (name, value) = field, Self.known.contains(name) else { return }
        if group[name] != nil, name == "final-recipient" { finish() }
        if group[name] == nil { group[name] = String(value.prefix(2_000)) }
    }

    private static let known: Set = [
        "original-recipient", "final-recipient", "action", "status", "diagnostic-code", "x-actual-recipient",
    ]

    private mutating func finish() {
        defer { group = [:] }
        guard group["action"] != nil || group["status"] != nil, let recipient else { return }
        let failure = DeliveryFailure(recipient: recipient, action: action, status: status, diagnostic: diagnostic)
        if !failures.contains(where: { $0.recipient == recipient }) { failures.append(failure) }
    }

    /// The address that was written to is the original one.
    private var recipient: String? {
        ["original-recipient", "final-recipient", "x-actual-recipient"].lazy
            .compactMap { self.group[$0]?.reportedAddress }.first
    }

    private var action: DeliveryFailure.Action {
        let word = (group["action"] ?? "").lowercased()
        if word.hasPrefix("fail") { return .failed }
        if word.hasPrefix("delay") { return .delayed }
        if ["delivered", "relayed", "expanded", "deliverable"].contains(where: word.hasPrefix) { return .delivered }
        return status?.hasPrefix("2") == true ? .delivered : .failed
    }

    /// The code that says most.
    private var status: String? {
        let own = StatusCode.enhanced(in: group["status"] ?? "")
        guard own?.isGeneral ?? true, let other = StatusCode.enhanced(in: diagnostic ?? "") else { return own }
        return other.isGeneral ? own ?? other : other
    }

    /// Without the type before the semicolon.
    private var diagnostic: String? {
        guard let code = group["diagnostic-code"] else { return nil }
        let type = code.prefix { $0 != ";" && $0 != " " }
        let words = code.dropFirst(type.count).first == ";" ? code.dropFirst(type.count + 1) : code[...]
        return words.trimmingBlanks()
    }
}

extension String {
    /// After the type `rfc822;`, however that is written. `+` and `=` come as xtext (RFC 3461 §4).
    fileprivate var reportedAddress: String? {
        let value = split(separator: ";", maxSplits: 1).last.map(String.init) ?? self
        return value.replacing("+2B", with: "+").replacing("+3D", with: "=").firstAddress
    }
}

extension StringProtocol {
    func trimmingBlanks() -> String {
        var text = Substring(self).utf8.drop(while: \.isBlank)
        while let last = text.last, last.isBlank { text = text.dropLast() }
        return String(Substring(text))
    }
}
