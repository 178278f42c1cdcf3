import Documents
import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Testing

@Suite struct MinutesTests {
    private let everybody = ["anna", "asta for anna", "bo", "cilla", "dag", "egon by post"]

    @Test func `they can be taken back for two minutes, and sending again lets them go`() async throws {
        let office = try await Office.dayAfter()
        let messages = try office.send()

        let held = try office.secretary.holdBack(MessageFilter(kind: .minutes), by: "Bo")
        try await office.run(until: "2027-03-03T11:00")
        let before = try office.minutes(.accepted)
        let again = try office.send()
        try await office.run(until: "2027-03-03T12:00")

        #expect(held == 6)
        #expect(before.isEmpty)
        #expect(again.map(\.id) == messages.map(\.id))
        #expect(try office.minutes(.accepted) == everybody.dropLast())
    }

    @Test func `they wait for the morning, and outlive the round that clears what came too late`() async throws {
        let office = try await Office.dayAfter()
        try await office.run(until: "2027-03-05T18:30")

        try office.send()
        try await office.run(until: "2027-03-08T06:59")
        let early = try office.minutes(.accepted)
        try await office.run(until: "2027-03-08T07:05")

        #expect(early.isEmpty)
        #expect(try office.minutes(.accepted) == everybody.dropLast())
    }

    @Test func `the same file again goes to nobody who has it`() async throws {
        let office = try await Office.dayAfter()
        try office.send()
        try await office.run(until: "2027-03-03T10:05")
        let facts = try office.secretary.store.read { try $0.facts() }

        #expect(try office.send(named: "annat namn.pdf").isEmpty)
        #expect(try office.secretary.store.read { try $0.facts() } == facts)
        #expect(try office.secretary.store.read { try $0.minutesFiles() }.map(\.name) == ["Anteckningar.pdf"])
    }

    @Test func `the same file again goes to whom the server had refused, at the corrected address`() async throws {
        let office = try await Office.dayAfter()
        try office.correct("cilla", to: "cilla/x@regionen.example")
        try office.send()
        try await office.run(until: "2027-03-03T10:05")
        let refused = try office.minutes(.refused)
        try office.correct("cilla", to: "cilla.oberg@kommun.example")

        let again = try office.send()

        #expect(refused.count == 1)
        #expect(again.map(\.addressee) == ["cilla.oberg"])
        #expect(again.first?.subject.hasPrefix("Minnesanteckningar:") == true)
    }

    @Test func `a new assistant gets her copy of the same file and nobody else anything`() async throws {
        let office = try await Office.dayAfter()
        try office.send()
        try await office.run(until: "2027-03-03T10:05")
        try office.edit("cilla") { $0.assistants = [Person.Assistant(name: "Kim", address: "kim@kommun.example")] }

        #expect(try office.send().map(\.addressee) == ["kim for cilla"])
    }

    @Test func `a corrected file goes to all and says that it replaces what they have`() async throws {
        let office = try await Office.dayAfter()
        try office.send()
        try await office.run(until: "2027-03-03T10:05")

        let corrected = try office.send(.pdf(2), named: "Anteckningar rättade.pdf")

        #expect(corrected.map(\.addressee) == everybody)
        #expect(corrected.dropLast().allSatisfy { $0.subject.hasPrefix("Rättade minnesanteckningar: LPO") })
        // The letter had not been posted: the corrected one lies in its place and corrects nothing that Egon has.
        #expect(corrected.last?.subject.hasPrefix("Minnesanteckningar: LPO") == true)
        #expect(try office.minutes(.superseded) == ["egon by post"])
        #expect(try office.secretary.store.read { try $0.minutesFiles() }.count == 2)
    }

    @Test func `a corrected file takes the place of one that has not left, without speaking of it`() async throws {
        let office = try await Office.dayAfter()
        try office.send()

        let corrected = try office.send(.pdf(2))
        try await office.run(until: "2027-03-03T10:05")

        #expect(corrected.allSatisfy { $0.subject.hasPrefix("Minnesanteckningar: ") })
        #expect(try office.minutes(.superseded) == everybody)
        #expect(try office.minutes(.accepted) == everybody.dropLast())
    }

    @Test func `the first file once more corrects the correction`() async throws {
        let office = try await Office.dayAfter()
        for (file, time) in [(Data.pdf(1), "2027-03-03T11:00"), (.pdf(2), "2027-03-03T12:00")] {
            try office.send(file)
            try await office.run(until: time)
        }

        let again = try office.send(.pdf(1))

        #expect(again.map(\.addressee) == everybody)
        #expect(again[0].subject.hasPrefix("Rättade minnesanteckningar: "))
    }

    @Test func `what waits under a changed address is written anew, and only once`() async throws {
        let office = try await Office.dayAfter()
        try office.send()
        try office.correct("cilla", to: "cilla.oberg@kommun.example")
        try office.correct("egon", to: "egon@kommun.example")

        try await office.run(until: "2027-03-03T10:30")

        #expect(
            try office.minutes(.accepted).sorted()
                == ["anna", "asta for anna", "bo", "cilla.oberg", "dag", "egon"])
        #expect(try office.minutes(.superseded) == ["cilla", "egon by post"])
        #expect(try office.minutes(.toPost).isEmpty)
    }

    @Test func `a rehearsal shows what would be sent and keeps nothing`() async throws {
        let office = try await Office.dayAfter()

        let rehearsed = try office.secretary.rehearseMinutes(.pdf(), named: "a.pdf", of: "lpo/2027-1", by: "Bo")

        #expect(rehearsed.map(\.message.addressee) == everybody)
        #expect(try office.minutes().isEmpty)
        #expect(try office.secretary.store.read { try $0.minutesFiles() }.isEmpty)
    }

    @Test func `what is sent is byte for byte the composed message`() async throws {
        let office = try await Office.dayAfter(webAddress: nil)
        let file = Data.pdf(size: 2000)
        let message = try #require(try office.send(file, named: "å ä ö.pdf").first)

        let content = try #require(try office.secretary.store.read { try $0.content(of: message.id) })

        let words = try office.secretary.texts.compose(office.letter(filename: "å ä ö.pdf"))
        let composed = Message(
            from: try Mailbox(name: "LPO Psykisk hälsa", address: MailAddress("lpo@regionen.example")),
            to: try Mailbox(name: "Anna Ek", address: MailAddress("anna@regionen.example")), subject: words.subject,
            date: .at("2027-03-03T10:00"), messageID: message.messageID, text: words.text, html: words.html,
            attachments: [
                Message.Attachment(filename: "å ä ö.pdf", mediaType: "application/pdf", bytes: file)
            ])
        #expect(content == (try composed.encoded()))
    }

    @Test func `a file of two megabytes to thirty people is kept once`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samordna-minutes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(path: folder.appending(path: "samordna.sqlite").path)
        let office = try Office(from: "2027-02-01T10:00", store: store)
        try office.change { register in
            for number in 1...24 { register.seat("L\(number) Ek", .ordinary) }
        }
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-03-03T10:00")
        let before = try octets(in: folder)

        let messages = try office.send(.pdf(size: 2_000_000))

        let growth = try octets(in: folder) - before
        #expect(messages.count == 30)
        #expect((2_000_000..<2_600_000).contains(growth), "\(growth) octets")
    }

    private func octets(in folder: URL) throws -> Int {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.fileSizeKey])
            .filter { !$0.path.hasSuffix("-shm") }
            .reduce(0) { try $0 + (URL(filePath: $1.path).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) }
    }
}

extension Office {
    fileprivate func correct(_ person: String, to address: String) throws {
        try edit(person) { $0.addresses = [Person.Address(address)] }
    }

    /// The letter to Anna about the office's first meeting.
    fileprivate func letter(filename: String) throws -> Letter {
        let (register, meeting) = try secretary.store.read { (try $0.register(), try $0.meetings().first) }
        return Letter(
            kind: .minutes, region: register.region, body: register.bodies[0], recipient: register.people[0],
            role: .chair, meeting: meeting, enclosure: Letter.Enclosure(filename: filename, isCorrection: false),
            contact: "lpo@regionen.example", written: WallTime(rehearsal.now).day)
    }
}
