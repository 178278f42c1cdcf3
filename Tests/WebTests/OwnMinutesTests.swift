import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct OwnMinutesTests {
    @Test func `the mail with the minutes leads to them as a page, with what was sent and nothing later`() async throws
    {
        let browser = try Browser.withApprovedNotes()
        let link = try browser.mailed("mote", to: "cilla@regionen.example") + "/anteckningar"

        let unsent = try await browser.get(link)
        try browser.deliverAll()
        let page = try await browser.get(link)
        let file = try await browser.get("\(link)/hamta")
        try browser.note("Vi talade <om> köer.")
        _ = try browser.secretary.correctMinutes(of: "lpo/2027-2", because: "Fel ord.", by: "Bo Lind")
        try browser.make("%PDF-1.7 två %%EOF\n")
        let later = try await browser.get(link)
        try browser.deliverAll()
        let corrected = try await browser.get(link)

        #expect(unsent.status == .notFound)
        #expect(page.text.contains("Vi talade &lt;om&gt; väntetider.") && page.text.contains("Godkända av Anna Ek"))
        #expect(page.text.contains("Hämta som PDF") && page.text.contains("Länken är till Cilla"))
        #expect(file.text.hasPrefix("%PDF-1.7 ett"))
        #expect(later.text.contains("väntetider.") && !later.text.contains("köer"))
        #expect(corrected.text.contains("Vi talade &lt;om&gt; köer.") && corrected.text.contains("Fel ord."))
    }

    @Test func `nobody reads them by a link to something else or to another meeting`() async throws {
        let browser = try Browser.withApprovedNotes()
        try browser.deliverAll()
        let link = try browser.mailed("mote", to: "cilla@regionen.example")
        let (cilla, disa) = (try browser.ownPage("cilla"), try browser.ownPage("disa"))

        #expect(try await browser.get("\(cilla)/mote/meeting-2/anteckningar").status == .ok)
        #expect(try await browser.get("\(disa)/mote/meeting-2/anteckningar").status == .notFound)
        #expect(try await browser.get("\(cilla)/mote/meeting-3/anteckningar").status == .notFound)
        #expect(
            try await browser.get("\(link.replacing("/mote/", with: "/din-sida/"))/anteckningar").status == .notFound)
        #expect(try await browser.get("/mote/gissning/anteckningar").status == .notFound)
    }
}

extension Browser {
    /// The notes of 9 March are approved, and wait in everybody's mail as a file.
    static func withApprovedNotes() throws -> Browser {
        let browser = try Browser.withSharedNotes()
        _ = try browser.secretary.approveMinutes(of: "lpo/2027-2", told: "Anna Ek", note: "på mötet", by: "Bo Lind")
        try browser.make("%PDF-1.7 ett %%EOF\n")
        return browser
    }

    /// Makes what is unmade, and sends it.
    func make(_ file: String) throws {
        for unmade in try secretary.unmadeMinutes() { try secretary.attach(Data(file.utf8), to: unmade) }
        _ = try secretary.press(MessageFilter(kind: .minutes), by: "Bo Lind")
    }
}
