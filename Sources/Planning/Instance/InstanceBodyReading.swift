extension Instance.Body {
    init(_ place: JSONPlace, people: Int, slots: Int, leads: [Int: [Bool]]) throws(PlanningError) {
        name = try place.optional("name")?.text() ?? place.words
        members = try Self.members(place.required("members"), people: people)
        if let chair = try place.optional("chair") {
            self.chair = try Self.seated(chair, among: members, people: people)
        }
        coordinator = try Self.seated(place.required("coordinator"), among: members, people: people)
        quorum = try place.required("quorum").integer(0...10_000)
        meetings = try place.required("meetings").integer(1...100)
        duration = try place.required("duration").integer(1...slots)
        weekdays = try place.required("weekdays").integers(count: 0...7, 1...7)
        starts = try Self.starts(place.required("starts"), slots: slots, duration: duration)
        preferredWeekday = try place.required("pref_weekday").integer(0...7)
        preferredStart = try place.required("pref_start").integer(-1...64)
        gaps = try Instance.Gaps(place)
        onSite = try place.required("onsite").integers(count: 0...meetings, 0...meetings - 1)
        let lead = try place.required("materials_lead")
        materialsLead = try lead.integer(0...1_000)
        guard leads[materialsLead] != nil else {
            throw .contradiction(path: lead.words, "is \(materialsLead), which materials_ok has no row for; add one")
        }
        windows = []
        for entry in try place.required("windows").entries(0...10_000) {
            windows.append(try Instance.Window(entry, meetings: meetings))
        }
    }

    private static func members(_ place: JSONPlace, people: Int) throws(PlanningError) -> [Instance.Member] {
        var members: [Instance.Member] = []
        var seen: Set<Int> = []
        for entry in try place.entries(0...64) {
            let member = try Instance.Member(entry, people: people)
            guard seen.insert(member.person).inserted else {
                throw .repeated(path: place.words, value: "person \(member.person)")
            }
            members.append(member)
        }
        return members
    }

    private static func seated(
        _ place: JSONPlace, among members: [Instance.Member], people: Int
    ) throws(PlanningError) -> Int {
        guard people > 0 else { throw .wrongCount(path: "persons", count: 0, expected: 1...200_000) }
        let person = try place.integer(0...people - 1)
        // A body without any members cannot be planned, but is no damage: the others are planned.
        guard members.isEmpty || members.contains(where: { $0.person == person }) else {
            throw .contradiction(path: place.words, "is \(person), who is none of the members; add her")
        }
        return person
    }

    private static func starts(_ place: JSONPlace, slots: Int, duration: Int) throws(PlanningError) -> [Int] {
        let starts = try place.integers(count: 0...slots, 0...slots - duration)
        guard Set(starts).count == starts.count else { throw .repeated(path: place.words, value: "a slot") }
        return starts.sorted()
    }
}

extension Instance.Member {
    init(_ place: JSONPlace, people: Int) throws(PlanningError) {
        guard people > 0 else { throw .wrongCount(path: "persons", count: 0, expected: 1...200_000) }
        person = try place.required("person").integer(0...people - 1)
        let word = try place.required("role")
        guard let role = Instance.Role(rawValue: try word.text()) else {
            let roles = Instance.Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw .mistyped(path: word.words, expected: "one of \(roles)")
        }
        self.role = role
        weight = try place.required("weight").integer(0...10_000)
    }
}

extension Instance.Gaps {
    init(_ place: JSONPlace) throws(PlanningError) {
        least = try place.required("min_gap").integer(0...800)
        most = try place.required("max_gap").integer(0...100_000)
        ideal = try place.required("ideal_gap").integer(0...10_000)
        tolerance = try place.required("even_tol").integer(0...100_000)
    }
}

extension Instance.Window {
    init(_ place: JSONPlace, meetings: Int) throws(PlanningError) {
        number = try place.required("meeting").integer(0...meetings - 1)
        notBefore = try place.required("not_before").integer(-100_000...100_000)
        notAfter = try place.required("not_after").integer(-100_000...100_000)
        reason = try place.optional("why")?.text() ?? ""
    }
}
