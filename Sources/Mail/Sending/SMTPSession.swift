import CLibcurl
import Foundation

/// A connection to a mail server, kept over many messages and used by one thread.
struct SMTPSession: ~Copyable {
    private let settings: SMTPSettings
    private let handle: UnsafeMutableRawPointer
    private let exchange: Exchange.Pointer
    private let complaint: UnsafeMutablePointer<CChar>
    private var sender: MailAddress?

    /// Needed once in the life of the process, before anything else.
    private static let isReady = curl_start() == CURLE_OK

    init(_ settings: SMTPSettings, stop: Stop) throws(MailError) {
        guard Self.isReady, let handle = curl_easy_init() else { throw .clientUnavailable }
        self.settings = settings
        self.handle = handle
        exchange = .allocate(capacity: 1)
        exchange.initialize(to: Exchange(mustSignIn: settings.authentication.mechanism != nil, stop: stop))
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        reach()
        protect()
        signIn()
        listen()
    }

    /// libcurl says QUIT where a connection is open: nobody waits for the answer, and the callbacks' memory goes last.
    deinit {
        hangUp(Int32(SHUT_RD))
        curl_easy_cleanup(handle)
        exchange.pointee.deallocate()
        exchange.deallocate()
        complaint.deallocate()
    }

    mutating func deliver(_ parcel: Parcel) -> Delivery {
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

    /// Connects, signs in and leaves.
    func probe() throws(MailError) {
        curl_set_long(handle, CURLOPT_CONNECT_ONLY, 1)
        let result = perform(UnsafeRawBufferPointer(start: nil, count: 0))
        guard result == CURLE_OK else { throw fault(result) }
    }

    private mutating func setSender(_ address: MailAddress) {
        guard address != sender else { return }
        curl_set_string(handle, CURLOPT_MAIL_FROM, address.text)
        sender = address
    }

    private func perform(_ body: UnsafeRawBufferPointer) -> CURLcode {
        exchange.pointee.begin(body)
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
        let errno = curl_get_long(handle, CURLINFO_OS_ERRNO)
        return exchange.pointee.fault(
            after: result, with: settings, cause: errno == 0 ? nil : String(cString: strerror(Int32(errno))),
            complaint: String(cString: complaint))
    }
}

extension SMTPSession {
    private func reach() {
        curl_set_string(handle, CURLOPT_URL, settings.url)
        curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // The empty string keeps a proxy named in the environment from being used.
        curl_set_string(handle, CURLOPT_PROXY, "")
        curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_set_long(handle, CURLOPT_UPLOAD, 1)
        curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectTimeout)
        curl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.silenceTimeout)
        curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, settings.silenceTimeout)
    }

    private func protect() {
        curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        curl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if settings.security != .none { curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let file = settings.authorityFile { curl_set_string(handle, CURLOPT_CAINFO, file) }
    }

    private func signIn() {
        guard let mechanism = settings.authentication.mechanism else { return }
        curl_set_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=\(mechanism)")
        switch settings.authentication {
        case .none: break
        case .plain(let user, let password), .login(let user, let password):
            curl_set_string(handle, CURLOPT_USERNAME, user)
            curl_set_string(handle, CURLOPT_PASSWORD, password)
        case .xoauth2(let user, let token):
            curl_set_string(handle, CURLOPT_USERNAME, user)
            curl_set_string(handle, CURLOPT_XOAUTH2_BEARER, token)
        }
    }

    private func listen() {
        for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_PREREQDATA] {
            curl_set_pointer(handle, option, exchange)
        }
        curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint)
        curl_set_reader(handle) { buffer, size, count, context in
            guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
            return context.assumingMemoryBound(to: Exchange.self).pointee.read(into: buffer, atMost: size * count)
        }
        curl_set_writer(handle, CURLOPT_HEADERFUNCTION) { line, size, count, context in
            guard let context else { return 0 }
            let heard = UnsafeRawBufferPointer(start: line, count: size * count)
            context.assumingMemoryBound(to: Exchange.self).pointee.hear(heard)
            return size * count
        }
        curl_set_long(handle, CURLOPT_NOPROGRESS, 0)
        curl_set_progress(handle) { context, _, _, _, _ in
            context?.assumingMemoryBound(to: Exchange.self).pointee.stop.isOverdue == true ? 1 : 0
        }
        curl_set_prerequest(handle) { context, _, _, _, _ in
            let mayGoOn = context?.assumingMemoryBound(to: Exchange.self).pointee.beginRequest() ?? false
            return mayGoOn ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }
}
