import Testing

@testable import Planning

@Suite struct RuleBookTests {
    @Test func `a body that has a year has no conflict`() {
        #expect(RuleBook(.example(), body: 0).core == nil)
    }

    @Test func `windows that exclude each other are named with the gap between them`() {
        let windows = [
            Instance.Window(number: 0, notBefore: 7, notAfter: 9, reason: "nätverksbeslut"),
            Instance.Window(number: 1, notBefore: 0, notAfter: 8, reason: "RPO-möte"),
        ]
        let instance = Instance.example(bodies: [.example(windows: windows)])

        let core = RuleBook(instance, body: 0).core

        #expect(core == [.window(windows[0]), .window(windows[1]), .leastGap(days: 3)])
    }

    @Test func `a group without members is told`() {
        let instance = Instance.example(bodies: [.example(members: [])])

        #expect(RuleBook(instance, body: 0).core == [.noMembers])
    }

    @Test func `papers that cannot be sent are told`() {
        let instance = Instance.example(materials: [5: .init(repeating: false, count: 10)])

        #expect(RuleBook(instance, body: 0).core == [.materials])
    }

    @Test func `a smallest set is named: without any one of its rules there is a year`() {
        let busy = [Instance.BusyTime(day: 2, slots: 0..<10)]
        let people = [Instance.Person(kommun: 0, travel: 0, busy: busy)] + .free(3)
        let window = Instance.Window(number: 0, notBefore: 2, notAfter: 2, reason: "budgetunderlag")
        let instance = Instance.example(people: people, bodies: [.example(starts: [2], windows: [window])])

        let core = RuleBook(instance, body: 0).core

        #expect(core == [.starts, .chair(person: 0), .window(window)])
    }
}
