import Meetings

extension Letter {
    /// Whether it tells somebody not to come.
    package var callsOff: Bool { kind == .cancellation || kind == .farewell }

    /// Dates of the year are often booked the year before, so their subject always names the year.
    var subjectYear: Int { kind == .booking || kind == .takeover ? 0 : written.year }

    var isPresenter: Bool {
        slots != nil
            || meeting?.agenda.contains { $0.presenter == recipient.name || $0.presenters.contains(recipient.id) }
                ?? false
    }

    /// Whether the agenda is all that is new.
    var changesAgendaOnly: Bool {
        guard kind == .change, changes.count == 1, case .agenda(let news) = changes[0] else { return false }
        return slots == nil && !news.isEmpty
    }

    /// “punkt 4, Remissen om vårdprogram”; “punkt 4 och 6”.
    var ownItems: String? {
        guard let slots, let first = slots.first else { return nil }
        guard slots.count > 1 else { return "punkt \(first.number), \(first.item.title)" }
        return "punkt \(String.enumeration(slots.map { "\($0.number)" }))"
    }

    /// What a calendar shows of them: “Remissen om vårdprogram (punkt 4)”.
    var ownItemsInCalendar: String? {
        guard let slots, let first = slots.first else { return nil }
        guard slots.count > 1 else { return "\(first.item.title) (punkt \(first.number))" }
        return "Punkt \(String.enumeration(slots.map { "\($0.number)" }))"
    }

    /// The agenda's rows, each with the time at which it begins as long as the lengths before it are known.
    func timedAgenda(of meeting: Meeting) -> [[LetterName: String]] {
        let rows = slots ?? meeting.slots
        let isTimed = rows.contains { $0.item.length != nil }
        return rows.map { row in
            [
                .clock: isTimed ? row.start?.clock ?? "" : "", .number: String(row.number), .title: row.item.title,
                .kind: row.item.kind?.word ?? "", .presenter: row.item.presenter ?? "",
            ]
        }
    }

    /// What is to be known beforehand of each item that says so.
    func backgrounds(of meeting: Meeting) -> [[LetterName: String]] {
        (slots ?? meeting.slots).compactMap { row in
            row.item.background.map {
                [
                    .number: String(row.number),
                    .background: $0.split(whereSeparator: \.isNewline).joined(separator: " "),
                ]
            }
        }
    }

    var signature: [String] {
        body.sender.signature.isEmpty ? [body.sender.name ?? body.name, contact] : body.sender.signature
    }

    /// Whether the date is no longer preliminary.
    func isCalled(_ meeting: Meeting) -> Bool {
        switch (kind, meeting.state) {
        case (.notice, _), (.agenda, _): true
        case (.booking, _): false
        case (_, .called), (_, .held), (_, .closed): true
        default: false
        }
    }

    /// A day in words, unless it is too late to promise it.
    func promise(_ day: Day) -> String? { day < written ? nil : day.asRead(in: written.year) }

    func place(of meeting: Meeting) -> Meeting.Place { meeting.effectivePlace(in: body) }
}

extension Letter.Change {
    var isOfTime: Bool {
        if case .time = self { true } else { false }
    }
}

extension Body.Sender {
    /// The first number in the signature that one could ring.
    package var telephone: String? {
        signature.lazy.compactMap(\.telephone).first
    }
}

extension String {
    /// The first plus or zero with at least seven digits, spaces and hyphens after it, between digits.
    fileprivate var telephone: String? {
        for start in indices where self[start] == "+" || self[start] == "0" {
            let run = self[index(after: start)...].prefix { $0.isDigit || $0 == " " || $0 == "-" }
            guard let last = run.lastIndex(where: \.isDigit), run.first?.isDigit == true else { continue }
            if run[...last].count >= 7 { return String(self[start...last]) }
        }
        return nil
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

/// Those who are called, in sentences: the chair first, then by surname, and guests with their points.
struct CalledPeople {
    /// “Eva Sandgren (ordförande), Rut Englund och Mikael Öberg”.
    let members: String?
    /// “Hanna Stål är med på punkt 4”.
    let guests: String?

    init(_ called: [Letter.Called], agenda: [AgendaItem]) {
        let sorted = called.map { (key: $0.name.surnameKey, person: $0) }
            .sorted { ($0.key, $0.person.name) < ($1.key, $1.person.name) }.map(\.person)
        let points = { (person: Letter.Called) -> [String] in
            guard person.role == nil else { return [] }
            let named = agenda.indices.filter { agenda[$0].presenter == person.name }.map { $0 + 1 }
            return Set(named).union(person.points).sorted().map(String.init)
        }
        let members = sorted.filter { points($0).isEmpty }
        let chairFirst = members.filter { $0.role == .chair } + members.filter { $0.role != .chair }
        let guests = sorted.filter { !points($0).isEmpty }
        self.members = chairFirst.isEmpty ? nil : String.enumeration(chairFirst.map(\.marked))
        let sentences = guests.map { "\($0.name) är med på punkt \(String.enumeration(points($0)))" }
        self.guests = sentences.isEmpty ? nil : String.enumeration(sentences)
    }
}

extension Letter.Called {
    fileprivate var marked: String { role == .chair ? "\(name) (\(Seat.Role.chair.word))" : name }
}

/// A change in the words of its row.
struct ChangeWords {
    let rows: [[LetterName: String]]

    init(_ change: Letter.Change, to meeting: Meeting, in letter: Letter) {
        switch change {
        case .time(let from, let length):
            rows = [
                [
                    .newTime: meeting.start.asRead(in: letter.written.year, minutes: meeting.length),
                    .oldTime: from.asRead(in: letter.written.year, minutes: length),
                ]
            ]
        case .place(let from):
            let (before, now) = (from, letter.place(of: meeting))
            let isSame = before.words == now.words
            rows = [isSame ? [.newLink: now.words] : [.newPlace: now.words, .oldPlace: before.words]]
        case .agenda(let news):
            // Numbers of the whole agenda say nothing to who has only her own items.
            let sentences = letter.slots == nil ? news.map(AgendaWords.sentence) : []
            rows = sentences.isEmpty ? [[.newAgenda: "true"]] : sentences.map { [.agendaNews: $0] }
        }
    }

    /// “Ny tid”: what the subject says.
    /// The same inside a sentence, where a time or place is new.
    static func newsInside(of meeting: Meeting, in letter: Letter) -> String? {
        let news = news(of: meeting, in: letter)
        return news.hasPrefix("Ny ") && news != "Ny länk" ? news.lowercased() : nil
    }

    static func news(of meeting: Meeting, in letter: Letter) -> String {
        let hasTime = letter.changes.contains(where: \.isOfTime)
        let rows = letter.changes.flatMap { ChangeWords($0, to: meeting, in: letter).rows }
        let hasPlace = rows.contains { $0[.newPlace] != nil }
        return switch (hasTime, hasPlace) {
        case (true, true): "Ny tid och plats"
        case (true, false): "Ny tid"
        case (false, true): "Ny plats"
        case (false, false) where letter.changes.count == 1 && rows[0][.newLink] != nil: "Ny länk"
        case (false, false) where letter.changes.count == 1 && letter.isCalled(meeting): "Ändrad dagordning"
        case (false, false): letter.isCalled(meeting) ? "Ändrad kallelse" : "Ändrad bokning"
        }
    }
}
