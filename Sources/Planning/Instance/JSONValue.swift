/// A JSON text as a tree.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, or one that no integer of 64 bits holds.
    case otherNumber
    case text(String)
    case list([JSONValue])
    case object([(key: String, value: JSONValue)])
}
