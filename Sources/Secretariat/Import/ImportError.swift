import Meetings

/// Everything found wrong in a file, of which therefore nothing was imported.
package struct ImportError: Error, Equatable, Sendable {
    package let faults: [Fault]

    /// As many as somebody mends in one go.
    static let limit = 20

    init(_ faults: [Fault]) { self.faults = faults }

    init(_ fault: Fault) { self.init([fault]) }
}

extension ImportError: CustomStringConvertible {
    package var description: String {
        let shown = faults.prefix(ImportError.limit).map(\.description)
        let rest = faults.count - shown.count
        return (shown + (rest > 0 ? ["… and \(rest) more; mend these first"] : [])).joined(separator: "\n")
    }
}

/// One thing wrong in a file, and where.
package struct Fault: Equatable, Sendable {
    package let file: String
    package let place: Place
    /// The heading as the file spells it.
    package var column: String?
    package let cause: Cause

    package enum Place: Hashable, Sendable {
        case whole
        case line(Int)
    }

    package enum Cause: Equatable, Sendable {
        case unreadable
        case syntax(String)
        case refused(OfficeError)
        case notRecorded(AttendanceError)
        /// In the words of the reader of calendars.
        case calendar(String)
        case noEvents
        case empty
        case unknownKey(String, known: [String])
        case missing(String)
        case named(twice: String)
        case unknown(String, kind: String, known: [String])
        case unexpected(String, expected: String)
        case fields(found: Int, expected: Int)
        case openQuote
        case strayQuote
        case invisible(String)
        case needsContact
        case otherRegion(String)
        case differs(String, other: String, line: Int)
        case ambiguous(name: String)
        case sameSeat(name: String, line: Int)
        case endsBeforeStart(String, start: String)
        case past(String, today: Day)
        case time(TimeError)
        case sameMeeting(as: Place)
        case numberTaken(reference: String, start: WallTime, wanted: WallTime)
    }
}

extension Fault: CustomStringConvertible {
    package var description: String {
        "cannot import \(file)\(place)\(column.map { ", column “\($0)”" } ?? ""): \(cause)"
    }
}

extension Fault.Place: CustomStringConvertible {
    package var description: String {
        switch self {
        case .whole: ""
        case .line(let number): ":\(number)"
        }
    }
}

extension Fault.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable: "its text is neither UTF-8 nor Windows-1252; save it again as “CSV UTF-8”"
        case .syntax(let problem): "the YAML cannot be read here: \(problem); mend the line"
        case .calendar(let problem): problem
        case .refused(let error): "\(error)"
        case .notRecorded(let error): "\(error)"
        case .noEvents: "it holds no events; expected one per meeting"
        case .empty: "it holds no rows; expected a line of headings and rows below it"
        case .unknownKey(let key, let known): "“\(key)” is no key here; expected one of \(known.listed)"
        case .missing(let key): "“\(key)” is missing; add it"
        case .named(let name): "“\(name)” stands here twice; keep one of them"
        case .unknown(let value, let kind, let known): "“\(value)” is no \(kind); \(known.expectation)"
        case .unexpected(let value, let expected): "“\(value)” cannot be used; expected \(expected)"
        case .fields(let found, let expected):
            "expected \(expected) fields, as the headings, and found \(found); mend the row"
        case .openQuote: "a quotation mark opens here and is never closed; close it, or double it within a text"
        case .strayQuote:
            "a quotation mark stands within a field; put the field in quotation marks and double those in it"
        case .invisible(let code):
            "it holds a line break or an invisible character (\(code)); write it again on one line"
        case .needsContact: "a body that is forming needs somebody to turn to; add “contact”"
        case .otherRegion(let region):
            "the register is that of “\(region)”; use a database of its own for another region"
        case .differs(let value, let other, let line):
            "“\(value)” differs from “\(other)” for the same person on line \(line); make them agree"
        case .ambiguous(let name): "several people are named “\(name)”; give the address or the workplace"
        case .sameSeat(let name, let line): "“\(name)” has the same seat already on line \(line); keep one of the rows"
        case .endsBeforeStart(let end, let start): "it ends \(end), before it starts \(start); mend one of them"
        case .past(let day, let today):
            "\(day) is before today, \(today); choose a later date, or import it as history"
        case .time(let error): String(describing: error)
        case .sameMeeting(let place): "the same body meets at the same time already\(place.within); keep one of them"
        case .numberTaken(let reference, let start, let wanted):
            "\(reference) is at \(start), not \(wanted); use “samordna move \(reference) --to \(wanted)”"
        }
    }
}

extension Fault.Place {
    fileprivate var within: String {
        switch self {
        case .whole: ""
        case .line(let number): " on line \(number)"
        }
    }
}

extension [String] {
    fileprivate var listed: String { map { "“\($0)”" }.joined(separator: ", ") }

    fileprivate var expectation: String {
        isEmpty ? "there is none yet; import a region pack first" : "expected one of \(listed)"
    }
}
