import CLibcurl
import Foundation

extension Exchange {
    /// What became of the message, judged by the server's words first and by libcurl's result second.
    func delivery(after result: CURLcode, fault: () -> MailError) -> Delivery {
        switch phase {
        case .answered: judged
        case .recipient where isTurnedDown, .data where isTurnedDown: judged
        case .mail where isAboutMessage: judged
        case .content where mayHaveArrived(result): .inDoubt(reason: fault().description)
        default: .unavailable(reason: fault().description)
        }
    }

    private var judged: Delivery {
        switch code {
        case 200..<400: .accepted(reply: reply)
        case 400..<500: .deferred(code: code, reply: reply)
        default: .refused(code: code, reply: reply)
        }
    }

    /// MAIL names the message's size; 452 and 552 answer that, everything else answers who we are.
    private var isAboutMessage: Bool { code == 452 || code == 552 }

    /// A failed write means that the final dot did not leave; any other loss after the last byte may have come later.
    private func mayHaveArrived(_ result: CURLcode) -> Bool {
        isBodyTaken && result != CURLE_SEND_ERROR
    }

    /// Why the server could not be used.
    func fault(after result: CURLcode, with settings: SMTPSettings, cause: String?, complaint: String) -> MailError {
        let (host, port) = (settings.host, settings.port)
        return switch result {
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost(host)
        case CURLE_COULDNT_CONNECT: .unreachable(host: host, port: port, reason: cause ?? complaint)
        case CURLE_OPERATION_TIMEDOUT where phase == .connecting: .silent(host: host, port: port)
        case CURLE_PEER_FAILED_VERIFICATION: .untrusted(host: host, reason: complaint)
        case CURLE_SSL_CACERT_BADFILE: .unreadableAuthority(path: settings.authorityFile ?? "")
        case CURLE_SSL_CONNECT_ERROR: .noTLS(host: host, port: port, reason: complaint)
        case CURLE_USE_SSL_FAILED: .noSTARTTLS(host: host, port: port)
        case CURLE_ABORTED_BY_CALLBACK where stop.isOverdue: .stopped(host: host)
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR, CURLE_ABORTED_BY_CALLBACK: signInFault(with: settings)
        default: lossFault(host: host, complaint: complaint)
        }
    }

    /// A server that does not like a token says why in one more question, in base64, where libcurl leaves.
    private func signInFault(with settings: SMTPSettings) -> MailError {
        let reasons = code == 334 ? Data(base64Encoded: reply).map { String(decoding: $0, as: UTF8.self) } : nil
        return isTurnedDown || reasons != nil
            ? .authenticationRefused(host: settings.host, code: code, reply: reasons ?? reply)
            : .noAuthentication(host: settings.host, mechanism: settings.authentication.mechanism ?? "")
    }

    private func lossFault(host: String, complaint: String) -> MailError {
        isTurnedDown
            ? .turnedAway(host: host, code: code, reply: reply)
            : .lost(host: host, reason: complaint.isEmpty ? "the connection was closed" : complaint)
    }
}
