import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct PollTests {
    @Test func `opening a poll asks everyone who is called, and nobody else`() async throws {
        let office = try await Office.polling()

        let asked = try office.messages(.accepted).filter { $0.kind == .poll && $0.copyFor == nil }.map(\.person.text)
        #expect(asked.sorted() == ["anna", "bo", "cilla"])
        #expect(try office.messages(.toPost).map(\.person.text) == ["egon"])
        #expect(try office.sent(to: "cilla") == ["poll"])
        let mail = try #require(try office.messages(.accepted).first { $0.person == Key("cilla") })
        #expect(mail.subject == "Vilka datum kan du? LPO Psykisk hälsa, svara senast torsdag 21 januari")
    }

    @Test func `the mail waits for the press, and one press is enough for who joins later`() async throws {
        let office = try Office(modes: nil)
        let poll = try office.open()
        try await office.run(until: "2027-01-11T12:00")
        #expect(try office.messages(.accepted).isEmpty)

        #expect(try office.secretary.pressPoll(poll, by: "Bo") == 5)
        try await office.run(until: "2027-01-11T13:00")
        try office.join("Fia Lund")
        try await office.run(until: "2027-01-11T14:00")

        #expect(try office.sent(to: "cilla") == ["poll"])
        #expect(try office.sent(to: "fia") == ["poll"])
    }

    @Test func `a plain reply is her answer`() async throws {
        let office = try await Office.polling()

        let mail = try office.replyToPoll("1 ja, 2 nej\n\nMvh Cilla")

        #expect(mail.outcome == .applied)
        #expect(mail.reasons == [.polled(poll: "lpo/p1", words: "1 yes, 2 no", by: nil)])
        #expect(try office.words(of: "cilla") == [1: .yes, 2: .no])
    }

    @Test func `her assistant may answer for her`() async throws {
        let office = try await Office.polling()

        try office.replyToPoll("2 kanske", from: "Asta Berg <asta@regionen.example>", to: "anna")

        #expect(try office.words(of: "anna") == [2: .maybe])
    }

    @Test func `another's reply, doubtful words and a reply to nothing go to the samordnare`() async throws {
        let office = try await Office.polling()

        let stranger = try office.replyToPoll("1 ja", from: "Xenia <xenia@annanstans.example>")
        let colleague = try office.replyToPoll("1 ja", from: "Anna Ek <anna@regionen.example>")
        let doubtful = try office.replyToPoll("1 ja om det blir kort")
        let loose = try office.secretary.receive(ComingMail(method: nil, text: "1 ja").octets, from: "test")

        for mail in [stranger, colleague, doubtful, loose] {
            #expect(mail.outcome == .human)
            #expect(mail.reasons == [.forwarded(to: "bo@regionen.example")])
        }
        #expect(try office.words(of: "cilla").isEmpty)
    }

    @Test func `the newest reply counts, whichever comes last`() async throws {
        let office = try await Office.polling()

        try office.replyToPoll("1 nej", headers: ["Date: Mon, 11 Jan 2027 10:50:00 +0100"])
        try office.replyToPoll("1 ja", headers: ["Date: Mon, 11 Jan 2027 10:40:00 +0100"])

        #expect(try office.words(of: "cilla") == [1: .no])
    }

    @Test func `only those who have not answered are reminded, once`() async throws {
        let office = try await Office.polling()
        try office.replyToPoll("1 ja")
        _ = try office.secretary.answerPoll("lpo/p1", of: "Bo Lind", [1: .yes, 2: .yes], by: "Bo")

        try await office.run(until: "2027-01-25T12:00")

        #expect(try office.sent(to: "cilla") == ["poll"])
        #expect(try office.sent(to: "bo") == ["poll", "poll-due"])
        #expect(try office.sent(to: "anna") == ["poll", "poll-reminder"])
    }

    @Test func `the day after the last one the samordnare gets one mail of what the answers show`() async throws {
        let office = try await Office.polling()
        try office.replyToPoll("1 ja, 2 nej")
        try office.replyToPoll("1 kanske", from: "Anna Ek <anna@regionen.example>", to: "anna")
        try await office.run(until: "2027-01-21T23:00")
        #expect(try !office.sent(to: "bo").contains("poll-due"))

        try await office.run(until: "2027-01-25T12:00")

        let told = try office.messages(.accepted).filter { $0.kind == .pollDue }
        #expect(told.map(\.person.text) == ["bo"])
        #expect(told.map(\.subject) == ["Välj en dag i datumförfrågan: LPO Psykisk hälsa"])
        let mail = try office.words(of: try #require(told.first))
        #expect(mail.contains("av fyra har svarat"))
        #expect(mail.contains("En kan och en kanske") && mail.contains("En kan inte"))
        #expect(mail.contains("https://samordna.regionen.example/datumfragor/lpo/1"))
    }

    @Test func `a poll closed in time tells the samordnare of no last day`() async throws {
        let office = try await Office.polling()

        _ = try office.secretary.closePoll("lpo/p1", choosing: 1, by: "Bo")
        try await office.run(until: "2027-01-25T12:00")

        #expect(try office.messages().allSatisfy { $0.kind != .pollDue })
    }

    @Test func `without a samordnare who asked is told, and what waits is taken back when the poll is closed`()
        async throws
    {
        let office = try Office()
        try office.open(by: "Bo Lind")
        try await office.run(until: "2027-01-11T11:00")
        try office.leave("bo")
        try await office.run(until: "2027-01-22T00:10")
        let waiting = try office.messages(.queued).filter { $0.kind == .pollDue }

        _ = try office.secretary.closePoll("lpo/p1", choosing: 1, by: "Bo")

        #expect(waiting.map(\.person.text) == ["bo"])
        #expect(try office.messages(.lapsed).filter { $0.kind == .pollDue }.count == 1)
    }

    @Test func `who has left is neither reminded nor told, and who joins is asked`() async throws {
        let office = try await Office.polling()
        try office.leave("cilla")
        try office.join("Fia Lund")

        try await office.run(until: "2027-01-25T12:00")
        _ = try office.secretary.closePoll("lpo/p1", choosing: 1, by: "Bo")
        try await office.run(until: "2027-01-25T14:00")

        #expect(try office.sent(to: "cilla") == ["poll"])
        #expect(try office.sent(to: "fia") == ["poll", "poll-reminder", "poll-outcome"])
    }

    @Test func `everyone hears which date it is, once, and nobody is asked after that`() async throws {
        let office = try await Office.polling()

        _ = try office.secretary.closePoll("lpo/p1", choosing: 2, by: "Bo")
        try await office.run(until: "2027-02-20T12:00")

        for person in ["anna", "bo", "cilla"] { #expect(try office.sent(to: person) == ["poll", "poll-outcome"]) }
        let told = try #require(try office.messages(.accepted).last)
        #expect(told.subject.hasPrefix("Mötet blir tisdag 9 mars kl. 13.00–15.00"))
        #expect(try office.replyToPoll("1 ja").outcome == .human)
    }

    @Test func `who was never asked hears nothing of a poll that was closed before its press`() async throws {
        let office = try Office(modes: nil)
        _ = try office.open()
        try await office.run(until: "2027-01-11T12:00")

        _ = try office.secretary.closePoll("lpo/p1", choosing: nil, by: "Bo")
        try await office.run(until: "2027-01-12T12:00")

        #expect(Set(try office.messages().map(\.state)) == [.lapsed])
    }

    @Test func `a new address gets what waits`() async throws {
        let office = try Office(modes: nil)
        let poll = try office.open()
        try await office.run(until: "2027-01-11T12:00")
        try office.edit("cilla") { $0.addresses = [Person.Address("ny@regionen.example")] }

        try await office.run(until: "2027-01-11T12:10")
        _ = try office.secretary.pressPoll(poll, by: "Bo")
        try await office.run(until: "2027-01-11T13:00")

        #expect(
            try office.messages(.accepted).filter { $0.person == Key("cilla") }.map(\.recipient) == [
                "ny@regionen.example"
            ])
    }

    @Test func `answers are what people can`() async throws {
        let office = try await Office.polling()
        try office.replyToPoll("1 ja, 2 nej")

        let known = try #require(try office.secretary.store.read { try $0.availability(in: 2027) }[Key("cilla")])

        #expect(known.promises.map(\.span.start) == [.at("2027-03-02T13:00")])
        #expect(known.obstacles.map(\.source) == [.poll("lpo/p1")])
    }

    @Test(arguments: [
        ([], PollFault.noDates), (["2027-01-10T10:00"], .past(.at("2027-01-10T10:00"))),
        (["2027-03-02T13:00", "2027-03-02T13:00"], .repeated),
        ((1...9).map { "2027-03-0\($0)T13:00" }, .tooMany),
    ]) func `a poll that nobody could answer is refused`(times: [String], fault: PollFault) throws {
        let office = try Office()

        #expect(throws: OfficeError.badPoll(body: "LPO Psykisk hälsa", fault)) {
            try office.secretary.openPoll(of: "lpo", starts: times.map { .at($0) }, by: "Bo")
        }
    }

    @Test func `a poll of a body without members is refused`() throws {
        let office = try Office()
        for person in ["anna", "bo", "cilla", "egon"] { try office.leave(person) }

        #expect(throws: OfficeError.badPoll(body: "LPO Psykisk hälsa", .nobody)) { try office.open() }
    }

    @Test func `a closed poll takes no more answers and is not closed twice`() async throws {
        let office = try await Office.polling()
        _ = try office.secretary.closePoll("lpo/p1", choosing: nil, by: "Bo")

        #expect(throws: OfficeError.pollClosed("lpo/p1")) {
            try office.secretary.closePoll("lpo/p1", choosing: 1, by: "Bo")
        }
        #expect(throws: OfficeError.pollClosed("lpo/p1")) {
            try office.secretary.answerPoll("lpo/p1", of: "Cilla Öberg", [1: .yes], by: "Bo")
        }
    }
}

extension Office {
    /// A poll of two dates is open, and its mail has left.
    static func polling() async throws -> Office {
        let office = try Office()
        _ = try office.open()
        try await office.run(until: "2027-01-11T11:00")
        return office
    }

    @discardableResult func open(by: String = "Bo") throws -> Poll {
        try secretary.openPoll(
            of: "lpo", starts: [.at("2027-03-02T13:00"), .at("2027-03-09T13:00")], by: by)
    }

    @discardableResult fileprivate func replyToPoll(
        _ text: String, from: String = "Cilla Öberg <cilla@regionen.example>", to person: String = "cilla",
        headers: [String] = []
    ) throws -> IncomingMail {
        let asked = try #require(
            try messages(.accepted).first { $0.kind == .poll && $0.person == Key(person) && $0.copyFor == nil })
        var mail = ComingMail()
        (mail.method, mail.from, mail.text) = (nil, from, text)
        (mail.subject, mail.headers) = ("Sv: Vilka datum kan du?", ["In-Reply-To: <\(asked.messageID)>"] + headers)
        return try secretary.receive(mail.octets, from: "test")
    }

    /// A mail's text.
    fileprivate func words(of message: OutboxMessage) throws -> String {
        let octets = try secretary.store.read { try $0.content(of: message.id) } ?? Data()
        return String(decoding: octets, as: UTF8.self).replacing("=\r\n", with: "").replacing("\r\n", with: " ")
    }

    fileprivate func words(of person: String) throws -> [Int: Poll.Word] {
        try secretary.store.read { snapshot in
            let poll = try snapshot.findPoll("lpo/p1", in: try snapshot.register())
            let own = try snapshot.pollAnswers(to: poll.id).filter { $0.person == Key(person) }
            return Dictionary(uniqueKeysWithValues: own.map { ($0.number, $0.word) })
        }
    }

    fileprivate func join(_ name: String) throws {
        try secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.seat(name, .ordinary)
            try transaction.save(register)
            try transaction.record(Fact(at: secretary.world.now(), by: "Bo", kind: "joined", scope: "register"))
        }
    }

    fileprivate func leave(_ person: String) throws {
        try secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            for index in register.mandates.indices where register.mandates[index].person == Key(person) {
                register.mandates[index].until = Day(iso: "2027-01-11")
            }
            try transaction.save(register)
            try transaction.record(Fact(at: secretary.world.now(), by: "Bo", kind: "left", scope: "register"))
        }
    }
}
