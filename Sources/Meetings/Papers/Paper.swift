import Foundation

/// Something to read before a meeting (*handling*), as a file or behind a link.
package struct Paper: Hashable, Sendable, Identifiable {
    package let id: Key<Paper>
    package let meeting: Key<Meeting>
    /// *Bilaga*: given once within the meeting, from 1; it stays when papers and items change places.
    package let annex: Int
    /// The item of the agenda that it belongs to; nil concerns the whole meeting.
    package var item: Int?
    package var title: String
    /// From 1: a file that takes another's place keeps its annex, and the other stays in the history.
    package var version: Int
    package var content: Content
    package var size: Size
    /// What in it must or should be mended before anybody gets it; nil where nobody could read it.
    package var findings: PaperFindings?
    package var by: String
    package var at: Date
    package var withdrawn: Withdrawal?

    package init(
        id: Key<Paper>, meeting: Key<Meeting>, annex: Int, item: Int? = nil, title: String, version: Int = 1,
        content: Content, size: Size, findings: PaperFindings? = nil, by: String, at: Date,
        withdrawn: Withdrawal? = nil
    ) {
        self.id = id
        self.meeting = meeting
        self.annex = annex
        self.item = item
        self.title = title
        self.version = version
        self.content = content
        self.size = size
        self.findings = findings
        self.by = by
        self.at = at
        self.withdrawn = withdrawn
    }

    package enum Content: Hashable, Codable, Sendable {
        /// - Parameter digest: SHA-256, in lower-case hexadecimal.
        case file(digest: String, name: String, type: String, octets: Int)
        case link(String)

        /// SHA-256; nil of a link.
        package var digest: String? { if case .file(let digest, _, _, _) = self { digest } else { nil } }

        /// Nil of a file.
        package var address: String? { if case .link(let address) = self { address } else { nil } }
    }

    /// How much there is to read in it.
    package enum Size: Hashable, Codable, Sendable {
        /// Nobody has counted yet.
        case uncounted
        case counted(PaperCount)
        /// It holds no text, or could not be read: the samordnare says how long it takes.
        case unreadable(reason: String, pages: Int?)
        /// Minutes that the samordnare says it takes.
        case told(minutes: Int, by: String)
    }

    package struct Withdrawal: Hashable, Codable, Sendable {
        package let by: String
        package let at: Date

        package init(by: String, at: Date) {
            self.by = by
            self.at = at
        }
    }

    package var count: PaperCount? { if case .counted(let count) = size { count } else { nil } }

    /// Whether it came after the last day for papers.
    package func isLate(after day: Day) -> Bool { WallTime(at).day > day }

    /// Minutes to read it; nil where nobody knows yet.
    package func minutes(at pace: Int) -> Int? {
        switch size {
        case .counted(let count): count.minutes(at: pace)
        case .told(let minutes, _): minutes
        case .uncounted, .unreadable: nil
        }
    }
}

/// What a converter has counted in a paper.
package struct PaperCount: Hashable, Codable, Sendable {
    package let pages: Int
    /// In running text.
    package let words: Int
    /// In tables, which are read more slowly.
    package let tableWords: Int
    /// Of a presentation.
    package let slides: Int

    package init(pages: Int, words: Int, tableWords: Int = 0, slides: Int = 0) {
        self.pages = pages
        self.words = words
        self.tableWords = tableWords
        self.slides = slides
    }

    /// Words of both kinds.
    package var allWords: Int { words + tableWords }

    /// Tables take half as long again as running text; a slide is looked at for twenty seconds beside its words.
    package func minutes(at pace: Int) -> Int {
        let seconds = Double(words) * 60 / Double(max(1, pace)) + Double(tableWords) * 90 / Double(max(1, pace))
        return Int(((seconds + Double(slides) * 20) / 60).rounded(.up))
    }
}
