/// *Hjälp*: a chapter of the handbook beside the list of all.
package struct HandbookPage: PageContent {
    package static let template = "help"
    package static let names: Set<String> = ["heading", "chapters", "chapter", "path", "isHere", "html", "next"]

    let heading: String
    let html: String
    let chapters: [Place]
    let next: Place?

    struct Place: Sendable {
        let chapter: String
        let path: String
        let isHere: Bool
    }

    package init(_ chapter: Handbook.Chapter, of handbook: Handbook) {
        heading = chapter.title
        html = chapter.content
        let places = handbook.chapters.map {
            Place(chapter: $0.title, path: "/hjalp/\($0.name)", isHere: $0.name == chapter.name)
        }
        chapters = places
        next = places.drop { !$0.isHere }.dropFirst().first
    }
}
