import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct ProgressTests {
    @Test func `a sending is counted on the meeting's page and under Utskick while it goes, and no longer`()
        async throws
    {
        let browser = try await Browser.sending()
        let before = try await browser.get("/moten/lpo/2027-2")
        try browser.deliver(1)

        let meeting = try await browser.get("/moten/lpo/2027-2")
        let outbox = try await browser.get("/utskick")
        let followed = try await browser.get("/utskick/pagar")
        let still = try await browser.get("/utskick/pagar?stilla=ja")
        try browser.deliver(2)
        let after = try await browser.get("/utskick/pagar")

        #expect(before.text.contains("Du kan ångra fram till dess.") && !before.text.contains("data-live"))
        #expect(meeting.text.contains("Kallelsen är på väg: ett av tre mejl har gått ut."))
        #expect(meeting.text.contains("<div id=\"utskick\" data-live>") && meeting.text.contains("Stoppa resten"))
        #expect(outbox.text.contains("Kallelsen till LPO Psykisk hälsa, 9 mars: ett av tre mejl har gått ut."))
        #expect(outbox.text.contains("href=\"/utskick/pagar\"") && outbox.headers[.refresh] == nil)
        #expect(followed.text.contains("max=\"3\" value=\"1\"") && followed.headers[.refresh] == "5")
        #expect(still.headers[.refresh] == nil && still.text.contains("Se hur långt det har kommit"))
        #expect(after.text.contains("Inget är på väg ut just nu.") && after.headers[.refresh] == nil)
        #expect(try await !browser.get("/utskick").text.contains("data-live"))
    }

    @Test func `the rest is stopped where some have left, and nothing is counted while sending is held`() async throws {
        let browser = try await Browser.sending()
        try browser.deliver(1)
        try browser.secretary.pause(by: "Bo Lind")
        let paused = try await browser.get("/moten/lpo/2027-2")
        let none = try await browser.get("/utskick/pagar")

        _ = try await browser.fill(paused, "/moten/lpo/2027-2/angra", [("slag", "notice")])

        #expect(paused.text.contains("De andra väntar tills utskick startas igen."))
        #expect(none.text.contains("Inget är på väg ut just nu."))
        #expect(try browser.mails([.held]).count == 2)
        #expect(try browser.mails([.accepted]).count == 1)
    }

    @Test func `who sees no ledger sees no sending`() async throws {
        let browser = try await Browser.sending()
        try await browser.enter("disa")

        let page = try await browser.get("/utskick/pagar")

        #expect(page.status == .forbidden || page.text.contains("Inget är på väg ut just nu."))
    }
}

extension Browser {
    /// Bo is signed in, and the kallelse of the example may leave to all three.
    fileprivate static func sending() async throws -> Browser {
        let browser = try await Browser.signedIn("bo")
        try browser.secretary.resume(by: "Bo Lind")
        // What signs her in goes first.
        try browser.deliver(1)
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        browser.clock.turn(minutes: 5)
        return browser
    }
}
