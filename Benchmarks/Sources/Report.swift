import Documents
import Foundation
import Meetings

/// The workload report of a region of any size: built and written as a page, and the data that a document is set from.
struct Report {
    let bodies: Int
    let folder: URL

    private let rounds = 5

    struct Result: Encodable {
        let bodies: Int
        let people: Int
        let countMilliseconds: Double
        let pageMilliseconds: Double

        enum CodingKeys: String, CodingKey {
            case bodies, people
            case countMilliseconds = "count_milliseconds"
            case pageMilliseconds = "page_milliseconds"
        }
    }

    /// Leaves `report.html` and `report.json` in the folder.
    func measured(share: URL) throws -> Result {
        let texts = try WorkloadTexts(directory: share.appending(path: "Templates"))
        let options = WorkloadOptions(written: .newYear(2028))
        let year = ReportedYear(bodies: bodies)
        let report = year.report()
        try Data(texts.html(report, options).utf8).write(to: folder.appending(path: "report.html"))
        try texts.typesettingData(report, options).write(to: folder.appending(path: "report.json"))
        return Result(
            bodies: bodies, people: report.total.people, countMilliseconds: median { year.report() },
            pageMilliseconds: median { texts.html(report, options) })
    }

    private func median<Value>(of work: () -> Value) -> Double {
        let times = (0..<rounds).map { _ in ContinuousClock().measure { _ = work() }.seconds * 1000 }
        return times.sorted()[rounds / 2]
    }
}

/// An invented year: in each body eight people of the region and four of the kommuner, five meetings, papers to read.
private struct ReportedYear {
    private let book: WorkloadBook
    private let before: WorkloadBook

    init(bodies: Int) {
        let register = ReportedYear.register(bodies: bodies)
        let sittings = register.bodies.flatMap { body in
            (1...5).map { ReportedYear.sitting($0, of: body, register) }
        }
        let entries = register.mandates.enumerated().map { index, mandate in
            TimeEntry(
                id: Int64(index), person: mandate.person, body: Key("lpo-\(index / 12)"), meeting: nil,
                day: .newYear(2027), kind: .preparation, minutes: 15 + 7 * (index % 23), note: "förankring", by: "Bo",
                at: recorded)
        }
        book = WorkloadBook(
            year: 2027, register: register, sittings: sittings, entries: entries, through: .newYear(2028))
        before = WorkloadBook(
            year: 2026, register: register, sittings: [], entries: entries, through: .newYear(2027))
    }

    func report() -> WorkloadReport { WorkloadReport(book, bodies: book.register.bodies, before: before) }

    private static func register(bodies: Int) -> Register {
        var register = Register()
        register.region = "Region Norrdal"
        register.authorities = [Authority(id: Key("region"), name: "Region Norrdal", kind: .region)]
        register.authorities += (0..<15).map {
            Authority(id: Key("kommun-\($0)"), name: "Kommun \($0 + 1)", kind: .municipality)
        }
        for body in 0..<bodies {
            register.bodies.append(
                Body(
                    id: Key("lpo-\(body)"), kind: .programArea, name: "LPO Område \(body + 1)",
                    norms: [Norm(amount: .hours(least: 15, most: 20))]))
            for place in 0..<12 { seat(place, in: body, &register) }
        }
        return register
    }

    private static func seat(_ place: Int, in body: Int, _ register: inout Register) {
        let id = "\(body)-\(place)"
        let authority = Key<Authority>(place < 8 ? "region" : "kommun-\((body * 4 + place) % 15)")
        register.people.append(Person(id: Key(id), name: "Åsa Öberg \(id)", authority: authority))
        register.seats.append(
            Seat(id: Key(id), body: Key("lpo-\(body)"), role: place == 0 ? .chair : .ordinary, authority: authority))
        register.mandates.append(Mandate(id: Key(id), seat: Key(id), person: Key(id), from: .newYear(2026)))
    }

    private static func sitting(_ number: Int, of body: Body, _ register: Register) -> Sitting {
        let day = Day.newYear(2027).adding(days: 18 + 70 * (number - 1))
        let meeting = Meeting(
            id: Key("\(body.id)-\(number)"), body: body.id, year: 2027, number: number,
            start: WallTime(day: day, minute: 13 * 60) ?? WallTime(recorded), length: 120)
        let people = register.invitees(to: meeting).map(\.person.id)
        let attendance = people.enumerated().map { index, person in
            Attendance(
                person: person, presence: (index + number) % 6 == 0 ? .excused : .remote, by: "Bo", at: recorded)
        }
        return Sitting(
            meeting: meeting,
            attendance: Dictionary(attendance.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first }),
            reading: ReadingMatter(amount: 40, unit: .pages, by: "Bo", at: recorded))
    }
}

private let recorded = Date(timeIntervalSince1970: 1_825_000_000)
