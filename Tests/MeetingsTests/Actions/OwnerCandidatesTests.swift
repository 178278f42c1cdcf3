import Testing

@testable import Meetings

@Suite struct OwnerCandidatesTests {
    let candidates = OwnerCandidates(
        people: [
            .init(.named("anna", "Anna Bergström"), role: .chair),
            .init(.named("bo", "Bo Lindgren"), role: .coordinator),
            .init(.named("cilla", "Cilla Nordin")), .init(.named("cilla2", "Cilla Åkesson")),
            .init(.named("dag", "Dag Holm"), isCurrent: false), .init(.named("eva", "Eva-Lena Sjö Holm")),
        ],
        bodies: [
            Body(
                id: Key("lpo-ph"), kind: .programArea, name: "LPO Psykisk hälsa", aliases: [.init(name: "Psyk-LPO")]),
            Body(id: Key("schnv"), kind: .network, name: "Socialchefsnätverket", aliases: [.init(name: "SCHNV")]),
        ],
        own: Body(id: Key("lpo-ph"), kind: .programArea, name: "LPO Psykisk hälsa"))

    @Test(arguments: [
        ("Anna", "anna"), ("anna bergström", "anna"), ("Bergström", "anna"), ("Annas", "anna"), ("BL", "bo"),
        ("Cilla N", "cilla"), ("Cilla (Säter) ", nil), ("Åkesson", "cilla2"), ("ordföranden", "anna"),
        ("samordnaren", "bo"), ("Eva-Lena", "eva"), ("ELSH", "eva"),
    ])
    func `a part of a name is enough where it fits one`(words: String, person: String?) {
        let expected = person.map { OwnerMeaning.person(Key($0)) } ?? .ambiguous(["Cilla Nordin", "Cilla Åkesson"])

        #expect(candidates.meaning(of: words) == expected)
    }

    @Test(arguments: ["LPO", "LPO psykisk hälsa", "Psyk-LPO", "lpo-ph"])
    func `the group's own short name is the group`(words: String) {
        #expect(candidates.meaning(of: words) == .body(Key("lpo-ph")))
    }

    @Test(arguments: ["MAR", "MAS", "respektive kommun", "Gunvor", "", "LAG sömn"])
    func `others are nobody known`(words: String) { #expect(candidates.meaning(of: words) == .unknown) }

    @Test func `everyone is everyone`() { #expect(candidates.meaning(of: "Alla ledamöter") == .everyone) }

    @Test func `who has left, who is two and who is nobody are warned of`() {
        let notes =
            "- Boka lokal – Dag ansvarig\n- Ring kommunen – Cilla ansvarig\n- Skriv svar – Gunvor ansvarig\n- Läs – Bo ansvarig"

        let warnings = ActionFinder(among: candidates).actions(in: notes).map { $0.warnings.filter { $0 != .noDate } }

        #expect(
            warnings == [
                [.formerOwner("Dag", name: "Dag Holm")],
                [.ambiguousOwner("Cilla", candidates: ["Cilla Nordin", "Cilla Åkesson"])],
                [.unknownOwner("Gunvor")], [],
            ])
    }

    @Test func `a namesake who has left gives way`() {
        let candidates = OwnerCandidates(people: [
            .init(.named("old", "Anna Ek"), isCurrent: false), .init(.named("new", "Anna Alm")),
        ])

        #expect(candidates.meaning(of: "Anna") == .person(Key("new")))
    }
}

extension Person {
    fileprivate static func named(_ id: String, _ name: String) -> Person { Person(id: Key(id), name: name) }
}
