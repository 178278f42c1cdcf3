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

/// That a document was not made, and what to do.
struct DocumentFailedPage: PageContent {
    static let template = "document-failed"
    static let names: Set<String> = ["isBusy", "isWord", "again", "path", "back", "backWords"]

    let isBusy: Bool
    let isWord: Bool
    let again: String
    let path: String
    let back: String
    let backWords: String

    init(_ place: DocumentPlace, _ format: MeetingDocument.Format, isBusy: Bool) {
        self.isBusy = isBusy
        isWord = format == .docx
        again = place.path(to: format)
        path = place.path + place.query
        back = place.back
        backWords = place.backWords
    }
}
