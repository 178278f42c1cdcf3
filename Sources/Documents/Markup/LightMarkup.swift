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
        var isOpen = false
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isIndented = line.first?.isWhitespace ?? false
            let words = line.trimmedWords
            if words.isEmpty {
                isOpen = false
            } else {
                take(words, isIndented: isIndented, isOpen: isOpen)
                if case .heading? = blocks.last { isOpen = false } else { isOpen = true }
            }
        }
    }

    private mutating func take(_ words: Substring, isIndented: Bool, isOpen: Bool) {
        if let heading = ["### ", "## ", "# "].lazy.compactMap({ words.following($0) }).first {
            blocks.append(.heading(LightWords.pieces(of: heading)))
        } else if let point = ["- ", "* ", "• ", "– "].lazy.compactMap({ words.following($0) }).first {
            append([LightWords.pieces(of: point)])
        } else if isOpen, isIndented, case .list(var points)? = blocks.last {
            points[points.count - 1].append(LightWords.pieces(of: words))
            blocks[blocks.count - 1] = .list(points)
        } else if isOpen, case .paragraph(let lines)? = blocks.last {
            blocks[blocks.count - 1] = .paragraph(lines + [LightWords.pieces(of: words)])
        } else {
            blocks.append(.paragraph([LightWords.pieces(of: words)]))
        }
    }

    private mutating func append(_ point: [[Piece]]) {
        if case .list(let points)? = blocks.last {
            blocks[blocks.count - 1] = .list(points + [point])
        } else {
            blocks.append(.list([point]))
        }
    }
}

extension Substring {
    fileprivate var trimmedWords: Substring {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }

    /// What follows a mark that the line begins with; a mark alone is words.
    fileprivate func following(_ mark: String) -> Substring? {
        guard hasPrefix(mark) else { return nil }
        let rest = dropFirst(mark.count).trimmedWords
        return rest.isEmpty ? nil : rest
    }
}
