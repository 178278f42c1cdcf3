import CLibcurl
import Foundation

/// One question to a web server, over TLS alone: bounded in size and time, and never led elsewhere.
struct HTTPSExchange: ~Copyable {
    private let host: String
    private let authorityFile: String?
    /// Why an option could not be set; nothing is sent then.
    private var unset: CURLcode?
    private let handle: UnsafeMutableRawPointer
    private let listener: UnsafeMutablePointer<Listener>
    private let complaint: UnsafeMutablePointer<CChar>

    /// What the server said.
    struct Answer {
        let status: Int
        let body: Data
        /// By name in small letters.
        let headers: [String: String]
        /// Where it would lead.
        let redirect: String?
    }

    /// How far an exchange may go.
    struct Bounds {
        let octets: Int
        /// For the whole of an answer.
        let seconds: Int
        /// Whether a machine may be connected to; asked of the very address that is then used, so that no name can
        /// lead to another one meanwhile.
        let allows: @Sendable (HostAddress) -> Bool
    }

    init(
        _ address: String, host: String, authorityFile: String?, bounds: Bounds, isAbandoned: @escaping Abandonment
    ) throws(MailError) {
        guard CurlSetup.isReady, let handle = curl_easy_init() else { throw .clientUnavailable }
        self.host = host
        self.authorityFile = authorityFile
        self.handle = handle
        listener = .allocate(capacity: 1)
        listener.initialize(to: Listener(bounds: bounds, isAbandoned: isAbandoned))
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        let options =
            CurlSetup.reach(handle, protocols: "https", connectTimeout: bounds.seconds)
            + CurlSetup.protect(handle, authorityFile: authorityFile) + listen()
            + [
                curl_set_string(handle, CURLOPT_URL, address),
                curl_set_long(handle, CURLOPT_TIMEOUT, bounds.seconds),
                curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
                curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(bounds.octets)),
            ]
        unset = options.first { $0 != CURLE_OK }
    }

    deinit {
        curl_easy_cleanup(handle)
        listener.deinitialize(count: 1)
        listener.deallocate()
        complaint.deallocate()
    }

    consuming func post(_ fields: [(name: String, value: String)]) throws(MailError) -> Answer {
        let form = fields.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
        return try perform(unset ?? curl_set_form(handle, form))
    }

    /// - Parameter headers: whole lines, free of line breaks.
    consuming func get(_ headers: [String]) throws(MailError) -> Answer {
        var list: UnsafeMutablePointer<curl_slist>?
        for header in headers { list = curl_slist_append(list, header) ?? list }
        defer { curl_slist_free_all(list) }
        return try perform(unset ?? curl_set_list(handle, CURLOPT_HTTPHEADER, list))
    }

    /// Asks for what would be said of it, and not for itself.
    consuming func head(_ headers: [String]) throws(MailError) -> Answer {
        let option = curl_set_long(handle, CURLOPT_NOBODY, 1)
        unset = unset ?? (option == CURLE_OK ? nil : option)
        return try get(headers)
    }

    private func perform(_ option: CURLcode) throws(MailError) -> Answer {
        let result = option == CURLE_OK ? curl_easy_perform(handle) : option
        guard result == CURLE_OK else { throw fault(result) }
        return Answer(
            status: curl_get_long(handle, CURLINFO_RESPONSE_CODE), body: listener.pointee.body,
            headers: listener.pointee.headers,
            redirect: curl_get_string(handle, CURLINFO_REDIRECT_URL).map { String(cString: $0) })
    }

    private func fault(_ result: CURLcode) -> MailError {
        let failure = TransferFailure(result, of: handle, complaint: complaint)
        let port = curl_get_long(handle, CURLINFO_PRIMARY_PORT)
        if listener.pointee.wasForbidden { return .forbiddenNetwork(host: host) }
        if let fault = failure.connectionFault(host: host, port: port, authorityFile: authorityFile) { return fault }
        return switch result {
        case CURLE_ABORTED_BY_CALLBACK: .stopped(host: host)
        case CURLE_OPERATION_TIMEDOUT: .silent(host: host, port: port)
        case CURLE_WRITE_ERROR, CURLE_FILESIZE_EXCEEDED: .tooLarge(host: host, limit: listener.pointee.bounds.octets)
        default: failure.loss(of: host)
        }
    }

    private static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "-._~").union(.init(charactersIn: "a"..."z"))
            .union(.init(charactersIn: "A"..."Z")).union(.init(charactersIn: "0"..."9"))
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

extension HTTPSExchange {
    /// What libcurl's callbacks take down.
    private struct Listener {
        let bounds: Bounds
        let isAbandoned: Abandonment
        private(set) var body = Data()
        private(set) var headers: [String: String] = [:]
        private(set) var wasForbidden = false
        private var headOctets = 0

        /// More than any server says about a file.
        private static let headLimit = 64 << 10

        init(bounds: Bounds, isAbandoned: @escaping Abandonment) {
            self.bounds = bounds
            self.isAbandoned = isAbandoned
        }

        mutating func take(_ piece: UnsafeRawBufferPointer) -> Bool {
            guard body.count + piece.count <= bounds.octets else { return false }
            body.append(contentsOf: piece)
            return true
        }

        mutating func take(headerLine piece: UnsafeRawBufferPointer) -> Bool {
            headOctets += piece.count
            guard headOctets <= Self.headLimit else { return false }
            let line = String(decoding: piece, as: UTF8.self)
            if line.hasPrefix("HTTP/") { headers = [:] }
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { return true }
            headers[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespacesAndNewlines)
            return true
        }

        mutating func mayOpen(_ address: UnsafePointer<curl_sockaddr>) -> Bool {
            // libcurl leaves more room behind the address than the declared type has.
            guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return false }
            let raw = UnsafeRawBufferPointer(
                start: UnsafeRawPointer(address) + offset, count: Int(address.pointee.addrlen))
            let isAllowed = HostAddress(socketAddress: raw).map(bounds.allows) ?? false
            wasForbidden = !isAllowed
            return isAllowed
        }
    }

    private func listen() -> [CURLcode] {
        [
            curl_set_pointer(handle, CURLOPT_WRITEDATA, listener),
            curl_set_pointer(handle, CURLOPT_XFERINFODATA, listener),
            curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint),
            curl_set_writer(handle, CURLOPT_WRITEFUNCTION) { piece, size, count, context in
                guard let context else { return 0 }
                let taken = UnsafeRawBufferPointer(start: piece, count: size * count)
                return context.assumingMemoryBound(to: Listener.self).pointee.take(taken) ? size * count : 0
            },
            curl_set_pointer(handle, CURLOPT_HEADERDATA, listener),
            curl_set_writer(handle, CURLOPT_HEADERFUNCTION) { piece, size, count, context in
                guard let context else { return 0 }
                let line = UnsafeRawBufferPointer(start: piece, count: size * count)
                let isTaken = context.assumingMemoryBound(to: Listener.self).pointee.take(headerLine: line)
                return isTaken ? size * count : 0
            },
            curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, listener),
            curl_set_opener(handle) { context, _, address in
                guard let context, let address,
                    context.assumingMemoryBound(to: Listener.self).pointee.mayOpen(address)
                else { return curl_socket_t(CURL_SOCKET_BAD) }
                return curl_open_socket(address)
            },
            curl_set_long(handle, CURLOPT_NOPROGRESS, 0),
            curl_set_progress(handle) { context, _, _, _, _ in
                context?.assumingMemoryBound(to: Listener.self).pointee.isAbandoned() == true ? 1 : 0
            },
        ]
    }
}
