import Foundation
import Meetings
import Testing

@testable import Documents

@Suite struct MailTextsTests {
    let texts: MailTexts

    init() throws { texts = try MailTexts.shipped.get() }

    @Test(arguments: letterExamples.map(\.key))
    func `every letter reads as its golden files`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let mail = try texts.compose(letter)

        try expectGolden("Ämne: \(mail.subject)\n\n\(mail.text)", "\(name).txt")
        try expectGolden(mail.html, "\(name).html")
    }

    @Test(arguments: [
        "booking", "booking-room", "notice", "notice-hybrid", "notice-informed", "cancellation",
        "farewell",
    ])
    func `every calendar entry reads as its golden file`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let place = texts.location(of: letter) ?? "–"
        let entry = texts.entry(of: letter)

        try expectGolden("\(entry.summary)\n\(place)\n\n\(entry.description)", "entry-\(name).txt")
    }

    @Test(arguments: letterExamples.map(\.key))
    func `text and HTML hold the same words`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let mail = try texts.compose(letter)

        let letterhead = letter.isPosted ? "\(letter.written.plain) \(letter.recipient.name)" : ""
        #expect(words(of: mail.text + letterhead) == words(of: plain(mail.html)))
    }

    @Test(arguments: letterExamples.map(\.key))
    func `no line is wider than 76 columns unless it is a link`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let text = try texts.compose(letter).text + texts.entry(of: letter).description

        let wide = text.split(separator: "\n").filter { $0.count > 76 && !$0.contains("https://") }
        #expect(wide.isEmpty)
    }

    @Test(arguments: letterExamples.map(\.key))
    func `no letter exclaims, begs or apologises`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let text = try texts.compose(letter).text.lowercased()

        #expect(["!", "vänligen", "tyvärr", "ursäkt", "beklagar", "{{", "  ."].allSatisfy { !text.contains($0) })
    }

    @Test(arguments: letterExamples.map(\.key))
    func `a letter on paper never speaks of mail or calendar buttons`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let text = try texts.compose(letter).text

        let speaksOfMail = text.contains("mejl") || text.contains("knapparna")
        #expect(!letter.isPosted || !speaksOfMail)
    }

    @Test(arguments: letterExamples.map(\.key))
    func `only a cancellation says that a meeting is cancelled, and no link leads to one`(name: String) throws {
        let letter = try #require(letterExamples.first { $0.key == name }?.value)

        let mail = try texts.compose(letter)
        let entry = texts.entry(of: letter)
        let all = mail.subject + mail.text + mail.html + entry.description + entry.summary

        #expect(all.lowercased().contains("inställt") == (letter.kind == .cancellation))
        let callsOff = letter.kind == .cancellation || letter.kind == .farewell
        #expect(!callsOff || !(all + (texts.location(of: letter) ?? "")).contains("https://mote"))
    }

    @Test func `nobody who is informed is asked to answer`() throws {
        // These go to the samordnare or the chair, and only members are asked of a poll or a draft.
        let asking: [Letter.Kind] = [.forward, .dates, .poll, .pollReminder, .agenda, .quorum, .draft, .approval]
        for kind in Letter.Kind.allCases where !asking.contains(kind) {
            let text = try texts.compose(.example(kind, meetings: [.called()], isInformed: true)).text

            #expect(["ja, nej", "Kommer du", "Svara "].allSatisfy { !text.contains($0) })
        }
    }

    @Test func `whatever a value holds, it stays words in its place`() throws {
        let nasty = "# <b>A</b> | {{region}}\n-- \nÄmne: annat\\ \u{202E}* \"citat\" & 'x'"
        let seen = "# <b>A</b> | {{region}} -- Ämne: annat\\ * \"citat\" & 'x'"
        let agenda = [AgendaItem(title: nasty, kind: .decision, presenter: nasty, length: 10)]
        let letter = Letter.example(
            body: .example(name: nasty, signature: [nasty]),
            meeting: .example(place: Meeting.Place(room: nasty), agenda: agenda),
            called: [Letter.Called(name: nasty, role: .chair)])

        let mail = try texts.compose(letter)

        #expect(mail.subject == "Kallelse: \(seen) tisdag 9 mars kl. 13.00–15.00")
        #expect(words(of: mail.text) == words(of: plain(mail.html)))
        #expect(!mail.html.contains("<b>"))
        #expect(mail.text.contains("13.00  1. # <b>A</b> | {{region}} -- Ämne:"))
        #expect(!mail.text.contains("\u{202E}"))
    }

    @Test func `a letter about no meeting is refused`() {
        #expect(throws: DocumentError.noMeeting(kind: .notice)) { try texts.compose(.example(meeting: nil)) }
    }

    /// Every word, sorted: the two layouts differ in the order of columns only.
    private func words(of text: String) -> [String] {
        text.lowercased().split { $0.isWhitespace || "()".contains($0) }.map(String.init)
            .filter { !["--", "-"].contains($0) }.sorted()
    }

    private func plain(_ html: String) -> String {
        let body = html.replacing(/(?s)<head>.*<\/head>|<!--.*?-->/, with: "").replacing(/<[^>]*>/, with: " ")
        return body.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
