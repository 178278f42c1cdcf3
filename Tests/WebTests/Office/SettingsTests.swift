import Foundation
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct SettingsTests {
    private let path = "/installningar/grupper/lpo"

    @Test func `the overview says how the service is and how each group meets`() async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/installningar")

        #expect(page.status == .ok)
        #expect(page.text.contains("Gruppen har fyra till sex möten om året, helst fem, på två timmar och på distans."))
        #expect(page.text.contains("En person är inloggad nu."))
        #expect(page.text.contains("Alla texter går att läsa."))
        #expect(page.text.contains("Det finns ingen kopia än."))
        #expect(page.text.contains("aria-current=\"page\">Inställningar"))
    }

    @Test func `a changed deadline is recorded with who and when, and told in the sentence`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("\(path)/moten")

        let saved = try await browser.fill(asked, "\(path)/moten", [("notice", "10")] + asked.inputs)
        let page = try await browser.get(path)

        #expect(saved.location == "\(path)?besked=sparat#moten")
        #expect(try browser.policy.noticeDays == 10)
        #expect(page.text.contains("Kallelsen går ut tio dagar före mötet"))
        #expect(page.text.contains("Bo Lind ändrade ”Kallelsen, dagar före mötet” från 14 till 10."))
        #expect(page.text.contains("I dag kl. 9.00"))
        #expect(try browser.facts("settings changed").map(\.by) == ["Bo Lind"])
    }

    @Test func `the same form sent twice is recorded once`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("\(path)/moten")

        for _ in 1...2 { _ = try await browser.fill(asked, "\(path)/moten", [("notice", "10")] + asked.inputs) }

        #expect(try browser.facts("settings changed").count == 1)
    }

    @Test func `the later of two is told what the other changed, and keeps what she wrote`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("\(path)/moten")
        _ = try await browser.fill(asked, "\(path)/moten", [("notice", "10")] + asked.inputs)

        let late = try await browser.fill(asked, "\(path)/moten", [("length", "90"), ("papers", "6")] + asked.inputs)
        let isKept = try browser.policy.length == 120
        let again = try await browser.fill(late, "\(path)/moten", [("length", "90")] + late.inputs)

        #expect(late.status == .conflict)
        #expect(late.text.contains("Någon annan hann före."))
        #expect(late.text.contains("från 14 till 10"))
        #expect(late.text.contains("name=\"length\" type=\"text\" value=\"90\""))
        #expect(isKept)
        #expect(again.status == .seeOther)
        #expect(try browser.policy.length == 90)
    }

    @Test(arguments: [
        ("moten", "notice", "-1"), ("moten", "notice", "99999999999999999999"), ("moten", "most", "1"),
        ("moten", "papers", "15"), ("moten", "perYear", "<script>"), ("moten", "length", ""),
        ("moten", "quorum", "hälften"), ("utskick", "opens", "25.00"), ("utskick", "closes", "6.00"),
        ("utskick", "quietWeeks", "0–99"), ("utskick", "quietWeeks", "1–53"), ("utskick", "mode.notice", "never"),
        ("utskick", "mode.minutes", "release"), ("arbetsinsats", "normLeast", "30"), ("arbetsinsats", "normMost", "🎉"),
        ("arbetsinsats", "normFrom", "9/3"), ("arbetsinsats", "pace", "1"),
    ])
    func `a bad value is said at its field, all else is kept, and nothing is saved`(
        part: String, field: String, value: String
    ) async throws {
        let browser = try await Browser.signedIn("bo", .withNorm)
        let before = try browser.policy
        let asked = try await browser.get("\(path)/\(part)")

        let page = try await browser.fill(
            asked, "\(path)/\(part)", asked.inputs.filter { $0.0 != field } + [(field, value)])

        #expect(page.status == .badRequest)
        #expect(page.text.contains("behöver rättas"))
        #expect(!page.text.contains("<script>"))
        #expect(try browser.policy == before)
        #expect(try browser.facts("settings changed").isEmpty)
    }

    @Test func `each kind of mail goes the way that was chosen`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("\(path)/utskick")
        let inputs = asked.inputs.filter { $0.0 != "mode.notice" && $0.0 != "mode.change" }

        _ = try await browser.fill(
            asked, "\(path)/utskick", inputs + [("mode.notice", "release"), ("mode.change", "automatic")])

        #expect(try browser.policy.mode(of: .notice) == .release)
        #expect(try browser.policy.mode(of: .change) == .automatic)
        #expect(try await browser.get(path).text.contains("Väntar på ordförandens ja: bokningen och kallelsen."))
    }

    @Test func `a new norm begins with its day and leaves the old one standing`() async throws {
        let browser = try await Browser.signedIn("bo", .withNorm)
        let asked = try await browser.get("\(path)/arbetsinsats")

        _ = try await browser.fill(
            asked, "\(path)/arbetsinsats",
            [
                ("sett", asked.input("sett")), ("normLeast", "12,5"), ("normMost", "18"), ("normFrom", "2027-07-01"),
                ("pace", "150"),
            ])
        let page = try await browser.get(path)

        #expect(try browser.body.norms.count == 2)
        #expect(try browser.policy.readingPace == 150)
        #expect(page.text.contains("beräknad till 15–20 timmar om året"))
        #expect(page.text.contains("Från 1 juli 2027 är den beräknad till 12,5–18 timmar."))
        #expect(page.text.contains("150 ord i minuten: tio sidor blir 20 minuter"))
    }

    @Test(arguments: [true, false])
    func `only who may configure has the room`(isChair: Bool) async throws {
        let browser = try Browser()
        if isChair { try await browser.enter("anna") }

        for path in ["/installningar", path, "\(path)/moten", "/installningar/mejl", "/installningar/kopia"] {
            let page = try await browser.get(path)
            #expect([.forbidden, .notFound, .seeOther].contains(page.status), "\(path)")
        }
    }

    @Test func `an administrator changes settings and sees no meeting`() async throws {
        let browser = try await Browser.signedIn("disa")
        try browser.plan()
        let asked = try await browser.get("\(path)/moten")

        let saved = try await browser.fill(asked, "\(path)/moten", [("draft", "3")] + asked.inputs)

        #expect(saved.status == .seeOther)
        for path in ["/installningar", path, "/installningar/mejl", "/installningar/texter"] {
            #expect(!(try await browser.get(path).text.contains("9 mars kl. 13.00")))
            #expect(!(try await browser.get(path).text.contains("Aktuellt från nätverken")))
        }
    }

    @Test func `a body that is none of hers is no page`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("annan"), kind: .council, name: "En annan"))
        let browser = try await Browser.signedIn("disa", register)
        let asked = try await browser.get("\(path)/moten")

        let pages = try await [
            browser.get("/installningar/grupper/annan"), browser.get("/installningar/grupper/finns-inte"),
            browser.get("\(path)/annat"), browser.fill(asked, "/installningar/grupper/annan/moten", asked.inputs),
        ]

        #expect(pages.map(\.status) == [.notFound, .notFound, .notFound, .notFound])
    }

    @Test func `every text is shown as an invented mail, as it looks and as plain text`() async throws {
        let browser = try await Browser.signedIn("disa")
        let list = try await browser.get("/installningar/texter")

        for kind in MeetingPolicy.Sending.allCases {
            let page = try await browser.get("/installningar/texter/\(kind.rawValue)")
            let text = try await browser.get("/installningar/texter/\(kind.rawValue)?som=text")
            let mail = try await browser.get("/installningar/texter/\(kind.rawValue)/mejl")
            #expect([page.status, text.status, mail.status] == [.ok, .ok, .ok], "\(kind)")
            #expect(text.text.contains("<pre"), "\(kind)")
            #expect(mail.headers[.contentSecurityPolicy]?.hasPrefix("sandbox") == true)
        }
        #expect(list.text.contains("Mejl") && list.text.contains("samordna check"))
        #expect(try await browser.get("/installningar/texter/finns-inte").status == .notFound)
        #expect(try await browser.get("/installningar/texter/..%2F..%2Fetc").status == .notFound)
    }

    @Test func `a test mail goes to staff alone, also while sending is held, and tells what the server said`()
        async throws
    {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/installningar/mejl")

        let sent = try await browser.fill(asked, "/installningar/mejl/prov", [("till", "bo")])
        let stranger = try await browser.fill(asked, "/installningar/mejl/prov", [("till", "cilla")])
        let waiting = try await browser.get(sent.location ?? "")
        try browser.settleNext(.refused, code: 550, "5.7.1 relay denied")
        let refused = try await browser.get(sent.location ?? "")

        #expect(stranger.status == .forbidden)
        #expect(waiting.text.contains("Provet till bo@regionen.example är på väg"))
        #expect(refused.text.contains("Servern nekade provet till bo@regionen.example"))
        #expect(refused.text.contains("550 5.7.1 relay denied"))
        #expect(try browser.pause() != nil)
        #expect(try browser.facts("test sent").count == 1)
    }

    @Test func `who is signed in stands with her browser, and is signed out everywhere`() async throws {
        let browser = try await Browser.signedIn("anna")
        try await browser.enter("bo")
        let page = try await browser.get("/installningar/inloggade")

        let done = try await browser.fill(page, "/installningar/inloggade/anna")
        let own = try await browser.fill(page, "/installningar/inloggade/bo")

        #expect(page.text.contains("Anna Ek"))
        #expect(page.text.contains("Bo Lind, du själv"))
        #expect(page.text.contains("den du använder nu"))
        #expect([done.location, own.location] == ["/installningar/inloggade", "/installningar/inloggade"])
        #expect(try await browser.get("/installningar/inloggade").text.contains("Anna Ek") == false)
        #expect(try browser.facts("signed out everywhere").map(\.by) == ["Bo Lind"])
    }

    @Test func `a copy is made, told and listed`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString).sqlite")
        defer { try? FileManager.default.removeItem(at: file) }
        let browser = try await Browser.signedIn("bo", store: try Store(path: file.path))
        let asked = try await browser.get("/installningar/kopia")

        let started = try await browser.fill(asked, "/installningar/kopia")
        var page = try await browser.get("/installningar/kopia")
        while page.text.contains("En kopia görs sedan") { page = try await browser.get("/installningar/kopia") }

        #expect(asked.text.contains("Det finns ingen kopia än."))
        #expect(started.location == "/installningar/kopia")
        #expect(page.text.contains("Den senaste kopian visar hur allt var i dag kl. 9.00."))
        #expect(page.text.contains("samordna-2027-02-23T090000.sqlite"))
        #expect(try browser.facts("backed up").map(\.by) == ["Bo Lind"])
    }

    @Test func `a copy that cannot be made is told, and the others stay`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/installningar/kopia")

        _ = try await browser.fill(asked, "/installningar/kopia")
        var page = try await browser.get("/installningar/kopia")
        while page.text.contains("En kopia görs sedan") { page = try await browser.get("/installningar/kopia") }

        #expect(page.text.contains("blev inte av."))
    }
}

extension Browser {
    fileprivate var body: Body {
        get throws { try #require(try secretary.store.read { try $0.register() }.bodies.first) }
    }

    fileprivate var policy: MeetingPolicy { get throws { try body.policy } }

    /// Takes the next message as a server's answer would.
    fileprivate func settleNext(_ outcome: Attempt.Outcome, code: Int, _ reply: String) throws {
        try secretary.store.write { transaction in
            // The sign-in mail is first.
            while let message = try transaction.claim(.signIns, at: clock.now) {
                let isTest = try transaction.snapshot.message(message.id)?.kind == .test
                try transaction.settle(
                    Settlement(
                        id: message.id, attempt: Attempt(at: clock.now, outcome: outcome, code: code, reply: reply),
                        state: isTest && outcome == .refused ? .refused : .accepted))
            }
        }
    }
}

extension Register {
    fileprivate static var withNorm: Register {
        var register = Register.example()
        register.bodies[0].norms = [Norm(amount: .hours(least: 15, most: 20))]
        return register
    }
}

extension Page {
    /// What its fields hold, as a browser would send them; later ones of the same name win nothing, so that those a test
    /// adds come first.
    fileprivate var inputs: [(String, String)] {
        let typed = text.matches(of: /<input id="([^"]+)" name="[^"]+" type="[^"]+" value="([^"]*)"/)
            .map { (String($0.1), String($0.2)) }
        let chosen = text.matches(of: /<select id="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected/)
            .map { (String($0.1), String($0.2)) }
        return [("sett", input("sett"))] + typed + chosen
    }

    fileprivate func input(_ name: String) -> String {
        text.matches(of: /name="([a-z]+)" value="([^"]*)"/).first { $0.1 == name }.map { String($0.2) } ?? ""
    }
}
