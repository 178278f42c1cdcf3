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
    private(set) var attachments: [String] = []
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
        case "text/html" where !label.isAttachment: return .html
        default:
            noteAttachment(label, filename)
            return nil
        }
    }

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
        if label.isAttachment, let filename = label.filename { attachments.append(filename) }
    }

    private mutating func noteAttachment(_ label: PartLabel, _ filename: String) {
        if label.mediaType.hasPrefix("message/disposition-notification") { isReceipt = true }
        if label.mediaType == "application/ms-tnef" || filename == "winmail.dat" {
            note(.sealed(filename: label.filename ?? "winmail.dat"))
        }
        attachments.append(label.filename ?? label.mediaType)
    }

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
        let start = Array("begin:vcalendar".utf8)
        return text.utf8.prefix(2_000).split { $0 == 0x0A || $0 == 0x0D }.contains { line in
            line.lazy.drop { $0.isBlank || $0 >= 0x80 }.map { $0 | 0x20 }.starts(with: start)
        }
    }

    /// It stands before the events.
    private static func method(in text: String) -> String? {
        for line in text.utf8.prefix(100_000).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let first = line.first, first | 0x20 == UInt8(ascii: "m") || first | 0x20 == UInt8(ascii: "b") else {
                continue
            }
            let words = String(decoding: line.prefix(60), as: UTF8.self).uppercased()
            if words.hasPrefix("BEGIN:VEVENT") { return nil }
            guard words.hasPrefix("METHOD"), let colon = words.firstIndex(of: ":") else { continue }
            return words[colon...].dropFirst().trimmingBlanks()
        }
        return nil
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
