import Foundation
import Meetings

/// What the example year must come to, read from its lists without the product's own readers.
struct Expectation {
    typealias Kinds = [MeetingPolicy.Sending]

    let meetings: [Row]
    let seats: [Row]

    /// A row of a list, by heading.
    typealias Row = [String: String]

    init() throws {
        meetings = try Self.rows(try Outside.contents(of: "Config/example/moten-2027.csv"))
        seats =
            try Self.rows(try Outside.contents(of: "Config/example/ledamoter.csv"))
            + Self.rows(try Outside.contents(of: "Config/example/andringar-2027.csv"))
            + Self.rows(Data(Self.autumnChanges.utf8))
    }

    /// Whom a meeting is for on its day, with what each should have got of it, in order.
    func kinds(of reference: String, body: String, on day: String) -> [String: Kinds] {
        let story = Self.stories[reference] ?? [.booking, .notice, .reminder]
        var expected = Self.guests[reference] ?? [:]
        for seat in current where seat["grupp"] == body {
            guard let name = seat["namn"], let role = seat["roll"], Self.invited.contains(role), isValid(seat, on: day)
            else { continue }
            let hasAnswered = Self.answers[reference]?[name] != nil
            // A letter is posted when somebody has time, which is when the reminder may follow: see the test of letters.
            let isAsked = role != "för kännedom" && !hasAnswered && seat["e-post"] != ""
            expected[name] = (isAsked ? story : story.filter { $0 != .reminder }) + lateNotes(role, after: story)
        }
        return expected.merging(Self.personal[reference] ?? [:]) { _, personal in personal }
    }

    /// Nobody writes the year's minutes: those who answer for them are told, once each.
    private func lateNotes(_ role: String, after story: Kinds) -> Kinds {
        story.last != .cancellation && ["samordnare", "ordförande"].contains(role) ? [.lateMinutes] : []
    }

    /// Who is called, as the kallelse lists them: those who want protection are left out.
    func called(to body: String, on day: String) -> [String] {
        current.filter { seat in
            seat["grupp"] == body && Self.invited.contains(seat["roll"] ?? "") && seat["roll"] != "för kännedom"
                && seat["skyddade uppgifter"] != "ja" && isValid(seat, on: day)
        }.compactMap { $0["namn"] }
    }

    /// Everybody's addresses, those of assistants included.
    var addresses: Set<String> {
        Set(seats.flatMap { [$0["e-post"], $0["assistentens e-post"]] }.compactMap(\.self).filter { !$0.isEmpty })
    }

    /// A later row about a person's seat takes the place of the earlier one.
    private var current: [Row] {
        var latest: [String: Row] = [:]
        for seat in seats where seat["namn"] != "" {
            latest["\(seat["grupp"] ?? "")/\(seat["namn"] ?? "")/\(seat["roll"] ?? "")"] = seat
        }
        return latest.sorted { $0.key < $1.key }.map(\.value)
    }

    private func isValid(_ seat: Row, on day: String) -> Bool {
        let (from, until) = (seat["från"] ?? "", seat["till"] ?? "")
        return from <= day && (until.isEmpty || day <= until)
    }

    private static func rows(_ data: Data) throws -> [Row] {
        let lines = String(decoding: data, as: UTF8.self).replacing("\u{FEFF}", with: "")
            .split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(Self.plain) }
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
    }

    private static func plain(_ field: Substring) -> String {
        guard field.hasPrefix("\""), field.hasSuffix("\"") else { return String(field) }
        return String(field.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    private static let invited: Set = ["ordförande", "samordnare", "ledamot", "adjungerad", "för kännedom"]
}

/// What happens in the example year beside its lists.
extension Expectation {
    static let moves: [String: (at: String, to: String)] = [
        "lpo-barn-och-unga/2027-2": (at: "2027-02-24T11:00", to: "2027-04-14T09:00"),
        "lpo-aldres-halsa/2027-3": (at: "2027-05-18T16:00", to: "2027-06-10T10:00"),
    ]

    static let answers: [String: [String: Answer.Reply]] = [
        "lpo-psykisk-halsa/2027-1": [
            "Anna Bergström": .accepted, "Bo Lindgren": .accepted, "Cilla Nordin": .tentative,
            "Rasmus Öberg": .declined,
        ],
        // Before its change of room: nobody who has answered is asked again.
        "lpo-levnadsvanor/2027-3": ["Pär Åkerblom": .accepted, "Simon Backlund": .declined],
        // Before it is moved: the answer no longer counts.
        movedAfterAnswer: ["Birgitta Lindhé": .accepted],
    ]

    static let movedAfterAnswer = "lpo-aldres-halsa/2027-3"

    /// What a meeting that does not take the usual course comes to.
    static let stories: [String: Kinds] = [
        "lpo-primarvard/2027-1": [.takeover, .notice, .reminder],
        "lpo-primarvard/2027-2": [.booking, .notice, .cancellation],
        "lpo-barn-och-unga/2027-2": [.booking, .change, .notice, .reminder],
        "lpo-aldres-halsa/2027-3": [.booking, .notice, .change, .reminder],
        "lpo-levnadsvanor/2027-3": [.booking, .notice, .change, .reminder],
        "lpo-levnadsvanor/2027-4": [.booking, .change, .notice, .reminder],
        "lpo-rehabilitering/2027-5": [.booking, .cancellation],
        "lpo-psykisk-halsa/2027-5": [.booking, .notice, .reminder, .cancellation],
    ]

    static let guests: [String: [String: Kinds]] = [
        "lpo-psykisk-halsa/2027-3": ["Jens Råberg": [.booking, .notice]]
    ]

    /// Who leaves before a meeting, joins after its kallelse, or must answer anew.
    static let personal: [String: [String: Kinds]] = [
        "lpo-psykisk-halsa/2027-2": ["Malin Ytterberg": [.booking, .farewell]],
        "lpo-psykisk-halsa/2027-3": ["Malin Ytterberg": [.booking, .farewell]],
        "lpo-psykisk-halsa/2027-4": ["Malin Ytterberg": [.booking, .farewell]],
        "lpo-psykisk-halsa/2027-5": ["Malin Ytterberg": [.booking, .farewell]],
        "lpo-levnadsvanor/2027-4": [
            "Ivar Kjellgren": [.booking, .change, .notice, .farewell], "Alva Björnö": [.notice, .reminder],
        ],
        "lpo-levnadsvanor/2027-5": ["Ivar Kjellgren": [.booking, .farewell]],
        movedAfterAnswer: ["Birgitta Lindhé": [.booking, .notice, .change, .reminder]],
    ]

    static let welcomed = ["Alva Björnö", "Örjan Hjelmqvist"]

    /// Ivar leaves after the kallelse of a meeting that Alva joins.
    static let autumnChanges = """
        grupp;roll;profil;huvudman;namn;e-post;titel;från;till;utsedd av;utsedd den;anledning
        LPO Levnadsvanor;ledamot;fysisk aktivitet;Region Dalarna;Ivar Kjellgren;ivar.kjellgren@regionen.example;fysioterapeut;2026-01-01;2027-09-05;KSG-B;2025-11-19;föräldraledig
        LPO Levnadsvanor;ledamot;fysisk aktivitet;Region Dalarna;Alva Björnö;alva.bjorno@regionen.example;fysioterapeut;2027-09-06;;KSG-B;2027-09-01;
        """
}
