import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct AttendanceImportTests {
    static let list = """
        grupp;datum;namn;närvaro;minuter;i stället för;utan kallelse
        LPO Psykisk hälsa;2027-03-09;Anna Ek;närvarande;;;
        LPO Psykisk hälsa;2027-03-09;cilla@regionen.example;del;45;;
        LPO Psykisk hälsa;2027-03-09;Bo Lind;distans;;;
        """

    @Test func `a list of who came is shown before anything changes, and taken in once`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        _ = try browser.secretary.record(
            AttendanceWord(person: "Bo Lind", presence: .excused), at: "lpo/2027-2", by: "Bo Lind")
        let path = try await browser.lay(Self.list)

        let page = try await browser.get(path)
        let untouched = try browser.attendance()
        let sent = try await browser.fill(page, path, [("sett", page.seen)])
        let twice = try await browser.fill(page, path, [("sett", page.seen)])
        let again = try await browser.get(try await browser.lay(Self.list))

        #expect(page.text.contains("Närvaro för tre personer vid ett möte. Inget är ändrat än."))
        #expect(page.text.contains("LPO Psykisk hälsa, tisdag 9 mars kl. 13.00–15.00"))
        #expect(page.text.contains("Var med 45 minuter") && page.text.contains("Nu: Anmält förhinder"))
        #expect(untouched == ["bo": .excused])
        #expect([sent.location, twice.location].allSatisfy { $0 == "/personer?besked=importerat" })
        #expect(try browser.attendance() == ["anna": .present, "bo": .remote, "cilla": .partial(minutes: 45)])
        #expect(try browser.facts("attendance recorded").count == 2)
        #expect(again.text.contains("Listan ändrar ingenting.") && !again.text.contains("Läs in närvaron"))
    }

    @Test func `what somebody has recorded since is told of, and shown anew`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        let path = try await browser.lay(Self.list)
        let page = try await browser.get(path)
        _ = try browser.secretary.record(
            AttendanceWord(person: "Cilla Öberg", presence: .absent), at: "lpo/2027-2", by: "Eva")

        let late = try await browser.fill(page, path, [("sett", page.seen)])
        let settled = try browser.attendance()
        let again = try await browser.fill(late, path, [("sett", late.seen)])

        #expect(late.status == .conflict && late.text.contains("har ändrats sedan du läste sidan"))
        #expect(settled == ["cilla": .absent])
        #expect(again.location == "/personer?besked=importerat")
    }

    @Test(arguments: [
        ("LPO Psykisk hälsa;2027-03-09;Okänd;närvarande;;;", "Ingen i registret heter ”Okänd”"),
        ("LPO Psykisk hälsa;2027-03-09;Disa Berg;närvarande;;;", "Disa Berg var inte kallad till mötet"),
        ("LPO Psykisk hälsa;2027-03-10;Anna Ek;närvarande;;;", "Inget möte heter"),
        ("LPO Psykisk hälsa;2027-03-09;Anna Ek;kanske;;;", "Skriv närvarande, distans, del, förhinder eller uteblev"),
        ("LPO Psykisk hälsa;2027-03-09;Anna Ek;närvarande;45;;", "Skriv del, eftersom raden har minuter"),
        ("LPO Psykisk hälsa;2027-03-09;Anna Ek;del;500;;", "Skriv minuter från 1 till 119"),
        ("LPO Psykisk hälsa;2027-03-09;<script>;närvarande;;;", "&lt;script&gt;"),
    ])
    func `every fault is said in Swedish at its row, and nothing is taken in`(row: String, words: String) async throws {
        let browser = try await Browser.afterHeldMeeting()
        let path = try await browser.lay("\(Self.list)\n\(row)")

        let page = try await browser.get(path)
        let forced = try await browser.fill(page, path, [("sett", "x")])

        #expect(page.text.contains("<td>Rad 5</td>"))
        #expect(page.text.contains(words))
        #expect(!page.text.contains("cannot"))
        #expect(forced.status != .seeOther)
        #expect(try browser.attendance().isEmpty)
    }

    @Test func `of meetings that others arrange a list tells nothing and records nothing`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        let browser = try await Browser.afterHeldMeeting(register)
        let meeting = Meeting(
            id: Key("theirs"), body: Key("other"), year: 2027, number: 1, start: .at("2027-03-09T09:00"), length: 60,
            state: .booked(by: "X", at: .distantPast))
        try browser.secretary.store.write { try $0.save(meeting) }
        let path = try await browser.lay("\(Self.list)\nRådet;2027-03-09;Anna Ek;närvarande;;;ja")

        let page = try await browser.get(path)
        let forced = try await browser.fill(page, path, [("sett", page.seen)])

        #expect(page.text.contains("Listan gäller också Rådet.") && !page.text.contains("Läs in närvaron"))
        #expect(forced.status == .forbidden || forced.status == .conflict)
        #expect(try browser.attendance().isEmpty)
    }
}

extension Browser {
    /// The page of a list that is laid in.
    fileprivate func lay(_ list: String) async throws -> String {
        let asked = try await get("/personer/import")
        return try #require(try await upload(asked, "/personer/import", "närvaro.csv", list).location)
    }

    fileprivate func attendance() throws -> [String: Attendance.Presence] {
        let known = try secretary.store.read { try $0.attendance(at: Key("meeting-2")) }
        return Dictionary(uniqueKeysWithValues: known.map { ($0.key.text, $0.value.presence) })
    }
}
