import Documents
import Foundation
import Meetings
import Secretariat

/// What there is to read before a meeting: two papers with the kallelse, one that comes after it.
struct DemonstratedPapers {
    let secretary: Secretary
    let author: String
    let examples: URL
    let counter: PaperCounter

    private let meeting = "lpo-psykisk-halsa/2027-2"

    func add() async throws {
        try await add("gapanalys.pdf", title: "Gapanalys schizofreni, utkast", item: 4)
        try await add("uppdragsbeskrivning.pdf", title: "Uppdragsbeskrivning, förslag", item: 5)
    }

    func supplement() async throws {
        try await add("samsjuklighetsteam.docx", title: "Hur kommunerna bemannar teamen", item: 2)
        _ = try secretary.sendPapers(of: meeting, by: author)
    }

    private func add(_ name: String, title: String, item: Int) async throws {
        let file = try Data(contentsOf: examples.appending(path: "example/handlingar/\(name)"))
        let paper = try secretary.addPaper(
            NewPaper(.file(file, named: name), title: title, item: item), to: meeting, by: author)
        do {
            try await secretary.count(paper.id, with: counter)
        } catch is DocumentError {
            // Nothing on this machine can count it: it stands among the papers as uncounted.
        }
    }
}
