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
    func fault(after failure: TransferFailure, with server: MailServer) -> MailError {
        let (host, port) = (server.host, server.port)
        if let fault = failure.connectionFault(host: host, port: port, authorityFile: server.authorityFile) {
            return fault
        }
        return switch failure.result {
        case CURLE_OPERATION_TIMEDOUT where phase == .connecting: .silent(host: host, port: port)
        case CURLE_ABORTED_BY_CALLBACK where isAbandoned(): .stopped(host: host)
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR, CURLE_ABORTED_BY_CALLBACK: signInFault(with: server)
        default: isTurnedDown ? .turnedAway(host: host, code: code, reply: reply) : failure.loss(of: host)
        }
    }

    /// A server that does not like a token says why in one more question, in base64, where libcurl leaves.
    private func signInFault(with server: MailServer) -> MailError {
        let reasons = code == 334 ? Data(base64Encoded: reply).map { String(decoding: $0, as: UTF8.self) } : nil
        return isTurnedDown || reasons != nil
            ? .authenticationRefused(host: server.host, code: code, reply: reasons ?? reply)
            : .noAuthentication(host: server.host, mechanism: server.authentication.mechanism ?? "")
    }
}
