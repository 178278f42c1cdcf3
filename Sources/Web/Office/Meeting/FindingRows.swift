import Documents
import Meetings

/// What the check before sending found, as a page shows it.
struct FindingRows: Sendable {
    static let names: Set<String> = [
        "stops", "warnings", "finding", "isStopped", "isWarned", "asksReason", "despite", "despiteFault",
    ]

    let stops: [Row]
    let warnings: [Row]
    let isStopped: Bool
    let isWarned: Bool
    let asksReason: Bool
    /// Why it is sent all the same.
    let despite: String
    let despiteFault: String?

    struct Row: Sendable {
        let finding: String
    }

    /// - Parameter despite: why it is to be sent all the same; nil where nobody has been asked.
    init(_ findings: [SendingFinding] = [], despite: String? = nil) {
        stops = findings.filter(\.stops).map { Row(finding: $0.sentence) }
        warnings = findings.filter { !$0.stops }.map { Row(finding: $0.sentence) }
        (isStopped, isWarned) = (!stops.isEmpty, !warnings.isEmpty)
        asksReason = findings.contains(where: \.asksReason) && stops.isEmpty
        self.despite = despite ?? ""
        let isMissing = despite?.isEmpty ?? false
        despiteFault = isMissing && asksReason ? "Skriv varför det ska skickas ändå" : nil
    }

    var fault: Field { Field("trots", label: "", fault: despiteFault) }
}
