import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Datumförfrågan*: which of some dates somebody can, from the link in its mail or from her own page.
struct PollRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "datum", on: router, for: { if case .poll(let poll) = $0 { poll } else { nil } },
            show: { try page($0, $1) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Poll>, _ visit: LinkVisit) throws -> Response {
        let own = try own(place, visit)
        let numbers = own.datesToCome(at: door.now)
        let words = Dictionary(
            uniqueKeysWithValues: numbers.compactMap { number in
                Poll.Word(rawValue: form["datum-\(number)"]).map { (number, $0) }
            })
        guard !own.isOpen || words.count == numbers.count else {
            return try page(place, visit, chosen: words, isChecked: true)
        }
        switch try door.secretary.answer(words, to: place.subject, seen: form["sett"], by: visit) {
        case .changed:
            return try page(place, visit, chosen: words, isChanged: true)
        case .done, .over: return .see(place.path)
        }
    }

    private func own(_ place: OwnPlace<Poll>, _ visit: LinkVisit) throws -> OwnPoll {
        let own = try door.secretary.store.read {
            try door.secretary.ownPoll(place.subject, of: visit.person.id, $0)
        }
        // To her a poll that asks her nothing, and has not, is one that there is not.
        guard let own, own.isAsked || visit.link.purpose == .poll(place.subject) else { throw WebProblem.notFound }
        return own
    }

    private func page(
        _ place: OwnPlace<Poll>, _ visit: LinkVisit, chosen: [Int: Poll.Word] = [:], isChecked: Bool = false,
        isChanged: Bool = false
    ) throws -> Response {
        let page = PollPage(
            try own(place, visit), visit, at: place, chosen: chosen, isChecked: isChecked, isChanged: isChanged,
            now: door.now)
        return try door.page(page, page.title, isChecked ? .badRequest : isChanged ? .conflict : .ok)
    }
}

extension OwnPoll {
    /// The numbers of the dates that have not been.
    func datesToCome(at now: Date) -> [Int] {
        poll.starts.indices.filter { poll.starts[$0].nearestMoment > now }.map { $0 + 1 }
    }
}

/// The page *Datumförfrågan*.
struct PollPage: PageContent {
    static let template = "poll"
    static let names: Set<String> = [
        "title", "body", "isOpen", "isAssistant", "name", "firstName", "deadlineDay", "isLate", "dates", "number",
        "when", "choices", "value", "label", "isChosen", "dateFault", "said", "isChanged", "chosenTime", "isNone",
        "isClosed", "isNotAsked", "isPast", "hasPassed", "seen", "path", "home", "hasAnswered", "answeredBy",
    ]

    let title: String
    let body: String
    let isOpen: Bool
    let isAssistant: Bool
    let name: String
    let firstName: String
    let deadlineDay: String
    /// The last day for answers has passed, and they are still taken.
    let isLate: Bool
    let dates: [Row]
    let hasAnswered: Bool
    let answeredBy: String?
    let isChanged: Bool
    let chosenTime: String?
    let isClosed: Bool
    let isNotAsked: Bool
    /// All its dates have been.
    let isPast: Bool
    let seen: String
    let path: String
    let home: String?
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let number: Int
        let when: String
        let hasPassed: Bool
        let choices: [Choice]
        /// What she has said of it.
        let said: String?
        let dateFault: String?
    }

    /// - Parameters:
    ///   - chosen: what was chosen in the form that comes back.
    ///   - isChecked: whether dates without a choice are faults.
    init(
        _ own: OwnPoll, _ visit: LinkVisit, at place: OwnPlace<Poll>, chosen: [Int: Poll.Word], isChecked: Bool,
        isChanged: Bool, now: Date
    ) {
        let (poll, today, toCome) = (own.poll, WallTime(now).day, Set(own.datesToCome(at: now)))
        isAssistant = visit.link.assistant != nil
        let who = visit.link.assistant == nil ? "du" : visit.person.firstName
        title = poll.starts.count == 1 ? "Kan \(who) det här datumet?" : "Vilka datum kan \(who)?"
        body = own.body.name
        isOpen = own.isOpen
        name = visit.person.name
        firstName = visit.person.firstName
        deadlineDay = poll.deadline.asRead(in: today.year)
        isLate = poll.deadline < today
        dates = poll.starts.enumerated().map { index, start in
            let number = index + 1
            let (word, isOpen) = (own.answers[number]?.word, own.isOpen && toCome.contains(number))
            return Row(
                number: number, when: start.asRead(in: today.year, minutes: poll.length).capitalizedSentence,
                hasPassed: own.isOpen && !toCome.contains(number),
                choices: !isOpen
                    ? []
                    : Poll.Word.inOrder.map {
                        Choice($0.rawValue, $0.words, isChosen: $0 == chosen[number] ?? word)
                    },
                said: word?.words,
                dateFault: isChecked && isOpen && chosen[number] == nil ? "Välj om \(who) kan" : nil)
        }
        hasAnswered = !own.answers.isEmpty
        answeredBy = own.answers.values.max { $0.at < $1.at }?.by
        self.isChanged = isChanged
        isClosed = poll.outcome != nil
        chosenTime = poll.outcome?.chosen.map { poll.starts[$0 - 1].inFull(minutes: poll.length) }
        isNotAsked = !own.isAsked && poll.outcome == nil
        isPast = own.isAsked && !own.isOpen && poll.outcome == nil
        seen = own.mark
        path = place.path
        home = place.home
        faults = Faults(
            dates.map { row in
                Field("datum-\(row.number)", label: "", fault: row.dateFault.map { "\(row.when): \($0.lowercased())" })
            })
        token = place.token
    }
}

extension Poll.Word {
    fileprivate static let inOrder: [Poll.Word] = [.yes, .maybe, .no]

    fileprivate var words: String {
        switch self {
        case .yes: "Kan"
        case .maybe: "Kan om det behövs"
        case .no: "Kan inte"
        }
    }
}
