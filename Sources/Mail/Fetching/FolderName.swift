import Foundation

/// The name of a mailbox on a server, or of a folder of a Maildir; a slash stands between its levels.
package struct FolderName: Hashable, Sendable {
    package let text: String

    package static let inbox = FolderName(known: "INBOX")

    package init(_ text: String) throws(MailError) {
        guard Self.isUsable(text) else { throw .mailboxName(text) }
        // Every server has this one, however it is spelled (RFC 3501 §5.1).
        self.init(known: text.uppercased() == "INBOX" ? "INBOX" : text)
    }

    private init(known text: String) { self.text = text }

    /// No wildcards, quotes or what libcurl would decode; nothing that leads out of a Maildir.
    private static func isUsable(_ text: String) -> Bool {
        let forbidden = CharacterSet.controlCharacters.union(CharacterSet(charactersIn: "\"\\%*"))
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." }
        return text.utf8.count <= 120 && text.unicodeScalars.allSatisfy { !forbidden.contains($0) }
            && parts.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != " " && $0.first != "~" }
    }

    /// As a server that separates levels so writes it: runs beyond ASCII as UTF-16 in base64, an ampersand as `&-` (RFC 3501 §5.1.3).
    func onServer(separator: Character = "/") -> String {
        var written = ""
        var beyond: [UInt16] = []
        for scalar in text.unicodeScalars {
            guard scalar.isASCII else {
                beyond += Array(String(scalar).utf16)
                continue
            }
            let plain = scalar == "/" ? String(separator) : String(scalar)
            written += Self.shifted(&beyond) + (scalar == "&" ? "&-" : plain)
        }
        return written + Self.shifted(&beyond)
    }

    private static func shifted(_ units: inout [UInt16]) -> String {
        guard !units.isEmpty else { return "" }
        let bytes = Data(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        units = []
        return "&\(bytes.base64EncodedString().replacing("=", with: "").replacing("/", with: ","))-"
    }
}
