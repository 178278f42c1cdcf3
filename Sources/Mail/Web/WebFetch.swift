import Foundation

/// Fetches files from addresses that others give: over HTTPS alone, bounded in size and time, from the Internet and no
/// machine nearer unless its network is named, and led on a few times at most.
package struct WebFetch: Sendable {
    let nearby: [Network]
    let authorityFile: String?
    let limits: Limits

    package struct Limits: Sendable {
        package var octets: Int
        /// Seconds, for all of it.
        package var seconds: Int
        package var redirects: Int

        package init(octets: Int = 8 << 20, seconds: Int = 60, redirects: Int = 3) {
            self.octets = octets
            self.seconds = seconds
            self.redirects = redirects
        }
    }

    /// - Parameter nearby: networks that are not of the Internet and may be asked all the same.
    package init(nearby: [Network] = [], authorityFile: String? = nil, limits: Limits = Limits()) {
        self.nearby = nearby
        self.authorityFile = authorityFile
        self.limits = limits
    }

    /// What is to be had, and how it is known.
    package struct Wish: Sendable {
        package let address: String
        /// Such as text/calendar; a server that gives another type gives something else.
        package let types: [String]
        /// What the file begins with.
        package let beginning: String
        package var etag: String?
        package var modified: String?

        package init(
            address: String, types: [String], beginning: String, etag: String? = nil, modified: String? = nil
        ) {
            self.address = address
            self.types = types
            self.beginning = beginning
            self.etag = etag
            self.modified = modified
        }
    }

    package enum Outcome: Sendable {
        /// As it was when the wish's marks were given.
        case unchanged
        case file(Data, etag: String?, modified: String?)
    }

    /// The host of an address that may be asked for; a password in it would be seen by all who see the address.
    package static func host(of address: String) throws(MailError) -> String {
        guard address.utf8.count <= 2_000,
            let match = address.wholeMatch(
                of: /[Hh][Tt][Tt][Pp][Ss]:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?([\/?][!-~]*)?/),
            !address.contains("#"), !address.contains("\\")
        else { throw .webAddress(address) }
        return String(match.output.1)
    }

    package func fetch(_ wish: Wish) async throws(MailError) -> Outcome {
        let stop = Stop()
        let result: Result<Outcome, MailError> = await withTaskCancellationHandler {
            await onThread(named: "web fetch") { Result { () throws(MailError) in try follow(wish, stop) } }
        } onCancel: {
            stop.request()
        }
        return try result.get()
    }

    private func follow(_ wish: Wish, _ stop: Stop) throws(MailError) -> Outcome {
        var address = wish.address
        let first = try Self.host(of: address)
        for _ in 0...max(0, limits.redirects) {
            let host = try Self.host(of: address)
            let answer = try ask(address, host, wish, stop)
            switch answer.status {
            case 200: return try file(answer, wish, host)
            case 304 where wish.etag != nil || wish.modified != nil: return .unchanged
            case 301, 302, 303, 307, 308:
                guard let next = answer.redirect else { throw .webRefused(host: host, status: answer.status) }
                address = next
            default: throw .webRefused(host: host, status: answer.status)
            }
        }
        throw .ledAround(host: first, limit: limits.redirects)
    }

    private func ask(
        _ address: String, _ host: String, _ wish: Wish, _ stop: Stop
    ) throws(MailError) -> HTTPSExchange.Answer {
        let exchange = try exchange(address, host, stop)
        var headers = ["Accept: " + wish.types.joined(separator: ", "), "User-Agent: samordna"]
        if let etag = wish.etag { headers.append("If-None-Match: \(etag)") }
        if let modified = wish.modified { headers.append("If-Modified-Since: \(modified)") }
        return try exchange.get(headers)
    }

    func exchange(_ address: String, _ host: String, _ stop: Stop) throws(MailError) -> HTTPSExchange {
        let bounds = HTTPSExchange.Bounds(octets: limits.octets, seconds: limits.seconds) { [nearby] address in
            address.isPublic || nearby.contains { $0.contains(address) }
        }
        return try HTTPSExchange(
            address, host: host, authorityFile: authorityFile, bounds: bounds, isAbandoned: { stop.isRequested })
    }

    private func file(_ answer: HTTPSExchange.Answer, _ wish: Wish, _ host: String) throws(MailError) -> Outcome {
        let type = (answer.headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased()
            .trimmingCharacters(in: .whitespaces)
        guard wish.types.contains(type), answer.body.begins(with: wish.beginning) else {
            throw .otherFile(host: host, type: type, expected: wish.types.first ?? "")
        }
        return .file(answer.body, etag: answer.mark("etag"), modified: answer.mark("last-modified"))
    }
}

extension HTTPSExchange.Answer {
    /// Visible ASCII and of bounded length: it is sent back as it is.
    fileprivate func mark(_ name: String) -> String? {
        guard let text = headers[name], text.utf8.count <= 200, text.wholeMatch(of: /[ -~]+/) != nil else { return nil }
        return text
    }
}

extension Data {
    /// After a byte order mark and blanks, in capitals or not.
    fileprivate func begins(with beginning: String) -> Bool {
        let start = String(decoding: prefix(beginning.utf8.count + 100), as: UTF8.self)
        return start.drop { $0 == "\u{FEFF}" || $0.isWhitespace }.uppercased().hasPrefix(beginning.uppercased())
    }
}
