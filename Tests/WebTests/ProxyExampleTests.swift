import Foundation
import Hummingbird
import Secretariat
import Testing

@testable import Web

@Suite struct ProxyExampleTests {
    @Test func `the example for nginx asks who comes in every room of the office`() throws {
        let pattern = try #require(try example().firstMatch(of: /# +location ~ \^\/\(([a-z|-]+)\)\(\/\|\$\) \{/)).1
        let guarded = Set(pattern.split(separator: "|").map(String.init))
        let open = Set(HiddenSecrets.rooms).union([
            "", "health", "kalender", "delar", "grupp", "tillganglighet", "personuppgifter", "ny-lank",
        ])

        let rooms = Set(
            try Browser().site.router.routes.map { route in
                "\(route.path)".split(separator: "/").first.map(String.init) ?? ""
            })

        #expect(rooms.count > 20)
        #expect(rooms.subtracting(open) == guarded)
    }

    @Test(arguments: [
        "/moten/lpo/2027-1/handlingar", "/moten/lpo/2027-1/handlingar/3/ersatt",
        "/moten/lpo/2027-1/anteckningar/som-fil",
    ])
    func `the example for nginx lets in files as large as the service takes`(path: String) throws {
        let pattern = try Regex(
            #" {8}location ~ (\S+) \{\s+client_max_body_size (\d+)m;"#, as: (Substring, Substring, Substring).self)
        let place = try #require(try example().firstMatch(of: pattern))

        #expect(try path.contains(Regex(String(place.1))))
        #expect(try #require(Int(place.2)) * 1_048_576 > OfficeSettings(mailbox: "lpo@regionen.example").largestPaper)
    }

    private func example() throws -> String {
        try String(contentsOf: repository.appending(path: "Config/nginx/samordna.conf"), encoding: .utf8)
    }
}
