/// The light markup that minutes are written in, read.
///
///     A paragraph, its lines as written.        ## A heading below the item's own
///
///     - a point of a list                       **bold**   [words](https://…)   https://…
///       a further line of it
///
/// All other signs are words: none is lost, and none means anything where the words are put.
package struct LightMarkup: Hashable, Sendable {
    package private(set) var blocks: [Block] = []

    package enum Block: Hashable, Sendable {
        case heading([Piece])
        /// Its lines.
        case paragraph([[Piece]])
        /// Its points, each with its lines.
        case list([[[Piece]]])
    }

    /// Words that are alike in all.
    package struct Piece: Hashable, Sendable {
        package var text: String
        package var isStrong: Bool
        /// Where they lead; an address of the web or of mail.
        package var link: String?

        package init(_ text: String, isStrong: Bool = false, link: String? = nil) {
            self.text = text
            self.isStrong = isStrong
            self.link = link
        }
    }

    package init(_ source: String) {
        var reading = Reading()
        var isOpen = false
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isIndented = line.first?.isWhitespace ?? false
            let words = line.trimmedWords
            if !words.isEmpty { reading.take(words, isIndented: isIndented, isOpen: isOpen) }
            isOpen = !words.isEmpty
        }
        reading.close()
        blocks = reading.blocks
    }

    /// What is read so far; the block that may go on stands apart, so that a line is added in the same time to a long one.
    private struct Reading {
        private(set) var blocks: [Block] = []
        private var lines: [[Piece]] = []
        private var points: [[[Piece]]] = []

        mutating func take(_ words: Substring, isIndented: Bool, isOpen: Bool) {
            if let heading = words.heading {
                close()
                blocks.append(.heading(heading))
            } else if let point = ["- ", "* ", "• ", "– "].lazy.compactMap({ words.following($0) }).first {
                if points.isEmpty { close() }
                points.append([LightWords.pieces(of: point)])
            } else if isOpen, isIndented, !points.isEmpty {
                points[points.count - 1].append(LightWords.pieces(of: words))
            } else if isOpen, !lines.isEmpty {
                lines.append(LightWords.pieces(of: words))
            } else {
                close()
                lines = [LightWords.pieces(of: words)]
            }
        }

        mutating func close() {
            if !lines.isEmpty { blocks.append(.paragraph(lines)) }
            if !points.isEmpty { blocks.append(.list(points)) }
            (lines, points) = ([], [])
        }
    }
}

extension Substring {
    fileprivate var trimmedWords: Substring {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }

    /// Headings go into a document's outline, which takes no endless ones; what is longer is text.
    private static let longestHeading = 1000

    /// Nil without words that anybody sees: a document has no empty heading.
    fileprivate var heading: [LightMarkup.Piece]? {
        guard let words = ["### ", "## ", "# "].lazy.compactMap({ following($0) }).first,
            words.unicodeScalars.count <= Self.longestHeading
        else { return nil }
        let pieces = LightWords.pieces(of: words)
        return pieces.contains { $0.text.contains(where: \.isSeen) } ? pieces : nil
    }

    /// What follows a mark that the line begins with; a mark alone is words.
    fileprivate func following(_ mark: String) -> Substring? {
        guard hasPrefix(mark) else { return nil }
        let rest = dropFirst(mark.count).trimmedWords
        return rest.isEmpty ? nil : rest
    }
}
