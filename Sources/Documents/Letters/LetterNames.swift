/// The names that mail templates may use.
enum LetterName: String, CaseIterable {
    // Who and where.
    case region, body, firstName, fullName, role, contact, telephone, signature
    // The meeting: “tisdag 9 mars”; “tisdag 9 mars 2027 kl. 13.00–15.00”; “årets andra möte”.
    case day, dayInFull, subjectTime, when, which, isPreliminary, isCalled
    case isDigital, joinLink, room
    case noticeDay, noticeDays, papersDay
    case hasAgenda, agenda, clock, number, title, kind, presenter
    case hasBackground, backgrounds, background
    // What she presents, where she is called to that alone, and as a calendar shows it.
    case ownItems, ownItemsInCalendar
    case called, guests
    // A newcomer's meetings, each with `ordinal`, `when` and `place`.
    case hasMeetings, meetings, meetingCount, ordinal, place
    // Whether the chair is asked about them, of which year, and who cannot come to each.
    case isDates, planYear, hindered
    // Which kind of mail, where a text serves several.
    case isCancellation, isFarewell, callsOff, isMinutes
    // How it reaches the reader: one of three.
    case isMail, isCopy, isPosted
    case isInformed
    // The answer: one of `isInformed`, `unanswered`, `again` and `answered` holds.
    case unanswered, again, answered, accepted, declined, tentative, answeredBy
    case hasChanges, changes, newTime, oldTime, newPlace, oldPlace, newLink, newAgenda, news, newsInside
    // What is new in the agenda, a sentence a row, and whether nothing else is.
    case agendaNews, isAgendaOnly
    case reason
    // The file that goes with it, whether it takes the place of one she has, and the page with the same text.
    case filename, isCorrection, minutesLink
    // What there is to read, each with `annex`, `title`, `point`, `readingTime` and `address`; how many, how long it takes
    // in all, whether all of it goes with the mail or some does, and the link to where it is.
    case hasPapers, papers, annex, point, readingTime, isLate, isReplacement, address
    case paperCount, readingTotal, hasAttached, hasUnattached, meetingLink
    // Who wrote what is passed on, and its subject.
    case writer, writerAddress, originalSubject, paragraphs, paragraph
    // What the samordnare answers, line by line, and when she was asked.
    case lines, line, askedDay
    // How many mails are passed on in an hour.
    case hourlyLimit
    // The time that she proposed and does not get.
    case proposedTime
    // What signs her in.
    case isSignIn, signInLink, code
    // What troubles a meeting: the chair's no with her words and who gave it, how many members can come and must, who
    // does what, and when it was so.
    case isChairAway, chair, comment, chairAnsweredBy, isTooFew, memberCount, possible, needed, mustHaveChair
    case coming, perhaps, away, unknown, asOf
    // How commands name the meeting, and its time.
    case reference, commandTime
    // The dates that she is asked about, each with `number` and `when`; the last day for answers; the one that was chosen.
    case dates, hasSeveral, deadlineDay, chosenTime
    // What the answers to them show: how many can each, how many have answered at all, and who has not.
    case counts, repliedCount, silent
    // Minutes that are not final: their text, the last day for comments, what has changed since she was asked, and
    // what is late since when.
    case hasNotes, notes, noteHeading, noteText, commentDay, approvesBySilence, isAnew, changedNotes
    case isDraftLate, isForChair, lateDay, coordinator, approver
    case commentsLink, approvalLink, officeLink
    // What she has undertaken, each with its text, when it is due and was agreed, and the body that owns it.
    case isAction, actions, hasActions, hasOneAction, isLateAction, actionText, actionDue, actionAgreed, actionOwner
    case actionLink
    // Links for its reader alone, and where the service is on the web.
    case answerLink, pageLink, datesLink, pollLink, questionLink, webAddress
    // Why the mail came: one of these and `isInformed`.
    case isGuest, isPresenter, isApprover, hasRole

    static let all = Set(allCases.map(\.rawValue))
}
