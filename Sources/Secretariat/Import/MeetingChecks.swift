import Meetings

/// What speaks against the meetings of a file, each beside the others and those that are there.
struct MeetingChecks {
    let imported: [ImportedMeeting]
    let existing: [Meeting]
    let today: Day
    let history: Bool

    var faults: [Fault] {
        imported.indices.flatMap { index in
            [time(imported[index]), past(imported[index]), twin(of: index), number(imported[index])].compactMap(\.self)
        }
    }

    private func time(_ one: ImportedMeeting) -> Fault? {
        guard one.length > 0 else {
            let end = one.start.adding(minutes: one.length)
            return one.fault(.endsBeforeStart("\(end)", start: "\(one.start)"))
        }
        do {
            _ = try one.start.moment()
            _ = try one.start.adding(minutes: one.length).moment()
            return nil
        } catch {
            return one.fault(.time(error))
        }
    }

    private func past(_ one: ImportedMeeting) -> Fault? {
        guard !history, one.start.day < today, !existing.contains(where: { $0.isSame(as: one) }) else { return nil }
        return one.fault(.past("\(one.start.day)", today: today))
    }

    private func twin(of index: Int) -> Fault? {
        let one = imported[index]
        let twin = imported[..<index].first { $0.body == one.body && ($0.start == one.start || $0.hasNumber(of: one)) }
        guard let twin else { return nil }
        guard twin.start != one.start, let number = one.number else { return one.fault(.sameMeeting(as: twin.place)) }
        return one.fault(.named(twice: "\(one.body)/\(one.year)-\(number)"))
    }

    /// A number stays with its meeting: another time for it is a move, which those who are called must hear of.
    private func number(_ one: ImportedMeeting) -> Fault? {
        guard !existing.contains(where: { $0.isSame(as: one) }) else { return nil }
        let holder = existing.first { $0.body == one.body && $0.year == one.year && $0.number == one.number }
        guard let holder else { return nil }
        return one.fault(.numberTaken(reference: holder.reference, start: holder.start, wanted: one.start))
    }
}

extension ImportedMeeting {
    fileprivate func hasNumber(of other: ImportedMeeting) -> Bool {
        year == other.year && number != nil && number == other.number
    }
}
