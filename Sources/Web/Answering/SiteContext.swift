import Hummingbird
import Logging
import Secretariat

/// A request on its way, with who made it.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address the connection comes from; that of the reverse proxy where one stands before the service.
    let peer: String
    /// Who is signed in with the browser that asks.
    var visit: Visit?
    /// What that browser proves it with; forms carry a digest of it.
    var secret: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// For answering without a connection.
    init(logger: Logger, peer: String) {
        coreContext = .init(source: Unconnected(logger: logger))
        self.peer = peer
    }

    /// The id of who is signed in, by which a browser keeps what she writes.
    var writer: String { visit?.person.id.text ?? "" }

    /// What the log and the reader have in common when something goes wrong.
    var reference: String { String((logger[metadataKey: "hb.request.id"]?.description ?? "").suffix(8)) }

    private struct Unconnected: RequestContextSource {
        let logger: Logger
    }
}
