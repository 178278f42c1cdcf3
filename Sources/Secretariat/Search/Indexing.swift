import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// Notes the words of mail that is not in the index yet, for searching; how much is left.
    @discardableResult package func indexMail(atMost limit: Int = 500) throws -> Int {
        try WordIndex.allCases.reduce(0) { left, index in
            try left + note(index, atMost: limit)
        }
    }

    private func note(_ index: WordIndex, atMost limit: Int) throws -> Int {
        let ids = try store.read { try $0.unindexed(index, limit: limit) }
        guard !ids.isEmpty else { return 0 }
        let found = try store.read { snapshot in try ids.map { ($0, try words(of: $0, index, snapshot)) } }
        try store.write { transaction in
            // Somebody else may have come first.
            let open = Set(try transaction.snapshot.unindexed(index, limit: limit))
            for (id, words) in found where open.contains(id) { try transaction.add(words, of: id, to: index) }
        }
        return try store.read { try $0.unindexedCount(index) }
    }

    private func words(of id: Int64, _ index: WordIndex, _ snapshot: Snapshot) throws -> SoughtWords {
        switch index {
        case .outgoing:
            guard let message = try snapshot.message(id) else { return SoughtWords("") }
            let mail = try outgoingMail(message, snapshot)
            // A letter on paper is a page alone: its subject says what it is.
            let text = message.recipient == nil ? "" : mail?.text ?? ""
            return SoughtWords("\(message.shownSubject) \(message.recipient ?? "") \(mail?.to ?? "") \(text)")
        case .incoming:
            guard let mail = try receivedMail(id, snapshot) else { return SoughtWords("") }
            return SoughtWords("\(mail.subject) \(mail.writer ?? "") \(mail.address ?? "") \(mail.text)")
        }
    }
}
