import Foundation
import Hummingbird
import Meetings
import Store
import Testing

@testable import Web

@Suite struct KeptPageTests {
    @Test(arguments: ["/idag", "/arbetsinsats"])
    func `a page is the same while nothing has happened, but for nobody else`(path: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let pages = [try await browser.get(path), try await browser.get(path)]
        try await browser.enter("disa")
        let others = try await browser.get(path)

        #expect(pages[0].text == pages[1].text)
        #expect(pages[0].status == .ok)
        #expect(!others.text.contains("LPO Psykisk hälsa"))
        #expect(!others.text.contains(pages[0].token ?? "no token"))
    }

    @Test func `what another process commits is on the page that is asked for next`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samordna-kept-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "samordna.sqlite").path
        let browser = try await Browser.signedIn("bo", store: try Store(path: path))
        let before = try await browser.get("/idag")

        let other = try Store(path: path)
        try other.write { try $0.save(Meeting.example()) }
        let after = try await browser.get("/idag")
        var register = try other.read { try $0.register() }
        register.bodies[0].name = "LPO Äldres hälsa"
        try other.write { try $0.save(register) }
        let last = try await browser.get("/idag")

        #expect(!before.text.contains("möts kl. 13"))
        #expect(after.text.contains("LPO Psykisk hälsa möts kl. 13"))
        #expect(last.text.contains("LPO Äldres hälsa möts kl. 13"))
    }

    @Test func `who is signed out, or has lost her seat, is not shown what was kept for her`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try await browser.get("/idag")

        var register = try browser.secretary.store.read { try $0.register() }
        for index in register.mandates.indices where register.mandates[index].person == Key("bo") {
            register.mandates[index].until = Day(iso: "2027-02-01")
        }
        try browser.secretary.store.write { try $0.save(register) }

        #expect(try await browser.get("/idag").location == "/logga-in")
    }

    @Test func `a page tells the day on which it is asked for`() async throws {
        let browser = try await Browser.signedIn("bo")
        let first = try await browser.get("/idag")

        browser.clock.turn(minutes: 24 * 60)
        let next = try await browser.get("/idag")

        #expect(first.text.contains("23 februari"))
        #expect(next.text.contains("24 februari"))
    }
}
