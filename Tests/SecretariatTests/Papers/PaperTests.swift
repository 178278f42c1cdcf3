import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct PaperTests {
    @Test func `papers go with the kallelse as far as they fit, and a link leads to all of them`() async throws {
        let office = try Office(largestFile: 3_000)
        try office.book("2027-03-02T13:00")
        try office.add(.pdf(size: 2_900), named: "/home/bo/../Budget 🙂.pdf", minutes: 12)
        try office.add(.pdf(2, size: 200), named: "Plan.pdf", minutes: 70)
        _ = try office.secretary.addPaper(
            NewPaper(.link("https://teams.example/fil"), title: "Film"), to: "lpo/2027-1", by: "Bo")

        try await office.run(until: "2027-02-20T12:00")

        let notices = try office.mails(.notice)
        #expect(Set(notices.keys) == ["anna", "asta@regionen.example", "bo", "cilla", "dag"])
        for text in notices.values {
            #expect(text.contains("Bilaga 1. Budget 🙂, 12 minuter att läsa."))
            #expect(text.contains("Bilaga 2. Plan, 1 timme och 10 minuter att läsa."))
            #expect(text.contains("https://teams.example/fil"))
            #expect(text.contains("Det som inte ryms i mejlet hämtar du på mötets sida."))
            #expect(text.contains("https://samordna.regionen.example/mote/"))
        }
        let messages = try office.messages()
        let files = try office.secretary.store.read { snapshot in
            try messages.filter { $0.kind == .notice && $0.recipient != nil }.compactMap { message in
                try office.secretary.outgoingMail(message, snapshot)?.files
            }
        }
        #expect(files.count == 5)
        #expect(files.allSatisfy { $0 == ["Bilaga 1 Budget 🙂.pdf"] })
    }

    @Test func `what comes after the kallelse is told once, to each only what she lacks`() async throws {
        let office = try await Office.called(modes: .press)
        let untold = { (snapshot: Snapshot) throws -> [Int] in
            let meeting = try #require(try snapshot.meetings().first)
            return try office.secretary.untoldPapers(of: meeting, snapshot).map(\.annex)
        }
        try office.add(.pdf(1), named: "Ett.pdf")
        #expect(try office.messages().filter { $0.kind == .papers }.isEmpty)
        #expect(try office.secretary.store.read(untold) == [1])

        let first = try office.secretary.sendPapers(of: "lpo/2027-1", by: "Bo")
        #expect(try office.secretary.sendPapers(of: "lpo/2027-1", by: "Bo").isEmpty == false)
        try await office.run(until: "2027-02-23T12:00")
        #expect(try office.secretary.sendPapers(of: "lpo/2027-1", by: "Bo").filter { $0.recipient != nil }.isEmpty)
        try office.add(.pdf(2), named: "Två.pdf")
        _ = try office.secretary.sendPapers(of: "lpo/2027-1", by: "Bo")
        try await office.run(until: "2027-02-24T12:00")

        #expect(Set(first.compactMap(\.recipient)).count == 5)
        #expect(try office.sent(to: "cilla").filter { $0.hasPrefix("papers") } == ["papers", "papers"])
        let latest = try #require(try office.mails(.papers)["cilla"])
        #expect(latest.contains("Bilaga 2. Två") && !latest.contains("Bilaga 1."))
        #expect(try office.secretary.store.read(untold).isEmpty)
    }

    @Test func `where papers go by themselves nobody presses, and a replaced one says so`() async throws {
        let office = try await Office.called(modes: .automatic)
        try office.add(.pdf(1), named: "Ett.pdf")
        try await office.run(until: "2027-02-22T12:00")

        let replaced = try office.secretary.replacePaper(
            1, of: "lpo/2027-1", with: NewPaper(.file(.pdf(9), named: "Nytt.pdf")), by: "Bo")
        let again = try office.secretary.replacePaper(
            1, of: "lpo/2027-1", with: NewPaper(.file(.pdf(9), named: "Nytt.pdf")), by: "Bo")
        try office.readAll()
        try await office.run(until: "2027-02-24T12:00")

        #expect([replaced, again].map(\.version) == [2, 2])
        #expect(replaced.annex == 1 && replaced.title == "Ett")
        #expect(try office.sent(to: "cilla").filter { $0.hasPrefix("papers") }.count == 2)
        #expect(try #require(try office.mails(.papers)["cilla"]).contains("Ersätter den tidigare bilaga 1"))
        let past = try office.secretary.store.read { try $0.pastVersions(of: replaced) }
        #expect(past.map(\.version) == [1])
    }

    @Test func `the same paper sent twice is laid in once`() throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        let film = NewPaper(.link("https://teams.example/fil"), title: "Film")
        let add = { (paper: NewPaper) in try office.secretary.addPaper(paper, to: "lpo/2027-1", by: "Bo") }

        let files = [try office.add(.pdf(1), named: "Ett.pdf"), try office.add(.pdf(1), named: "Ett igen.pdf")]
        let links = [try add(film), try add(film), try add(NewPaper(.link("https://teams.example/fil"), title: "Mer"))]
        let replaced = try office.secretary.replacePaper(2, of: "lpo/2027-1", with: film, by: "Bo")

        #expect(files.map(\.annex) == [1, 1])
        #expect(links.map(\.annex) == [2, 2, 3])
        #expect(replaced.version == 1)
    }

    @Test func `a paper taken back leaves what waits, and its number is not given again`() async throws {
        let office = try await Office.told(modes: .press)
        try office.add(.pdf(1), named: "Ett.pdf")
        try await office.run(until: "2027-02-17T12:00")
        #expect(try office.mails(.notice, .held)["cilla"]?.contains("Bilaga 1. Ett") == true)

        _ = try office.secretary.withdrawPaper(1, of: "lpo/2027-1", by: "Bo")
        let next = try office.add(.pdf(2), named: "Två.pdf")

        #expect(next.annex == 2)
        let waiting = try #require(try office.mails(.notice, .held)["cilla"])
        #expect(!waiting.contains("Bilaga 1.") && waiting.contains("Bilaga 2. Två"))
        #expect(throws: OfficeError.noPaper(annex: 1, meeting: "lpo/2027-1")) {
            try office.secretary.withdrawPaper(1, of: "lpo/2027-1", by: "Bo")
        }
    }

    @Test func `a presenter gets the papers of her own item alone`() async throws {
        let office = try Office()
        try office.change { $0.people.append(.eva) }
        try office.book("2027-03-02T13:00")
        _ = try office.secretary.setAgenda(
            of: "lpo/2027-1",
            to: [
                AgendaItem(title: "Inledning"),
                AgendaItem(title: "Vård", presenter: "Eva Holm", presenters: [Key("eva")]),
            ],
            by: "Bo")
        _ = try office.secretary.invite("eva", to: "lpo/2027-1", as: .called, by: "Bo")
        try office.add(.pdf(1), named: "Hemligt.pdf")
        _ = try office.secretary.addPaper(
            NewPaper(.file(.pdf(2), named: "Vård.pdf"), item: 2), to: "lpo/2027-1", by: "Bo")
        try office.readAll()

        try await office.run(until: "2027-02-20T12:00")

        let hers = try #require(try office.mails(.notice)["eva"])
        #expect(hers.contains("Bilaga 2. Vård") && !hers.contains("Hemligt"))
        #expect(try #require(try office.mails(.notice)["cilla"]).contains("Bilaga 1. Hemligt"))
        let own = try office.secretary.store.read { try office.secretary.ownPapers(.only($0), of: Key("eva"), $0) }
        #expect(own?.papers.map(\.annex) == [2])
    }

    @Test func `the papers' reading time is each member's until she says otherwise, and nobody types another`()
        async throws
    {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        _ = try office.secretary.setReading(10, .pages, for: "lpo/2027-1", by: "Bo")
        try office.add(.pdf(1), named: "Ett.pdf")
        #expect(try office.reading()?.unit == .pages)

        _ = try office.secretary.amendPaper(1, of: "lpo/2027-1", minutes: 25, by: "Bo")

        #expect(try office.reading()?.minutes(at: 200) == 25)
        #expect(throws: OfficeError.readingCounted(meeting: "lpo/2027-1")) {
            try office.secretary.setReading(10, .pages, for: "lpo/2027-1", by: "Bo")
        }
        try await office.run(until: "2027-03-03T10:00")
        let book = try office.secretary.store.read {
            try $0.workloadBook(2027, try $0.register(), until: .at("2027-03-03T10:00"))
        }
        let read = book.contributions.filter { $0.kind == .reading }
        #expect(read.map(\.minutes).allSatisfy { $0 == 25 } && read.count == 4)
        #expect(
            read.allSatisfy {
                if case .estimated(let matter) = $0.source { matter.papers.map(\.annex) == [1] } else { false }
            })
    }

    @Test(arguments: [
        (Data(), FileFault.empty), (Data("MZ".utf8), .noPaper), (Data([0x7F]) + Data("ELF".utf8), .noPaper),
        (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), .oldOrLocked),
        (Data("%PDF-1.7 halv".utf8), .cutShort(.pdf)),
        (.zip("ppt/presentation.xml", "ppt/vbaProject.bin"), .macros), (.zip("xl/workbook.xml"), .noPaper),
        (.pdf(size: 4_000_000), .tooHeavy(limit: 4_000_000)),
    ]) func `what is no paper is refused, and nothing is kept of it`(file: Data, fault: FileFault) throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        #expect(throws: OfficeError.unkept(file: "a.pdf", fault)) { try office.add(file, named: "a.pdf") }
        #expect(try office.secretary.store.read { try $0.papers(of: .only($0)) }.isEmpty)
    }

    @Test(arguments: [
        "http://teams.example/x", "https://a:b@teams.example/x", "javascript:alert(1)", "https://",
        "https://x y.example", "",
    ])
    func `only an https link without a password is kept`(link: String) throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        #expect(throws: OfficeError.self) {
            try office.secretary.addPaper(NewPaper(.link(link)), to: "lpo/2027-1", by: "Bo")
        }
    }

    @Test func `what goes by itself waits where it holds a personnummer, and what is pressed or released too`()
        async throws
    {
        let office = try Office(modes: .automatic)
        try office.book("2027-03-02T13:00")
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Om 121212-1212")], by: "Bo")
        try await office.run(until: "2027-02-20T12:00")

        let held = try office.messages(.held).filter { $0.kind == .notice }
        let pressed = try office.secretary.press(MessageFilter(kind: .notice), by: "Bo")
        _ = try office.secretary.release("lpo/2027-1", by: "Anna Ek")
        #expect(try office.messages(.held).filter { $0.kind == .notice }.count == held.count)
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Om ärendet")], by: "Bo")
        try office.secretary.decide()
        let mended = try office.secretary.press(MessageFilter(kind: .notice), by: "Bo")

        #expect(!held.isEmpty && held.allSatisfy { $0.waitsFor == .press })
        #expect(pressed == 0 && mended == held.count)
    }

    @Test func `a personnummer on the agenda stops the kallelse, and a named diagnosis asks for a reason`() async throws
    {
        let office = try await Office.told(modes: .press)
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: [AgendaItem(title: "Om 121212-1212")], by: "Bo")
        #expect(throws: OfficeError.mustBeMended(meeting: "lpo/2027-1", [.identityNumber(.item(1))])) {
            try office.secretary.notice("lpo/2027-1", by: "Bo")
        }

        _ = try office.secretary.setAgenda(
            of: "lpo/2027-1", to: [AgendaItem(title: "Kalle Svenssons diagnos")], by: "Bo")
        #expect(throws: OfficeError.unexplainedSending(meeting: "lpo/2027-1")) {
            try office.secretary.notice("lpo/2027-1", by: "Bo")
        }
        #expect(try !office.secretary.notice("lpo/2027-1", reason: "Hon har sagt ja", by: "Bo").isEmpty)
        let facts = try office.secretary.store.read { try $0.facts(about: Key<Meeting>.only($0).text) }
        #expect(facts.contains { $0.kind == "sent all the same" && $0.detail == "Hon har sagt ja" })
    }
}

extension Office {
    /// Everybody has the kallelse to the meeting of 2 March.
    fileprivate static func called(modes: MeetingPolicy.Mode) async throws -> Office {
        let office = try await Office.told(modes: modes)
        _ = try office.secretary.notice("lpo/2027-1", by: "Bo")
        try await office.run(until: "2027-02-19T12:00")
        return office
    }

    @discardableResult fileprivate func add(_ file: Data, named name: String, minutes: Int? = nil) throws -> Paper {
        let paper = try secretary.addPaper(
            NewPaper(.file(file, named: name), minutes: minutes), to: "lpo/2027-1", by: "Bo")
        try readAll()
        return paper
    }

    /// As where every paper has been opened, and nothing found.
    fileprivate func readAll() throws {
        try secretary.store.write { transaction in
            for digest in try transaction.snapshot.unreadPapers().compactMap(\.content.digest) {
                try transaction.record(FileLook(findings: nil), of: digest, at: secretary.world.now())
            }
        }
    }

    fileprivate func reading() throws -> ReadingMatter? {
        try secretary.store.read { try $0.readingMatter(for: .only($0)) }
    }

    /// The words of the latest mail of a kind, by person, or by address where it is an assistant's.
    fileprivate func mails(
        _ kind: MeetingPolicy.Sending, _ state: OutboxMessage.State = .accepted
    ) throws -> [String: String] {
        let messages = try messages(state)
        return try secretary.store.read { snapshot in
            try messages.filter { $0.kind == kind && $0.recipient != nil }.reduce(into: [:]) { mails, message in
                let key = message.copyFor == nil ? message.person.text : message.recipient ?? ""
                // A long line is broken at a blank.
                mails[key] = try secretary.outgoingMail(message, snapshot)?.text.split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
            }
        }
    }
}

extension Key<Meeting> {
    fileprivate static func only(_ snapshot: Snapshot) throws -> Key<Meeting> {
        try #require(try snapshot.meetings().first).id
    }
}

extension Person {
    fileprivate static var eva: Person {
        Person(id: Key("eva"), name: "Eva Holm", addresses: [Person.Address("eva@kommun.example")])
    }
}
