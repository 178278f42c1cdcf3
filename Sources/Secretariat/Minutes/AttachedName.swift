import Foundation

/// The name under which a file reaches its readers: no folder, nothing invisible, and the ending of what it is.
struct AttachedName {
    let text: String

    private static let longest = 120

    /// - Parameter nameless: what it is called where nothing is left of its name.
    init(_ name: String, as format: PaperFormat, nameless: String) {
        // A path of Windows may be what an operator pastes.
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let visible = last.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .withoutInvisibleCharacters.filter { !"\"<>|:*?".contains($0) }
        // A name typed on macOS may come with its dots and rings apart from their letters.
        let composed = visible.precomposedStringWithCanonicalMapping
        let stem = PaperFormat.allCases.reduce(composed) { $0.withoutEnding($1.ending) }
            .trimmingCharacters(in: CharacterSet(charactersIn: ". "))
        text = (stem.isEmpty ? nameless : String(stem.prefix(Self.longest))) + format.ending
    }
}

extension String {
    fileprivate func withoutEnding(_ ending: String) -> String {
        lowercased().hasSuffix(ending) ? String(dropLast(ending.count)) : self
    }
}
