import GRDB
import Meetings

extension Snapshot {
    /// The region's name alone, for what needs no more of the register.
    package func region() throws -> String { try setting("region") ?? "" }

    package func register() throws -> Register { try kept("register", or: readRegister) }

    private func readRegister() throws -> Register {
        var register = Register()
        register.region = try region()
        register.authorities = try rows(of: "authority") { row in
            Authority(id: row.key("id"), name: row["name"], kind: try row.choice("kind"))
        }
        register.bodies = try rows(of: "body", as: body)
        register.people = try rows(
            "SELECT * FROM person WHERE id NOT IN (SELECT gone FROM merging WHERE separated IS NULL) ORDER BY position",
            as: person)
        register.seats = try rows(of: "seat", as: seat)
        register.mandates = try rows(of: "mandate", as: mandate)
        register.schoolBreaks = try rows(of: "schoolBreak") { row in
            SchoolBreak(
                name: row["name"], from: try row.day("from"), until: try row.day("until"),
                municipalities: try row.json("municipalities"))
        }
        return register
    }

    /// A person with the seats she has or had, and nobody else: enough to say what she may.
    package func seating(of person: Key<Person>) throws -> Register {
        try kept("seating of \(person.text)") { try readSeating(of: person) }
    }

    private func readSeating(of person: Key<Person>) throws -> Register {
        var register = Register()
        register.people = try rows("SELECT * FROM person WHERE id = ?", [person.text]).map(self.person)
        register.mandates = try rows("SELECT * FROM mandate WHERE person = ? ORDER BY position", [person.text])
            .map(mandate)
        register.seats = try rows(
            "SELECT * FROM seat WHERE id IN (SELECT seat FROM mandate WHERE person = ?) ORDER BY position",
            [person.text]
        ).map(seat)
        return register
    }

    private func rows<Value>(of table: String, as make: (Row) throws -> Value) throws -> [Value] {
        try rows("SELECT * FROM \(table) ORDER BY position", as: make)
    }

    private func body(_ row: Row) throws -> Body {
        Body(
            id: row.key("id"), kind: try row.choice("kind"), name: row["name"], aliases: try row.jsonList("aliases"),
            parent: row.optionalKey("parent"), mirrors: row["mirrors"], state: try row.choice("state"),
            contact: row["contact"],
            charter: try row.optionalJSON("charter"), policy: try row.json("policy"),
            norms: try row.optionalJSON("norms") ?? [],
            sender: try row.json("sender"))
    }

    func person(_ row: Row) throws -> Person {
        Person(
            id: row.key("id"), name: row["name"], addresses: try row.json("addresses"),
            assistants: try row.jsonList("assistants"), title: row["title"], workplace: row["workplace"],
            authority: row.optionalKey("authority"), isProtected: row["isProtected"])
    }

    private func seat(_ row: Row) throws -> Seat {
        Seat(
            id: row.key("id"), body: row.key("body"), role: try row.choice("role"), profile: row["profile"],
            authority: row.optionalKey("authority"), representsAll: row["representsAll"])
    }

    private func mandate(_ row: Row) throws -> Mandate {
        Mandate(
            id: row.key("id"), seat: row.key("seat"), person: row.key("person"), from: try row.day("from"),
            until: try row.optionalDay("until"), decidedBy: row["decidedBy"],
            decidedOn: try row.optionalDay("decidedOn"),
            reasonForLeaving: row["reasonForLeaving"])
    }
}

extension Transaction {
    /// Adds what is new and changes what differs; never deletes.
    package func save(_ register: Register) throws {
        try set("region", to: register.region)
        try saveAll("authority", register.authorities) {
            ["id": $0.id.text, "name": $0.name, "kind": $0.kind.rawValue]
        }
        try saveAll("body", register.bodies, body)
        try saveAll("person", register.people, person)
        try saveAll("seat", register.seats) { seat in
            [
                "id": seat.id.text, "body": seat.body.text, "role": seat.role.rawValue, "profile": seat.profile,
                "authority": seat.authority?.text, "representsAll": seat.representsAll,
            ]
        }
        try saveAll("mandate", register.mandates, mandate)
        try saveAll("schoolBreak", register.schoolBreaks) { pause in
            [
                "name": pause.name, "from": pause.from.description, "until": pause.until.description,
                "municipalities": try json(pause.municipalities),
            ]
        }
    }

    private func body(_ body: Body) throws -> [String: (any DatabaseValueConvertible)?] {
        [
            "id": body.id.text, "kind": body.kind.rawValue, "name": body.name, "aliases": try json(body.aliases),
            "parent": body.parent?.text, "mirrors": body.mirrors, "state": body.state.rawValue, "contact": body.contact,
            "charter": try body.charter.map(json), "policy": try json(body.policy),
            "norms": body.norms.isEmpty ? nil : try json(body.norms),
            "sender": try json(body.sender),
        ]
    }

    private func person(_ person: Person) throws -> [String: (any DatabaseValueConvertible)?] {
        [
            "id": person.id.text, "name": person.name, "addresses": try json(person.addresses),
            "assistants": try json(person.assistants), "title": person.title, "workplace": person.workplace,
            "authority": person.authority?.text, "isProtected": person.isProtected,
        ]
    }

    private func mandate(_ mandate: Mandate) -> [String: (any DatabaseValueConvertible)?] {
        [
            "id": mandate.id.text, "seat": mandate.seat.text, "person": mandate.person.text,
            "from": mandate.from.description, "until": mandate.until?.description, "decidedBy": mandate.decidedBy,
            "decidedOn": mandate.decidedOn?.description, "reasonForLeaving": mandate.reasonForLeaving,
        ]
    }

    /// A mandate that was never to be.
    package func remove(_ mandate: Key<Mandate>) throws {
        try execute("DELETE FROM mandate WHERE id = ?", [mandate.text])
    }

    private func saveAll<Value>(
        _ table: String, _ values: [Value], _ columns: (Value) throws -> [String: (any DatabaseValueConvertible)?]
    ) throws {
        for (position, value) in values.enumerated() {
            var row = try columns(value)
            row["position"] = position
            let names = row.keys.sorted()
            let key = names.contains("id") ? "id" : "position"
            try database.execute(
                sql: """
                    INSERT INTO \(table) (\(names.map { "\"\($0)\"" }.joined(separator: ", ")))
                    VALUES (\(names.map { ":\($0)" }.joined(separator: ", ")))
                    ON CONFLICT (\(key)) DO UPDATE SET
                    \(names.map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ", "))
                    """,
                arguments: StatementArguments(row))
        }
    }
}
