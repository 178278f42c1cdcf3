import Foundation
import Meetings

extension Meeting {
    /// Where its page is.
    var path: String { "/moten/\(body.text.inAddress)/\(year)-\(number)" }
}

extension String {
    /// As a part of an address.
    var inAddress: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["-", "_", "."])) ?? ""
    }
}
