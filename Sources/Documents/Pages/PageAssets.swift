import Crypto
import Foundation

/// The files that pages load, each under an address that changes with its content and can be kept for ever.
package struct PageAssets: Sendable {
    private let files: [String: File]
    let style: String
    let script: String
    /// Those that a page needs at once.
    let fonts: [String]

    package struct File: Sendable {
        package let type: String
        package let bytes: Data
        /// The same by gzip, made once; nil for what is packed by its own format.
        package let packed: Data?

        init(type: String, bytes: Data) {
            self.type = type
            self.bytes = bytes
            packed = type.hasPrefix("text/") ? bytes.gzipped : nil
        }
    }

    init(directory: URL) throws(DocumentError) {
        var files: [String: File] = [:]
        var fonts: [String] = []
        var faces = ""
        for weight in [400, 600] {
            // Made from Debian's font at installation; without it the reader's own sans-serif serves.
            let url = directory.appending(path: "inter-\(weight).woff2")
            guard let bytes = FileManager.default.contents(atPath: url.path) else { continue }
            let address = Self.address(of: url, bytes)
            files[address] = File(type: "font/woff2", bytes: bytes)
            fonts.append("/\(address)")
            faces += "@font-face{font-family:Inter;font-weight:\(weight);font-display:swap;src:url(/\(address))}\n"
        }
        let sheet = Data(faces.utf8) + (try Self.together("css", in: directory))
        let script = try Self.together("js", in: directory)
        let styleAddress = Self.address(of: directory.appending(path: "samordna.css"), sheet)
        let scriptAddress = Self.address(of: directory.appending(path: "samordna.js"), script)
        files[styleAddress] = File(type: "text/css; charset=utf-8", bytes: sheet)
        files[scriptAddress] = File(type: "text/javascript; charset=utf-8", bytes: script)
        self.files = files
        self.fonts = fonts
        self.style = "/\(styleAddress)"
        self.script = "/\(scriptAddress)"
    }

    /// By the last part of its address.
    package func file(_ name: String) -> File? { files["delar/\(name)"] }

    /// Every file of this ending as one: what all pages share first, then each room's own.
    private static func together(_ ending: String, in directory: URL) throws(DocumentError) -> Data {
        let shared = directory.appending(path: "samordna.\(ending)")
        guard var bytes = FileManager.default.contents(atPath: shared.path) else {
            throw .missingTemplate(path: shared.path)
        }
        let names = TemplateFolder(directory).names(in: "", ending: ".\(ending)").filter { $0 != "samordna" }
        for name in names {
            bytes += FileManager.default.contents(atPath: directory.appending(path: "\(name).\(ending)").path) ?? Data()
        }
        return bytes
    }

    private static func address(of url: URL, _ bytes: Data) -> String {
        let digest = SHA256.hash(data: bytes).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        return "delar/\(url.deletingPathExtension().lastPathComponent)-\(digest.joined()).\(url.pathExtension)"
    }
}
