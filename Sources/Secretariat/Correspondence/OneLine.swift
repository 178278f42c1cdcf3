extension String {
    /// As a name or subject can be written in a header, whatever stood in somebody else's.
    func onOneLine(_ length: Int) -> String {
        let words = unicodeScalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
        return String(words.map(String.init).joined(separator: " ").withoutInvisibleCharacters.prefix(length))
    }
}
