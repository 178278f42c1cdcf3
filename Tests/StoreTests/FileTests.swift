import Foundation
import Meetings
import Store
import Testing

@Suite struct FileTests {
    private let file = StoredFile(
        digest: "d1", name: "Anteckningar.pdf", type: "application/pdf", bytes: Data((0..<200).map { UInt8($0) }))

    @Test func `a message is given out with its file's base64 where it belongs`() throws {
        let store = try store(with: file)
        try store.write { try $0.add(.carrying(file, after: "head\r\n", before: "\r\n--end"), at: .t0) }

        let content = try store.read { try $0.content(of: 1) }
        let claimed = try store.write { try $0.claim(at: .t0) }

        let text = String(decoding: try #require(content), as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.first == "head")
        #expect(lines.last == "--end")
        #expect(lines.dropFirst().dropLast().map(\.count) == [76, 76, 76, 40])
        #expect(Data(base64Encoded: lines.dropFirst().dropLast().joined()) == file.bytes)
        #expect(claimed?.content == content)
        #expect(try store.read { try $0.contentWithoutFile(of: 1) } == Data("head\r\n\r\n--end".utf8))
    }

    @Test func `several files stand each in its own place`() throws {
        let second = StoredFile(digest: "d2", name: "B.docx", type: "application/zip", bytes: Data("två".utf8))
        let store = try store(with: file)
        try store.write { transaction in
            try transaction.keep(second, at: .t0)
            var draft = Draft.example(1)
            draft.content = Data("ab".utf8)
            draft.files = [Draft.File(digest: "d2", place: 1), Draft.File(digest: "d1", place: 2)]
            try transaction.add(draft, at: .t0)
        }

        let content = try store.read { try $0.content(of: 1) }

        let text = String(decoding: try #require(content), as: UTF8.self)
        #expect(text.hasPrefix("a" + Data("två".utf8).base64EncodedString() + "b"))
        let rest = text.dropFirst(2 + Data("två".utf8).base64EncodedString().count)
        #expect(Data(base64Encoded: String(rest.replacing("\r\n", with: ""))) == file.bytes)
    }

    @Test func `a letter's page does not hold the file beside it`() throws {
        let store = try store(with: file)
        var draft = Draft.example(1, to: nil)
        draft.files = [Draft.File(digest: file.digest, place: nil)]

        try store.write { try $0.add(draft, at: .t0) }

        #expect(try store.read { try $0.content(of: 1) } == Data("content 1".utf8))
    }

    @Test func `a message cannot name a file that is not kept`() throws {
        let store = try Store.prepared()

        #expect(throws: StoreError.self) {
            try store.write { try $0.add(.carrying(file, after: "", before: ""), at: .t0) }
        }
    }

    @Test func `minutes keep the name and the hand of the first time`() throws {
        let store = try store(with: file)
        let renamed = StoredFile(digest: "d1", name: "annat.pdf", type: file.type, bytes: file.bytes)

        let first = try store.write { try $0.recordMinutes(file, of: .first, by: "Bo", at: .t0) }
        let second = try store.write { transaction in
            try transaction.keep(renamed, at: .t0)
            return try transaction.recordMinutes(renamed, of: .first, by: "Anna", at: .t0.addingTimeInterval(60))
        }

        #expect(second == first)
        #expect(first.name == "Anteckningar.pdf")
        #expect(first.size == 200)
        #expect(try store.read { try $0.minutesFiles() } == [first])
    }

    @Test func `minutes never wait in vain because their meeting has begun`() throws {
        let store = try store(with: file)
        var (minutes, reminder) = (Draft.example(1), Draft.example(2, thread: "other"))
        (minutes.kind, minutes.meeting, reminder.meeting) = (.minutes, .first, .first)
        for draft in [minutes, reminder] { try store.write { try $0.add(draft, at: .t0) } }

        let lapsed = try store.write { try $0.lapseBegun(at: .t0.addingTimeInterval(100 * 86_400)) }

        #expect(lapsed == 1)
        #expect(try store.states() == [.queued, .lapsed])
    }

    private func store(with file: StoredFile) throws -> Store {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.save(Meeting.example())
            try transaction.keep(file, at: .t0)
        }
        return store
    }
}

extension Draft {
    fileprivate static func carrying(_ file: StoredFile, after head: String, before end: String) -> Draft {
        var draft = Draft.example(1)
        draft.content = Data((head + end).utf8)
        draft.files = [Draft.File(digest: file.digest, place: head.utf8.count)]
        return draft
    }
}
