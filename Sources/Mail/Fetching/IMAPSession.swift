import CLibcurl
import Foundation

/// One connection to a mailbox on a server, used by one thread at a time and never renewed by itself.
///
/// A message is fetched by libcurl's own FETCH alone, which counts its bytes: the answer to a custom command is read by
/// line, and whoever writes a mail could end it with a line of her own.
struct IMAPSession: ~Copyable {
    let settings: IMAPSettings
    let handle: UnsafeMutableRawPointer
    let dialogue: IMAPDialogue.Pointer
    let complaint: UnsafeMutablePointer<CChar>
    /// Why an option could not be set; nothing is said then, since it may be the one that protects.
    private var unset: CURLcode?

    init(_ settings: IMAPSettings, largest: Int, isAbandoned: @escaping Abandonment) throws(MailError) {
        let secrets = try settings.server.authentication.secrets(abandonedWhen: isAbandoned)
        guard CurlSetup.isReady, let handle = curl_easy_init() else { throw .clientUnavailable }
        self.settings = settings
        self.handle = handle
        dialogue = .allocate(capacity: 1)
        dialogue.initialize(to: IMAPDialogue(largest: largest, isAbandoned: isAbandoned))
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        unset = (reach() + signIn(with: secrets) + listen()).first { $0 != CURLE_OK }
    }

    /// libcurl says LOGOUT where the connection is open: nobody waits for the answer; the callbacks' memory goes last.
    deinit {
        let socket = curl_get_socket(handle)
        if socket >= 0 { shutdown(socket, Int32(SHUT_RD)) }
        curl_easy_cleanup(handle)
        dialogue.deinitialize(count: 1)
        dialogue.deallocate()
        complaint.deallocate()
    }

    var certificateEnd: Date? { dialogue.pointee.certificateEnd }

    var uidValidity: UInt32 { dialogue.pointee.uidValidity }

    /// libcurl closes its connection where a command did not succeed.
    var isSpent: Bool { dialogue.pointee.isSpent }

    func perform(command: String) throws(MailError) {
        let result = run(at: path, command: command)
        guard result == CURLE_OK else { throw fault(result, after: command) }
    }

    var path: String {
        settings.mailbox.onServer().addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    func run(at path: String, command: String?) -> CURLcode {
        guard !dialogue.pointee.isAbandoned() else { return CURLE_ABORTED_BY_CALLBACK }
        dialogue.pointee.begin()
        complaint.pointee = 0
        let options = [
            curl_set_string(handle, CURLOPT_URL, settings.server.url(scheme: "imap", path: path)),
            curl_set_string(handle, CURLOPT_CUSTOMREQUEST, command),
        ]
        let result = unset ?? options.first { $0 != CURLE_OK } ?? curl_easy_perform(handle)
        dialogue.pointee.end(result)
        return result
    }
}

extension IMAPSession {
    private func reach() -> [CURLcode] {
        let server = settings.server
        return CurlSetup.reach(handle, protocols: "imap,imaps", connectTimeout: server.connectTimeout)
            + CurlSetup.endSilence(handle, after: server.silenceTimeout)
            + CurlSetup.protect(handle, authorityFile: server.authorityFile)
            + [
                CurlSetup.encrypt(handle, server.security), CurlSetup.noteCertificates(handle),
                curl_set_long(handle, CURLOPT_BUFFERSIZE, Self.bufferSize),
            ]
    }

    private func signIn(with secrets: Authentication.Secrets?) -> [CURLcode] {
        guard let secrets, let mechanism = settings.server.authentication.mechanism else { return [] }
        let options = CurlSetup.signIn(handle, with: secrets)
        // Without a wish, libcurl takes what is offered for passwords, and the LOGIN command where nothing is.
        guard mechanism != "LOGIN" else { return options }
        return options + [curl_set_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=\(mechanism)")]
    }

    private func listen() -> [CURLcode] {
        let contexts = [
            CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_PREREQDATA, CURLOPT_OPENSOCKETDATA,
        ]
        return contexts.map { curl_set_pointer(handle, $0, dialogue) } + [
            curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint),
            curl_set_writer(handle, CURLOPT_HEADERFUNCTION) { line, size, count, context in
                guard let context else { return 0 }
                let heard = UnsafeRawBufferPointer(start: line, count: size * count)
                context.assumingMemoryBound(to: IMAPDialogue.self).pointee.hear(heard)
                return size * count
            },
            curl_set_writer(handle, CURLOPT_WRITEFUNCTION) { piece, size, count, context in
                guard let context else { return 0 }
                let taken = UnsafeRawBufferPointer(start: piece, count: size * count)
                return context.assumingMemoryBound(to: IMAPDialogue.self).pointee.take(taken) ? size * count : 0
            },
            curl_set_long(handle, CURLOPT_NOPROGRESS, 0),
            curl_set_progress(handle) { context, _, _, _, _ in
                context?.assumingMemoryBound(to: IMAPDialogue.self).pointee.isAbandoned() == true ? 1 : 0
            },
            curl_set_prerequest(handle) { context, _, _, _, _ in
                context?.assumingMemoryBound(to: IMAPDialogue.self).pointee.beginRequest()
                return CURL_PREREQFUNC_OK
            },
            curl_set_opener(handle) { context, _, address in
                let isConnected = context?.assumingMemoryBound(to: IMAPDialogue.self).pointee.isConnected ?? true
                return isConnected ? curl_socket_t(CURL_SOCKET_BAD) : curl_open_socket(address)
            },
        ]
    }
}
