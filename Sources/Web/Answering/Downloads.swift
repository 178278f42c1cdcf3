import Foundation
import Hummingbird
import Store

extension Response {
    /// A file for one reader alone, to be kept by her and not shown in the browser.
    static func download(_ file: StoredFile) -> Response {
        var response = Response(
            status: .ok, headers: [.contentType: file.type, .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(bytes: file.bytes)))
        response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(file.name.inAddress)"
        response.headers[.robots] = "noindex, nofollow"
        return response
    }
}

extension Int {
    /// Octets, as “340 kB”.
    var inKilobytes: String { self < 1_000_000 ? "\((self + 999) / 1000) kB" : "\(self / 1_000_000) MB" }
}
