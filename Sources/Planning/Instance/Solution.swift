/// A plan as a file: the instance's name and `[body, number, day, start]` a meeting.
package struct Solution: Equatable, Sendable {
    package var instance: String
    package var placements: [Placement]

    package init(instance: String, placements: [Placement]) {
        self.instance = instance
        self.placements = placements
    }

    package var json: String {
        let rows = placements.map { "[\($0.body),\($0.number),\($0.day),\($0.start)]" }
        return "{\"instance\":\(Self.quoted(instance)),\"meetings\":[\(rows.joined(separator: ","))]}"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\u{0}"..."\u{1F}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
