import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct AttendanceTests {
    @Test func `a guest who was not called is taken down, corrected and taken out of the list`() async throws {
        let browser = try await Browser.afterMeeting()
        let asked = try await browser.get(path)

        let added = try await browser.fill(
            asked, path, everyone + [("sett", "0"), ("namn", "fia lund"), ("n-ny", "remote"), ("sedan", "fler")])
        let listed = try await browser.get(path)
        let again = try await browser.fill(
            listed, path, everyone + [("sett", listed.seen), ("namn", "Fia Lund"), ("n-ny", "present")])
        let corrected = try await browser.fill(
            listed, path, everyone + [("sett", listed.seen), ("n-fia", "partial"), ("m-fia", "30")])
        let page = try await browser.get("/moten/lpo/2027-2")
        let latest = try await browser.get(path)
        let gone = try await browser.fill(
            latest, path, everyone + [("sett", latest.seen), ("n-fia", "ingen")])

        #expect(added.location == "\(path)#fler")
        #expect(listed.text.contains("id=\"n-fia\""))
        #expect(again.status == .badRequest)
        #expect(again.text.contains("Fia Lund står redan i listan"))
        #expect(corrected.status == .seeOther)
        #expect(page.text.contains("Fia Lund") && page.text.contains("Var med 30 minuter"))
        #expect(gone.status == .seeOther)
        #expect(try browser.attendance()["fia"] == nil)
        #expect(try browser.attendance().count == 3)
    }

    @Test func `a meeting that could not decide says what it lacked`() async throws {
        let browser = try await Browser.afterMeeting()
        try browser.needChair()
        let asked = try await browser.get(path)
        let without = [("n-anna", "excused"), ("n-bo", "present"), ("n-cilla", "present"), ("sett", "0")]

        _ = try await browser.fill(asked, path, without)
        let chairless = try await browser.get("/moten/lpo/2027-2")
        let listed = try await browser.get(path)
        let nobody = [("n-anna", "excused"), ("n-bo", "present"), ("n-cilla", "absent"), ("sett", listed.seen)]
        _ = try await browser.fill(listed, path, nobody)
        let empty = try await browser.get("/moten/lpo/2027-2")

        #expect(chairless.text.contains("Gruppen var inte beslutsför, eftersom ordföranden inte var med."))
        #expect(
            empty.text.contains(
                "Gruppen var inte beslutsför: ingen ledamot var med, och det behövs en. Inte heller ordföranden var med."
            ))
    }

    @Test func `a stand-in is on record in place of who was not there, and not beside who was`() async throws {
        let browser = try await Browser.afterMeeting()
        let asked = try await browser.get(path)
        let standIn = [("namn", "fia@regionen.example"), ("n-ny", "present"), ("ersatter", "cilla"), ("sett", "0")]

        let both = try await browser.fill(asked, path, everyone + standIn)
        let rows = [("n-anna", "present"), ("n-bo", "present"), ("n-cilla", "excused")]
        let right = try await browser.fill(asked, path, rows + standIn)
        let twice = try await browser.fill(asked, path, rows + standIn)
        let page = try await browser.get("/moten/lpo/2027-2")
        let listed = try await browser.get(path)
        let kept = try await browser.fill(
            listed, path,
            [
                ("n-anna", "remote"), ("n-bo", "present"), ("n-cilla", "excused"), ("n-fia", "present"),
                ("sett", listed.seen),
            ])

        #expect(both.status == .badRequest)
        #expect(both.text.contains("Cilla Öberg står som närvarande"))
        #expect(both.text.contains("value=\"fia@regionen.example\""))
        #expect(right.status == .seeOther && twice.status == .seeOther)
        #expect(page.text.contains("I stället för Cilla Öberg."))
        #expect(kept.status == .seeOther)
        #expect(try browser.attendance()["fia"] == Key("cilla"))
    }

    @Test(arguments: [
        ("Okänd Person", "Ingen i registret heter så"), ("<script>alert(1)</script>", "Ingen i registret heter så"),
        ("\u{202E}Fia Lund' OR 1=1", "Ingen i registret heter så"), ("Anna Ek", "Anna Ek står redan i listan"),
    ])
    func `a name that means nobody more is asked again, and nothing is kept`(
        name: String, words: String
    ) async throws {
        let browser = try await Browser.afterMeeting()
        let asked = try await browser.get(path)

        let sent = try await browser.fill(asked, path, everyone + [("sett", "0"), ("namn", name), ("n-ny", "present")])

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains(words))
        #expect(!sent.text.contains("<script>alert"))
        #expect(try browser.attendance().isEmpty)
    }

    private let path = "/moten/lpo/2027-2/narvaro"
    private let everyone = [("n-anna", "present"), ("n-bo", "present"), ("n-cilla", "present")]
}

extension Browser {
    /// Bo is signed in after the meeting of 9 March; Fia is in the register and holds no seat.
    fileprivate static func afterMeeting() async throws -> Browser {
        var register = Register.example()
        register.people.append(
            Person(id: Key("fia"), name: "Fia Lund", addresses: [Person.Address("fia@regionen.example")]))
        return try await Browser.afterHeldMeeting(register)
    }

    fileprivate func needChair() throws {
        try secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.bodies[0].policy.quorum.needsChair = true
            try transaction.save(register)
        }
    }

    /// Who is on record, and in whose place.
    fileprivate func attendance() throws -> [String: Key<Person>?] {
        let attendance = try secretary.store.read { try $0.attendance(at: Key("meeting-2")) }
        return Dictionary(uniqueKeysWithValues: attendance.map { ($0.key.text, $0.value.insteadOf) })
    }
}
