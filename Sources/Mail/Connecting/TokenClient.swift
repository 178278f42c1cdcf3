import Foundation

/// Where tokens come from, and who asks for them.
package struct TokenClient: Sendable {
    let host: String
    private let address: String
    private let clientID: String
    private let secretFile: String
    private let scope: String
    private let authorityFile: String?
    private let timeout: Int

    /// What the mail servers of Microsoft 365 ask for.
    package static let microsoftScope = "https://outlook.office365.com/.default"

    /// The token address of a tenant of Microsoft 365.
    package static func microsoftAddress(tenant: String) -> String {
        "https://login.microsoftonline.com/\(tenant)/oauth2/v2.0/token"
    }

    /// `timeout` is in seconds, for the whole of an answer.
    package init(
        address: String, clientID: String, secretFile: String, scope: String, authorityFile: String? = nil,
        timeout: Int = 30
    ) throws(MailError) {
        guard let match = address.wholeMatch(of: /https:\/\/([A-Za-z0-9.-]+)(:[0-9]{1,5})?\/[!-~]*/),
            !address.contains("#")
        else { throw .tokenAddress(address) }
        host = String(match.output.1)
        self.address = address
        self.clientID = clientID
        self.secretFile = secretFile
        self.scope = scope
        self.authorityFile = authorityFile
        self.timeout = timeout
    }

    /// A token and how many seconds it is good for.
    struct Fetched {
        let text: String
        let lifetime: TimeInterval
    }

    func fetch(abandonedWhen isAbandoned: @escaping Abandonment) throws(MailError) -> Fetched {
        let secret = try secret()
        // The address stands in the configuration: wherever it is, the operator means it.
        let bounds = HTTPSExchange.Bounds(octets: 64 << 10, seconds: timeout) { _ in true }
        let exchange = try HTTPSExchange(
            address, host: host, authorityFile: authorityFile, bounds: bounds, isAbandoned: isAbandoned)
        let answer = try exchange.post([
            ("grant_type", "client_credentials"), ("client_id", clientID), ("client_secret", secret),
            ("scope", scope),
        ])
        return try read(answer, hiding: secret)
    }

    /// Read for each token, so that a new secret needs no restart.
    private func secret() throws(MailError) -> String {
        guard let handle = FileHandle(forReadingAtPath: secretFile),
            let bytes = try? handle.read(upToCount: 4097), bytes.count <= 4096,
            let secret = String(bytes: bytes, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines),
            !secret.isEmpty
        else { throw .unreadableSecret(path: secretFile) }
        return secret
    }

    private func read(_ answer: HTTPSExchange.Answer, hiding secret: String) throws(MailError) -> Fetched {
        let told = try? JSONDecoder().decode(Told.self, from: answer.body)
        if let error = told?.error {
            throw .tokenRefused(
                host: host, error: error.replacing(secret, with: "…"),
                reason: (told?.reason ?? "").replacing(secret, with: "…"))
        }
        guard answer.status == 200, let text = told?.token, Self.isToken(text) else {
            throw .tokenUnusable(host: host, status: answer.status)
        }
        return Fetched(text: text, lifetime: min(max(told?.lifetime ?? 300, 0), 86_400))
    }

    /// Visible ASCII (RFC 6750 §2.1): what is said to a mail server must not hold a line break.
    private static func isToken(_ text: String) -> Bool {
        text.wholeMatch(of: /[!-~]+/) != nil
    }

    /// The answer of a token server (RFC 6749 §5).
    private struct Told: Decodable {
        let token: String?
        let lifetime: TimeInterval?
        let error: String?
        let reason: String?

        enum CodingKeys: String, CodingKey {
            case token = "access_token"
            case lifetime = "expires_in"
            case error
            case reason = "error_description"
        }
    }
}
