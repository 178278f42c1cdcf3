import Meetings

@testable import Documents

/// One letter of every kind, and of every way a kind can read.
let letterExamples: KeyValuePairs<String, Letter> = [
    "booking": .example(.booking, meeting: .example(), written: "2027-01-11"),
    "booking-next-year": .example(
        .booking, body: .example(joinLink: nil), meeting: .example(number: 1), written: "2026-11-16"),
    "booking-room": .example(
        .booking, meeting: .example(place: Meeting.Place(room: "Björksalen, Regionhuset")), written: "2027-01-11"),
    "booking-informed": .example(.booking, meeting: .example(), isInformed: true, written: "2027-01-11"),
    "booking-posted": .example(.booking, meeting: .example(), isPosted: true, written: "2027-01-11"),
    "notice": .example(),
    "notice-chair": .example(recipient: Person(id: Key("eva"), name: "Eva Sandgren"), role: .chair),
    "notice-new-time": .example(changes: [.time(from: WallTime(iso: "2027-03-02T13:00") ?? WallTime(.t0), length: 120)]
    ),
    "notice-accepted": .example(answer: .accepted),
    "notice-declined": .example(answer: .declined),
    "notice-tentative": .example(answer: .tentative),
    "notice-answered-by": .example(answer: .accepted, by: "Siv Modig"),
    "notice-informed": .example(isInformed: true),
    "notice-copy": .example(copyFor: "Karin Holmberg"),
    "notice-copy-answered": .example(answer: .declined, copyFor: "Karin Holmberg"),
    "notice-posted": .example(isPosted: true),
    "notice-posted-answered": .example(answer: .accepted, isPosted: true),
    "notice-presenter": .example(recipient: .hanna, role: nil),
    "notice-protected": .example(
        recipient: Person(id: Key("karin"), name: "Karin Holmberg", isProtected: true),
        called: [Letter.Called].example.filter { $0.name != "Karin Holmberg" }),
    "notice-hybrid": .example(
        meeting: .called(place: Meeting.Place(joinLink: "https://mote.example/annan", room: "Björksalen"))),
    "notice-bare": .example(
        body: .example(signature: [], joinLink: nil), meeting: .example(), called: [], papersDay: nil),
    "change-time": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), changes: [.time(from: march9, length: 120)]),
    "change-place": .example(
        .change, meeting: .called(place: Meeting.Place(room: "Björksalen, Regionhuset")), answer: .accepted,
        changes: [.place(from: Meeting.Place())]),
    "change-link": .example(
        .change, meeting: .called(place: Meeting.Place(joinLink: "https://mote.example/ny")), answer: .tentative,
        changes: [.place(from: Meeting.Place())]),
    "change-agenda": .example(.change, answer: .accepted, changes: [.agenda]),
    "change-informed": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), isInformed: true,
        changes: [.time(from: march9, length: 120), .agenda]),
    "change-booking": .example(
        .change, meeting: .example(place: Meeting.Place(room: "Björksalen")),
        changes: [.time(from: march9, length: 60), .place(from: Meeting.Place())], written: "2027-01-11"),
    "change-copy": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), changes: [.time(from: march9, length: 120)],
        copyFor: "Karin Holmberg"),
    "change-posted": .example(
        .change, meeting: .called(start: "2027-03-11T09:00"), changes: [.time(from: march9, length: 120)],
        isPosted: true),
    "cancellation": .example(.cancellation, reason: "För få kan komma"),
    "cancellation-informed": .example(.cancellation, isInformed: true),
    "cancellation-copy": .example(.cancellation, reason: "För få kan komma", copyFor: "Karin Holmberg"),
    "cancellation-posted": .example(.cancellation, reason: "För få kan komma", isPosted: true),
    "farewell": .example(.farewell),
    "farewell-informed": .example(.farewell, isInformed: true),
    "farewell-copy": .example(.farewell, copyFor: "Karin Holmberg"),
    "farewell-posted": .example(.farewell, isPosted: true),
    "welcome": .example(.welcome, meeting: nil, meetings: newcomersMeetings),
    "welcome-informed": .example(.welcome, meeting: nil, meetings: newcomersMeetings, isInformed: true),
    "welcome-copy": .example(.welcome, meeting: nil, meetings: newcomersMeetings, copyFor: "Karin Holmberg"),
    "welcome-posted": .example(.welcome, meeting: nil, meetings: newcomersMeetings, isPosted: true),
    "welcome-early": .example(.welcome, meeting: nil),
    "takeover": .example(.takeover, meeting: .example(), written: "2027-01-11"),
    "takeover-informed": .example(.takeover, meeting: .example(), isInformed: true, written: "2027-01-11"),
    "takeover-copy": .example(.takeover, meeting: .example(), copyFor: "Karin Holmberg", written: "2027-01-11"),
    "takeover-posted": .example(.takeover, meeting: .example(), isPosted: true, written: "2027-01-11"),
    "minutes": .example(.minutes, meeting: heldMeeting, enclosure: minutesFile, written: "2027-03-16"),
    "minutes-next-year": .example(.minutes, meeting: heldMeeting, enclosure: minutesFile, written: "2028-01-10"),
    "minutes-corrected": .example(.minutes, meeting: heldMeeting, enclosure: correctedFile, written: "2027-03-18"),
    "minutes-informed": .example(
        .minutes, meeting: heldMeeting, isInformed: true, enclosure: minutesFile, written: "2027-03-16"),
    "minutes-guest": .example(
        .minutes, recipient: Person(id: Key("siv"), name: "Siv Modig"), role: nil, meeting: heldMeeting,
        enclosure: minutesFile, written: "2027-03-16"),
    "minutes-presenter": .example(
        .minutes, recipient: .hanna, role: nil, meeting: heldMeeting, enclosure: minutesFile, written: "2027-03-16"),
    "minutes-copy": .example(
        .minutes, meeting: heldMeeting, enclosure: minutesFile, copyFor: "Karin Holmberg", written: "2027-03-16"),
    "minutes-posted": .example(
        .minutes, meeting: heldMeeting, enclosure: minutesFile, isPosted: true, written: "2027-03-16"),
    "minutes-posted-corrected": .example(
        .minutes, meeting: heldMeeting, enclosure: correctedFile, isPosted: true, written: "2027-03-18"),
    "refusal": .example(.refusal, answer: .tentative, refused: march11),
    "refusal-unanswered": .example(.refusal, meeting: .example(), refused: march11, written: "2027-01-11"),
    "refusal-copy": .example(.refusal, answer: .declined, refused: march11, copyFor: "Karin Holmberg"),
    "refusal-posted": .example(.refusal, answer: .declined, refused: march11, isPosted: true),
    "signIn": .signInMail,
    "reminder": .example(.reminder, written: "2027-03-04"),
    "reminder-informed": .example(.reminder, isInformed: true, written: "2027-03-04"),
    "reminder-copy": .example(.reminder, copyFor: "Karin Holmberg", written: "2027-03-04"),
    "reminder-posted": .example(.reminder, isPosted: true, written: "2027-03-04"),
]

extension Letter {
    fileprivate static var signInMail: Letter {
        var letter = Letter.example(.signIn, role: nil, meeting: nil)
        letter.signIn = SignIn(link: "https://samordna.regionen.example/logga-in/x7Qp-2Kd", code: "482913")
        return letter
    }
}

private let heldMeeting = Meeting.example(agenda: .example, state: .held(at: .t0))
private let minutesFile = Letter.Enclosure(filename: "Minnesanteckningar 9 mars.pdf", isCorrection: false)
private let correctedFile = Letter.Enclosure(filename: "Anteckningar 9 mars, rättade.pdf", isCorrection: true)

private let march11 = Letter.Proposed(start: WallTime(iso: "2027-03-11T09:00") ?? WallTime(.t0), length: 120)
private let march9 = WallTime(iso: "2027-03-09T13:00") ?? WallTime(.t0)

private let newcomersMeetings: [Meeting] = [
    .example(number: 3, start: "2027-05-11T13:00"), .called(),
    .example(number: 4, start: "2027-09-14T13:00", place: Meeting.Place(room: "Björksalen, Regionhuset")),
]
