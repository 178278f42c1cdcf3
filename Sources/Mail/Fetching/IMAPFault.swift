import CLibcurl

extension IMAPSession {
    /// Why the server or its mailbox could not be used.
    func fault(_ result: CURLcode, after command: String) -> MailError {
        let failure = TransferFailure(result, of: handle, complaint: complaint)
        let fault = dialogue.pointee.fault(failure, after: command, with: settings)
        settings.server.authentication.forget(after: fault)
        return fault
    }
}

extension IMAPDialogue {
    fileprivate func fault(_ failure: TransferFailure, after command: String, with settings: IMAPSettings) -> MailError
    {
        let server = settings.server
        let (host, port) = (server.host, server.port)
        if !isConnected,
            let fault = failure.connectionFault(host: host, port: port, authorityFile: server.authorityFile)
        {
            return fault
        }
        return switch failure.result {
        case CURLE_ABORTED_BY_CALLBACK: .stopped(host: host)
        case CURLE_OPERATION_TIMEDOUT where !isConnected: .silent(host: host, port: port)
        case CURLE_LOGIN_DENIED where isConnected:
            .mailboxRefused(host: host, mailbox: settings.mailbox.text, reply: reply)
        case CURLE_LOGIN_DENIED where isRefused: .signInRefused(host: host, reply: reply)
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR:
            .noAuthentication(host: host, mechanism: server.authentication.mechanism ?? "")
        case CURLE_QUOTE_ERROR: .commandRefused(host: host, command: command.imapVerb, reply: reply)
        // Only the first connection of a session may be opened.
        case CURLE_COULDNT_CONNECT: .lost(host: host, reason: farewell ?? "the connection was closed")
        default: farewell.map { .lost(host: host, reason: $0) } ?? failure.loss(of: host)
        }
    }
}

extension String {
    /// `UID MOVE` of `UID MOVE 1,2,3 "Klart"`.
    fileprivate var imapVerb: String {
        split(separator: " ").prefix(hasPrefix("UID ") ? 2 : 1).joined(separator: " ")
    }
}
