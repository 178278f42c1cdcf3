import Foundation

/// What a page's template is filled with: its stored properties are the names the template may use.
package protocol PageContent: Sendable {
    /// The file in `Templates/pages`, without its ending.
    static var template: String { get }
    /// Every name the template may use, those of rows inside it too.
    static var names: Set<String> { get }
}

/// A field of a form with what has been typed in it and what is wrong with it.
package struct Field: Sendable {
    package static let names: Set<String> = [
        "name", "label", "hint", "hasHint", "value", "fault", "hasFault", "isWide", "autocomplete", "inputmode", "type",
    ]

    let name: String
    let label: String
    let hint: String?
    let value: String
    let fault: String?
    let type: String
    let autocomplete: String?
    let inputmode: String?

    package init(
        _ name: String, label: String, hint: String? = nil, value: String = "", fault: String? = nil,
        type: String = "text", autocomplete: String? = nil, inputmode: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.value = value
        self.fault = fault
        self.type = type
        self.autocomplete = autocomplete
        self.inputmode = inputmode
    }
}

/// What is wrong with a form, said above it; each line leads to its field.
package struct Faults: Sendable {
    package static let names: Set<String> = ["faults", "faultCount", "faultLines", "fieldName", "fieldFault"]

    let faultCount: String
    let faultLines: [Line]

    struct Line: Sendable {
        let fieldName: String
        let fieldFault: String
    }

    /// Nil where nothing is.
    package init?(_ fields: [Field]) {
        faultLines = fields.compactMap { field in field.fault.map { Line(fieldName: field.name, fieldFault: $0) } }
        guard !faultLines.isEmpty else { return nil }
        let words = faultLines.count.counted("uppgift", "uppgifter")
        faultCount = "\(words) behöver rättas".capitalizedSentence
    }
}
