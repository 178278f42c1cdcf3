import Meetings
import Testing

@Suite struct AttendanceErrorWordsTests {
    @Test(arguments: [
        (
            AttendanceError.notBegun(meeting: "lpo/2027-1", start: WallTime(.recorded)),
            "cannot record attendance at lpo/2027-1: it begins 2026-12-23T05:26; who cannot come is recorded with samordna answer"
        ),
        (
            .cancelled(meeting: "lpo/2027-1"),
            "cannot record attendance at lpo/2027-1: it was cancelled; time spent on it is recorded with samordna time"
        ),
        (
            .closed(meeting: "lpo/2027-1"),
            "cannot change attendance at lpo/2027-1: its minutes are approved; correct them first"
        ),
        (
            .notCalled(name: "Fia", meeting: "lpo/2027-1"),
            "cannot record Fia at lpo/2027-1: she was not called to it; say in whose place she came, or that she came uncalled"
        ),
        (
            .nothingRecorded(name: "Fia", meeting: "lpo/2027-1"),
            "cannot take back Fia at lpo/2027-1: nothing is on record; see samordna attendance show lpo/2027-1"
        ),
        (
            .noPart(minutes: 130, length: 120),
            "cannot record 130 minutes: a part of this meeting is 1 to 119 minutes; record the whole as present or remote"
        ),
        (
            .noStandIn(name: "Fia"),
            "cannot record Fia in somebody's place: only who came can stand in, and for another; correct the row"
        ),
        (
            .bothCame(standIn: "Fia", of: "Cilla"),
            "cannot record Fia in place of Cilla: Cilla is recorded as there; correct one of them"
        ),
        (
            .severalStandIns(["Fia", "Gun"], of: "Cilla"),
            "cannot record Fia and Gun in place of Cilla: one can stand in for her; the others came uncalled"
        ),
    ])
    func `every refusal says what to do`(error: AttendanceError, words: String) { #expect("\(error)" == words) }
}
