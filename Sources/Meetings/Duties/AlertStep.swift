import Foundation

/// One turn in what troubles a meeting, and what the samordnare is told of it: an alert's occasion.
package struct AlertStep: Hashable, Sendable {
    /// Counted through the meeting's life.
    package let number: Int
    package let day: Day
    package let concerns: Set<Concern>
    package let act: Act

    package enum Act: String, Sendable {
        /// A mail.
        case told
        /// A mail in the place of one that had not left.
        case toldAnew
        /// The mail that had not left is taken back.
        case withdrawn
        /// Nothing: it has passed, or she has been told of it that day.
        case noted
    }

    package var isTold: Bool { act == .told || act == .toldAnew }

    init(number: Int, day: Day, concerns: Set<Concern>, act: Act) {
        self.number = number
        self.day = day
        self.concerns = concerns
        self.act = act
    }

    /// Reads `2 2027-02-20 chair+quorum told`.
    package init?(occasion: String) {
        let words = occasion.split(separator: " ")
        guard words.count == 4, let number = Int(words[0]), let day = Day(iso: words[1]),
            let act = Act(rawValue: String(words[3]))
        else { return nil }
        let concerns = words[2].split(separator: "+").compactMap { Concern(rawValue: String($0)) }
        self.init(number: number, day: day, concerns: Set(concerns), act: act)
    }

    package var occasion: String {
        let names = Concern.allCases.filter(concerns.contains).map(\.rawValue)
        return "\(number) \(day) \(names.isEmpty ? "none" : names.joined(separator: "+")) \(act.rawValue)"
    }
}

/// What the samordnare has been told of a meeting's troubles, oldest first.
struct AlertLog {
    private let steps: [(generation: Int, step: AlertStep)]

    init(_ done: Set<Duty.Key>) {
        steps = done.filter { $0.kind == .alert }
            .compactMap { key in AlertStep(occasion: key.occasion).map { (key.generation, $0) } }
            .sorted { $0.1.number < $1.1.number }
    }

    /// - Parameter waits: whether an alert has not left yet.
    /// - Returns: nil while the concerns are what they were.
    func next(_ concerns: Set<Concern>, in generation: Int, on day: Day, waits: Bool) -> AlertStep? {
        let known = concernsKnown(in: generation)
        // What was on its way at the last turn, and came back into the queue, tells of what has passed.
        let isOutdated = waits && !(steps.last.map { $0.generation == generation && $0.step.isTold } ?? true)
        guard concerns != known || isOutdated else { return nil }
        let isNews = !concerns.subtracting(known).subtracting(heard(on: day, in: generation)).isEmpty
        let act: AlertStep.Act =
            switch (waits, concerns.isEmpty) {
            case (true, true): .withdrawn
            case (true, false): .toldAnew
            case (false, _): isNews ? .told : .noted
            }
        return AlertStep(number: (steps.last?.step.number ?? 0) + 1, day: day, concerns: concerns, act: act)
    }

    /// A new time begins without any: the answers to the old one no longer count.
    private func concernsKnown(in generation: Int) -> Set<Concern> {
        guard let last = steps.last, last.generation == generation else { return [] }
        return last.step.concerns
    }

    /// What mails of that day have told her that left.
    private func heard(on day: Day, in generation: Int) -> Set<Concern> {
        let own = steps.filter { $0.generation == generation }.map(\.step)
        let left = own.indices.filter { index in
            let follower = own[(index + 1)...].first { $0.act != .noted }
            return own[index].isTold && own[index].day == day && follower?.act ?? .told == .told
        }
        return left.reduce(into: []) { $0.formUnion(own[$1].concerns) }
    }
}

extension Docket {
    /// At most one: that the meeting's troubles are others than the samordnare knows.
    func alerts(at now: Date) -> [Duty] {
        guard let coordinator else { return [] }
        let concerns = isOpen ? quorum?.concerns ?? [] : []
        let step = AlertLog(done).next(
            concerns, in: meeting.generation, on: WallTime(now).day, waits: alertWaits)
        guard let step else { return [] }
        let key = Duty.Key(
            scope: meeting.id.text, kind: .alert, person: coordinator, generation: meeting.generation,
            occasion: step.occasion)
        return [Duty(key: key, lapse: step.isTold ? nil : .noNews)]
    }
}
