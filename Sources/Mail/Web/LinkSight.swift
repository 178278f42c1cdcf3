import Foundation

/// What following a link shows, without taking anything home.
package enum LinkSight: Hashable, Sendable {
    /// Something answers; it may ask who comes, or lead to where one signs in.
    case answers
    /// The server says that nothing is there, or no more.
    case gone(status: Int)
    /// No machine has that name.
    case noHost
    /// It did not answer, or lies in a network that is not asked.
    case unknown
}

extension WebFetch {
    /// Follows a link for a few seconds: asks what would be said of it, and where that is no yes, for itself.
    package func look(at address: String) async -> LinkSight {
        guard let address = Self.askable(address) else { return .unknown }
        let brief = WebFetch(
            nearby: nearby, authorityFile: authorityFile,
            limits: Limits(octets: 1 << 20, seconds: min(limits.seconds, 5), redirects: limits.redirects))
        let stop = Stop()
        return await withTaskCancellationHandler {
            await onThread(named: "link sight") { brief.sight(address, stop) }
        } onCancel: {
            stop.request()
        }
    }

    /// As a server is asked for it; what stands behind # is the browser's own.
    private static func askable(_ address: String) -> String? {
        guard var parts = URLComponents(string: address) else { return nil }
        parts.fragment = nil
        return parts.string
    }

    private func sight(_ address: String, _ stop: Stop) -> LinkSight {
        do throws(MailError) {
            let first = try answer(address, stop, isHead: true)
            if case .answers = first { return first }
            // Some servers know no HEAD.
            return try answer(address, stop, isHead: false)
        } catch {
            switch error {
            case .unknownHost(let host): return host.isNobodys ? .noHost : .unknown
            // More than is taken home is something.
            case .tooLarge: return .answers
            default: return .unknown
            }
        }
    }

    private func answer(_ address: String, _ stop: Stop, isHead: Bool) throws(MailError) -> LinkSight {
        let headers = ["Accept: */*", "User-Agent: samordna"]
        var address = address
        for _ in 0...max(0, limits.redirects) {
            let host = try Self.host(of: address)
            let exchange = try exchange(address, host, stop)
            let answer = isHead ? try exchange.head(headers) : try exchange.get(headers)
            switch answer.status {
            case 404, 410: return .gone(status: answer.status)
            case 200..<300, 401, 403: return .answers
            case 300..<400:
                // Elsewhere one signs in; what is there is not asked for.
                guard let next = answer.redirect, (try? Self.host(of: next)) == host else { return .answers }
                address = next
            default: return .unknown
            }
        }
        return .answers
    }
}

extension String {
    /// Whether the name service says that no machine has this name; silence is no answer.
    fileprivate var isNobodys: Bool {
        var found: UnsafeMutablePointer<addrinfo>?
        defer { if found != nil { freeaddrinfo(found) } }
        return getaddrinfo(self, nil, nil, &found) == EAI_NONAME
    }
}
