import Foundation

extension String {
    /// The text itself, where it may stand in a calendar: a line break would start a property of the writer's own choosing,
    /// and NUL would end the text (RFC 5545 §3.1: CONTROL). A form's line ends become the calendar's.
    func checked(as property: String, of event: String, breaks: Bool = false) throws(CalendarError) -> String {
        let control = utf8.first { ($0 < 0x20 && $0 != 0x09 && !(breaks && $0 == 0x0A)) || $0 == 0x7F }
        guard let control else { return self }
        guard breaks, control == 0x0D, contains("\r\n") else {
            throw .controlCharacter(event: event.shown, property: property, code: control)
        }
        return try replacingOccurrences(of: "\r\n", with: "\n").checked(as: property, of: event, breaks: true)
    }

    /// As an error quotes it: on one line, and not long.
    var shown: String {
        let scalars = unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    /// As a value of type TEXT (RFC 5545 §3.3.11).
    var escaped: String {
        var text = ""
        for scalar in unicodeScalars {
            if scalar == "\\" || scalar == ";" || scalar == "," { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    /// As lines of 75 octets or less (RFC 5545 §3.1).
    var folded: String {
        var (lines, octets) = ("", 0)
        for scalar in unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                lines += "\r\n "
                octets = 1
            }
            lines.unicodeScalars.append(scalar)
            octets += width
        }
        return lines
    }
}
