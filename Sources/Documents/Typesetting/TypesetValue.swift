/// What a document is set from, whatever its form, with words that the font can draw.
enum TypesetValue: Codable {
    case nothing
    case truth(Bool)
    case number(Double)
    case words(String)
    case list([TypesetValue])
    case fields([String: TypesetValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .nothing
        } else if let truth = try? value.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let words = try? value.decode(String.self) {
            self = .words(words.drawable)
        } else if let list = try? value.decode([TypesetValue].self) {
            self = .list(list)
        } else {
            self = .fields(try value.decode([String: TypesetValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .nothing: try container.encodeNil()
        case .truth(let truth): try container.encode(truth)
        case .number(let number): try container.encode(number)
        case .words(let words): try container.encode(words)
        case .list(let list): try container.encode(list)
        case .fields(let fields): try container.encode(fields)
        }
    }
}
