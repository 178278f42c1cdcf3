import CLibcurl
import Foundation

/// What an operator should know of a secret or certificate before it is too late.
package enum ExpiryWarning: Hashable, Sendable {
    case expires(Date)
    case expired(Date)

    /// None while the end is far, or not known.
    package init?(end: Date?, at moment: Date, daysAhead: Int = 30) {
        guard let end else { return nil }
        let left = end.timeIntervalSince(moment)
        guard left <= Double(daysAhead) * 86_400 else { return nil }
        self = left > 0 ? .expires(end) : .expired(end)
    }
}

extension CurlSetup {
    static func noteCertificates(_ handle: UnsafeMutableRawPointer) -> CURLcode {
        curl_set_long(handle, CURLOPT_CERTINFO, 1)
    }

    /// When the certificate ends that the server has just shown.
    static func certificateEnd(_ handle: UnsafeMutableRawPointer) -> Date? {
        guard let all = curl_get_certificates(handle)?.pointee, all.num_of_certs > 0 else { return nil }
        var fact = all.certinfo.pointee
        while let current = fact?.pointee {
            if let text = current.data.map({ String(cString: $0) }), text.hasPrefix("Expire date:") {
                return date(String(text.dropFirst("Expire date:".count)))
            }
            fact = current.next
        }
        return nil
    }

    /// Such as `Dec 21 14:51:43 2026 GMT`.
    private static func date(_ text: String) -> Date? {
        let seconds = curl_getdate(text, nil)
        return seconds < 0 ? nil : Date(timeIntervalSince1970: Double(seconds))
    }
}
