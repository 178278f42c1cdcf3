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
    }

    init(
        _ address: String, host: String, authorityFile: String?, timeout: Int, isAbandoned: @escaping Abandonment
    ) throws(MailError) {
        guard CurlSetup.isReady, let handle = curl_easy_init() else { throw .clientUnavailable }
        self.host = host
        self.authorityFile = authorityFile
        self.handle = handle
        listener = .allocate(capacity: 1)
        listener.initialize(to: Listener(isAbandoned: isAbandoned))
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        let options =
            CurlSetup.reach(handle, protocols: "https", connectTimeout: timeout)
            + CurlSetup.protect(handle, authorityFile: authorityFile) + listen()
            + [
                curl_set_string(handle, CURLOPT_URL, address),
                curl_set_long(handle, CURLOPT_TIMEOUT, timeout),
                curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
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
        let option = unset ?? curl_set_form(handle, form)
        let result = option == CURLE_OK ? curl_easy_perform(handle) : option
        guard result == CURLE_OK else { throw fault(result) }
        return Answer(status: curl_get_long(handle, CURLINFO_RESPONSE_CODE), body: listener.pointee.body)
    }

    private func fault(_ result: CURLcode) -> MailError {
        let failure = TransferFailure(result, of: handle, complaint: complaint)
        let port = curl_get_long(handle, CURLINFO_PRIMARY_PORT)
        if let fault = failure.connectionFault(host: host, port: port, authorityFile: authorityFile) { return fault }
        return switch result {
        case CURLE_ABORTED_BY_CALLBACK: .stopped(host: host)
        case CURLE_OPERATION_TIMEDOUT: .silent(host: host, port: port)
        case CURLE_WRITE_ERROR: .lost(host: host, reason: "its answer is longer than 64 kB")
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
        let isAbandoned: Abandonment
        private(set) var body = Data()

        init(isAbandoned: @escaping Abandonment) { self.isAbandoned = isAbandoned }

        mutating func take(_ piece: UnsafeRawBufferPointer) -> Bool {
            guard body.count + piece.count <= 64 << 10 else { return false }
            body.append(contentsOf: piece)
            return true
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
            curl_set_long(handle, CURLOPT_NOPROGRESS, 0),
            curl_set_progress(handle) { context, _, _, _, _ in
                context?.assumingMemoryBound(to: Listener.self).pointee.isAbandoned() == true ? 1 : 0
            },
        ]
    }
}
