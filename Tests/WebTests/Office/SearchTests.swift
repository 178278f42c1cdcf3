import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct SearchTests {
    @Test(arguments: ["%C3%B6berg", "CILLA", "cilla%40regionen"]) func `a person is found by name and address`(
        words: String
    ) async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/sok?ord=\(words)")

        #expect(page.text.contains("/personer/cilla"))
        #expect(page.text.contains("<mark>"))
    }

    @Test func `å, ä and ö are letters of their own, and other accents do not matter`() async throws {
        var register = Register.example()
        register.people[0].name = "André Ekström"
        let browser = try await Browser.signedIn("bo", register)

        let folded = try await browser.get("/sok?ord=oberg")
        let accent = try await browser.get("/sok?ord=andre")
        let composed = try await browser.get("/sok?ord=o%CC%88berg")

        #expect(!folded.text.contains("/personer/cilla"))
        #expect(accent.text.contains("/personer/anna"))
        #expect(composed.text.contains("/personer/cilla"))
    }

    @Test(arguments: [
        "9+mars", "9+mars+2027", "tisdag+9+mars", "tis+9+mars", "den+9+mars", "9%2F3", "9%2F3+2027", "2027-03-09",
        "20270309", "mars+2027", "vecka+10", "v10+2027", "psykisk+9+mars", "LPO+Psykisk", "2027", "aktuellt",
    ])
    func `a meeting is found by its day as people write it, by its body and its agenda`(words: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/sok?ord=\(words)")

        #expect(page.text.contains("href=\"/moten/lpo/2027-2\""))
    }

    @Test(arguments: ["10+mars", "9+april", "9%2F3+2026", "vecka+11", "primarvard+9+mars"])
    func `another day or body finds no meeting`(words: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        #expect(!(try await browser.get("/sok?ord=\(words)").text.contains("/moten/lpo/2027-2")))
    }

    @Test func `mail is found by its words with the hit marked in its place`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        let mail = try browser.receives("Jag byter tjänst den första april. Vem tar över efter mig?")

        let page = try await browser.get("/sok?ord=tj%C3%A4nst")
        let sent = try await browser.get("/sok?ord=n%C3%A4tverken")

        #expect(page.text.contains("/inkorg/\(mail.id)"))
        #expect(page.text.contains("Jag byter <mark>tjänst</mark> den första april."))
        #expect(sent.text.contains("Utskick <span class=\"count\">3</span>"))
    }

    @Test(arguments: [
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%27%3B+DROP+TABLE+message%3B--", "%22", "*", "NEAR(a+b)", "a%3Ab",
        "%F0%9F%99%82", "%E2%80%AE%E2%80%AE", "+++", "%00%01", "-", "AND+OR+NOT",
    ])
    func `odd searches find nothing and break nothing`(words: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/sok?ord=\(words)")

        #expect(page.status == .ok)
        #expect(!page.text.contains("<script>alert"))
        #expect(try browser.mails().count == 3)
    }

    @Test func `a megabyte of words is answered at once`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/sok?ord=" + String(repeating: "a+", count: 500_000))

        #expect(page.status == .ok)
    }

    @Test func `what is another body's is not found`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        register.add("Eva Lund", .coordinator, in: "other")
        let browser = try await Browser.signedIn("eva", register)
        try browser.plan()
        try browser.receivesDoubtfulAnswer()

        let words = ["psykisk", "cilla", "9+mars", "n%C3%A4tverken", "accepterat"]
        for word in words {
            let page = try await browser.get("/sok?ord=\(word)")
            #expect(page.text.contains("Inget stämmer med"), "\(word)")
        }
    }
}
