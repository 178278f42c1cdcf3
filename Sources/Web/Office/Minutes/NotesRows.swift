import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The text of minutes on a page, heading by heading.
struct NotesRow: Sendable {
    static let names = DocumentBlock.names.union(["key", "heading", "isEmpty"])

    let key: String
    let heading: String
    let blocks: [DocumentBlock]
    let isEmpty: Bool

    init(_ passage: MinutesContent.Passage) {
        key = passage.key
        heading = passage.heading
        blocks = DocumentBlock.blocks(of: passage.text)
        isEmpty = blocks.isEmpty
    }

    /// Without lists that are empty; items stand there though nothing is written about them.
    static func rows(_ content: MinutesContent) -> [NotesRow] {
        content.passages.map(NotesRow.init).filter { !$0.isEmpty || Int($0.key) != nil }
    }
}

/// How one text became another, under one heading; what is new and what is gone are marked by more than colour.
struct DifferenceRow: Sendable {
    static let names: Set<String> = ["heading", "runs", "isInserted", "isDeleted", "text"]

    let heading: String
    let runs: [Run]

    struct Run: Sendable {
        let isInserted: Bool
        let isDeleted: Bool
        let text: String
    }

    init(_ difference: PassageDifference) {
        heading = difference.heading
        runs = difference.text.runs.map {
            Run(isInserted: $0.kind == .inserted, isDeleted: $0.kind == .deleted, text: $0.text)
        }
    }

    static func rows(from earlier: MinutesContent?, to later: MinutesContent) -> [DifferenceRow] {
        earlier.map { later.differences(from: $0).map(DifferenceRow.init) } ?? []
    }
}

/// A comment on minutes, as a page shows it.
struct CommentRow: Sendable {
    static let names: Set<String> = [
        "id", "who", "when", "about", "text", "isLate", "isTaken", "isLeft", "isOpen", "settledBy", "way",
    ]

    let id: Int64
    let who: String
    let when: String
    let about: String
    let text: String
    let isLate: Bool
    let isTaken: Bool
    let isLeft: Bool
    let isOpen: Bool
    let settledBy: String
    /// “med mejl”.
    let way: String

    init(_ comment: MinutesComment, _ content: MinutesContent, _ register: Register, on today: Day) {
        id = comment.id
        let name = register.person(comment.person)?.name ?? comment.person.text
        who = comment.assistant.map { "\($0), åt \(name)" } ?? name
        when = WallTime(comment.at).day.asRead(in: today.year)
        let item = content.items.first { $0.id == comment.item }
        about = item?.heading ?? "Hela anteckningarna"
        text = comment.text
        isLate = comment.isLate
        isTaken = comment.settled?.outcome == .taken
        isLeft = comment.settled?.outcome == .left
        isOpen = comment.settled == nil
        settledBy = comment.settled?.by ?? ""
        way =
            switch comment.channel {
            case .link: "på webben"
            case .mail: "med mejl"
            case .told: "muntligt"
            }
    }
}

extension MinutesVersion {
    /// “Rättade anteckningar”.
    var kindWords: String {
        switch kind {
        case .shared: "Utkast, delat för synpunkter"
        case .approved: "Godkända anteckningar"
        case .correction: "Rättade anteckningar"
        }
    }
}

extension MinutesContent.Standing {
    /// What the law takes the document for, with its day.
    func words(in year: Int) -> String {
        switch self {
        case .working(let day): "Arbetsmaterial \(day.asRead(in: year))"
        case .shared(let day, let until):
            "Arbetsmaterial, delat för synpunkter \(day.asRead(in: year)) till och med \(until.asRead(in: year))"
        case .completed(let day): "Färdigställd handling \(day.asRead(in: year))"
        }
    }
}

extension Approval {
    /// “Anna Ek godkände dem tisdag 9 mars, med mejl.”
    func sentence(in year: Int) -> String {
        let day = WallTime(at).day.asRead(in: year)
        switch way {
        case .link: return "\(by) godkände anteckningarna \(day), på webben."
        case .mail: return "\(by) godkände anteckningarna \(day), med mejl."
        case .told:
            let how = note.map { ": \($0)" } ?? ""
            return "\(by) godkände anteckningarna. \(recordedBy ?? "Samordnaren") antecknade det \(day)\(how)."
        case .silence: return "Ingen hade synpunkter, så anteckningarna blev godkända \(day)."
        }
    }
}

extension Int {
    /// “tre synpunkter”.
    var inComments: String { counted("synpunkt", "synpunkter") }
}
