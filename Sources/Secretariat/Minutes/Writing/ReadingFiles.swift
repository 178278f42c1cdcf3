import Documents
import Foundation
import Meetings
import Store

/// An åtgärd that stands in a file of minutes.
package struct FiledAction: Hashable, Sendable {
    /// The item under whose heading it stands, else the opening.
    package let item: Int
    package let words: WordedAction
    /// Whether the meeting has it already.
    package let isKnown: Bool
}

/// What came of reading a file of minutes.
package enum FileReading: Hashable, Sendable {
    case found([FiledAction])
    case unreadable(PaperReading.Obstacle)
}

extension Secretary {
    /// Reads a file of a meeting's minutes for åtgärder, apart from the service; nothing is changed.
    ///
    /// - Returns: nil where the meeting has no such file.
    package func readActions(
        inFile digest: String, of reference: String, with counter: PaperCounter
    ) async throws -> FileReading? {
        let file = try store.read { snapshot -> StoredFile? in
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            guard try snapshot.minutesFiles(of: meeting.id).contains(where: { $0.digest == digest }) else { return nil }
            return try snapshot.file(digest)
        }
        guard let file else { return nil }
        switch try await counter.read(file.bytes) {
        case .unreadable(let obstacle): return .unreadable(obstacle)
        case .text(let text):
            let words = text.parts.flatMap { [$0.text, $0.table].compactMap(\.self) }.joined(separator: "\n")
            return .found(try store.read { try filedActions(in: words, of: reference, $0) })
        }
    }

    private func filedActions(in text: String, of reference: String, _ snapshot: Snapshot) throws -> [FiledAction] {
        let register = try snapshot.register()
        let meeting = try snapshot.findMeeting(reference, in: register)
        let reader = try NotesReader(meeting, register, snapshot)
        let known = Set(try snapshot.actions(of: meeting.id).map(\.text.compared))
        return meeting.passages(of: text.replacing("\r\n", with: "\n")).flatMap { item, passage in
            // What nobody is named for is the prose of the minutes as often as not.
            reader.reading(of: passage).actions.filter { !$0.owners.isEmpty }.prefix(200).map { words in
                var words = words
                words.text = String(words.text.visible.prefix(1000))
                return FiledAction(item: item, words: words, isKnown: known.contains(words.text.compared))
            }
        }
    }

    /// Puts åtgärder that were found in a file on record, each once.
    package func addActions(_ actions: [FiledAction], of reference: String, by: String) throws {
        for action in actions { _ = try addAction(action.words, to: action.item, of: reference, by: by) }
    }
}

extension Meeting {
    /// A text cut where an item's title stands alone on a line, numbered or not.
    fileprivate func passages(of text: String) -> [(item: Int, text: String)] {
        let titles = Dictionary(
            minutesItems.map { ($0.title.compared, $0.id) }, uniquingKeysWith: { first, _ in first })
        var passages: [(item: Int, lines: [Substring])] = [(MinutesSection.opening, [])]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let item = line.utf8.count < 300 ? titles[String(line).compared] : nil {
                passages.append((item, []))
            } else {
                passages[passages.count - 1].lines.append(line)
            }
        }
        return passages.map { ($0.item, $0.lines.joined(separator: "\n")) }
    }
}

extension String {
    /// Its letters and figures, without a number before them.
    fileprivate var compared: String {
        String(lowercased().filter { $0.isLetter || $0.isNumber }.drop(while: \.isNumber))
    }

    /// On one line, without what nobody sees.
    fileprivate var visible: String {
        let spaced = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(
            String.UnicodeScalarView(
                spaced.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }))
    }
}
