import CLibcurl
import Foundation

/// What every transfer of libcurl needs, each step with the code that says whether it could be taken.
enum CurlSetup {
    /// Needed once in the life of the process, before anything else.
    static let isReady = curl_start() == CURLE_OK

    static func reach(_ handle: UnsafeMutableRawPointer, protocols: String, connectTimeout: Int) -> [CURLcode] {
        [
            curl_set_string(handle, CURLOPT_PROTOCOLS_STR, protocols),
            // The empty string keeps a proxy named in the environment from being used.
            curl_set_string(handle, CURLOPT_PROXY, ""),
            curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, connectTimeout),
        ]
    }

    static func endSilence(_ handle: UnsafeMutableRawPointer, after seconds: Int) -> [CURLcode] {
        [
            curl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds),
            curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1),
            curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, seconds),
        ]
    }

    static func protect(_ handle: UnsafeMutableRawPointer, authorityFile: String?) -> [CURLcode] {
        // libcurl would trust the system's folder of authorities beside the one file.
        let authority = authorityFile.map {
            [curl_set_string(handle, CURLOPT_CAINFO, $0), curl_set_string(handle, CURLOPT_CAPATH, nil)]
        }
        return [
            curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
            curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            curl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
        ] + (authority ?? [])
    }

    static func encrypt(_ handle: UnsafeMutableRawPointer, _ security: MailServer.Security) -> CURLcode {
        let level = security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        return curl_set_long(handle, CURLOPT_USE_SSL, Int(level.rawValue))
    }

    static func signIn(_ handle: UnsafeMutableRawPointer, with secrets: Authentication.Secrets) -> [CURLcode] {
        switch secrets {
        case .password(let user, let password):
            [curl_set_string(handle, CURLOPT_USERNAME, user), curl_set_string(handle, CURLOPT_PASSWORD, password)]
        case .token(let user, let token):
            [curl_set_string(handle, CURLOPT_USERNAME, user), curl_set_string(handle, CURLOPT_XOAUTH2_BEARER, token)]
        }
    }
}

/// Why a transfer failed, in libcurl's words and the system's.
struct TransferFailure {
    let result: CURLcode
    let complaint: String
    private let cause: String?

    init(_ result: CURLcode, of handle: UnsafeMutableRawPointer, complaint: UnsafePointer<CChar>) {
        let errno = curl_get_long(handle, CURLINFO_OS_ERRNO)
        self.result = result
        self.complaint = String(cString: complaint)
        cause = errno == 0 ? nil : String(cString: strerror(Int32(errno)))
    }

    /// What kept a connection from standing, whatever would have been said on it.
    func connectionFault(host: String, port: Int, authorityFile: String?) -> MailError? {
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost(host)
        case CURLE_COULDNT_CONNECT: .unreachable(host: host, port: port, reason: cause ?? complaint)
        case CURLE_PEER_FAILED_VERIFICATION: .untrusted(host: host, reason: complaint)
        case CURLE_SSL_CACERT_BADFILE: .unreadableAuthority(path: authorityFile ?? "")
        case CURLE_SSL_CONNECT_ERROR: .noTLS(host: host, port: port, reason: complaint)
        case CURLE_USE_SSL_FAILED: .noSTARTTLS(host: host, port: port)
        default: nil
        }
    }

    func loss(of host: String) -> MailError {
        .lost(host: host, reason: complaint.isEmpty ? "the connection was closed" : complaint)
    }
}
