import CLibcurl
import Foundation

/// A connection to a mail server, kept over many messages and used by one thread.
struct SMTPSession: ~Copyable {
    private let settings: SMTPSettings
    private let isAbandoned: Abandonment
    private let handle: UnsafeMutableRawPointer
    private let exchange: Exchange.Pointer
    private let complaint: UnsafeMutablePointer<CChar>
    private var sender: MailAddress?
    private var secrets: Authentication.Secrets?
    /// Why an option could not be set; nothing is sent then, since it may be the one that protects.
    private var unset: CURLcode?

    init(_ settings: SMTPSettings, stop: Stop) throws(MailError) {
        guard CurlSetup.isReady, let handle = curl_easy_init() else { throw .clientUnavailable }
        let mustSignIn = settings.server.authentication.mechanism != nil
        self.settings = settings
        self.handle = handle
        isAbandoned = { stop.isOverdue }
        exchange = .allocate(capacity: 1)
        exchange.initialize(to: Exchange(mustSignIn: mustSignIn, isAbandoned: isAbandoned))
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        unset = (reach() + listen()).first { $0 != CURLE_OK }
    }

    /// libcurl says QUIT where a connection is open: nobody waits for the answer, and the callbacks' memory goes last.
    deinit {
        hangUp(Int32(SHUT_RD))
        curl_easy_cleanup(handle)
        exchange.pointee.deallocate()
        exchange.deinitialize(count: 1)
        exchange.deallocate()
        complaint.deallocate()
    }

    mutating func deliver(_ parcel: Parcel) -> Delivery {
        do throws(MailError) {
            try prepareSignIn()
        } catch {
            return .unavailable(reason: error.description)
        }
        guard let recipients = curl_slist_append(nil, parcel.envelope.recipient.text) else {
            return .unavailable(reason: MailError.clientUnavailable.description)
        }
        defer { curl_slist_free_all(recipients) }
        setSender(parcel.envelope.sender)
        curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(parcel.bytes.count))
        return parcel.bytes.withUnsafeBytes { body in
            let result = perform(body)
            // A server may close a connection it finds too old or too busy; that says nothing of the message.
            guard isOldConnectionClosed(result) else { return verdict(on: result) }
            return verdict(on: perform(body))
        }
    }

    /// Connects, signs in and leaves; gives the end of the server's certificate.
    mutating func probe() throws(MailError) -> Date? {
        try prepareSignIn()
        unset = unset ?? [CurlSetup.noteCertificates(handle)].first { $0 != CURLE_OK }
        curl_set_long(handle, CURLOPT_CONNECT_ONLY, 1)
        curl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.server.connectTimeout)
        let result = perform(UnsafeRawBufferPointer(start: nil, count: 0))
        guard result == CURLE_OK else { throw fault(result) }
        return CurlSetup.certificateEnd(handle)
    }

    /// Other secrets than those of the connection make libcurl open a new one.
    private mutating func prepareSignIn() throws(MailError) {
        let current = try settings.server.authentication.secrets(abandonedWhen: isAbandoned)
        guard let current, current != secrets else { return }
        unset = CurlSetup.signIn(handle, with: current).first { $0 != CURLE_OK } ?? unset
        secrets = current
    }

    private mutating func setSender(_ address: MailAddress) {
        guard address != sender else { return }
        curl_set_string(handle, CURLOPT_MAIL_FROM, address.text)
        sender = address
    }

    private func perform(_ body: UnsafeRawBufferPointer) -> CURLcode {
        exchange.pointee.begin(body)
        if let unset { return unset }
        complaint.pointee = 0
        return curl_easy_perform(handle)
    }

    private func isOldConnectionClosed(_ result: CURLcode) -> Bool {
        exchange.pointee.phase == .mail && [0, 421].contains(exchange.pointee.code)
            && (result == CURLE_SEND_ERROR || result == CURLE_RECV_ERROR)
            && curl_get_long(handle, CURLINFO_NUM_CONNECTS) == 0
    }

    private func verdict(on result: CURLcode) -> Delivery {
        // libcurl would keep this connection, and take a late answer to this message for one to the next.
        if exchange.pointee.phase == .content { hangUp(Int32(SHUT_RDWR)) }
        return exchange.pointee.delivery(after: result) { fault(result) }
    }

    private func hangUp(_ directions: Int32) {
        let socket = curl_get_socket(handle)
        if socket >= 0 { shutdown(socket, directions) }
    }

    private func fault(_ result: CURLcode) -> MailError {
        let failure = TransferFailure(result, of: handle, complaint: complaint)
        let fault = exchange.pointee.fault(after: failure, with: settings.server)
        settings.server.authentication.forget(after: fault)
        return fault
    }
}

extension SMTPSession {
    private func reach() -> [CURLcode] {
        let server = settings.server
        let mechanism = server.authentication.mechanism.map {
            [curl_set_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=\($0)")]
        }
        return CurlSetup.reach(handle, protocols: "smtp,smtps", connectTimeout: server.connectTimeout)
            + CurlSetup.endSilence(handle, after: server.silenceTimeout)
            + CurlSetup.protect(handle, authorityFile: server.authorityFile)
            + [
                CurlSetup.encrypt(handle, server.security),
                curl_set_string(handle, CURLOPT_URL, settings.url),
                curl_set_long(handle, CURLOPT_UPLOAD, 1),
                // One whose token has run out is of no more use.
                curl_set_long(handle, CURLOPT_MAXCONNECTS, 1),
            ] + (mechanism ?? [])
    }

    private func listen() -> [CURLcode] {
        let contexts = [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_PREREQDATA]
        return contexts.map { curl_set_pointer(handle, $0, exchange) } + [
            curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint),
            curl_set_reader(handle) { buffer, size, count, context in
                guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
                return context.assumingMemoryBound(to: Exchange.self).pointee.read(into: buffer, atMost: size * count)
            },
            curl_set_writer(handle, CURLOPT_HEADERFUNCTION) { line, size, count, context in
                guard let context else { return 0 }
                let heard = UnsafeRawBufferPointer(start: line, count: size * count)
                context.assumingMemoryBound(to: Exchange.self).pointee.hear(heard)
                return size * count
            },
            curl_set_long(handle, CURLOPT_NOPROGRESS, 0),
            curl_set_progress(handle) { context, _, _, _, _ in
                context?.assumingMemoryBound(to: Exchange.self).pointee.isAbandoned() == true ? 1 : 0
            },
            curl_set_prerequest(handle) { context, _, _, _, _ in
                let mayGoOn = context?.assumingMemoryBound(to: Exchange.self).pointee.beginRequest() ?? false
                return mayGoOn ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            },
        ]
    }
}
