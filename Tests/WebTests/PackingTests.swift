import Foundation
import Hummingbird
import Testing

@testable import Web

struct PackingTests {
    @Test func `a page is packed for a browser that asks, and says the same unpacked`() async throws {
        let browser = try await Browser.signedIn("bo")

        let plain = try await browser.get("/idag")
        let packed = try await browser.get("/idag", headers: [.acceptEncoding: "br, gzip;q=0.8"])

        #expect(plain.headers[.contentEncoding] == nil)
        #expect(plain.headers[.vary] == "Accept-Encoding")
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.headers[.vary] == "Accept-Encoding")
        #expect(packed.headers[.cacheControl] == "no-store")
        #expect(packed.octets.count < plain.octets.count / 2)
        let unpacked = try packed.unpacked()
        #expect(withoutProofs(unpacked) == withoutProofs(plain.text))
    }

    @Test(arguments: [nil, "", "identity", "br", "gzip;q=0", "gzip; q=0.0", "x-gzip-no"])
    func `a page is not packed for who does not ask`(codings: String?) async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/idag", headers: codings.map { [.acceptEncoding: $0] } ?? [:])

        #expect(page.headers[.contentEncoding] == nil)
        #expect(page.text.contains("</html>"))
    }

    @Test func `styles and scripts are packed and fonts are not`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.get("/idag")
        let style = try #require(page.text.firstMatch(of: /href="(\/delar\/[^"]+\.css)"/)).1

        let plain = try await browser.get(String(style))
        let packed = try await browser.get(String(style), headers: [.acceptEncoding: "gzip"])

        #expect(plain.headers[.contentEncoding] == nil)
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.headers[.vary] == "Accept-Encoding")
        #expect(packed.headers[.cacheControl]?.contains("immutable") ?? false)
        #expect(try packed.unpacked() == plain.text)
        guard let font = page.text.firstMatch(of: /href="(\/delar\/[^"]+\.woff2)"/)?.1 else { return }
        let face = try await browser.get(String(font), headers: [.acceptEncoding: "gzip"])
        #expect(face.headers[.contentEncoding] == nil)
    }

    @Test func `a page that repeats what stands in its address is sent as it is`() async throws {
        let browser = try await Browser.signedIn("bo")

        let found = try await browser.get("/sok?ord=Anna", headers: [.acceptEncoding: "gzip"])
        let blank = try await browser.get("/sok", headers: [.acceptEncoding: "gzip"])

        #expect(found.headers[.contentEncoding] == nil)
        #expect(blank.headers[.contentEncoding] == "gzip")
    }

    @Test func `a page whose address is a secret is sent as it is`() async throws {
        let browser = try await Browser.signedIn("bo")
        let link = try browser.secretary.newPageLink(for: "Cilla Öberg", by: "Bo Lind")

        let page = try await browser.get(
            String(link.dropFirst("http://office.example".count)), headers: [.acceptEncoding: "gzip"])

        #expect(page.status == .ok)
        #expect(page.headers[.contentEncoding] == nil)
    }

    @Test func `a packed page's forms prove themselves by other words each time, and count`() async throws {
        let browser = try await Browser.signedIn("bo")

        let pages = [
            try await browser.get("/idag", headers: [.acceptEncoding: "gzip"]).unpacked(),
            try await browser.get("/idag", headers: [.acceptEncoding: "gzip"]).unpacked(),
        ]
        let proofs = pages.map { $0.firstMatch(of: /name="bevis" value="([0-9a-f]+)"/).map { String($0.1) } ?? "" }
        let answers = [
            try await browser.post("/utskick/paus", [("bevis", proofs[0])]),
            try await browser.post("/utskick/paus", [("bevis", proofs[1])]),
            try await browser.post("/utskick/paus", [("bevis", String(proofs[0].reversed()))]),
        ]

        #expect(proofs[0] != proofs[1])
        #expect(answers.map(\.status) == [.seeOther, .seeOther, .forbidden])
    }

    @Test(arguments: ["", "zz", "0", String(repeating: "g", count: 128), String(repeating: "é", count: 64)])
    func `what is no proof stays none under a mask`(text: String) {
        #expect(Form.unmasked(text) == text)
    }

    private func withoutProofs(_ text: String) -> String {
        text.replacing(/name="bevis" value="[0-9a-f]+"/, with: "name=\"bevis\"")
    }
}

extension Page {
    /// What gzip makes of it.
    fileprivate func unpacked() throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString).gz")
        try octets.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "--decompress", "--stdout", file.path]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return text
    }
}
