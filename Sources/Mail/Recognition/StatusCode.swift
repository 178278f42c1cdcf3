/// The codes by which mail servers say what happened (RFC 3463, RFC 5321 §4.2).
enum StatusCode {
    /// The first enhanced code, such as `5.1.1`, in a text; one that says no more than its class counts where there is no
    /// other.
    static func enhanced(in text: some StringProtocol) -> String? {
        var general: String?
        for word in text.utf8.split(whereSeparator: { !isPart($0) }).prefix(2_000) {
            guard let code = code(String(decoding: word.prefix(20), as: UTF8.self)) else { continue }
            if !code.isGeneral { return code }
            general = general ?? code
        }
        return general
    }

    /// The class of the first three-digit reply, 4 or 5.
    static func replyClass(in text: some StringProtocol) -> Int? {
        for word in text.utf8.split(whereSeparator: { !isPart($0) && $0 != UInt8(ascii: "/") }).prefix(2_000) {
            guard word.count == 3, let number = Int(String(decoding: word, as: UTF8.self)),
                (400..<460).contains(number) || (500..<580).contains(number)
            else { continue }
            return number / 100
        }
        return nil
    }

    private static func isPart(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || octet == UInt8(ascii: ".") || octet >= 0x41 && octet != 0x5B && octet != 0x5D
    }

    /// Three numbers: an IP address has four.
    private static func code(_ word: String) -> String? {
        let trimmed = word.hasPrefix("#") ? String(word.dropFirst()) : word
        let numbers = trimmed.split(separator: ".", omittingEmptySubsequences: true)
        guard numbers.count == 3, let kind = Int(numbers[0]), [2, 4, 5].contains(kind),
            numbers.allSatisfy({ $0.count <= 3 && Int($0) != nil })
        else { return nil }
        return numbers.joined(separator: ".")
    }
}

extension String {
    /// Of a code: whether it tells the class alone.
    var isGeneral: Bool { hasSuffix(".0.0") }
}
