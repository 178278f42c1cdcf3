import Meetings

extension Letter {
    /// Whether it tells somebody not to come.
    package var callsOff: Bool { kind == .cancellation || kind == .farewell }

    /// Dates of the year are often booked the year before, so their subject always names the year.
    var subjectYear: Int { kind == .booking || kind == .takeover ? 0 : written.year }

    var isPresenter: Bool { meeting?.agenda.contains { $0.presenter == recipient.name } ?? false }

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

extension Meeting {
    /// The agenda's rows, each with the time at which it begins as long as the lengths before it are known.
    var timedAgenda: [[LetterName: String]] {
        var time: WallTime? = agenda.contains { $0.length != nil } ? start : nil
        return agenda.enumerated().map { index, item in
            defer { time = item.length.flatMap { length in time?.adding(minutes: length) } }
            return [
                .clock: time?.clock ?? "", .number: String(index + 1), .title: item.title,
                .kind: item.kind?.word ?? "", .presenter: item.presenter ?? "",
            ]
        }
    }
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
            return agenda.indices.filter { agenda[$0].presenter == person.name }.map { String($0 + 1) }
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
    let row: [LetterName: String]

    init(_ change: Letter.Change, to meeting: Meeting, in letter: Letter) {
        switch change {
        case .time(let from, let length):
            row = [
                .newTime: meeting.start.asRead(in: letter.written.year, minutes: meeting.length),
                .oldTime: from.asRead(in: letter.written.year, minutes: length),
            ]
        case .place(let from):
            let (before, now) = (from, letter.place(of: meeting))
            row = before.words == now.words ? [.newLink: now.words] : [.newPlace: now.words, .oldPlace: before.words]
        case .agenda:
            row = [.newAgenda: "true"]
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
        let rows = letter.changes.map { ChangeWords($0, to: meeting, in: letter).row }
        let hasPlace = rows.contains { $0[.newPlace] != nil }
        return switch (hasTime, hasPlace) {
        case (true, true): "Ny tid och plats"
        case (true, false): "Ny tid"
        case (false, true): "Ny plats"
        case (false, false) where letter.changes.count == 1 && rows[0][.newLink] != nil: "Ny länk"
        case (false, false): letter.isCalled(meeting) ? "Ändrad kallelse" : "Ändrad bokning"
        }
    }
}
