/// The words of a paper as a converter found them.
package struct PaperText: Hashable, Sendable {
    package let pages: Int
    /// Of a presentation.
    package let slides: Int
    /// Page by page, as far as the file says where a page begins.
    package let parts: [Part]

    package init(pages: Int, slides: Int = 0, parts: [Part]) {
        self.pages = pages
        self.slides = slides
        self.parts = parts
    }

    package struct Part: Hashable, Codable, Sendable {
        package var text: String
        package var table: String?
        /// What nobody reads but whoever looks for it: comments, notes for the speaker, what was struck out.
        package var aside: String?

        package init(text: String, table: String? = nil, aside: String? = nil) {
            self.text = text
            self.table = table
            self.aside = aside
        }

        var pieces: [String] { [text, table, aside].compactMap(\.self) }
    }

    /// Nil where it holds no text, as a scanned paper does.
    package var count: PaperCount? {
        let words = parts.map(\.text.wordCount).reduce(0, +)
        let tableWords = parts.compactMap(\.table?.wordCount).reduce(0, +)
        // A stamp or a page number on each scanned page is no text.
        guard words + tableWords > 5 * (slides > 0 ? 0 : pages), words + tableWords > 0 else { return nil }
        return PaperCount(pages: pages, words: words, tableWords: tableWords, slides: slides)
    }

    /// - Parameter known: names that may stand beside anything, such as those of the body's members.
    package func findings(known: Set<String>) -> PaperFindings {
        PaperFindings(
            identityPages: pages { IdentityNumbers.isIn($0) },
            diagnosisPages: pages { NamedDiagnoses.isIn($0, known: known) })
    }

    private func pages(where isFound: (String) -> Bool) -> [Int] {
        parts.enumerated().filter { $0.element.pieces.contains(where: isFound) }.map { $0.offset + 1 }
    }
}

/// What in a paper must or should be mended before anybody gets it, by page.
package struct PaperFindings: Hashable, Codable, Sendable {
    /// Where somebody's *personnummer* stands.
    package let identityPages: [Int]
    /// Where a name stands beside a diagnosis.
    package let diagnosisPages: [Int]

    package init(identityPages: [Int] = [], diagnosisPages: [Int] = []) {
        self.identityPages = identityPages
        self.diagnosisPages = diagnosisPages
    }
}

extension String {
    fileprivate var wordCount: Int {
        split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
