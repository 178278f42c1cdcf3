import Foundation
import Testing

@testable import samordna

@Suite struct ProxySettingsTests {
    @Test func `nobody else says who is signed in unless a field is named`() throws {
        #expect(try configuration("").proxy == nil)
        #expect(try configuration("  behind_proxy: yes\n").proxy == nil)
    }

    @Test func `a field and a secret in a closed file are enough`() throws {
        let file = try secret(String(repeating: "s", count: 24) + "\n")
        defer { try? FileManager.default.removeItem(at: file) }

        let configuration = try configuration(web(secret: file))

        #expect(configuration.proxy != nil)
    }

    @Test func `the fields mean nothing without a proxy`() throws {
        let words = refusal { try configuration("  trusted_user_header: X-Samordna-User\n") }

        #expect(
            words
                == "cannot read s.yaml:4: web.trusted_user_header is “X-Samordna-User”; expected web.behind_proxy: yes beside it"
        )
    }

    @Test func `a field without a secret is refused`() throws {
        let words = refusal { try configuration("  behind_proxy: yes\n  trusted_user_header: X-Samordna-User\n") }

        #expect(words.hasPrefix("cannot start: web.trusted_secret_file is not set"))
    }

    @Test func `a short secret is refused with how to make one`() throws {
        let file = try secret("hemligt")
        defer { try? FileManager.default.removeItem(at: file) }

        #expect(refusal { try configuration(web(secret: file)) }.contains("it is shorter than 24 characters"))
    }

    @Test func `a secret that others may read is refused`() throws {
        let file = try secret(String(repeating: "s", count: 24), mode: 0o644)
        defer { try? FileManager.default.removeItem(at: file) }

        #expect(refusal { try configuration(web(secret: file)) }.contains("every user of this machine may open it"))
    }

    @Test(arguments: ["X Samordna User", "Användare", "X-Samordna-Secret", "x-samordna-secret"])
    func `a name that is no field of its own is refused`(header: String) throws {
        let file = try secret(String(repeating: "s", count: 24))
        defer { try? FileManager.default.removeItem(at: file) }

        let words = refusal { try configuration(web(header: header, secret: file)) }

        #expect(words.contains("expected the name of a header field, another than X-Samordna-Secret"))
    }

    private func web(header: String = "X-Samordna-User", secret: URL) -> String {
        "  behind_proxy: yes\n  trusted_user_header: \(header)\n  trusted_secret_file: \(secret.path)\n"
    }

    private func secret(_ text: String, mode: Int = 0o600) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file
    }

    private func configuration(_ web: String) throws -> Configuration {
        let text = "mail:\n  mailbox: lpo@regionen.example\nweb:\n" + web
        return try Configuration(file: try ConfigurationFile(parsing: text, path: "s.yaml"), environment: [:])
    }

    private func refusal(_ attempt: () throws -> some Any) -> String {
        do {
            _ = try attempt()
            return "accepted"
        } catch {
            return "\(error)"
        }
    }
}
