import Meetings

/// What a region is, as data: its principals, bodies, policy and school breaks.
package struct RegionPack: Equatable, Sendable {
    package let file: String
    package let region: String
    package let authorities: [Authority]
    package let bodies: [Body]
    package let schoolBreaks: [SchoolBreak]

    package init(parsing text: String, file: String) throws(ImportError) {
        let root = try YAMLMapping(
            parsing: text, file: file,
            keys: ["region", "authorities", "policy", "norm", "bodies", "school_breaks"])
        self.file = file
        region = try root.requiredText("region")
        authorities = try RegionPack.authorities(root)
        bodies = try RegionPack.bodies(root)
        schoolBreaks = try RegionPack.schoolBreaks(root, of: authorities)
    }

    private static func authorities(_ root: YAMLMapping) throws(ImportError) -> [Authority] {
        var authorities: [Authority] = []
        for entry in try root.mappings("authorities", keys: ["id", "name", "kind"]) {
            let id = try entry.identifier()
            guard !authorities.contains(where: { $0.id.text == id }) else {
                throw entry.error(.named(twice: id), at: "id")
            }
            guard let kind = try entry.choice("kind", of: Authority.Kind.self) else { throw entry.missing("kind") }
            authorities.append(Authority(id: Key(id), name: try entry.requiredText("name"), kind: kind))
        }
        return authorities
    }

    private static func bodies(_ root: YAMLMapping) throws(ImportError) -> [Body] {
        let defaults = Body.Defaults(
            policy: try MeetingPolicy(root, over: MeetingPolicy()), norms: try Norm.list(root))
        let entries = try root.mappings("bodies", keys: Body.keys)
        var bodies: [Body] = []
        for entry in entries {
            let body = try Body(entry, defaults: defaults)
            guard !bodies.contains(where: { $0.id == body.id }) else {
                throw entry.error(.named(twice: body.id.text), at: "id")
            }
            if let other = bodies.first(where: { one in body.names.contains { one.answers(to: $0) } }) {
                throw entry.error(.named(twice: other.name), at: "name")
            }
            bodies.append(body)
        }
        for (entry, body) in zip(entries, bodies) {
            let awaited = body.policy.planning.before.map(\.body)
            if let stranger = awaited.first(where: { one in !bodies.contains { $0.id == one } }) {
                throw entry.error(.unknown(stranger.text, kind: "body", known: bodies.map(\.id.text)), at: "policy")
            }
            guard let parent = body.parent, !bodies.contains(where: { $0.id == parent }) else { continue }
            throw entry.error(.unknown(parent.text, kind: "body", known: bodies.map(\.id.text)), at: "parent")
        }
        return bodies
    }

    private static func schoolBreaks(
        _ root: YAMLMapping, of authorities: [Authority]
    ) throws(ImportError) -> [SchoolBreak] {
        let known = authorities.filter { $0.kind == .municipality }.map(\.id.text)
        var breaks: [SchoolBreak] = []
        for entry in try root.mappings("school_breaks", keys: ["name", "from", "until", "municipalities"]) {
            guard let from = try entry.day("from") else { throw entry.missing("from") }
            guard let until = try entry.day("until") else { throw entry.missing("until") }
            guard from <= until else {
                throw entry.error(.endsBeforeStart("\(until)", start: "\(from)"), at: "until")
            }
            let municipalities = try entry.texts("municipalities")
            if let stranger = municipalities.first(where: { !known.contains($0) }) {
                throw entry.error(.unknown(stranger, kind: "kommun", known: known), at: "municipalities")
            }
            breaks.append(
                SchoolBreak(
                    name: try entry.requiredText("name"), from: from, until: until,
                    municipalities: municipalities.map { Key($0) }))
        }
        return breaks
    }
}

extension YAMLMapping {
    /// The entry's `id`: small letters, digits and hyphens, as it stands in addresses of pages and commands.
    func identifier() throws(ImportError) -> String {
        let id = try value("id", expected: "small letters a–z, digits and hyphens") { text in
            text.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil ? nil : text
        }
        guard let id else { throw missing("id") }
        return id
    }
}
