import Meetings

/// A document of a meeting: *minnesanteckningar*, *dagordning* or *kallelse*.
package enum MeetingDocument: Hashable, Sendable {
    case minutes(MinutesContent)
    case agenda(AgendaContent)
    case notice(AgendaContent)

    package enum Kind: String, Sendable, CaseIterable { case minutes, agenda, notice }

    package enum Format: String, Sendable, CaseIterable {
        case pdf, html, docx

        package var mediaType: String {
            switch self {
            case .pdf: "application/pdf"
            case .html: "text/html; charset=utf-8"
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        }
    }

    /// “minnesanteckningar-lpo-psykisk-halsa-2027-2”, which every disk takes.
    package var fileName: String {
        let (word, reference) =
            switch self {
            case .minutes(let content): ("minnesanteckningar", content.meeting)
            case .agenda(let content): ("dagordning", content.meeting)
            case .notice(let content): ("kallelse", content.meeting)
            }
        return
            "\(word)-\(reference.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.map(String.init).joined())"
    }

    /// The same as it is read, every value in words.
    package var page: MeetingDocumentPage {
        switch self {
        case .minutes(let content): MeetingDocumentPage(content)
        case .agenda(let content): MeetingDocumentPage(content, isNotice: false)
        case .notice(let content): MeetingDocumentPage(content, isNotice: true)
        }
    }
}
