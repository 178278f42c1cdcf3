import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct LinkMailTests {
    @Test func `who is called gets a link of her own, her assistant another, who is informed none`() async throws {
        let office = try await Office.told()

        let links = try office.links("svar")

        #expect(Set(links.keys) == ["anna", "asta@regionen.example", "bo", "cilla"])
        #expect(Set(links.values.joined()).count == links.values.joined().count)
    }

    @Test func `the chair is asked with a link, her assistant without`() async throws {
        let office = try Office()
        _ = try office.secretary.addMeeting(
            of: "lpo", at: .at("2027-09-07T13:00"), length: nil, place: Meeting.Place(), by: "Bo")
        let plan = try office.secretary.plan(2027)
        _ = try office.secretary.apply(plan, by: "Bo")

        let links = try office.links("arets-dagar")

        #expect(Set(links.keys) == ["anna"])
    }

    @Test func `a letter on paper has no link`() async throws {
        let office = try await Office.told()

        let letters = try office.messages().filter { $0.person == Key("egon") }

        #expect(!letters.isEmpty)
        #expect(try letters.allSatisfy { !(try office.text($0)).contains("https://samordna.regionen.example/") })
    }

    @Test func `a rehearsal makes no link that works`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        let rehearsed = try office.secretary.rehearseNotice("lpo/2027-1", by: "Bo")

        let secrets = rehearsed.flatMap { office.secrets("svar", in: String(decoding: $0.content, as: UTF8.self)) }

        #expect(!secrets.isEmpty)
        for secret in secrets {
            guard case .unknown = try office.secretary.find(link: secret) else {
                Issue.record("a rehearsed link works")
                return
            }
        }
    }
}

extension Office {
    /// The secrets that were mailed, by person, or by address where it was an assistant.
    fileprivate func links(_ kind: String) throws -> [String: [String]] {
        try messages().reduce(into: [:]) { links, message in
            let found = secrets(kind, in: try text(message))
            guard !found.isEmpty else { return }
            links[message.copyFor == nil ? message.person.text : message.recipient ?? "", default: []] += found
        }
    }

    fileprivate func secrets(_ kind: String, in text: String) -> [String] {
        let plain = text.replacing("=\r\n", with: "")
        let pattern = "https://samordna.regionen.example/\(kind)/"
        let found = plain.components(separatedBy: pattern).dropFirst().map { rest in
            String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        }
        // The same link stands in the text and in the HTML.
        return Array(Set(found))
    }
}
