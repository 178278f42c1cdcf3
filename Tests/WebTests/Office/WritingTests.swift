import Foundation
import Hummingbird
import Logging
import Meetings
import NIOCore
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct WritingRoomTests {
    @Test func `an item is written, read back and leads on to the next`() async throws {
        let browser = try await Browser.atDesk()
        let entered = try await browser.get(minutes)
        let page = try await browser.get(item)

        let saved = try await browser.fill(
            page, item, [("sett", "0"), ("text", "\nHanna gick igenom **utkastet**.\n")])
        let after = try await browser.get(item)

        #expect(entered.location == item)
        #expect(page.text.contains("Punkt 1, kl. 13.00–13.20") && page.text.contains("Inget sparat än"))
        #expect(page.text.contains("Övriga frågor") && page.text.contains("Nästa möte"))
        #expect(page.text.contains("Gå till punkt 2"))
        #expect(saved.location == item)
        #expect(after.text.contains("\n\nHanna gick igenom **utkastet**.\n</textarea>"))
        #expect(after.text.contains("Sparat kl. 15.00.00"))
    }

    @Test func `the script saves in small answers, with the list beside the text where it is new`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)

        let first = try await browser.save(page, #"{"seen": 0, "text": "- Cilla ansvarar för gapanalysen"}"#)
        let second = try await browser.save(
            page, #"{"seen": 1, "text": "Kort.\n\n- Cilla ansvarar för gapanalysen", "panel": "\#(first["panel"])"}"#)

        #expect(first["outcome"] == "saved" && first["revision"] == "1" && first["clock"] == "15.00.00")
        #expect(first["html"].contains("Cilla Öberg") && first["html"].contains("Datum saknas"))
        #expect(first.text.contains(#""marks":[[2,7]]"#))
        #expect(second["outcome"] == "saved" && !second["html"].contains("Åtgärder"))
    }

    @Test func `what is in doubt about who answers is asked beside the text, until somebody has looked`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)

        let named = try await browser.save(page, #"{"seen": 0, "text": "- Fråga skolorna om snus – Cilla"}"#)
        let open = try await browser.save(page, #"{"seen": 1, "text": "- Cilla ansvarar för gapanalysen (?)"}"#)
        let plain = try await browser.save(page, #"{"seen": 2, "text": "- Cilla ansvarar för gapanalysen"}"#)

        #expect(named["html"].contains("Är det Cilla som ansvarar?"))
        #expect(open["html"].contains("Du har skrivit (?). Är det bestämt?"))
        #expect(!plain["html"].contains("Är det"))
    }

    @Test func `two windows get each other's lines, or are told and keep both texts`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)
        _ = try await browser.save(page, #"{"seen": 0, "text": "Ett\nTvå\nTre"}"#)
        _ = try await browser.save(page, #"{"seen": 1, "text": "Ett!\nTvå\nTre"}"#)

        let merged = try await browser.save(
            page, #"{"seen": 1, "text": "Ett\nTvå\nTre!", "base": {"head": 11, "tail": 0, "middle": ""}}"#)
        let apart = try await browser.save(
            page, #"{"seen": 1, "text": "Ettan\nTvå\nTre", "base": {"head": 3, "tail": 8, "middle": ""}}"#)
        let past = try await browser.get("\(item)/tidigare")
        let chosen = try await browser.fill(past, "\(item)/tidigare", [("sett", "3"), ("text", past.number("Ettan"))])

        #expect(merged["outcome"] == "merged" && merged.text.contains(#""text":"Ett!\nTvå\nTre!""#))
        #expect(apart["outcome"] == "apart" && apart["by"] == "Bo Lind")
        #expect(past.text.contains("<ins>Ettan\n</ins>"))
        #expect(chosen.location == item)
        #expect(try browser.text == "Ettan\nTvå\nTre")
    }

    @Test func `without script two windows are told and keep both texts too`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)
        _ = try await browser.fill(page, item, [("sett", "0"), ("grund", ""), ("text", "Bos text")])

        let later = try await browser.fill(page, item, [("sett", "0"), ("grund", ""), ("text", "Min text")])
        let past = try await browser.get("\(item)/tidigare")

        #expect(later.status == .conflict)
        #expect(later.text.contains("Ändrad av Bo Lind kl. 15.00.") && later.text.contains("Min text</textarea>"))
        #expect(past.text.contains("Bos text") && past.text.contains("Min text"))
    }

    @Test func `what could not be kept comes back alone, however short it is`() async throws {
        let browser = try await Browser.atDesk()

        let page = try await browser.post(
            item, [("bevis", "0"), ("sett", "0"), ("grund", "Förr stod det så"), ("text", "Nu")])

        #expect(page.status == .forbidden)
        #expect(page.text.contains(">Nu<") && !page.text.contains("Förr stod det så"))
    }

    @Test func `whatever goes wrong, a script is answered in its own way`() async throws {
        struct Broken: Error {}
        let router = Router(context: SiteContext.self)
        router.script("trasig") { _ -> [String] in throw Broken() }
        let head = HTTPRequest(method: .get, scheme: "http", authority: "office.example", path: "/trasig")

        let response = try await router.buildResponder().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
            context: SiteContext(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, peer: "192.0.2.7"))
        let page = try await Page(response)

        #expect(page.status == .internalServerError)
        #expect(page["problem"] == "later")
    }

    @Test func `nobody saves without a session, with an old page, from another site or in another's minutes`()
        async throws
    {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)
        let sent = #"{"seen": 0, "text": "x"}"#

        let forged = try await browser.save(page, sent, token: "0")
        let elsewhere = try await browser.send("\(item)/spara", sent, [.origin: "http://annan.example"], page)
        let form = try await browser.send("\(item)/spara", sent, [.contentType: "text/plain"], page)
        let broken = try await browser.save(page, "{")
        let missing = try await browser.send("\(minutes)/punkt/99/spara", sent, [:], page)
        try await browser.enter("disa")
        let other = try await browser.save(try await browser.get("/idag"), sent)
        browser.forgetCookies()
        let out = try await browser.save(page, sent)

        #expect(forged.status == .forbidden && forged["problem"] == "old-page")
        #expect(elsewhere.status == .forbidden)
        #expect(form.status == .badRequest && broken.status == .badRequest)
        #expect(missing.status == .notFound)
        #expect(other.status == .forbidden && other["problem"] == "closed")
        #expect(out.status == .unauthorized && out["problem"] == "signed-out")
        #expect(try browser.text.isEmpty)
    }

    @Test func `who signs in anew gets what her open page needs`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)
        try await browser.enter("bo")

        let stale = try await browser.save(page, #"{"seen": 0, "text": "x"}"#)
        let state = try await browser.get("\(item)/lage")
        let saved = try await browser.save(page, #"{"seen": 0, "text": "x"}"#, token: state["token"])

        #expect(stale["problem"] == "old-page")
        #expect(state["writer"] == "bo")
        #expect(saved["outcome"] == "saved")
    }

    @Test func `50 kB are saved, and what is too long is said to be`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)
        let (long, longer) = (String(repeating: "å och ä. ", count: 5_000), String(repeating: "x", count: 500_000))

        let saved = try await browser.save(page, #"{"seen": 0, "text": "\#(long)"}"#)
        let refused = try await browser.save(page, #"{"seen": 1, "text": "\#(longer)"}"#)
        let form = try await browser.fill(page, item, [("sett", "1"), ("text", longer)])

        #expect(saved["outcome"] == "saved")
        #expect(refused.status == .contentTooLarge && refused["problem"] == "too-large")
        #expect(form.status == .badRequest && form.text.contains("Texten är för lång för en punkt"))
    }

    @Test func `markup, emoji and marks of direction are text, on every page`() async throws {
        let browser = try await Browser.atDesk()
        let text = #"<script>alert(1)</script> "'><img src=x> 👩‍⚕️ Cilla ansvarar för </textarea>"#
        let page = try await browser.get(item)
        _ = try await browser.fill(page, item, [("sett", "0"), ("text", text)])
        _ = try await browser.fill(page, item, [("sett", "0"), ("text", "annat")])

        for path in [item, "\(item)/tidigare"] {
            let shown = try await browser.get(path)
            #expect(!shown.text.contains("<script>alert") && !shown.text.contains("<img src=x"))
        }
        #expect(try browser.text == text)
    }

    @Test func `an åtgärd is worded, refused and made by hand`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)
        _ = try await browser.fill(page, item, [("sett", "0"), ("text", "- Cilla ansvarar för gapanalysen")])
        let path = try #require(try browser.actions.first.map { "\(minutes)/atgard/\($0.id)" })
        let asked = try await browser.get(path)
        let seen = asked.text.firstMatch(of: /name="sett" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""

        let empty = try await browser.fill(asked, path, [("sett", seen), ("vad", "")])
        let half = try await browser.fill(asked, path, [("sett", seen), ("vad", "x"), ("tid", "under våren")])
        let saved = try await browser.fill(
            asked, path,
            [
                ("sett", seen), ("vad", "Gör gapanalysen"), ("vem", "p-anna"), ("annan", "Hanna på BUP"),
                ("tid", "under våren"), ("senast", "2027-05-31"),
            ])
        let stale = try await browser.fill(asked, path, [("sett", seen), ("vad", "Något annat")])
        let made = try await browser.fill(asked, "\(item)/atgard", [("vad", "Ring KSG-B"), ("dag", "2027-03-26")])
        let after = try await browser.get(item)
        let refused = try await browser.fill(after, "\(path)/ingen")

        #expect(asked.text.contains("value=\"p-cilla\" checked"))
        #expect(empty.status == .badRequest && empty.text.contains("Skriv vad som ska göras"))
        #expect(half.status == .badRequest && half.text.contains("den sista dagen"))
        #expect([saved, made, refused].allSatisfy { $0.location == item })
        #expect(stale.status == .conflict && stale.text.contains("Något annat"))
        #expect(after.text.contains("Anna Ek och Hanna på BUP") && after.text.contains("Vem är Hanna på BUP?"))
        #expect(after.text.contains("under våren, senast måndag 31 maj"))
        #expect(try browser.actions.map(\.text) == ["Ring KSG-B"])
    }

    @Test func `jäv and outcome are taken down, and say what is missing`() async throws {
        let browser = try await Browser.atDesk()
        let page = try await browser.get(item)

        let nobody = try await browser.fill(page, "\(item)/jav", [("person", "")])
        _ = try await browser.fill(page, "\(item)/jav", [("person", "cilla"), ("varfor", "Syster till en sökande")])
        let unsaid = try await browser.fill(page, "\(item)/vidare", [("vidare", "lyfts"), ("till", " ")])
        _ = try await browser.fill(page, "\(item)/vidare", [("vidare", "lyfts"), ("till", "KSG-B")])
        let after = try await browser.get(item)

        #expect(nobody.status == .badRequest && nobody.text.contains("Välj vem det gäller"))
        #expect(unsaid.status == .badRequest && unsaid.text.contains("Skriv till vem punkten lyfts"))
        #expect(after.text.contains("Jäv: Cilla Öberg var inte med på punkten. Syster till en sökande"))
        #expect(after.text.contains("Punkten lyfts till KSG-B."))
    }

    @Test(arguments: ["punkt/x", "punkt/99", "punkt/0", "punkt/99/tidigare", "atgard/x", "punkt/99/atgard"])
    func `what is not there is said to be missing`(path: String) async throws {
        let browser = try await Browser.atDesk()

        #expect(try await browser.get("\(minutes)/\(path)").status == .notFound)
    }

    private let minutes = "/moten/lpo/2027-2/anteckningar"
    private let item = "/moten/lpo/2027-2/anteckningar/punkt/1"
}

extension Browser {
    /// Bo is signed in after the meeting of 9 March.
    fileprivate static func atDesk() async throws -> Browser {
        var meeting = Meeting.example()
        meeting.agenda[0].id = 1
        return try await Browser.afterHeldMeeting(.example(), meeting)
    }

    fileprivate func save(_ page: Page, _ body: String, token: String? = nil) async throws -> Page {
        try await send("/moten/lpo/2027-2/anteckningar/punkt/1/spara", body, [:], page, token: token)
    }

    fileprivate func send(
        _ path: String, _ body: String, _ headers: HTTPFields, _ page: Page, token: String? = nil
    ) async throws -> Page {
        var all: HTTPFields = [
            .origin: "http://office.example", .contentType: "application/json", .proof: token ?? page.token ?? "",
        ]
        for header in headers { all[header.name] = header.value }
        return try await send(path, body, all)
    }

    private var meetingKey: Key<Meeting> { Key("meeting-2") }

    fileprivate var text: String {
        get throws { try secretary.store.read { try $0.section(1, of: meetingKey)?.text ?? "" } }
    }

    fileprivate var actions: [Action] {
        get throws { try secretary.store.read { try $0.actions(of: meetingKey) } }
    }
}

extension Page {
    /// A value of a JSON answer, as text.
    fileprivate subscript(_ name: String) -> String {
        let values = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return values?[name].map { "\($0)" } ?? ""
    }

    /// The number of the kept text that has these words.
    fileprivate func number(_ words: String) -> String {
        let forms = text.split(separator: "<div class=\"past\">").dropFirst().filter { $0.contains(words) }
        return forms.first?.firstMatch(of: /name="text" value="(\d+)"/).map { String($0.1) } ?? ""
    }
}
