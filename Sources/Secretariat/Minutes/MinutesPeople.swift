import Documents
import Meetings

/// Who was at a meeting, who was not, and who presented, as its minutes list them.
struct MinutesPeople {
    private(set) var present: [MinutesContent.Group] = []
    private(set) var excused: [MinutesContent.Attendee] = []
    private(set) var absent: [MinutesContent.Attendee] = []
    private(set) var unrecorded: [MinutesContent.Attendee] = []
    private(set) var presenters: [MinutesContent.Presenter] = []
    private(set) var notedBy: [MinutesContent.Attendee] = []

    init(
        meeting: Meeting, register: Register, attendance: [Key<Person>: Attendance], invitations: [Invitation],
        headings: [MinutesHeading]
    ) {
        let holders = register.holders(in: meeting.body, on: meeting.start.day)
        let noter = register.coordinator(of: meeting.body, on: meeting.start.day)
        let invitees = register.invitees(to: meeting)
        let isInRoom = register.place(of: meeting).room != nil
        let rows = Self.order(
            (invitees.map(\.person.id) + attendance.keys.sorted()).unique.compactMap { id in
                register.person(id).map { person in
                    Row(
                        person: person,
                        seat: holders.first { $0.person.id == id && $0.seat.role.attendance != nil }?.seat,
                        attendance: attendance[id],
                        isCalled: invitees.contains { $0.person.id == id && $0.kind == .called },
                        hasDeclined: invitations.first { $0.person == id }?.answer?.reply == .declined,
                        isInRoom: isInRoom,
                        items: headings.filter { $0.presents(person) }.compactMap(\.number))
                }
            })
        for row in rows { place(row, register, noter: noter?.person.id) }
        if let noter, notedBy.isEmpty { notedBy = [MinutesContent.Attendee(noter, register)] }
        present = present.filter { $0.label == register.region } + present.filter { $0.label != register.region }
    }

    /// The chair first, then by surname.
    private static func order(_ rows: [Row]) -> [Row] {
        let sorted = rows.inSurnameOrder { $0.person.name }
        return sorted.filter { $0.seat?.role == .chair } + sorted.filter { $0.seat?.role != .chair }
    }

    private mutating func place(_ row: Row, _ register: Register, noter: Key<Person>?) {
        let attended = row.attendance?.presence.attended ?? false
        if row.seat == nil, !row.items.isEmpty, attended || row.attendance == nil, !row.hasDeclined {
            presenters.append(row.presenter)
        } else if attended {
            // Who takes the notes is named as that.
            guard row.person.id != noter else { return }
            add(row.attendee(register, inGroup: true), to: row.group(register))
        } else if row.attendance?.presence == .absent {
            absent.append(row.attendee(register))
        } else if row.attendance?.presence == .excused || row.hasDeclined {
            excused.append(row.attendee(register))
        } else if row.isCalled, row.person.id != noter {
            unrecorded.append(row.attendee(register))
        }
    }

    private mutating func add(_ attendee: MinutesContent.Attendee, to label: String) {
        if let index = present.firstIndex(where: { $0.label == label }) {
            present[index].people.append(attendee)
        } else {
            present.append(MinutesContent.Group(label: label, people: [attendee]))
        }
    }

    /// Somebody with what is known of her at the meeting.
    fileprivate struct Row {
        let person: Person
        let seat: Seat?
        let attendance: Attendance?
        let isCalled: Bool
        let hasDeclined: Bool
        let isInRoom: Bool
        let items: [Int]
    }
}

extension MinutesPeople.Row {
    fileprivate var presenter: MinutesContent.Presenter {
        MinutesContent.Presenter(
            name: person.printedName, title: person.isProtected ? nil : person.title, items: items)
    }

    fileprivate func authority(_ register: Register) -> Authority? {
        (seat?.authority ?? person.authority).flatMap(register.authority)
    }

    /// The region's people, the municipalities' and those whom neither has sent.
    fileprivate func group(_ register: Register) -> String {
        switch authority(register)?.kind {
        case .region?: authority(register)?.name ?? register.region
        case .municipality?: MinutesContent.Group.municipalities
        case nil: seat?.profile.map(\.capitalizedSentence) ?? "Övriga"
        }
    }

    /// - Parameter inGroup: whether the group's name says whom she speaks for.
    fileprivate func attendee(_ register: Register, inGroup: Bool = false) -> MinutesContent.Attendee {
        let authority = authority(register)
        let isSaid = inGroup && authority?.kind == .region
        return MinutesContent.Attendee(
            name: person.printedName, role: seat?.role.noted, authority: isSaid ? nil : authority?.name,
            note: note(register))
    }

    private func note(_ register: Register) -> String? {
        let notes = [
            attendance?.presence.note(inRoom: isInRoom),
            attendance?.insteadOf.map { "i stället för \(register.printedName($0))" },
        ]
        let words = notes.compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension Attendance.Presence {
    /// - Parameter inRoom: whether the others met in one, so that it says something who did not.
    fileprivate func note(inRoom: Bool) -> String? {
        switch self {
        case .partial(let minutes): "\(minutes) minuter"
        case .remote where inRoom: "på distans"
        case .present, .remote, .excused, .absent: nil
        }
    }
}

extension Seat.Role {
    /// What stands after a name; an ordinary member's needs no word.
    fileprivate var noted: String? { self == .ordinary ? nil : self == .coopted ? "adjungerad" : word }
}

extension Person {
    /// As others may read it: a name that is protected stands in no text.
    fileprivate var printedName: String { isProtected ? "En ledamot med skyddade personuppgifter" : name }
}

extension MinutesHeading {
    fileprivate func presents(_ person: Person) -> Bool {
        agendaItem.map { $0.presenters.contains(person.id) || $0.presenter == person.name } ?? false
    }
}

extension MinutesContent.Attendee {
    fileprivate init(_ holder: Register.Holder, _ register: Register) {
        self.init(name: holder.person.printedName, role: holder.seat.role.word)
    }
}

extension [Key<Person>] {
    /// Each once, where it first stands.
    fileprivate var unique: [Key<Person>] {
        var seen: Set<Key<Person>> = []
        return filter { seen.insert($0).inserted }
    }
}
