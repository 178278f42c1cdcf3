import Foundation
import Testing

@testable import Web

@Suite struct HelpTests {
    @Test func `the handbook opens at its first chapter, and leads on`() async throws {
        let browser = try await Browser.signedIn("bo")

        let help = try await browser.get("/hjalp")
        let chapter = try await browser.get(help.location ?? "")
        let byFile = try await browser.get("/hjalp/03-kallelse.md")

        #expect(help.location == "/hjalp/borja")
        #expect(chapter.text.contains("<h1>Börja här</h1>"))
        #expect(chapter.text.contains(">Nästa: "))
        #expect(byFile.location == "/hjalp/kallelse")
    }

    @Test func `every picture that a chapter shows is there, with words for those who do not see it`() async throws {
        let browser = try await Browser.signedIn("bo")
        let folder = repository.appending(path: "docs/handbok")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }

        var shown = 0
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for picture in text.matches(of: /!\[(.*?)\]\((.*?)\)/) {
                let answer = try await browser.get("/hjalp/\(picture.2)")
                #expect(answer.status == .ok, "\(file): \(picture.2)")
                #expect(picture.1.count > 10, "\(file): \(picture.2)")
                shown += 1
            }
        }

        #expect(shown > 5)
    }

    @Test(arguments: ["/hjalp/okant", "/hjalp/bilder/..%2f01-borja.md", "/hjalp/bilder/okand.png"])
    func `nothing but chapters and their pictures is found`(path: String) async throws {
        let browser = try await Browser.signedIn("bo")

        #expect(try await browser.get(path).status == .notFound)
    }

    @Test func `nobody reads it without signing in`() async throws {
        let browser = try Browser()

        let page = try await browser.get("/hjalp/borja")

        #expect(page.location?.hasPrefix("/logga-in") == true)
    }
}
