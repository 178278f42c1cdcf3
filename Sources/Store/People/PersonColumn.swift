/// A place where the database names a person.
///
/// The one list by which two entries for one person are merged, and by which somebody is told what is stored about her.
struct PersonColumn: Sendable {
    let table: String
    let column: String
    /// The columns that tell a row apart, the person's own aside.
    let keys: [String]
    /// What keeps a row from becoming the other entry's, as SQL on `row`, `:kept` and `:gone`.
    let obstacle: String

    init(_ table: String, _ column: String = "person", keys: [String] = ["id"], unless obstacle: String = "FALSE") {
        self.table = table
        self.column = column
        self.keys = keys
        self.obstacle = obstacle
    }

    /// “attendance.insteadOf”.
    var name: String { "\(table).\(column)" }

    /// Invitations first: what belongs to one that stays is left with it.
    static let all: [PersonColumn] = [
        PersonColumn("mandate"),
        PersonColumn("invitation", keys: ["meeting"], unless: own("invitation", "own.meeting = row.meeting")),
        PersonColumn("answer", unless: own("answer", "own.meeting = row.meeting")),
        PersonColumn("proposal", unless: own("proposal", "own.meeting = row.meeting")),
        PersonColumn(
            "duty", keys: ["scope", "kind", "generation", "occasion"],
            unless: """
                EXISTS (SELECT 1 FROM invitation WHERE person = :gone AND meeting = row.scope)
                OR \(own("duty", "own.scope = row.scope AND own.kind = row.kind AND own.generation = row.generation AND own.occasion = row.occasion"))
                """),
        PersonColumn(
            "message", unless: "EXISTS (SELECT 1 FROM invitation WHERE person = :gone AND uid = row.thread)"),
        PersonColumn(
            "attendance", unless: "row.insteadOf IS :kept OR \(own("attendance", "own.meeting = row.meeting"))"),
        PersonColumn("attendance", "insteadOf", unless: "row.person = :kept"),
        PersonColumn(
            "timeEntry", unless: own("timeEntry", "own.meeting = row.meeting AND own.kind = row.kind")),
        PersonColumn("feed", unless: "row.closed IS NULL AND \(own("feed", "own.closed IS NULL"))"),
        PersonColumn(
            "busyCalendar",
            unless: """
                row.closed IS NULL AND \(own("busyCalendar", "own.closed IS NULL AND coalesce(own.address, own.name) = coalesce(row.address, row.name)"))
                """),
        PersonColumn("pollAnswer", unless: own("pollAnswer", "own.poll = row.poll")),
        PersonColumn("quorumWish", unless: own("quorumWish", "own.meeting = row.meeting")),
        PersonColumn("obstacle"), PersonColumn("incoming"), PersonColumn("absence"), PersonColumn("addressFault"),
        PersonColumn("minutesComment"),
        PersonColumn(
            "recusal", keys: ["meeting", "item"],
            unless: own("recusal", "own.meeting = row.meeting AND own.item = row.item")),
        PersonColumn(
            "actionOwner", keys: ["action", "position"], unless: own("actionOwner", "own.action = row.action")),
        PersonColumn("personalLink"), PersonColumn("signIn"), PersonColumn("session"),
    ]

    private static func own(_ table: String, _ condition: String) -> String {
        "EXISTS (SELECT 1 FROM \(table) AS own WHERE own.person = :kept AND \(condition))"
    }
}
