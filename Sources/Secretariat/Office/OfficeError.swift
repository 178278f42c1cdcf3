import Foundation
import Meetings

/// Why the office did not do what it was asked.
package enum OfficeError: Error, Equatable {
    case noBody(String)
    case noMeeting(String)
    case noPerson(String)
    case noStaff(name: String)
    case severalPeople(String, matches: [String])
    case noMessage(Int64)
    case noIncoming(Int64)
    case notWaiting(Int64, outcome: String)
    /// Nobody can be answered.
    case noWriter(Int64)
    case answeredMeanwhile(Int64)
    case notFailed(Int64, state: String)
    case noMeetings(body: String, year: Int)
    case notChair(name: String, body: String, chair: String?)
    case notInvited(name: String, meeting: String)
    case notAGuest(name: String, meeting: String)
    case notAsked(name: String, meeting: String)
    case wrongState(meeting: String, state: String, verb: String)
    case bookedElsewhere(meeting: String)
    case notElsewhere(meeting: String)
    case past(WallTime)
    case sameTime(meeting: String, WallTime)
    case alreadyLeft(Int64, state: String)
    case changedMeanwhile(meeting: String)
    case notALetter(Int64, state: String)
    case notUnique(what: String)
    case notCalled(name: String, meeting: String)
    case noSeat(name: String, body: String, day: Day)
    case notHeld(meeting: String, isCancelled: Bool)
    case meetingUnnamed
    case noTime(minutes: Int)
    case noTimeEntry(Int64)
    case wasAway(name: String, meeting: String)
    case longerThanMeeting(minutes: Int, meeting: String, length: Int)
    case invisible(String)
    case otherDay(meeting: String, start: WallTime, said: Day)
    case saidTwice(name: String, meeting: String)
    case unexplained(name: String)
    case dayToCome(Day)
    case overfullDay(name: String, day: Day, minutes: Int)
    case tooMuchToRead(amount: Int, unit: ReadingMatter.Unit)
    case yearToCome(Int)
    case noWork(year: Int, bodies: [String])
    case unsendable(file: String, FileFault)
    case nobodyToSend(meeting: String)
    case noWebAddress
    case noFeed(name: String)
    case yearGone(Int)
    case yearFarOff(Int)
    case planStart(Day, year: Int)
    case nothingToPlan(Int, [PlanRefusal])
    case planOutdated(meeting: String)
    case draftChanged(Int)
    case draftOutdated(Int)
    case noObstacle(Int64)
    case noStretch(from: Day, through: Day)
    case noBusyCalendar(Int64)
    case noPoll(String)
    case badPoll(body: String, PollFault)
    case pollClosed(String)
    case otherBody(meeting: String, body: String)
    case noOtherTime(meeting: String, cause: String)
    case noPollDate(Int, poll: String, dates: Int)
    case notPolled(name: String, poll: String)
    case noCalendarFile(name: String, reason: String)
    case noMinutes(meeting: String)
    case minutesApproved(meeting: String)
    case notShared(meeting: String)
    case notApproved(meeting: String)
    case nothingCorrected(meeting: String)
    case noApprover(meeting: String)
    case recused(name: String, meeting: String)
    case commentDay(Day)
    case noWords
    case tooManyWords(count: Int, most: Int)
    case noComment(Int64, meeting: String)
    case noAction(String)
    case badAction(String, ActionFault)
    case noMinutesItem(String, meeting: String)
    case notesTooLong(octets: Int, limit: Int)
    case actionChanged(String)
    case agreedAction(String, verb: String)
    /// The ledger of what is sent could not be kept.
    case noLedger(String)
    case unkept(file: String, FileFault)
    case noPaperLink(String)
    case noPaper(annex: Int, meeting: String)
    case untitledPaper
    case noAgendaItem(Int, meeting: String)
    case noReadingTime(minutes: Int)
    /// Its papers say how much there is to read.
    case readingCounted(meeting: String)
    case mustBeMended(meeting: String, [SendingFinding])
    case unexplainedSending(meeting: String)
    case protectedPresenter(name: String)
    /// Whoever wrote the agenda last is not the one who finds it ready.
    case ownAgenda(meeting: String, by: String)
}

extension OfficeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .protectedPresenter(let name):
            "cannot set the agenda: “\(name)” is a protected identity, and everybody invited reads the agenda; name a role instead"
        case .ownAgenda(let meeting, let by):
            "cannot release the agenda of \(meeting): \(by) set it last, and two persons see it; let the chair release it, or say why not with --because"
        case .noBody(let name):
            "cannot find the body “\(name)”: none has this identifier, name or alias; see samordna body list"
        case .noMeeting(let reference):
            "cannot find the meeting “\(reference)”: expected body/year-number or body/date, such as lpo-psykisk-halsa/2027-2; see samordna meeting list"
        case .noPerson(let name):
            "cannot find the person “\(name)”: none has this address or name; see samordna person list"
        case .noStaff(let name):
            "cannot sign \(name) in: she has no seat today as samordnare, stand-in, chair, reader, registrator or administrator; import one"
        case .severalPeople(let name, let matches):
            "cannot tell who “\(name)” is: \(matches.joined(separator: ", ")); use the address or the identifier"
        case .noMessage(let id):
            "cannot find message \(id): the outbox has none of that number; see samordna outbox"
        case .noIncoming(let id):
            "cannot find incoming message \(id): the inbox has none of that number; see samordna inbox"
        case .notWaiting(let id, let outcome):
            "cannot settle incoming message \(id): it is \(outcome) already; see samordna inbox show \(id)"
        case .noWriter(let id):
            "cannot answer incoming message \(id): it names no address that a person reads; see samordna inbox show \(id)"
        case .answeredMeanwhile(let id):
            "cannot answer incoming message \(id): somebody has answered it meanwhile; read that answer first"
        case .notFailed(let id, let state):
            "cannot send message \(id) again: it is \(state) and has not come back; see samordna outbox show \(id)"
        case .noMeetings(let body, let year):
            "cannot approve \(year) for \(body): it has no meetings that year; import them first"
        case .notChair(let name, let body, let chair):
            "cannot approve for \(body): \(name) is not its chair; \(chair.map { "\($0) is" } ?? "the seat is vacant, fill it first")"
        case .notInvited(let name, let meeting):
            "cannot find an invitation to \(meeting) for \(name): none was made; see samordna meeting show \(meeting)"
        case .notAGuest(let name, let meeting):
            "cannot take \(name) off \(meeting): she is no guest of it; who holds a seat leaves by her mandate's end"
        case .notAsked(let name, let meeting):
            "cannot record an answer: \(name) has \(meeting) for information only; call her to it first"
        case .wrongState(let meeting, let state, let verb):
            "cannot \(verb) \(meeting): it is \(state); see samordna meeting show \(meeting)"
        case .bookedElsewhere(let meeting):
            "cannot send anything for \(meeting): it is booked in another system; take it over with samordna takeover \(meeting)"
        case .notElsewhere(let meeting):
            "cannot take over \(meeting): it is not booked elsewhere; nothing is left to do"
        case .past(let time):
            "cannot use the time \(time): it has passed; choose a coming time"
        case .sameTime(let meeting, let time):
            "cannot move \(meeting): it is already at \(time); choose another time"
        case .alreadyLeft(let id, let state):
            "cannot hold message \(id): it is \(state) already; nothing takes it back, but a correction can be sent"
        case .changedMeanwhile(let meeting):
            "cannot change \(meeting): somebody else has changed it since it was read; read it again"
        case .notALetter(let id, let state):
            "cannot record message \(id) as posted: it is \(state); only letters that wait to be posted can be"
        case .notUnique(let what):
            "cannot add \(what): it is in the register already; nothing was changed"
        case .notCalled(let name, let meeting):
            "cannot record time of \(name) for \(meeting): she was neither called nor there; say --uncalled where it counts all the same"
        case .noSeat(let name, let body, let day):
            "cannot record time of \(name) for \(body): she held no seat in it on \(day); say --uncalled where it counts all the same"
        case .notHeld(let meeting, let isCancelled):
            "cannot record time at \(meeting): it \(isCancelled ? "was cancelled" : "has not begun"); reading and preparation can be recorded"
        case .meetingUnnamed:
            "cannot record time at a meeting: none is named; give --meeting body/year-number"
        case .noTime(let minutes):
            "cannot record \(minutes) minutes: expected 0 to 1440, the minutes of a day; spread longer work over its days"
        case .noTimeEntry(let id):
            "cannot find time entry \(id): none of that number stands; see samordna time list"
        case .wasAway(let name, let meeting):
            "cannot record time of \(name) at \(meeting): she is on record as not there; correct her attendance first"
        case .longerThanMeeting(let minutes, let meeting, let length):
            "cannot record \(minutes) minutes at \(meeting): it took \(length); say why with --note"
        case .invisible(let code):
            "cannot record the words: they hold a line break or an invisible character (\(code)); write them again on one line"
        case .otherDay(let meeting, let start, let said):
            "cannot record for \(meeting): it was held \(start), not \(said); correct the date or the meeting"
        case .saidTwice(let name, let meeting):
            "cannot record \(name) for \(meeting): another row speaks of the same; keep one of them"
        case .unexplained(let name):
            "cannot record time of \(name): work between meetings needs a word on what it was; give --note"
        case .dayToCome(let day):
            "cannot record time on \(day): that day has not come; record it afterwards"
        case .overfullDay(let name, let day, let minutes):
            "cannot record the time of \(name): \(day) would have \(minutes) minutes, more than 24 hours; see samordna time list --person"
        case .tooMuchToRead(let amount, let unit):
            "cannot set \(amount) \(unit.rawValue) to read: expected what can be read in a day, at most 288000 words or 960 pages; count again"
        case .yearToCome(let year):
            "cannot report \(year): the year has not begun; choose this year or an earlier one"
        case .noWork(let year, let bodies):
            "cannot report \(year)\(bodies.isEmpty ? "" : " for \(bodies.joined(separator: ", "))"): no meeting was held and no time recorded; see samordna meeting list \(year)"
        case .unsendable(let file, let fault): "cannot send \(file): \(fault)"
        case .nobodyToSend(let meeting):
            "cannot send the minutes of \(meeting): nobody was invited to it or holds a seat that day; import the members first"
        case .noWebAddress:
            "cannot make a link: web.address is not set; set it to the address where people reach the service, such as https://samordna.regionen.example"
        case .noFeed(let name):
            "cannot close the calendar feed of \(name): she has none open; see samordna feed list"
        case .yearGone(let year):
            "cannot plan \(year): the year is over; choose this year or a coming one"
        case .yearFarOff(let year):
            "cannot plan \(year): it lies more than ten years ahead; choose a nearer one"
        case .planStart(let day, let year):
            "cannot plan \(year) from \(day): expected a coming day of that year"
        case .nothingToPlan(let year, let refusals):
            "cannot plan \(year): \(refusals.isEmpty ? "no body meets; import the region pack and the members first" : refusals.map { "\($0.name): \($0.cause)" }.joined(separator: "; "))"
        case .planOutdated(let meeting):
            "cannot apply the plan: \(meeting) has changed since it was made; plan again"
        case .draftChanged(let year):
            "cannot change the proposal for \(year): somebody has changed or removed it meanwhile; look at it again"
        case .draftOutdated(let year):
            "cannot apply the proposal for \(year): meetings, members or rules have changed since it was made; plan again"
        case .noObstacle(let id):
            "cannot find obstacle \(id): none of that number stands; see samordna availability list"
        case .noStretch(let from, let through):
            "cannot record \(from)/\(through): expected a first day and a last one, at most ten years apart; correct the days"
        case .noBusyCalendar(let id):
            "cannot find calendar \(id): none of that number is open; see samordna availability list"
        case .noPoll(let reference):
            "cannot find the poll “\(reference)”: expected body/pNUMBER, such as lpo-psykisk-halsa/p1; see samordna poll list"
        case .badPoll(let body, let fault): "cannot open a poll of \(body): \(fault)"
        case .otherBody(let meeting, let body):
            "cannot ask \(body) about \(meeting): it is another body's meeting; name that body"
        case .noOtherTime(let meeting, let cause):
            "cannot propose other times for \(meeting): \(cause); give some with --dates"
        case .pollClosed(let poll):
            "cannot change the poll \(poll): it is closed; open a new one with samordna poll open"
        case .noPollDate(let number, let poll, let dates):
            "cannot find date \(number) in the poll \(poll): it has \(dates); see samordna poll show \(poll)"
        case .notPolled(let name, let poll):
            "cannot record an answer of \(name): the poll \(poll) does not ask her; see samordna poll show \(poll)"
        case .noCalendarFile(let name, let reason):
            "cannot read the busy times in \(name): \(reason)"
        case .noMinutes(let meeting):
            "cannot use the minutes of \(meeting): nothing is written in them; write them first"
        case .minutesApproved(let meeting):
            "cannot change the state of the minutes of \(meeting): they are approved; use samordna minutes correct"
        case .notShared(let meeting):
            "cannot go on with the minutes of \(meeting): they have not been shared; use samordna minutes share \(meeting)"
        case .notApproved(let meeting):
            "cannot correct the minutes of \(meeting): they are not approved, so they can simply be changed"
        case .nothingCorrected(let meeting):
            "cannot correct the minutes of \(meeting): they say what the latest version says; change them first"
        case .noApprover(let meeting):
            "cannot ask for approval of the minutes of \(meeting): the chair is vacant or stayed away from an item; name an approver, or record the yes with samordna minutes approve"
        case .recused(let name, let meeting):
            "cannot record the yes of \(name) to the minutes of \(meeting): she stayed away from an item of it; let another approve"
        case .commentDay(let day):
            "cannot ask for comments until \(day): expected a day from today and within a year; choose another"
        case .noWords: "cannot record an empty text: nothing that can be read stands in it; write what is meant"
        case .tooManyWords(let count, let most):
            "cannot record \(count) characters: at most \(most) fit; shorten the text"
        case .noComment(let id, let meeting):
            "cannot find comment \(id) on the minutes of \(meeting): see samordna minutes versions \(meeting)"
        case .noAction(let reference):
            "cannot find the åtgärd “\(reference)”: none has this identifier or begins so alone; see samordna action list"
        case .badAction(let text, let fault): "cannot change the åtgärd “\(text)”: \(fault)"
        case .noMinutesItem(let item, let meeting):
            "cannot find item \(item) in the minutes of \(meeting): expected a number of its agenda, opening, other or next; see samordna minutes show \(meeting)"
        case .notesTooLong(let octets, let limit):
            "cannot save \(octets) octets in one item: expected at most \(limit); divide the text or lay it in as a file"
        case .actionChanged(let id):
            "cannot change the åtgärd \(id): somebody else has changed it since it was read; read it again"
        case .agreedAction(let id, let verb):
            "cannot \(verb) the åtgärd \(id) in the notes: it is agreed; report what became of it instead"
        case .noLedger(let cause):
            "cannot keep the outbox: \(cause); nothing more is sent until that is mended"
        case .unkept(let file, let fault): "cannot keep the paper \(file): \(fault)"
        case .noPaperLink(let address):
            "cannot keep the link “\(address)”: expected an address that begins with https:// and holds no password"
        case .noPaper(let annex, let meeting):
            "cannot find annex \(annex) of \(meeting): none of that number stands; see samordna paper list \(meeting)"
        case .untitledPaper: "cannot keep the paper: it has no title; give one"
        case .noAgendaItem(let item, let meeting):
            "cannot lay the paper at item \(item) of \(meeting): the agenda has no such item; see samordna meeting show \(meeting)"
        case .noReadingTime(let minutes):
            "cannot record \(minutes) minutes to read a paper: expected 0 to 1440"
        case .readingCounted(let meeting):
            "cannot set what there is to read for \(meeting): it is counted from its papers; set a paper's own time with samordna paper set"
        case .mustBeMended(let meeting, let findings):
            "cannot send mail about \(meeting): \(findings.map(\.words).joined(separator: "; "))"
        case .unexplainedSending(let meeting):
            "cannot send mail about \(meeting): a name stands beside a diagnosis; say why it is sent all the same"
        }
    }
}
