import Documents
import Foundation
import Meetings
import Secretariat

/// Which report a page's address asks for.
struct WorkloadWish: Sendable {
    let year: String
    let body: String
    /// `kommunerna`, `regionen`, `alla`, or nothing for what most ask for.
    let principal: String
    let kommun: String
    let person: String
    let showsAll: Bool
    /// The row whose sum is opened.
    let opened: String?

    init(_ query: Form) {
        year = query["ar"]
        body = query["grupp"]
        principal = query["huvudman"]
        kommun = query["kommun"]
        person = query["person"]
        showsAll = query["visa"] == "alla"
        opened = query["underlag"].isEmpty ? nil : query["underlag"]
    }

    /// - Throws: where the year is no number.
    func question() throws(WebProblem) -> WorkloadQuestion {
        var question = WorkloadQuestion()
        if !year.isEmpty {
            guard let number = Int(year) else { throw .notFound }
            question.year = number
        }
        question.selection = WorkloadSelection(
            body: body.isEmpty ? nil : Key(body), principal: kind, authority: kommun.isEmpty ? nil : Key(kommun),
            person: person.isEmpty ? nil : Key(person))
        question.prefersKommuner = principal.isEmpty
        return question
    }

    private var kind: Authority.Kind? {
        switch principal {
        case "kommunerna": .municipality
        case "regionen": .region
        default: nil
        }
    }

    /// The same report's address, or that of its files.
    func address(_ path: String = "/arbetsinsats", _ more: [(String, String)] = []) -> String {
        let own = [("ar", year), ("grupp", body), ("huvudman", principal), ("kommun", kommun), ("person", person)]
        let fields = own.filter { !$0.1.isEmpty } + more
        return fields.isEmpty ? path : path + "?" + fields.map { "\($0)=\($1.inAddress)" }.joined(separator: "&")
    }

    /// The page's own address, with all that was asked for.
    var whole: String { address("/arbetsinsats", unfolded + (opened.map { [("underlag", $0)] } ?? [])) }

    /// As it is now, with what is folded out.
    var unfolded: [(String, String)] { showsAll ? [("visa", "alla")] : [] }
}
