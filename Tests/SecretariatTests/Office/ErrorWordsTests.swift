import Meetings
import Secretariat
import Testing

@Suite struct OfficeErrorWordsTests {
    @Test(arguments: [
        (
            OfficeError.noBody("LPO X"),
            "cannot find the body “LPO X”: none has this identifier, name or alias; see samordna body list"
        ),
        (
            .noMeeting("x/1"),
            "cannot find the meeting “x/1”: expected body/year-number or body/date, such as lpo-psykisk-halsa/2027-2; see samordna meeting list"
        ),
        (.noPerson("X"), "cannot find the person “X”: none has this address or name; see samordna person list"),
        (
            .severalPeople("Anna Ek", matches: ["Anna Ek (1)", "Anna Ek (2)"]),
            "cannot tell who “Anna Ek” is: Anna Ek (1), Anna Ek (2); use the address or the identifier"
        ),
        (
            .noWriter(7),
            "cannot answer incoming message 7: it names no address that a person reads; see samordna inbox show 7"
        ),
        (
            .answeredMeanwhile(7),
            "cannot answer incoming message 7: somebody has answered it meanwhile; read that answer first"
        ),
        (
            .notFailed(7, state: "queued"),
            "cannot send message 7 again: it is queued and has not come back; see samordna outbox show 7"
        ),
        (.noMessage(7), "cannot find message 7: the outbox has none of that number; see samordna outbox"),
        (
            .noMeetings(body: "LPO", year: 2027),
            "cannot approve 2027 for LPO: it has no meetings that year; import them first"
        ),
        (.notChair(name: "Bo", body: "LPO", chair: "Anna"), "cannot approve for LPO: Bo is not its chair; Anna is"),
        (
            .notChair(name: "Bo", body: "LPO", chair: nil),
            "cannot approve for LPO: Bo is not its chair; the seat is vacant, fill it first"
        ),
        (
            .notInvited(name: "Bo", meeting: "lpo/2027-1"),
            "cannot find an invitation to lpo/2027-1 for Bo: none was made; see samordna meeting show lpo/2027-1"
        ),
        (
            .notAGuest(name: "Bo", meeting: "lpo/2027-1"),
            "cannot take Bo off lpo/2027-1: she is no guest of it; who holds a seat leaves by her mandate's end"
        ),
        (
            .notAsked(name: "Bo", meeting: "lpo/2027-1"),
            "cannot record an answer: Bo has lpo/2027-1 for information only; call her to it first"
        ),
        (
            .wrongState(meeting: "lpo/2027-1", state: "held", verb: "move"),
            "cannot move lpo/2027-1: it is held; see samordna meeting show lpo/2027-1"
        ),
        (
            .bookedElsewhere(meeting: "lpo/2027-1"),
            "cannot send anything for lpo/2027-1: it is booked in another system; take it over with samordna takeover lpo/2027-1"
        ),
        (
            .notElsewhere(meeting: "lpo/2027-1"),
            "cannot take over lpo/2027-1: it is not booked elsewhere; nothing is left to do"
        ),
        (
            .notCalled(name: "Fia", meeting: "lpo/2027-1"),
            "cannot record time of Fia for lpo/2027-1: she was neither called nor there; say --uncalled where it counts all the same"
        ),
        (
            .noSeat(name: "Fia", body: "LPO", day: Day(ordinal: 0)),
            "cannot record time of Fia for LPO: she held no seat in it on 1970-01-01; say --uncalled where it counts all the same"
        ),
        (
            .notHeld(meeting: "lpo/2027-1", isCancelled: true),
            "cannot record time at lpo/2027-1: it was cancelled; reading and preparation can be recorded"
        ),
        (.meetingUnnamed, "cannot record time at a meeting: none is named; give --meeting body/year-number"),
        (
            .noTime(minutes: 1500),
            "cannot record 1500 minutes: expected 0 to 1440, the minutes of a day; spread longer work over its days"
        ),
        (.noTimeEntry(7), "cannot find time entry 7: none of that number stands; see samordna time list"),
        (
            .wasAway(name: "Fia", meeting: "lpo/2027-1"),
            "cannot record time of Fia at lpo/2027-1: she is on record as not there; correct her attendance first"
        ),
        (
            .longerThanMeeting(minutes: 150, meeting: "lpo/2027-1", length: 120),
            "cannot record 150 minutes at lpo/2027-1: it took 120; say why with --note"
        ),
        (
            .invisible("U+001B"),
            "cannot record the words: they hold a line break or an invisible character (U+001B); write them again on one line"
        ),
        (
            .otherDay(meeting: "lpo/2027-1", start: .at("2027-03-02T13:00"), said: Day(ordinal: 0)),
            "cannot record for lpo/2027-1: it was held 2027-03-02T13:00, not 1970-01-01; correct the date or the meeting"
        ),
        (
            .saidTwice(name: "Fia", meeting: "lpo/2027-1"),
            "cannot record Fia for lpo/2027-1: another row speaks of the same; keep one of them"
        ),
        (
            .unexplained(name: "Fia"),
            "cannot record time of Fia: work between meetings needs a word on what it was; give --note"
        ),
        (
            .dayToCome(Day(ordinal: 0)),
            "cannot record time on 1970-01-01: that day has not come; record it afterwards"
        ),
        (
            .overfullDay(name: "Fia", day: Day(ordinal: 0), minutes: 1500),
            "cannot record the time of Fia: 1970-01-01 would have 1500 minutes, more than 24 hours; see samordna time list --person"
        ),
        (
            .tooMuchToRead(amount: 5000, unit: .pages),
            "cannot set 5000 pages to read: expected what can be read in a day, at most 288000 words or 960 pages; count again"
        ),
        (.yearToCome(2031), "cannot report 2031: the year has not begun; choose this year or an earlier one"),
        (
            .noWork(year: 2019, bodies: ["LPO"]),
            "cannot report 2019 for LPO: no meeting was held and no time recorded; see samordna meeting list 2019"
        ),
        (.past(.at("2020-01-01T10:00")), "cannot use the time 2020-01-01T10:00: it has passed; choose a coming time"),
        (
            .sameTime(meeting: "lpo/2027-1", .at("2027-01-01T10:00")),
            "cannot move lpo/2027-1: it is already at 2027-01-01T10:00; choose another time"
        ),
        (
            .alreadyLeft(7, state: "accepted"),
            "cannot hold message 7: it is accepted already; nothing takes it back, but a correction can be sent"
        ),
        (
            .changedMeanwhile(meeting: "lpo/2027-1"),
            "cannot change lpo/2027-1: somebody else has changed it since it was read; read it again"
        ),
        (
            .notALetter(7, state: "queued"),
            "cannot record message 7 as posted: it is queued; only letters that wait to be posted can be"
        ),
        (.notUnique(what: "a meeting"), "cannot add a meeting: it is in the register already; nothing was changed"),
        (
            .unsendable(file: "a.pdf", .empty), "cannot send a.pdf: it is empty; save it again"
        ),
        (
            .unsendable(file: "a.pdf", .tooLarge(limit: 10_000_000)),
            "cannot send a.pdf: it is larger than the 10 MB of mail.largest_attachment_mb; save it with smaller pictures"
        ),
        (
            .unsendable(file: "a.pdf", .neitherFormat),
            "cannot send a.pdf: it is neither a PDF nor a Word document (.docx), whatever its name says; save it as one of them"
        ),
        (
            .unsendable(file: "a.pdf", .cutShort(.pdf)),
            "cannot send a.pdf: it begins as a PDF but its end is missing; copy or save it again"
        ),
        (
            .unsendable(file: "a.docx", .macros),
            "cannot send a.docx: it holds macros, which mail servers turn away; save it as an ordinary Word document"
        ),
        (
            .nobodyToSend(meeting: "lpo/2027-1"),
            "cannot send the minutes of lpo/2027-1: nobody was invited to it or holds a seat that day; import the members first"
        ),
        (
            .noWebAddress,
            "cannot make a link: web.address is not set; set it to the address where people reach the service, such as https://samordna.regionen.example"
        ),
        (.noFeed(name: "Bo"), "cannot close the calendar feed of Bo: she has none open; see samordna feed list"),
        (.noObstacle(7), "cannot find obstacle 7: none of that number stands; see samordna availability list"),
        (
            .noStretch(from: Day(ordinal: 0), through: Day(ordinal: 4000)),
            "cannot record 1970-01-01/1980-12-14: expected a first day and a last one, at most ten years apart; correct the days"
        ),
        (.noBusyCalendar(7), "cannot find calendar 7: none of that number is open; see samordna availability list"),
        (
            .noCalendarFile(name: "a.ics", reason: "cannot read the calendar"),
            "cannot read the busy times in a.ics: cannot read the calendar"
        ),
        (
            .noPoll("x"),
            "cannot find the poll “x”: expected body/pNUMBER, such as lpo-psykisk-halsa/p1; see samordna poll list"
        ),
        (.badPoll(body: "LPO", .noDates), "cannot open a poll of LPO: it has no dates; give some"),
        (.badPoll(body: "LPO", .tooMany), "cannot open a poll of LPO: it has more than 8 dates; choose the best"),
        (.badPoll(body: "LPO", .repeated), "cannot open a poll of LPO: a date stands there twice; remove one"),
        (
            .badPoll(body: "LPO", .nobody),
            "cannot open a poll of LPO: nobody is called to its meetings on those dates; import the members first"
        ),
        (
            .badPoll(body: "LPO", .past(.at("2020-01-01T10:00"))),
            "cannot open a poll of LPO: the time 2020-01-01T10:00 has passed; choose coming ones"
        ),
        (
            .badPoll(body: "LPO", .length(5)),
            "cannot open a poll of LPO: its meeting would last 5 minutes; expected 15 to 1440"
        ),
        (
            .badPoll(
                body: "LPO", .deadline(Day(ordinal: 0), earliest: Day(ordinal: 1), first: Day(ordinal: 2))),
            "cannot open a poll of LPO: answers until 1970-01-01 leave no time; expected a day from 1970-01-02 on and before 1970-01-03, else later dates"
        ),
        (
            .otherBody(meeting: "lpo/2027-1", body: "LPO X"),
            "cannot ask LPO X about lpo/2027-1: it is another body's meeting; name that body"
        ),
        (
            .noOtherTime(meeting: "lpo/2027-1", cause: "no other time fits"),
            "cannot propose other times for lpo/2027-1: no other time fits; give some with --dates"
        ),
        (
            .pollClosed("lpo/p1"),
            "cannot change the poll lpo/p1: it is closed; open a new one with samordna poll open"
        ),
        (
            .noPollDate(4, poll: "lpo/p1", dates: 3),
            "cannot find date 4 in the poll lpo/p1: it has 3; see samordna poll show lpo/p1"
        ),
        (
            .notPolled(name: "Bo", poll: "lpo/p1"),
            "cannot record an answer of Bo: the poll lpo/p1 does not ask her; see samordna poll show lpo/p1"
        ),
        (.yearGone(2025), "cannot plan 2025: the year is over; choose this year or a coming one"),
        (.yearFarOff(2100), "cannot plan 2100: it lies more than ten years ahead; choose a nearer one"),
        (
            .planStart(Day(ordinal: 20_000), year: 2027),
            "cannot plan 2027 from 2024-10-04: expected a coming day of that year"
        ),
        (
            .nothingToPlan(2028, []),
            "cannot plan 2028: no body meets; import the region pack and the members first"
        ),
        (
            .nothingToPlan(2028, [PlanRefusal(Body(id: Key("lpo"), kind: .programArea, name: "LPO"), .nobody)]),
            "cannot plan 2028: LPO: nobody sits in it; fill a seat first"
        ),
        (
            .planOutdated(meeting: "lpo/2028-1"),
            "cannot apply the plan: lpo/2028-1 has changed since it was made; plan again"
        ),
        (
            .noMinutesItem("9", meeting: "lpo/2027-1"),
            "cannot find item 9 in the minutes of lpo/2027-1: expected a number of its agenda, opening, other or next; see samordna minutes show lpo/2027-1"
        ),
        (
            .notesTooLong(octets: 500_000, limit: 400_000),
            "cannot save 500000 octets in one item: expected at most 400000; divide the text or lay it in as a file"
        ),
        (
            .actionChanged("a1"),
            "cannot change the åtgärd a1: somebody else has changed it since it was read; read it again"
        ),
        (
            .agreedAction("a1", verb: "remove"),
            "cannot remove the åtgärd a1 in the notes: it is agreed; report what became of it instead"
        ),
        (
            .noAction("x"),
            "cannot find the åtgärd “x”: none has this identifier or begins so alone; see samordna action list"
        ),
        (
            .badAction("Bjud in", .past(Day(ordinal: 20_000))),
            "cannot change the åtgärd “Bjud in”: 2024-10-04 has passed; choose a coming day"
        ),
        (
            .noLedger("the disk is full"),
            "cannot keep the outbox: the disk is full; nothing more is sent until that is mended"
        ),
    ]) func `every refusal says what to do`(error: OfficeError, words: String) {
        #expect(error.description == words)
    }
}
