import Meetings

/// What is new in an agenda, a sentence for each change.
package enum AgendaWords {
    /// “Ny punkt 4: Remiss om vårdprogram, Hanna Stål, 20 minuter.”
    package static func sentence(_ change: AgendaChange) -> String {
        switch change {
        case .added(let item, let number): "Ny punkt \(number): \(detailed(item))."
        case .removed(let item, let number): "Punkt \(number), \(item.title), är borttagen."
        case .moved(let item, let from, let to): "\(item.title) är flyttad från punkt \(from) till punkt \(to)."
        case .renamed(let number, let from, let to): "Punkt \(number) heter nu \(to). Förut: \(from)."
        case .length(let item, let number, let from): length(item, number, from)
        case .presenter(let item, let number, let from): presenter(item, number, from)
        case .kind(let item, let number):
            "Punkt \(number), \(item.title), är \(item.kind.map { "nu \($0.word)" } ?? "inte längre av någon viss typ")."
        case .background(let item, let number, let isNew):
            item.background == nil
                ? "Bakgrunden till punkt \(number), \(item.title), är borttagen."
                : "\(isNew ? "Ny" : "Ändrad") bakgrund till punkt \(number), \(item.title)."
        }
    }

    private static func detailed(_ item: AgendaItem) -> String {
        [item.title, item.presenter, item.length.map(minutes)].compactMap(\.self).joined(separator: ", ")
    }

    private static func length(_ item: AgendaItem, _ number: Int, _ from: Int?) -> String {
        guard let length = item.length else { return "Punkt \(number), \(item.title), har ingen tid längre." }
        let before = from.map { " i stället för \($0)" } ?? ""
        return "Punkt \(number), \(item.title), får \(minutes(length))\(before)."
    }

    private static func presenter(_ item: AgendaItem, _ number: Int, _ from: String?) -> String {
        guard let presenter = item.presenter else {
            return "Punkt \(number), \(item.title), har ingen föredragande längre."
        }
        return "Punkt \(number), \(item.title), föredras av \(presenter)\(from.map { " i stället för \($0)" } ?? "")."
    }

    private static func minutes(_ count: Int) -> String { "\(count) \(count == 1 ? "minut" : "minuter")" }
}
