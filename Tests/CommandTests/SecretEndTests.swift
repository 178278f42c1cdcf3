import Foundation
import Testing

@Suite struct SecretEndTests {
    @Test(arguments: [("2001-01-31", "secret: ended on 2001-01-31; replace it"), ("2999-01-31", nil)])
    func `check says when the secret for Microsoft 365 has ended`(day: String, words: String?) throws {
        let shell = try Shell()
        let mail = "{mailbox: lpo@regionen.example, transport: maildir, microsoft365: {secret_ends: \(day)}}"
        try shell.write("mail: \(mail)", to: "samordna.yaml")

        let told = try shell.run("check").output.split(separator: "\n").map(String.init)

        #expect(told.first { $0.hasPrefix("secret:") } == words)
    }
}
