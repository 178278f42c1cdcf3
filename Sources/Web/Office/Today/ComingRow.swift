import Documents
import Meetings
import Secretariat

/// A row of what comes.
struct ComingRow: Sendable {
    static let names: Set<String> = [
        "narrow", "meeting", "notice", "silent", "record", "holiday", "body", "clock", "answers", "path", "lacksAgenda",
        "isAutomatic", "people", "isOne", "name", "kommuner", "weeks",
    ]

    let narrow: String
    var meeting: Facts?
    var notice: Facts?
    var silent: Facts?
    var record: Facts?
    var holiday: Facts?

    struct Facts: Sendable {
        var body = ""
        var clock = ""
        var answers: String?
        var path = ""
        var lacksAgenda = false
        var isAutomatic = false
        var people = ""
        var isOne = false
        var name = ""
        var kommuner: String?
        var weeks = ""
    }

    init(_ event: ComingEvent, _ register: Register, on today: Day) {
        narrow = event.day == today ? "i dag" : event.day.narrow
        switch event.event {
        case .meeting(let meeting, let coming, let asked):
            var facts = Self.facts(meeting, register)
            let some = "\(coming.word(one: "en").capitalizedSentence) av \(asked.word(one: "en")) kommer"
            facts.answers = asked == 0 ? nil : coming == 0 ? "Ingen har svarat ja än" : some
            self.meeting = facts
        case .notice(let meeting, let isAutomatic):
            notice = Self.facts(meeting, register)
            notice?.isAutomatic = isAutomatic
        case .reminder(let meeting, let people):
            silent = Self.facts(meeting, register)
            silent?.people = people.word(one: "en")
            silent?.isOne = people == 1
        case .minutes(let meeting): record = Self.facts(meeting, register)
        case .schoolBreak(let schoolBreak, let kommuner):
            let weeks = Set([schoolBreak.from.week.number, schoolBreak.until.week.number]).sorted()
            holiday = Facts(
                name: schoolBreak.name.capitalizedSentence,
                kommuner: kommuner.isEmpty ? nil : String.enumeration(kommuner),
                weeks: weeks.map(String.init).joined(separator: "–"))
        }
    }

    private static func facts(_ meeting: Meeting, _ register: Register) -> Facts {
        Facts(
            body: register.body(meeting.body)?.name ?? "", clock: "kl. \(meeting.start.clock)", path: meeting.path,
            lacksAgenda: meeting.agenda.isEmpty)
    }
}
