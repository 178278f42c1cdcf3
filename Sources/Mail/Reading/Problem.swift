/// What was damaged in a message, or left unread.
package enum Problem: Hashable, Sendable {
    case tooLarge(octets: Int, limit: Int)
    case headTooLong(limit: Int)
    case headerTooLong(limit: Int)
    case tooManyParts(limit: Int)
    case tooDeep(limit: Int)
    case textTooLong(limit: Int)
    case calendarTooLong(limit: Int)
    case noHeaders
    case nul
    case repeatedHeader(String)
    case noParts
    case unfinished
    case unknownCharset(String)
    case wrongCharset(String)
    case sealed(filename: String)
    /// In a part that calls itself one.
    case noCalendar
    case contradictingMethods(announced: String, written: String)

    /// Whether what the message seems to say may be something else: a person should look before it counts.
    package var leavesDoubt: Bool {
        switch self {
        case .headerTooLong, .textTooLong, .unfinished, .wrongCharset: false
        case .tooLarge, .headTooLong, .tooManyParts, .tooDeep, .calendarTooLong, .noHeaders, .nul, .repeatedHeader,
            .noParts, .unknownCharset, .sealed, .noCalendar, .contradictingMethods:
            true
        }
    }
}

extension Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLarge(let octets, let limit):
            "the message has \(octets) octets and the limit is \(limit): only its beginning was read"
        case .headTooLong(let limit): "a head has more than \(limit) lines or too many octets: the rest was left out"
        case .headerTooLong(let limit): "a header has more than \(limit) octets: the rest was left out"
        case .tooManyParts(let limit): "there are more than \(limit) parts: the rest was not read"
        case .tooDeep(let limit): "parts stand more than \(limit) deep: those below were not read"
        case .textTooLong(let limit): "the text has more than \(limit) octets: the rest was left out"
        case .calendarTooLong(let limit): "a calendar part has more than \(limit) octets: it was cut there"
        case .noHeaders: "there are no headers"
        case .nul: "there are NUL octets"
        case .repeatedHeader(let name): "there is more than one \(name)"
        case .noParts: "the boundary between the parts is nowhere to be found"
        case .unfinished: "the last boundary is missing: the message may be cut off"
        case .unknownCharset(let name): "the character set “\(name.onOneLine)” is unknown"
        case .wrongCharset(let name): "a text is not in the character set “\(name.onOneLine)” that it names"
        case .sealed(let filename): "“\(filename.onOneLine)” is in a form that is not opened here"
        case .noCalendar: "a part calls itself a calendar and is none"
        case .contradictingMethods(let announced, let written):
            "the part announces \(announced.onOneLine) and its calendar says \(written.onOneLine)"
        }
    }
}

extension String {
    /// Foreign text as a line quotes it.
    var onOneLine: String {
        let visible = unicodeScalars.prefix(100).map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(visible))
    }
}
