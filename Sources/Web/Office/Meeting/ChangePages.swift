import Documents
import Meetings
import Secretariat

/// Asks when a meeting should be instead, with the times that suit best.
struct MovePage: PageContent {
    static let template = "move"
    static let names: Set<String> = [
        "body", "when", "path", "choices", "hasChoices", "isSearched", "time", "crowd", "names", "notice", "reviewPath",
        "day", "clock", "length", "quorum",
    ]

    let body: String
    let when: String
    let path: String
    let choices: [Choice]
    let hasChoices: Bool
    let day: Field
    let clock: Field
    let length: Field
    let faults: Faults?
    let token: String

    /// A time, who cannot come, and the way to it.
    struct Choice: Sendable {
        let time: String
        /// “två kan inte”.
        let crowd: String
        let names: String
        /// The last day for the kallelse; nil where it has passed.
        let notice: String?
        let reviewPath: String

        init(_ alternative: Alternative, _ sheet: MeetingSheet) {
            let (start, meeting) = (alternative.start, sheet.meeting)
            time = start.asRead(in: meeting.year, minutes: meeting.length).capitalizedSentence
            let absent = alternative.absentees.map(\.person.name).sorted(by: String.inSurnameOrder)
            crowd = absent.isEmpty ? "alla kan, så vitt vi vet" : "\(absent.count.word(one: "en")) kan inte"
            names = absent.isEmpty ? "" : "\(String.enumeration(absent)) kan inte."
            let last = start.day.adding(days: -sheet.body.policy.noticeDays)
            notice = last > sheet.today ? last.asRead(in: sheet.today.year) : nil
            reviewPath = MeetingAct.move(to: start, length: nil).reviewPath(of: meeting)
        }
    }

    /// - Parameter faults: what is wrong with each field, by its name.
    init(
        _ sheet: MeetingSheet, _ alternatives: [Alternative], values: [String: String] = [:],
        faults: [String: String] = [:], token: String
    ) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        // A time that asks another meeting to move as well is the year's business.
        choices = alternatives.filter { $0.other == nil }.prefix(4).map { Choice($0, sheet) }
        hasChoices = !choices.isEmpty
        day = Field(
            "dag", label: "Dag", hint: "Skriv som 2027-03-11", value: values["dag"] ?? "", fault: faults["dag"],
            type: "date")
        clock = Field(
            "klockslag", label: "Börjar", hint: "Skriv som 13:00", value: values["klockslag"] ?? "",
            fault: faults["klockslag"], type: "time")
        length = Field(
            "langd", label: "Längd i minuter", value: values["langd"] ?? "\(sheet.meeting.length)",
            fault: faults["langd"], inputmode: "numeric")
        self.faults = Faults([day, clock, length])
        self.token = token
    }
}

/// Asks why a meeting is cancelled.
struct CancelPage: PageContent {
    static let template = "cancel"
    static let names: Set<String> = ["body", "when", "path", "reason"]

    let body: String
    let when: String
    let path: String
    let reason: Field
    let faults: Faults?
    let token: String

    init(_ sheet: MeetingSheet, value: String = "", fault: String? = nil, token: String) {
        body = sheet.body.name
        when = sheet.meeting.start.inFull(minutes: sheet.meeting.length)
        path = sheet.meeting.path
        reason = Field(
            "skal", label: "Varför ställs mötet in?",
            hint: "En mening, som de kallade läser. Till exempel: Flera föredragande har fått förhinder.",
            value: value, fault: fault)
        faults = Faults([reason])
        self.token = token
    }
}

/// Asks what to answer who proposes another time.
struct ProposalPage: PageContent {
    static let template = "proposal"
    static let names: Set<String> = ["body", "when", "path", "person", "proposed", "quote", "reviewPath", "id"]

    let body: String
    let when: String
    let path: String
    let person: String
    let proposed: String
    let quote: String?
    let reviewPath: String
    let id: Int64
    let token: String
}
