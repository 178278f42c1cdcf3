import Foundation
import GRDB
import Meetings
import Testing

@testable import Store

@Suite struct MergingTests {
    @Test func `merged and separated, every row of every table is what it was`() throws {
        let store = try Store.withTwoEntries()
        let before = try store.contents()

        let tallies = try store.write { try $0.merge(.other, into: .first, by: "Bo", at: .t0) }
        let merged = try store.contents()
        let merging = try #require(try store.read { try $0.merging(of: Key("b")) })
        try store.write { try $0.separate(merging, by: "Bo", at: .t0) }

        #expect(try store.contents() == before)
        #expect(merged != before)
        // Each place that names a person has been tried.
        #expect(Set(tallies.map(\.source)) == Set(PersonColumn.all.map(\.name)))
    }

    @Test func `nothing is lost: each table has as many rows merged as before`() throws {
        let store = try Store.withTwoEntries()
        let before = try store.contents().mapValues(\.count)

        _ = try store.write { try $0.merge(.other, into: .first, by: "Bo", at: .t0) }

        #expect(try store.contents().mapValues(\.count) == before)
    }

    @Test func `every place of the schema that names a person is merged`() throws {
        let store = try Store.inMemory()
        let named = Set(PersonColumn.all.map(\.name))

        let places = try store.read { snapshot in
            try snapshot.tables().flatMap { table in
                let keys = try Row.fetchAll(snapshot.database, sql: "PRAGMA foreign_key_list(\(table))")
                let columns = try Row.fetchAll(snapshot.database, sql: "PRAGMA table_info(\(table))")
                let pointing = keys.filter { $0["table"] == "person" }.map { "\(table).\($0["from"] as String)" }
                let called = columns.filter { $0["name"] == "person" }.map { "\(table).\($0["name"] as String)" }
                return pointing + called
            }
        }

        // A list that waits for a yes is whose who laid it in, until it is decided on.
        let aside: Set = ["merging.kept", "merging.gone", "pendingImport.person"]
        #expect(Set(places).subtracting(aside) == named)
    }

    @Test func `what comes to a moved invitation after the merging goes back with it`() throws {
        let store = try Store.withTwoEntries()
        _ = try store.write { try $0.merge(.other, into: .first, by: "Bo", at: .t0) }
        let merging = try #require(try store.read { try $0.merging(of: Key("b")) })
        let meeting = try #require(try store.read { try $0.meeting(Key("m2")) })
        let answer = Answer(reply: .declined, channel: .told, at: .t0 + 60)
        try store.write { try $0.record(answer, of: Key("a"), to: meeting) }

        try store.write { try $0.separate(merging, by: "Bo", at: .t0) }

        #expect(try store.read { try $0.invitation(of: Key("b"), to: meeting) }?.answer?.reply == .declined)
    }
}

extension Snapshot {
    fileprivate func tables() throws -> [String] {
        try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    }
}

extension Store {
    /// Every row of every table as text, but for the record of the merging itself.
    fileprivate func contents() throws -> [String: [String]] {
        try read { snapshot in
            let tables = try snapshot.tables().filter {
                !["merging", "mergedRow", "mergedGuests", "mergedAgenda"].contains($0)
            }
            return try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    let rows = try Row.fetchAll(snapshot.database, sql: "SELECT * FROM \(table)")
                    return (table, rows.map { "\($0)" }.sorted())
                })
        }
    }

    /// A and B in every table that names a person: in m1 both, so that B's rows collide; in m2 only B.
    fileprivate static func withTwoEntries() throws -> Store {
        let store = try Store.inMemory()
        var register = Register()
        register.bodies = [Body(id: Key("lpo"), kind: .programArea, name: "LPO")]
        register.people = [.first, .other, Person(id: Key("c"), name: "Carl Ek")]
        register.seats = [
            Seat(id: Key("s1"), body: Key("lpo"), role: .ordinary), Seat(id: Key("s2"), body: Key("lpo"), role: .chair),
        ]
        register.mandates = [
            Mandate(id: Key("x1"), seat: Key("s1"), person: Key("a"), from: Day(ordinal: 1)),
            Mandate(id: Key("x2"), seat: Key("s2"), person: Key("b"), from: Day(ordinal: 1)),
        ]
        try store.write { transaction in
            try transaction.save(register)
            for number in 1...3 {
                try transaction.save(
                    Meeting(
                        id: Key("m\(number)"), body: Key("lpo"), year: 2027, number: number,
                        start: WallTime(iso: "2027-03-0\(number)T13:00") ?? WallTime(.t0), length: 60,
                        agenda: [
                            AgendaItem(id: 1, title: "Remiss", presenters: number == 1 ? [] : [Key("b")]),
                            AgendaItem(id: 2, title: "Budget", presenters: number == 3 ? [Key("a"), Key("b")] : []),
                        ],
                        guests: number == 1
                            ? []
                            : [Meeting.Guest(person: Key("b"), kind: .called)]
                                + (number == 3 ? [Meeting.Guest(person: Key("a"), kind: .informed)] : [])))
            }
            try transaction.database.execute(sql: everyTable)
        }
        return store
    }
}

extension Person {
    fileprivate static var first: Person {
        Person(id: Key("a"), name: "Anna Ek", addresses: [Address("a@kommun.example")])
    }

    fileprivate static var other: Person {
        Person(
            id: Key("b"), name: "Anna Ek Lund", addresses: [Address("b@kommun.example")],
            assistants: [Assistant(name: "Asta", address: "asta@kommun.example")], title: "MAS", isProtected: true)
    }
}

private let everyTable = """
    INSERT INTO invitation VALUES
        ('m1', 'a', 'u1a', 'o', 1, 1, 'called', 0, 0, 0, 'booked', 0, 0),
        ('m1', 'b', 'u1b', 'o', 1, 1, 'called', 0, 0, 0, 'booked', 0, 0),
        ('m2', 'b', 'u2b', 'o', 1, 1, 'called', 0, 0, 0, 'booked', 0, 0);
    INSERT INTO incoming (id, digest, source, received, size, person, outcome, reasons, since, by) VALUES
        (1, 'd', 's', 1, 1, 'b', 'human', '[]', 1, 'x');
    INSERT INTO answer (meeting, person, generation, reply, channel, at) VALUES
        ('m1', 'a', 0, 'accepted', 'told', 2), ('m1', 'b', 0, 'declined', 'told', 3), ('m2', 'b', 0, 'tentative', 'told', 2);
    INSERT INTO proposal (incoming, meeting, person, generation, start, length, at) VALUES
        (1, 'm2', 'b', 0, '2027-03-04T13:00', 60, 2);
    INSERT INTO duty VALUES
        ('m1', 'booking', 'a', 0, '', 1, NULL), ('m1', 'booking', 'b', 0, '', 1, NULL),
        ('m1', 'reminder', 'b', 0, '', 1, NULL), ('m2', 'booking', 'b', 0, '', 1, NULL);
    INSERT INTO message (kind, body, meeting, person, thread, subject, messageID, composed, urgency, state, stateSince, notBefore) VALUES
        ('booking', 'lpo', 'm1', 'b', 'u1b', 's', 'i1', 1, 4, 'accepted', 1, 1),
        ('booking', 'lpo', 'm2', 'b', 'u2b', 's', 'i2', 1, 4, 'accepted', 1, 1);
    INSERT INTO attendance (meeting, person, presence, minutes, insteadOf, by, at) VALUES
        ('m1', 'a', 'present', NULL, NULL, 'x', 1), ('m1', 'b', 'absent', NULL, NULL, 'x', 1),
        ('m2', 'b', 'partial', 30, NULL, 'x', 1), ('m2', 'c', 'present', NULL, 'b', 'x', 1),
        ('m3', 'a', 'present', NULL, 'b', 'x', 1), ('m3', 'b', 'present', NULL, 'a', 'x', 1);
    INSERT INTO timeEntry (id, person, body, meeting, day, kind, minutes, replaces, by, at) VALUES
        (1, 'a', 'lpo', 'm1', '2027-03-01', 'reading', 10, NULL, 'x', 1),
        (2, 'b', 'lpo', 'm1', '2027-03-01', 'reading', 20, NULL, 'x', 1),
        (3, 'b', 'lpo', NULL, '2027-03-01', 'other', 30, NULL, 'x', 1);
    INSERT INTO feed (person, digest, opened, openedBy) VALUES ('a', 'f1', 1, 'x'), ('b', 'f2', 1, 'x');
    INSERT INTO feed (person, digest, opened, openedBy, closed, closedBy) VALUES ('b', 'f3', 1, 'x', 2, 'x');
    INSERT INTO busyCalendar (person, name, address, opened, openedBy) VALUES
        ('a', 'n', 'https://x', 1, 'x'), ('b', 'n', 'https://x', 1, 'x'), ('b', 'm', NULL, 1, 'x');
    INSERT INTO poll (id, body, number, length, deadline, opened, openedBy) VALUES ('p1', 'lpo', 1, 60, '2027-02-01', 1, 'x'), ('p2', 'lpo', 2, 60, '2027-02-01', 1, 'x');
    INSERT INTO pollDate VALUES ('p1', 1, '2027-03-04T13:00'), ('p2', 1, '2027-03-04T13:00');
    INSERT INTO pollAnswer (poll, number, person, word, channel, at) VALUES
        ('p1', 1, 'a', 'yes', 'told', 1), ('p1', 1, 'b', 'no', 'told', 2), ('p2', 1, 'b', 'no', 'told', 2);
    INSERT INTO obstacle (person, "from", through, by, at) VALUES ('b', '2027-03-01', '2027-03-02', 'x', 1);
    INSERT INTO absence (incoming, person, at) VALUES (1, 'b', 1);
    INSERT INTO addressFault (incoming, address, person, severity, isOurs, words, at) VALUES (1, 'b@kommun.example', 'b', 'permanent', 0, 'no', 1);
    INSERT INTO personalLink (digest, person, purpose, issued) VALUES ('l', 'b', 'page', 1);
    INSERT INTO quorumWish (meeting, generation, person, choice, at) VALUES ('m1', 0, 'a', 'hold', 1), ('m1', 0, 'b', 'move', 2), ('m2', 0, 'b', 'cancel', 2);
    INSERT INTO minutes VALUES ('m1', '{"draft":{}}', NULL), ('m2', '{"draft":{}}', NULL);
    INSERT INTO minutesSection VALUES ('m1', 1, 't', 1, NULL, 'x', 1), ('m2', 1, 't', 1, NULL, 'x', 1);
    INSERT INTO recusal VALUES ('m1', 1, 'a', NULL), ('m1', 1, 'b', NULL), ('m2', 1, 'b', 'n');
    INSERT INTO minutesVersion VALUES ('m1', 1, 'shared', '{}', 'd', NULL, NULL, 'x', 1);
    INSERT INTO minutesComment VALUES (1, 'm1', 1, NULL, 'b', NULL, 't', 'link', 1, 0, NULL, NULL, 'taken');
    INSERT INTO action VALUES ('a1', 'lpo', 'm1', 1, 't', NULL, '2027-03-01', '{"open":{}}', 0, 0), ('a2', 'lpo', 'm1', 1, 't', NULL, '2027-03-01', '{"open":{}}', 0, 1);
    INSERT INTO actionOwner VALUES ('a1', 0, 'a', NULL, NULL), ('a1', 1, 'b', NULL, NULL), ('a2', 0, 'b', NULL, NULL);
    INSERT INTO signIn (browser, link, code, person, asked) VALUES ('q', 'w', 'e', 'b', 1);
    INSERT INTO session (digest, person, opened, seen) VALUES ('z', 'b', 1, 1);
    """
