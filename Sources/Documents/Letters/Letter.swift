import Meetings

/// Everything that one mail to one person is made of.
package struct Letter: Sendable {
    package var kind: Kind
    /// “Region Norrdal”.
    package var region: String
    package var body: Body
    /// Whom it concerns: of an assistant's copy, the person she assists.
    package var recipient: Person
    /// What the recipient is in the body; none for a guest.
    package var role: Seat.Role?
    /// The meeting, in every kind but a welcome.
    package var meeting: Meeting?
    /// A newcomer's meetings; those that the chair is asked about.
    package var meetings: [Meeting]
    /// By meeting of those: the names of who cannot come.
    package var hindered: [Key<Meeting>: [String]] = [:]
    /// Protected identities are already left out.
    package var called: [Called]
    /// *För kännedom*: no answer is asked.
    package var isInformed: Bool
    package var answer: Answer?
    package var changes: [Change]
    /// Why the meeting is cancelled.
    package var reason: String?
    /// The file that goes with it.
    package var enclosure: Enclosure?
    /// What there is to read before the meeting.
    package var papers: [EnclosedPaper] = []
    /// Whose message it passes on.
    package var forwarded: Forwarded?
    /// What the samordnare answers her mail.
    package var reply: Reply?
    /// The time that she proposed and does not get.
    package var refused: Proposed?
    /// What signs her in to the office.
    package var signIn: SignIn?
    /// What troubles the meeting.
    package var alert: Alert?
    /// The dates that she is asked about.
    package var dates: Dates?
    /// Minutes that she may comment on or approve, or that are late.
    package var notes: Notes?
    /// What she has undertaken, in the order of its days.
    package var actions: [OwnAction] = []
    /// Where its reader does on the web what it asks.
    package var links = Links()
    /// The items for whose time alone she is called, as they stand in the whole agenda; the meeting is then that part.
    package var slots: [AgendaSlot]?
    /// When the papers have come at the latest.
    package var papersDay: Day?
    /// An assistant's copy: the name of the person she assists.
    package var copyFor: String?
    /// The address of the service's mailbox.
    package var contact: String
    /// A printed letter to someone without an address.
    package var isPosted: Bool
    /// The day it is written: a year is named only where it is another.
    package var written: Day

    package init(
        kind: Kind, region: String, body: Body, recipient: Person, role: Seat.Role? = nil, meeting: Meeting? = nil,
        meetings: [Meeting] = [], called: [Called] = [], isInformed: Bool = false, answer: Answer? = nil,
        changes: [Change] = [], reason: String? = nil, enclosure: Enclosure? = nil, forwarded: Forwarded? = nil,
        refused: Proposed? = nil, alert: Alert? = nil, dates: Dates? = nil, papersDay: Day? = nil,
        copyFor: String? = nil, contact: String,
        isPosted: Bool = false, written: Day
    ) {
        self.kind = kind
        self.region = region
        self.body = body
        self.recipient = recipient
        self.role = role
        self.meeting = meeting
        self.meetings = meetings
        self.called = called
        self.isInformed = isInformed
        self.answer = answer
        self.changes = changes
        self.reason = reason
        self.enclosure = enclosure
        self.forwarded = forwarded
        self.refused = refused
        self.alert = alert
        self.dates = dates
        self.papersDay = papersDay
        self.copyFor = copyFor
        self.contact = contact
        self.isPosted = isPosted
        self.written = written
    }

    /// Each kind is written from the template of its name.
    package typealias Kind = MeetingPolicy.Sending

    /// Someone who is called to the meeting; without a role, a guest.
    package struct Called: Hashable, Sendable {
        package var name: String
        package var role: Seat.Role?
        /// The numbers of the items that she presents.
        package var points: [Int]

        package init(name: String, role: Seat.Role? = nil, points: [Int] = []) {
            self.name = name
            self.role = role
            self.points = points
        }
    }

    /// A message that somebody wrote to the service's mailbox.
    package struct Forwarded: Hashable, Sendable {
        package var writer: String
        package var address: String
        package var subject: String
        package var text: String
        /// How many mails are passed on in an hour, where it tells that more have come.
        package var hourlyLimit: Int?

        package init(
            writer: String, address: String, subject: String, text: String, hourlyLimit: Int? = nil
        ) {
            self.writer = writer
            self.address = address
            self.subject = subject
            self.text = text
            self.hourlyLimit = hourlyLimit
        }

        /// What stands between empty lines, of the first that anybody reads.
        var paragraphs: [String] {
            text.prefix(20_000).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .split { $0.allSatisfy(\.isWhitespace) }.map { lines in
                    String(
                        lines.joined(separator: " ").unicodeScalars.filter { $0.properties.generalCategory != .control }
                    )
                }
        }
    }

    /// What a samordnare answers somebody's mail.
    package struct Reply: Hashable, Sendable {
        package var subject: String
        package var text: String
        /// When the mail came that it answers.
        package var asked: Day

        package init(subject: String, text: String, asked: Day) {
            self.subject = subject
            self.text = text
            self.asked = asked
        }

        var lines: [String] {
            text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        }
    }

    /// Another time for a meeting.
    package struct Proposed: Hashable, Sendable {
        package var start: WallTime
        /// Minutes.
        package var length: Int

        package init(start: WallTime, length: Int) {
            self.start = start
            self.length = length
        }
    }

    /// Links for the reader alone; none where the service has no address on the web.
    package struct Links: Hashable, Sendable {
        package var answer: String?
        /// To her own page.
        package var page: String?
        /// To the year's dates, for the chair.
        package var dates: String?
        /// To the dates of a poll.
        package var poll: String?
        /// To what the chair is asked about the meeting.
        package var question: String?
        /// To the meeting's agenda and papers.
        package var meeting: String?
        /// To the minutes as a page.
        package var minutes: String?
        /// To where she comments on minutes.
        package var comments: String?
        /// To where she approves them.
        package var approval: String?
        /// To the meeting in the office, for who works there.
        package var office: String?
        /// The service's own address.
        package var web: String?

        package init(
            answer: String? = nil, page: String? = nil, dates: String? = nil, poll: String? = nil,
            question: String? = nil, meeting: String? = nil, web: String? = nil
        ) {
            self.answer = answer
            self.page = page
            self.dates = dates
            self.poll = poll
            self.question = question
            self.meeting = meeting
            self.web = web
        }
    }

    /// A link that works once, and a code that does where it was asked for.
    package struct SignIn: Hashable, Sendable {
        package var link: String
        /// Six figures.
        package var code: String

        package init(link: String, code: String) {
            self.link = link
            self.code = code
        }
    }

    /// What a date poll asks, and what came of it.
    package struct Dates: Hashable, Sendable {
        package var starts: [WallTime]
        /// Minutes.
        package var length: Int
        /// The last day for answers.
        package var deadline: Day
        /// Nothing while it is open, and where none of the dates was chosen.
        package var chosen: WallTime?
        package var poll: Key<Poll>?
        /// What the answers show, for who chooses among the dates.
        package var tally: Tally?

        package init(
            starts: [WallTime], length: Int, deadline: Day, chosen: WallTime? = nil, poll: Key<Poll>? = nil
        ) {
            self.starts = starts
            self.length = length
            self.deadline = deadline
            self.chosen = chosen
            self.poll = poll
        }
    }

    /// What the answers to a date poll show.
    package struct Tally: Hashable, Sendable {
        /// How many have said what of each date.
        package var counts: [[Poll.Word: Int]]
        package var asked: Int
        package var answered: Int
        /// Those who have not answered and may be named.
        package var silent: [String]
        /// What commands call the poll.
        package var reference: String

        package init(
            counts: [[Poll.Word: Int]], asked: Int, answered: Int, silent: [String], reference: String
        ) {
            self.counts = counts
            self.asked = asked
            self.answered = answered
            self.silent = silent
            self.reference = reference
        }
    }

    /// An åtgärd as its owner reads of it.
    package struct OwnAction: Hashable, Sendable {
        package var id: Key<Action>
        package var text: String
        package var due: Due?
        package var agreed: Day
        package var isOverdue: Bool
        /// The body that owns it, where she is asked as its chair.
        package var owner: String?
        /// Where she says what has become of it.
        package var link: String?

        package init(
            id: Key<Action>, text: String, due: Due? = nil, agreed: Day, isOverdue: Bool = false, owner: String? = nil,
            link: String? = nil
        ) {
            self.id = id
            self.text = text
            self.due = due
            self.agreed = agreed
            self.isOverdue = isOverdue
            self.owner = owner
            self.link = link
        }
    }

    /// A file that goes with a letter, attached to a mail and beside a page.
    package struct Enclosure: Hashable, Sendable {
        package var filename: String
        /// Whether it takes the place of one she has.
        package var isCorrection: Bool

        package init(filename: String, isCorrection: Bool) {
            self.filename = filename
            self.isCorrection = isCorrection
        }
    }

    /// A paper that goes with a letter or lies where a link leads.
    package struct EnclosedPaper: Hashable, Sendable {
        package var annex: Int
        package var title: String
        /// The number of its item on the agenda.
        package var point: Int?
        /// To read it; nil where nobody knows.
        package var minutes: Int?
        package var isLate: Bool
        /// Whether it takes the place of one she has.
        package var isReplacement: Bool
        package var isAttached: Bool
        /// Where it is, when it is no file of ours.
        package var address: String?

        package init(
            annex: Int, title: String, point: Int? = nil, minutes: Int? = nil, isLate: Bool = false,
            isReplacement: Bool = false, isAttached: Bool = false, address: String? = nil
        ) {
            self.annex = annex
            self.title = title
            self.point = point
            self.minutes = minutes
            self.isLate = isLate
            self.isReplacement = isReplacement
            self.isAttached = isAttached
            self.address = address
        }
    }

    /// What is no longer as it was.
    package enum Change: Hashable, Sendable {
        case time(from: WallTime, length: Int)
        case place(from: Meeting.Place)
        case agenda([AgendaChange])
    }
}

/// A mail's words, ready to be sent or printed.
package struct ComposedMail: Equatable, Sendable {
    package let subject: String
    package let text: String
    package let html: String
}
