import Web

extension SettingsReader {
    /// A reverse proxy that tells who is signed in; nil where none is named.
    func trustedProxy(isProxied: Bool) throws(ConfigurationError) -> TrustedProxy? {
        guard let header = optionalText(.trustedUser) else { return nil }
        guard isProxied else {
            throw wrong(.trustedUser, header, expected: "web.behind_proxy: yes beside it")
        }
        let (name, proof) = (try text(.trustedSecret), try text(.trustedProof))
        let secret = try secret(in: name)
        guard secret.utf8.count >= 24 else {
            throw .secret(
                file: name, cause: "it is shorter than 24 characters; write what openssl rand -base64 32 gives")
        }
        guard let proxy = TrustedProxy(userHeader: header, secretHeader: proof, secret: secret) else {
            throw wrong(.trustedUser, header, expected: "the name of a header field, another than \(proof)")
        }
        return proxy
    }
}
