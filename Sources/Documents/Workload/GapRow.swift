import Meetings

/// What a report lacks, and what to do about it.
struct GapRow: Encodable {
    let gapGroup: String
    let gapMeeting: String
    let gapWords: String
    let remedy: String
    /// What to write on the command line, where that helps.
    let command: String
}

extension GapRow {
    init(_ gap: WorkloadReport.Gap, in report: WorkloadReport) {
        switch gap {
        case .noAttendance(let meeting):
            self.init(
                meeting, report, "Ingen närvaro är noterad.", "Notera vilka som kom:",
                "samordna attendance \(meeting.reference) --others present")
        case .attendanceIncomplete(let meeting, let missing):
            let who = missing.counted("kallad", "kallade")
            self.init(
                meeting, report, "Närvaro saknas för \(who).", "Notera om \(missing == 1 ? "hen" : "de") kom:",
                "samordna attendance \(meeting.reference) PERSON present")
        case .noReading(let meeting):
            self.init(
                meeting, report, "Hur mycket det fanns att läsa är inte noterat.", "Ange ord eller sidor:",
                "samordna time reading \(meeting.reference) --pages SIDOR")
        case .noMeetings(let body):
            self.init(
                gapGroup: body.name, gapMeeting: "–",
                gapWords: report.isOver ? "Gruppen hade inget möte." : "Gruppen har inte haft något möte.",
                remedy: "Har den träffats, lägg in mötena:", command: "samordna import MÖTEN.csv")
        }
    }

    private init(_ meeting: Meeting, _ report: WorkloadReport, _ words: String, _ remedy: String, _ command: String) {
        self.init(
            gapGroup: report.body(meeting.body)?.name ?? meeting.body.text,
            gapMeeting: meeting.start.day.inYear.capitalizedSentence, gapWords: words, remedy: remedy, command: command)
    }
}
