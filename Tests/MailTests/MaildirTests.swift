import Foundation
import Testing

@testable import Mail

/// The folder that stands in for a mail server.
@Suite struct MaildirTests {
    private let scratch: Scratch
    private var root: URL { scratch.directory.appending(path: "mail") }

    init() throws { scratch = try Scratch() }

    @Test func `each recipient has a Maildir and all have one together`() async throws {
        let parcels = [try Parcel.example(id: 1, to: "cilla"), try .example(id: 2, to: "dag")]

        let deliveries = await Counter.carry(parcels, by: .maildir(root))

        #expect(deliveries.count == 2)
        #expect(try files("cilla@kommun.example/new").count == 1)
        #expect(try files("dag@kommun.example/new").count == 1)
        #expect(try files("alla/new").count == 2)
        #expect(try files("cilla@kommun.example/tmp").isEmpty)
        let letter = try #require(try files("cilla@kommun.example/new").first)
        #expect(try Data(contentsOf: letter) == parcels[0].bytes)
    }

    @Test func `the same parcel delivered again is there once`() async throws {
        let parcel = try Parcel.example()

        _ = await Counter.carry([parcel], by: .maildir(root))
        _ = await Counter.carry([parcel], by: .maildir(root))

        #expect(try files("cilla@kommun.example/new").count == 1)
        #expect(try files("alla/new").count == 1)
    }

    @Test func `an address that would leave the folder is not delivered`() async throws {
        let parcel = try Parcel.example(to: "a/b")

        let deliveries = await Counter.carry([parcel], by: .maildir(root))

        let reason = MailError.folderName("a/b@kommun.example").description
        #expect(deliveries == [.refused(code: 553, reply: reason)])
    }

    @Test func `a folder that cannot be written is told`() async throws {
        try Data().write(to: root)

        let deliveries = await Counter.carry([try .example()], by: .maildir(root))

        guard case .unavailable(let reason) = deliveries.first else { throw Unexpected(deliveries) }
        #expect(reason.hasPrefix("cannot write \(root.path)/cilla@kommun.example/tmp: "))
        await #expect(throws: MailError.self) { try await Transport.maildir(root).probe() }
    }

    private func files(_ path: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: root.appending(path: path), includingPropertiesForKeys: nil)
    }
}
