import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct HiddenSecretsTests {
    @Test(arguments: HiddenSecrets.rooms) func `the secret of every kind of link is left out, and the rest stays`(
        room: String
    ) {
        let link = "Se https://samordna.regionen.example/\(room)/Jb7w-2KdQ_eR4/timmar. Tack"

        let masked = HiddenSecrets.masked(link)

        let rest = "Se https://samordna.regionen.example/\(room)/…/timmar. Tack"
        #expect(masked == rest)
        #expect(HiddenSecrets.masked(masked) == masked)
    }

    @Test(arguments: HiddenSecrets.rooms)
    func `the example for nginx keeps every kind of link out of its logs`(room: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Config/nginx/samordna.conf")
        let example = try String(contentsOf: file, encoding: .utf8)

        let unlogged = try #require(example.firstMatch(of: /location ~ \^\/\(([a-z|-]+)\)\/ \{\s+access_log off;/)).1

        #expect(unlogged.split(separator: "|").contains { $0 == room })
    }

    @Test(arguments: [
        "https://safelinks.example/?url=https%3A%2F%2Fsamordna.example%2Fsvar%2FJb7w-2KdQ_eR4&data=05",
        "https://safelinks.example/?url=https%253A%252F%252Fsamordna.example%252Fsvar%252FJb7w-2KdQ_eR4&data=05",
        "<a href=\"https://samordna.example/SVAR/Jb7w-2KdQ_eR4\">Svara</a>", "/svar/Jb7w-2KdQ_eR4",
    ])
    func `links inside other programs' links and in markup lose theirs too`(text: String) {
        #expect(!HiddenSecrets.masked(text).contains("Jb7w-2KdQ_eR4"))
    }

    @Test func `a secret is known by its length in whatever room, and plain words stay`() {
        let secret = "Jb7w-2KdQ_eR4Jb7w-2KdQ_eR4Jb7w-2KdQ_eR4abcd"

        #expect(
            HiddenSecrets.masked("https://samordna.example/nytt-rum/\(secret)/x")
                == "https://samordna.example/nytt-rum/…/x")
        for plain in ["Ange dag/datum/tid", "https://mote.example/lpo/svar", "ja/svar/kommentar", "/svar/"] {
            #expect(HiddenSecrets.masked(plain) == plain)
        }
    }

    @Test func `codes for signing in are left out of mail that quotes them, other figures stay`() {
        let quoted = "> 123 456 är din kod till Samordna\n> Kod  123 456\n> Koden och länken gäller i en timme"

        #expect(HiddenSecrets.masked(quoted).contains("123") == false)
        #expect(
            HiddenSecrets.masked("Portens kod är 123 456, svar på /svaren/1")
                == "Portens kod är 123 456, svar på /svaren/1")
    }

    @Test func `no mail that anybody gets shows a secret to those who read it here`() async throws {
        let office = try await Office.told()
        let secrets = try office.messages().map { try office.text($0) }

        let shown = try office.secretary.store.read { snapshot in
            try snapshot.messages().compactMap { try office.secretary.outgoingMail($0, snapshot) }
        }

        #expect(secrets.contains { $0.contains("/svar/") })
        #expect(shown.contains { $0.text.contains("/svar/…") })
        for mail in shown {
            #expect((mail.text + mail.html).firstMatch(of: /\/(svar|din-sida|arets-dagar)\/[A-Za-z0-9]/) == nil)
        }
    }
}
