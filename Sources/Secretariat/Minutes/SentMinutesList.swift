import Documents
import Foundation
import Meetings
import Store

/// The register of what minutes went out, as a spreadsheet reads it.
package struct SentMinutesList {
    private let rows: [SentMinutes]

    package init(_ rows: [SentMinutes]) { self.rows = rows }

    /// With the mark by which Excel knows UTF-8 and semicolons between the columns, as in Swedish settings.
    package var csv: String {
        "\u{FEFF}"
            + ([head] + rows.map(fields)).map { $0.map(Self.cell).joined(separator: ";") }
            .joined(separator: "\r\n") + "\r\n"
    }

    private let head = [
        "Grupp", "Möte", "Mötesdag", "Handling", "Version", "Rättslig status", "Diarienummer", "Innehållets SHA-256",
        "Filens SHA-256", "Skickad", "Antal", "Mottagare",
    ]

    private func fields(_ row: SentMinutes) -> [String] {
        [
            row.body.name, row.meeting.reference, row.meeting.start.day.description, row.version.kind.listed,
            "\(row.version.number)", row.standing?.listed ?? "", row.diaryNumber ?? "", row.version.digest,
            row.version.file ?? "", row.sent.map { WallTime($0).description } ?? "", "\(row.count)",
            row.recipients.joined(separator: ", "),
        ]
    }

    /// What begins as a formula is text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let plain = isFormula ? "'\(text)" : text
        let needsMarks = plain.contains { ";\"\n\r".contains($0) }
        return needsMarks ? "\"\(plain.replacing("\"", with: "\"\""))\"" : plain
    }
}

extension MinutesVersion.Kind {
    /// “Utkast”.
    package var listed: String {
        switch self {
        case .shared: "Utkast"
        case .approved: "Godkända anteckningar"
        case .correction: "Rättade anteckningar"
        }
    }
}

extension MinutesContent.Standing {
    fileprivate var listed: String {
        switch self {
        case .working(let day): "Arbetsmaterial \(day)"
        case .shared(let day, let until): "Arbetsmaterial, delat \(day) till \(until)"
        case .completed(let day): "Färdigställd \(day)"
        }
    }
}
