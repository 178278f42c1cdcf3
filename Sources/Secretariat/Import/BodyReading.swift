import Meetings

extension Body {
    static let keys = [
        "id", "kind", "name", "aliases", "parent", "mirrors", "state", "contact", "charter", "policy", "norm", "sender",
    ]

    /// What holds for every body that does not say otherwise; the norms are those of programme areas alone.
    struct Defaults {
        let policy: MeetingPolicy
        let norms: [Norm]
    }

    init(_ entry: YAMLMapping, defaults: Defaults) throws(ImportError) {
        let id = try entry.identifier()
        guard let kind = try entry.choice("kind", of: Kind.self) else { throw entry.missing("kind") }
        let usual = kind == .programArea ? defaults.norms : []
        self.init(
            id: Key(id), kind: kind, name: try entry.requiredText("name"), aliases: try Body.aliases(entry),
            parent: try entry.text("parent").map { Key($0) }, mirrors: try entry.text("mirrors"),
            state: try entry.choice("state", of: State.self) ?? .active, contact: try entry.text("contact"),
            charter: try Body.charter(entry), policy: try MeetingPolicy(entry, over: defaults.policy),
            norms: entry.has("norm") ? try Norm.list(entry) : usual, sender: try Body.sender(entry))
        guard state != .forming || contact != nil else { throw entry.error(.needsContact) }
    }

    var names: [String] { [id.text, name] + aliases.map(\.name) }

    private static func aliases(_ entry: YAMLMapping) throws(ImportError) -> [Alias] {
        var aliases: [Alias] = []
        for alias in try entry.mappings("aliases", keys: ["name", "from", "until"]) {
            let (from, until) = (try alias.day("from"), try alias.day("until"))
            if let from, let until, until < from {
                throw alias.error(.endsBeforeStart("\(until)", start: "\(from)"), at: "until")
            }
            aliases.append(Alias(name: try alias.requiredText("name"), from: from, until: until))
        }
        return aliases
    }

    private static func charter(_ entry: YAMLMapping) throws(ImportError) -> Charter? {
        guard let charter = try entry.mapping("charter", keys: ["version", "decided", "under_revision"]) else {
            return nil
        }
        return Charter(
            version: try charter.requiredText("version"), decided: try charter.day("decided"),
            isUnderRevision: try charter.flag("under_revision") ?? false)
    }

    private static func sender(_ entry: YAMLMapping) throws(ImportError) -> Sender {
        guard let sender = try entry.mapping("sender", keys: ["name", "signature", "join_link"]) else {
            return Sender()
        }
        let link = try sender.value("join_link", expected: "an address that begins with https://") { $0.webAddress }
        return Sender(
            name: try sender.text("name"), signature: try sender.texts("signature"), joinLink: link)
    }
}

extension Norm {
    /// The dated list, oldest first: the older ones remain as yardsticks for their time.
    static func list(_ entry: YAMLMapping) throws(ImportError) -> [Norm] {
        var norms: [Norm] = []
        for norm in try entry.mappings("norm", keys: ["from", "hours", "percent", "of_hours"]) {
            norms.append(Norm(from: try norm.day("from"), amount: try amount(norm)))
        }
        return norms.sorted { ($0.from ?? .earliest) < ($1.from ?? .earliest) }
    }

    private static func amount(_ norm: YAMLMapping) throws(ImportError) -> Amount {
        if let hours = try span(norm, "hours") { return .hours(least: hours.lowerBound, most: hours.upperBound) }
        guard let percent = try span(norm, "percent") else { throw norm.missing("hours") }
        let year = try norm.number("of_hours", in: 1...3000) ?? 1720
        return .percent(least: percent.lowerBound, most: percent.upperBound, of: Double(year))
    }

    /// `15-20` or `17.5`.
    private static func span(_ norm: YAMLMapping, _ key: String) throws(ImportError) -> ClosedRange<Double>? {
        try norm.value(key, expected: "a number or two, such as 15-20") { text in
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
            guard ends.count <= 2, let least = ends[0], let most = ends[ends.count - 1], least >= 0, least <= most,
                most.isFinite
            else { return nil }
            return least...most
        }
    }
}

extension Day {
    fileprivate static let earliest = Day.newYear(1)
}

extension String {
    /// The text itself where it can be followed as a link.
    var webAddress: String? {
        wholeMatch(of: /https?:\/\/[^\s"<>\\^`{|}]+/.ignoresCase()) == nil ? nil : self
    }
}
