import Hummingbird
import NIOCore

extension Response {
    static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-cache"],
            body: .init(byteBuffer: .init(string: text)))
    }

    /// A page for one reader alone: nothing on the way keeps it.
    static func privatePage(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = text(html, type: "text/html; charset=utf-8", status: status)
        response.headers[.cacheControl] = "no-store"
        response.headers[.robots] = "noindex, nofollow"
        return response
    }

    /// After a form: the browser asks for a page, and sending it again does nothing twice.
    static func see(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

extension HTTPFields.Element.Name {
    static let robots = Self("X-Robots-Tag")!
}
