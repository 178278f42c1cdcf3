import Foundation
import Meetings

extension Letter {
    /// A mail of the kind as invented people get it, to show what its text becomes.
    package static func example(_ kind: Kind, region: String, contact: String, webAddress: String?) -> Letter {
        let written = Day(iso: "2027-02-23") ?? .newYear(2027)
        let isForOffice = [.forward, .flood, .alert, .signIn, .test, .lateMinutes, .pollDue].contains(kind)
        let isForChair = kind == .dates || kind.asksChair || kind == .approval
        var letter = Letter(
            kind: kind, region: region.isEmpty ? "Region Norrdal" : region, body: .invented,
            recipient: isForOffice ? .ingrid : isForChair ? .eva : .karin,
            role: isForOffice ? .coordinator : isForChair ? .chair : .ordinary,
            meeting: kind.isOfMeeting ? .invented(kind) : nil, called: Letter.inventedPeople, contact: contact,
            written: written)
        letter.papersDay = Day(iso: "2027-03-02")
        letter.links.web = webAddress
        letter.fill()
        if let webAddress {
            letter.links = Links(
                answer: "\(webAddress)/svar/exempel", page: "\(webAddress)/din-sida/exempel",
                dates: "\(webAddress)/arets-dagar/exempel", poll: "\(webAddress)/datum/exempel",
                question: "\(webAddress)/dagordning/exempel", web: webAddress)
            letter.links.comments = "\(webAddress)/synpunkter/exempel"
            letter.links.approval = "\(webAddress)/godkannande/exempel"
            letter.links.office =
                kind == .pollDue
                ? "\(webAddress)/datumfragor/lpo-psykisk-halsa/1"
                : "\(webAddress)/moten/lpo-psykisk-halsa/2027-2/anteckningar/lage"
        }
        return letter
    }

    private mutating func fill() {
        switch kind {
        case .cancellation: reason = "För få kan komma"
        case .change:
            changes = [.time(from: WallTime(iso: "2027-03-02T13:00") ?? WallTime(.distantPast), length: 120)]
        case .welcome, .dates: meetings = [.invented(.booking)]
        case .minutes: enclosure = Enclosure(filename: "Minnesanteckningar 9 mars.pdf", isCorrection: false)
        case .refusal:
            refused = Proposed(start: WallTime(iso: "2027-03-11T09:00") ?? WallTime(.distantPast), length: 120)
        case .forward:
            forwarded = Forwarded(
                writer: "Dag Wiklund", address: "dag@kommun.example", subject: "På väg",
                text: "Hej,\n\nbussen är försenad. Jag kommer tio minuter sent.")
        case .flood:
            forwarded = Forwarded(
                writer: "Dag Wiklund", address: "dag@kommun.example", subject: "", text: "", hourlyLimit: 10)
        case .signIn:
            signIn = SignIn(
                link: "\(links.web ?? "https://samordna.regionen.example")/logga-in/exempel", code: "482913")
        case .poll, .pollReminder: dates = .invented(chosen: nil)
        case .pollOutcome: dates = .invented(chosen: WallTime(iso: "2027-04-13T13:00"))
        case .pollDue:
            dates = .invented(chosen: nil)
            dates?.tally = Tally(
                counts: [[.yes: 5, .maybe: 1], [.yes: 3, .no: 2]], asked: 8, answered: 6,
                silent: ["Karin Holmberg", "Mikael Öberg"], reference: "lpo-psykisk-halsa/p1")
        case .alert, .quorum: alert = .invented
        case .draft, .approval:
            written = Day(iso: "2027-03-12") ?? .newYear(2027)
            notes = Notes(content: .invented, version: 1, until: Day(iso: "2027-03-19"))
        case .lateMinutes:
            written = Day(iso: "2027-03-17") ?? .newYear(2027)
            notes = Notes(
                late: Late(step: .draft, day: Day(iso: "2027-03-16") ?? .newYear(2027), coordinator: "Ingrid Almlöf"))
        case .reply:
            reply = Reply(
                subject: "Sv: En fråga",
                text: "Hej Karin,\n\ndet går bra att ta upp det på mötet.\n\nHälsningar\nIngrid",
                asked: Day(iso: "2027-02-22") ?? .newYear(2027))
        case .booking, .notice, .reminder, .farewell, .takeover, .test, .ownPage, .agenda, .papers:
            break
        case .action:
            actions = [
                OwnAction(
                    id: Key("exempel"), text: "Kartlägg vilka kommuner som har en suicidpreventiv plan",
                    due: .day(Day(iso: "2027-03-02") ?? written), agreed: Day(iso: "2027-01-19") ?? written,
                    link: links.web.map { "\($0)/atgard/exempel" }),
                OwnAction(
                    id: Key("exempel-2"), text: "Bjud in NSPH till nästa möte",
                    due: .day(Day(iso: "2027-03-04") ?? written), agreed: Day(iso: "2027-01-19") ?? written,
                    link: links.web.map { "\($0)/atgard/exempel" }),
            ]
        }
    }

    fileprivate static let inventedPeople = [
        Called(name: "Eva Sandgren", role: .chair), Called(name: "Karin Holmberg", role: .ordinary),
        Called(name: "Mikael Öberg", role: .ordinary), Called(name: "Hanna Stål"),
    ]
}

extension Letter.Dates {
    fileprivate static func invented(chosen: WallTime?) -> Self {
        let starts = ["2027-04-13T13:00", "2027-04-15T09:00"].compactMap { WallTime(iso: $0) }
        return Self(starts: starts, length: 120, deadline: Day(iso: "2027-03-05") ?? .newYear(2027), chosen: chosen)
    }
}

extension MinutesContent {
    fileprivate static var invented: Self {
        Self(
            region: "Region Norrdal", body: "LPO Psykisk hälsa", meeting: "lpo-psykisk-halsa/2027-2",
            start: WallTime(iso: "2027-03-09T13:00") ?? WallTime(.distantPast), length: 120, place: "digitalt",
            version: 1, standing: .working(on: Day(iso: "2027-03-12") ?? .newYear(2027)), contact: "",
            items: [
                Item(
                    id: 2, number: 2, title: "Gapanalys schizofreni",
                    text: "Hanna Stål visade vad som skiljer sig mellan kommunerna.",
                    decisions: ["Gruppen ställer sig bakom analysen."],
                    actions: [
                        Undertaking(
                            text: "Skicka analysen till kommunerna.", owners: ["Karin Holmberg"], due: "7 april 2027")
                    ])
            ])
    }
}

extension Letter.Alert {
    fileprivate static var invented: Self {
        let members: [Quorum.Member] = [
            Quorum.Member(person: Key("eva"), isChair: true, stand: .away),
            Quorum.Member(person: Key("karin"), isChair: false, stand: .coming),
            Quorum.Member(person: Key("mikael"), isChair: false, stand: .unknown),
        ]
        return Self(
            concerns: [.chair], quorum: Quorum(rule: QuorumRule(), members: members),
            names: [.away: ["Eva Sandgren"], .coming: ["Karin Holmberg"], .unknown: ["Mikael Öberg"]],
            chair: "Eva Sandgren", comment: "Jag är på kurs den dagen.",
            moment: WallTime(iso: "2027-02-23T09:42") ?? WallTime(.distantPast))
    }
}

extension Body {
    fileprivate static var invented: Body {
        Body(
            id: Key("lpo-psykisk-halsa"), kind: .programArea, name: "LPO Psykisk hälsa",
            sender: Sender(
                signature: ["Ingrid Almlöf, samordnare", "070-000 00 41, lpo@regionen.example"],
                joinLink: "https://mote.example/lpo-psykisk-halsa"))
    }
}

extension Person {
    fileprivate static let karin = Person(
        id: Key("karin"), name: "Karin Holmberg", addresses: [Address("karin.holmberg@kommun.example")])
    fileprivate static let eva = Person(
        id: Key("eva"), name: "Eva Sandgren", addresses: [Address("eva.sandgren@kommun.example")])
    fileprivate static let ingrid = Person(
        id: Key("ingrid"), name: "Ingrid Almlöf", addresses: [Address("ingrid.almlof@regionen.example")])
}

extension Meeting {
    fileprivate static func invented(_ kind: Letter.Kind) -> Meeting {
        let start = WallTime(iso: "2027-03-09T13:00") ?? WallTime(.distantPast)
        let items = [
            AgendaItem(title: "Dagordning och förra anteckningarna", kind: .information, length: 10),
            AgendaItem(title: "Gapanalys schizofreni", kind: .discussion, presenter: "Hanna Stål", length: 20),
            AgendaItem(title: "Uppdragsbeskrivning för LAG Suicidprevention", kind: .decision, length: 20),
            AgendaItem(title: "Övriga frågor och nästa möte"),
        ]
        let isBooked = [.booking, .takeover].contains(kind)
        let state: State =
            kind == .minutes || kind.isOfNotes
            ? .held(at: start.nearestMoment)
            : isBooked ? .booked(by: "Eva Sandgren", at: .distantPast) : .called(at: .distantPast)
        return Meeting(
            id: Key("exempel"), body: Key("lpo-psykisk-halsa"), year: 2027, number: 2, start: start, length: 120,
            agenda: isBooked ? [] : items, state: state)
    }
}
