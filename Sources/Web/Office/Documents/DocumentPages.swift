import Documents

/// A document as a page, with its other forms.
struct DocumentPage: PageContent {
    static let template = "document"
    static let names: Set<String> = ["content", "pdf", "docx", "html", "back", "backWords"]

    let content: String
    let pdf: String
    let docx: String
    let html: String
    let back: String
    let backWords: String

    init(_ place: DocumentPlace, content: String) {
        self.content = content
        pdf = place.path(to: .pdf)
        docx = place.path(to: .docx)
        html = place.path(to: .html)
        back = place.back
        backWords = place.backWords
    }
}

/// Why a document was not made.
enum DocumentFailure {
    case busy
    /// The program is there and does not take the text.
    case refused
    case down

    static func of(_ error: any Error) -> Self {
        switch error as? DocumentError {
        case .renderer(_, .refused), .converter(_, .refused): .refused
        default: .down
        }
    }
}

/// That a document was not made, and what to do.
struct DocumentFailedPage: PageContent {
    static let template = "document-failed"
    static let names: Set<String> = ["isBusy", "isRefused", "isDown", "isWord", "again", "path", "back", "backWords"]

    let isBusy: Bool
    let isRefused: Bool
    let isDown: Bool
    let isWord: Bool
    let again: String
    let path: String
    let back: String
    let backWords: String

    init(_ place: DocumentPlace, _ format: MeetingDocument.Format, _ failure: DocumentFailure) {
        (isBusy, isRefused, isDown) = (failure == .busy, failure == .refused, failure == .down)
        isWord = format == .docx
        again = place.path(to: format)
        path = place.path + place.query
        back = place.back
        backWords = place.backWords
    }
}
