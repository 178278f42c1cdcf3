import Foundation

/// What is found in a message's parts.
struct PartCollection {
    private let limits: ReadingLimits
    private(set) var problems: [Problem] = []
    private(set) var plain = ""
    private(set) var html = ""
    private(set) var calendars: [IncomingCalendar] = []
    private(set) var statuses: [String] = []
    private(set) var returned: [HeaderField]?
    private(set) var files: [AttachedFile] = []
    private(set) var isReport = false
    private(set) var isReceipt = false
    private var parts = 0

    init(limits: ReadingLimits) { self.limits = limits }

    var isFull: Bool { parts >= limits.parts }

    enum Role { case plain, html, calendar, status, returnedHead }

    mutating func admits(depth: Int) -> Bool {
        parts += 1
        if depth > limits.depth { note(.tooDeep(limit: limits.depth)) }
        if isFull { note(.tooManyParts(limit: limits.parts)) }
        return depth <= limits.depth && !isFull
    }

    mutating func note(children: Int, isFinished: Bool) {
        if children == 0 { note(.noParts) } else if !isFinished { note(.unfinished) }
    }

    mutating func note(report type: String?) {
        if type?.lowercased() ?? "delivery-status" == "delivery-status" { isReport = true }
    }

    /// What a part is read as; nothing where its name is enough.
    mutating func role(of label: PartLabel) -> Role? {
        let filename = label.filename?.lowercased() ?? ""
        switch label.mediaType {
        case "text/calendar", "application/ics", "text/x-vcalendar": return .calendar
        case _ where filename.hasSuffix(".ics"): return .calendar
        case "message/delivery-status", "message/global-delivery-status": return .status
        case "text/rfc822-headers", "message/global-headers", "message/rfc822", "message/global": return .returnedHead
        case "text/plain" where !label.isAttachment: return .plain
        case "text/html" where !label.isAttachment: return hasPlain && !limits.keepsMarkup ? nil : .html
        default:
            noteAttachment(label, filename)
            return nil
        }
    }

    /// Then nobody needs the markup.
    private var hasPlain: Bool { plain.utf8.contains { !$0.isBlank } }

    func limit(of role: Role) -> Int { role == .calendar ? limits.calendarOctets : limits.textOctets }

    mutating func take(_ role: Role, _ label: PartLabel, _ octets: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
        if !isWhole {
            note(role == .calendar ? .calendarTooLong(limit: limit(of: role)) : .textTooLong(limit: limit(of: role)))
        }
        let (text, problem) = readable(octets, charset: label.charset)
        if let problem { note(problem) }
        switch role {
        case .plain: plain = joined(plain, text)
        case .html: html = joined(html, text)
        case .calendar: takeCalendar(label, text)
        case .status: statuses.append(text)
        case .returnedHead: take(returned: headerFields(in: text))
        }
    }

    /// The message that came back is the first one.
    mutating func take(returned fields: [HeaderField]) {
        if returned == nil, !fields.isEmpty { returned = fields }
    }

    mutating func take(unparted prologue: UnsafePointer<CChar>) {
        let octets = UnsafeRawBufferPointer(start: prologue, count: min(strlen(prologue), limits.textOctets))
        plain = joined(plain, readable(octets.bindMemory(to: UInt8.self), charset: nil).text)
    }

    private mutating func takeCalendar(_ label: PartLabel, _ text: String) {
        let calendar = IncomingCalendar(announcedMethod: label.method?.uppercased(), text: text)
        if !calendar.beginsAsOne { note(.noCalendar) }
        calendars.append(calendar)
        if label.isAttachment, let filename = label.filename { add(filename, label) }
    }

    private mutating func noteAttachment(_ label: PartLabel, _ filename: String) {
        if label.mediaType.hasPrefix("message/disposition-notification") { isReceipt = true }
        if Self.sealedTypes.contains(label.mediaType) || filename == "winmail.dat" {
            note(.sealed(filename: label.filename ?? label.mediaType))
        }
        add(label.filename ?? label.mediaType, label)
    }

    private mutating func add(_ name: String, _ label: PartLabel) {
        files.append(AttachedFile(name: name, octets: label.octets))
    }

    /// Outlook's own wrapping, and what is signed or encrypted as a whole (RFC 8551, RFC 3156).
    private static let sealedTypes: Set = [
        "application/ms-tnef", "application/vnd.ms-tnef", "application/pkcs7-mime", "application/x-pkcs7-mime",
        "application/pgp-encrypted",
    ]

    private func joined(_ first: String, _ second: String) -> String {
        guard first.utf8.count < limits.textOctets else { return first }
        return first.isEmpty ? second : first + "\n" + second
    }

    private mutating func note(_ problem: Problem) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}

/// A calendar that came in a message.
package struct IncomingCalendar: Hashable, Sendable {
    /// The content type's, upper case.
    package let announcedMethod: String?
    /// METHOD in the calendar itself, upper case.
    package let writtenMethod: String?
    package let text: String

    init(announcedMethod: String?, text: String) {
        self.announcedMethod = announcedMethod?.trimmingBlanks()
        self.text = text
        writtenMethod = Self.method(in: text)
    }

    /// Some write other lines before it, and a byte order mark.
    fileprivate var beginsAsOne: Bool {
        Self.lines(of: text) { $0.drop { $0 >= 0x80 }.hasWord("BEGIN:VCALENDAR") ? true : nil } ?? false
    }

    /// It stands before the events.
    private static func method(in text: String) -> String? {
        IncomingCalendar.lines(of: text) { line in
            if line.hasWord("BEGIN:VEVENT") { return .some(nil) }
            guard line.hasWord("METHOD"), let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return .some(
                String(decoding: line[colon...].dropFirst().prefix(60), as: UTF8.self).uppercased().trimmingBlanks())
        } ?? nil
    }

    /// What is found first in the lines of the beginning.
    private static func lines<Found>(
        of text: String, _ look: (Slice<UnsafeBufferPointer<UInt8>>) -> Found?
    ) -> Found? {
        var text = text
        return text.withUTF8 { octets in
            var rest = octets.prefix(100_000)
            while !rest.isEmpty {
                let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
                if let found = look(rest[..<end].drop { $0.isBlank }) { return found }
                rest = rest[end...].dropFirst()
            }
            return nil
        }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Whether it begins so, in letters of either case.
    fileprivate func hasWord(_ word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount, let start = UnsafeBufferPointer(rebasing: self).baseAddress else {
            return false
        }
        return strncasecmp(start, word.utf8Start, word.utf8CodeUnitCount) == 0
    }
}

/// The head of a message as text, such as `text/rfc822-headers` holds.
func headerFields(in text: String) -> [HeaderField] {
    var fields: [HeaderField] = []
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
        if line.isEmpty, !fields.isEmpty { break }
        if line.first == " " || line.first == "\t" {
            guard let last = fields.popLast() else { continue }
            fields.append(HeaderField(name: last.name, value: last.value + " " + line.drop { $0 == " " || $0 == "\t" }))
        } else if let colon = line.firstIndex(of: ":"), fields.count < 1_000 {
            fields.append(HeaderField(name: String(line[..<colon]), value: String(line[colon...].dropFirst()).unfolded))
        }
    }
    return fields
}
