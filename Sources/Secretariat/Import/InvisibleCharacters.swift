extension String {
    /// The first character that breaks a line or shows nothing, as “U+000A”: such a name could forge a mail header.
    package var invisibleCharacter: String? {
        unicodeScalars.first(where: \.isInvisible).map { "U+" + $0.hexadecimal }
    }

    var withoutInvisibleCharacters: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible }))
    }
}

extension Unicode.Scalar {
    fileprivate var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }

    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    }
}
