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

    var uidValidity: UInt32 { dialogue.pointee.uidValidity }

    /// While a custom command is set, libcurl does not answer a server that asks for more to sign in; so the first is LIST.
    func open() throws(MailError) {
        try perform(at: "", command: nil)
        try perform(at: settings.mailbox.inURL, command: "CAPABILITY")
    }

    /// The numbers above `uid`, lowest first; at least `limit` of them where there are so many.
    func search(above uid: UInt32, limit: Int) throws(MailError) -> [UInt32] {
        guard uid < .max, let end = try searchEnd(above: uid) else { return [] }
        var found: [UInt32] = []
        var first = uid + 1
        while found.count < limit, first <= end {
            let last = end == .max ? end : min(end, first.addingReportingOverflow(Self.window).partialValue)
            found += try search(first, last)
            guard last < .max else { break }
            first = last + 1
        }
        return found.sorted()
    }

    /// libcurl cuts a line off that is longer than half its buffer. An answer's numbers take up to eleven bytes each.
    private static let window: UInt32 = 10_000
    private static let bufferSize = 256 << 10

    /// The highest number worth asking for; none where there are no messages.
    private func searchEnd(above uid: UInt32) throws(MailError) -> UInt32? {
        let mailbox = dialogue.pointee
        guard mailbox.count != 0 else { return nil }
        guard let next = mailbox.uidNext, let count = mailbox.count, count > Int(Self.window) * 4 / 5 else {
            return .max
        }
        return next > uid + 1 ? next - 1 : nil
    }

    /// To the end when `last` is the greatest number of all: a server then names its last message whatever its number.
    private func search(_ first: UInt32, _ last: UInt32) throws(MailError) -> [UInt32] {
        try perform(command: "UID SEARCH UID \(first):\(last == .max ? "*" : String(last))")
        return dialogue.pointee.found.filter { $0 >= first && $0 <= last }
    }

    /// None when the message is gone.
    func fetch(_ uid: UInt32) throws(MailError) -> Arrival.Content? {
        let result = run(at: "\(settings.mailbox.inURL)/;UID=\(uid)", command: nil)
        if result == CURLE_REMOTE_FILE_NOT_FOUND { return nil }
        if let size = dialogue.pointee.announced, dialogue.pointee.isTooLarge {
            return .tooLarge(size: size, headers: dialogue.pointee.headers)
        }
        guard result == CURLE_OK else { throw fault(result, after: "FETCH") }
        guard dialogue.pointee.fetchedUID ?? uid == uid, dialogue.pointee.announced == dialogue.pointee.body.count
        else {
            throw .lost(host: settings.server.host, reason: "it answered with another message")
        }
        return .whole(dialogue.pointee.body)
    }

    func settle(_ uids: [UInt32], as placement: Arrival.Placement) throws(MailError) {
        guard !uids.isEmpty else { return }
        switch placement {
        case .read: try mark(uids, #"\Seen"#)
        case .moved(let folder): try move(uids, to: folder)
        }
    }

    /// Without the means to expunge these messages and no others, they stay where they are.
    private func move(_ uids: [UInt32], to folder: FolderName) throws(MailError) {
        guard folder != settings.mailbox, canMove || canExpungeByNumber else { return try mark(uids, #"\Seen"#) }
        if !dialogue.pointee.folders.contains(folder.onServer) {
            try perform(command: "CREATE \(folder.onServerQuoted)")
            dialogue.pointee.add(folder)
        }
        canMove
            ? try perform(command: "UID MOVE \(Self.set(uids)) \(folder.onServerQuoted)") : try copy(uids, to: folder)
    }

    private var canMove: Bool { dialogue.pointee.capabilities.contains("MOVE") }
    private var canExpungeByNumber: Bool { dialogue.pointee.capabilities.contains("UIDPLUS") }

    /// What an earlier connection has copied and marked is only expunged.
    private func copy(_ uids: [UInt32], to folder: FolderName) throws(MailError) {
        try perform(command: "UID SEARCH UID \(Self.set(uids)) UNDELETED")
        let remaining = dialogue.pointee.found
        if !remaining.isEmpty {
            try perform(command: "UID COPY \(Self.set(remaining)) \(folder.onServerQuoted)")
            try mark(remaining, #"\Deleted"#)
        }
        try perform(command: "UID EXPUNGE \(Self.set(uids))")
    }

    private func mark(_ uids: [UInt32], _ flag: String) throws(MailError) {
        try perform(command: "UID STORE \(Self.set(uids)) +FLAGS.SILENT (\(flag))")
    }

    private static func set(_ uids: [UInt32]) -> String { uids.map(String.init).joined(separator: ",") }

    private func perform(command: String) throws(MailError) {
        try perform(at: settings.mailbox.inURL, command: command)
    }

    private func perform(at path: String, command: String?) throws(MailError) {
        let result = run(at: path, command: command)
        guard result == CURLE_OK else { throw fault(result, after: command ?? "LIST") }
    }

    private func run(at path: String, command: String?) -> CURLcode {
        guard !dialogue.pointee.isAbandoned() else { return CURLE_ABORTED_BY_CALLBACK }
        dialogue.pointee.begin()
        complaint.pointee = 0
        let options = [
            curl_set_string(handle, CURLOPT_URL, settings.server.url(scheme: "imap", path: path)),
            curl_set_string(handle, CURLOPT_CUSTOMREQUEST, command),
        ]
        return unset ?? options.first { $0 != CURLE_OK } ?? curl_easy_perform(handle)
    }
}

extension IMAPSession {
    private func reach() -> [CURLcode] {
        let server = settings.server
        return CurlSetup.reach(handle, protocols: "imap,imaps", connectTimeout: server.connectTimeout)
            + CurlSetup.endSilence(handle, after: server.silenceTimeout)
            + CurlSetup.protect(handle, authorityFile: server.authorityFile)
            + [
                CurlSetup.encrypt(handle, server.security),
                curl_set_long(handle, CURLOPT_BUFFERSIZE, Self.bufferSize),
            ]
    }

    private func signIn(with secrets: Authentication.Secrets?) -> [CURLcode] {
        guard let secrets, let mechanism = settings.server.authentication.mechanism else { return [] }
        let option = mechanism == "LOGIN" ? "AUTH=+LOGIN" : "AUTH=\(mechanism)"
        return CurlSetup.signIn(handle, with: secrets) + [curl_set_string(handle, CURLOPT_LOGIN_OPTIONS, option)]
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
