import Testing

@testable import Planning

@Suite struct InstanceReadingTests {
    @Test func `a year is read as it stands`() throws {
        let instance = try Instance(reading: Array(Self.text.utf8))

        #expect(instance.days.map(\.ordinal) == [3, 4, 10])
        #expect(instance.people[0].busy == [Instance.BusyTime(day: 1, slots: 2..<6)])
        #expect(instance.bodies[0].windows[0].reason == "nätverksbeslut")
        #expect(instance.materials == [5: [true, true, false]])
    }

    @Test(arguments: [
        ("\"chair\":0", "\"chair\":9", "bodies[0].chair is 9; expected 0 to 1"),
        ("\"chair\":0", "\"chair\":-1", "bodies[0].chair is -1; expected 0 to 1"),
        ("\"person\":1", "\"person\":7", "bodies[0].members[1].person is 7; expected 0 to 1"),
        ("\"person\":1", "\"person\":0", "bodies[0].members names person 0 a second time; take one out"),
        ("\"kommun\",\"weight\":3", "\"king\",\"weight\":3", "bodies[0].members[1].role is something else than"),
        ("\"duration\":4", "\"duration\":-4", "bodies[0].duration is -4; expected 1 to 18"),
        ("\"duration\":4", "\"duration\":\"four\"", "bodies[0].duration is something else than a whole number"),
        ("\"duration\":4", "\"duration\":4e99", "bodies[0].duration is something else than a whole number"),
        ("\"duration\":4", "\"duration\":99999999999999999999", "bodies[0].duration is something else than a whole"),
        ("\"starts\":[2]", "\"starts\":[17]", "bodies[0].starts[0] is 17; expected 0 to 14"),
        ("[1,2,6]", "[9,2,6]", "persons[0].busy[0][0] is 9; expected 0 to 2"),
        ("[1,2,6]", "[1,6,2]", "persons[0].busy[0][2] is 2; expected 6 to 18"),
        ("[1,2,6]", "[1,2]", "persons[0].busy[0] has 2 entries; expected 3"),
        (
            "\"materials_lead\":5", "\"materials_lead\":7",
            "bodies[0].materials_lead is 7, which materials_ok has no row"
        ),
        ("[1,1,0]", "[1,1]", "materials_ok.5 has 2 entries; expected 3"),
        ("\"ord\":10", "\"ord\":4", "days[2].ord is not after the one before it"),
        ("\"quorum\":1,", "", "bodies[0].quorum is missing; add it"),
        ("\"meetings\":2", "\"meetings\":0", "bodies[0].meetings is 0; expected 1 to 100"),
        ("\"onsite\":[0]", "\"onsite\":[2]", "bodies[0].onsite[0] is 2; expected 0 to 1"),
        ("\"fair\":3", "\"fair\":999999", "weights.fair is 999999; expected 0 to 10000"),
        ("lpo-year-plan/1", "lpo-year-plan/2", "format is “lpo-year-plan/2”; expected “lpo-year-plan/1”"),
        ("\"slots\":18", "\"slots\":18,", "octet"),
    ])
    func `damage is told with its place`(sound: String, damaged: String, told: String) {
        let text = Self.text.replacing(sound, with: damaged)

        let error = #expect(throws: PlanningError.self) { try Instance(reading: Array(text.utf8)) }

        #expect(error?.description.hasPrefix("cannot read instance: \(told)") == true)
    }

    @Test func `a file cut off anywhere is refused`() {
        let octets = Array(Self.text.utf8)

        for length in 0..<octets.count - 1 {
            #expect(throws: PlanningError.self) { try Instance(reading: Array(octets.prefix(length))) }
        }
    }

    @Test func `a tower of brackets is refused`() {
        let text = String(repeating: "[", count: 100_000)

        #expect(throws: PlanningError.self) { try Instance(reading: Array(text.utf8)) }
    }

    @Test func `weights that could add up beyond any plan are refused`() {
        let text = Self.text.replacing("\"weight\":3", with: "\"weight\":10000")
            .replacing("\"meetings\":2", with: "\"meetings\":100").replacing(
                "\"move_cost\":0", with: "\"move_cost\":10000000")

        #expect(throws: PlanningError.self) { try Instance(reading: Array(text.utf8)) }
    }

    private static let text = """
        {"format":"lpo-year-plan/1","name":"small","slots":18,"buffer_slots":1,"move_cost":0,
        "weights":{"klam":6,"before_red":2,"break":8,"weekday":2,"start":1,"even_per_day":1,"week_soft_cap":2,
        "week_over":4,"week_hard_cap":4,"fair_free":1,"fair":3,"kommun_pct":15,"kommun":2},
        "days":[{"date":"2027-01-04","ord":3,"week":1,"wd":1,"klam":0,"break":0,"before_red":0},
        {"date":"2027-01-05","ord":4,"week":1,"wd":2,"klam":0,"break":0,"before_red":1},
        {"date":"2027-01-11","ord":10,"week":2,"wd":1,"klam":0,"break":0,"before_red":0}],
        "persons":[{"id":0,"kommun":2,"travel":1,"weekly":[[2,0,8]],"busy":[[1,2,6]]},
        {"id":1,"kommun":3,"travel":0,"weekly":[],"busy":[]}],
        "bodies":[{"id":0,"name":"LPO","members":[{"person":0,"role":"chair","weight":0},
        {"person":1,"role":"kommun","weight":3}],"chair":0,"coordinator":1,"quorum":1,"meetings":2,"duration":4,
        "weekdays":[1,2],"pref_weekday":1,"starts":[2],"pref_start":2,"min_gap":3,"max_gap":9,"ideal_gap":6,
        "even_tol":1,"onsite":[0],"materials_lead":5,
        "windows":[{"meeting":0,"not_before":0,"not_after":9,"why":"n\\u00e4tverksbeslut"}]}],
        "materials_ok":{"5":[1,1,0]}}
        """
}
