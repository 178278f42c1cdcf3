/// A mail between its template and its two forms: what it says, and what each piece of it is.
struct MarkedText: Equatable {
    var subject = ""
    /// The line above the title.
    var eyebrow: String?
    var blocks: [Block] = []
    /// Paragraphs under the rule, their lines as written.
    var footer: [[Line]] = []

    /// The layouts ask for a case by its name.
    enum Block: Equatable {
        case title(String)
        case heading(String)
        case paragraph([Line])
        /// In smaller type.
        case note([Line])
        case list([[Line]])
        case facts([Fact])
        case agenda([Item])
    }

    /// A line of words, or a link alone on its line.
    struct Line: Equatable {
        let text: String
        /// Stored, because the layouts see stored properties only.
        let isLink: Bool

        init(text: String) {
            self.text = text
            isLink = ["https://", "http://"].contains { text.hasPrefix($0) } && !text.contains(" ")
        }
    }

    /// A label and what it says.
    struct Fact: Equatable {
        let label: String
        let isMain: Bool
        var lines: [Line]
    }

    /// A point on the agenda.
    struct Item: Equatable {
        let clock: String
        let number: String
        let title: String
        /// Absent rather than empty: a template writes what stands between tags for an empty string too.
        let kind: String?
        let presenter: String?
    }
}
