import Foundation
import Meetings
import Secretariat

extension MeetingAct {
    /// As the fields of a form or an address say it; nil where they say none.
    ///
    /// - Parameter draft: finds an agenda that somebody has written and not said yes to.
    init?(_ form: Form, draft: (String) throws -> [AgendaItem]?) rethrows {
        guard form["sak"] == "dagordning" else {
            self.init(form)
            return
        }
        guard let agenda = try draft(form["utkast"]) else { return nil }
        self = .agenda(agenda)
    }

    /// The same for every act but a new agenda.
    init?(_ form: Form) {
        switch form["sak"] {
        case "kallelse": self = .notice
        case "flytta":
            guard let time = WallTime(iso: form["tid"]) else { return nil }
            let length = form["langd"].isEmpty ? nil : Int(form["langd"])
            guard form["langd"].isEmpty || length.map({ (15...1440).contains($0) }) ?? false else { return nil }
            self = .move(to: time, length: length)
        case "installt":
            let reason = form["skal"]
            guard !reason.isEmpty, reason.count <= 500, reason.invisibleCharacter == nil else { return nil }
            self = .cancel(because: reason)
        case "forslag":
            guard let id = Int64(form["nr"]) else { return nil }
            self = .accept(proposal: id)
        case "plats":
            guard let place = TypedPlace(form).place else { return nil }
            self = .place(place)
        case "bjud-in":
            guard let kind = Invitee.Kind(rawValue: form["som"]), !form["person"].isEmpty else { return nil }
            self = .invite(Key(form["person"]), kind)
        case "ta-bort":
            guard !form["person"].isEmpty else { return nil }
            self = .uninvite(Key(form["person"]))
        case "ta-over": self = .takeOver
        case "handlingar": self = .papers
        default: return nil
        }
    }

    /// What the same act stands as in a form or an address.
    var fields: [MailPanel.Hidden] {
        switch self {
        case .notice: [MailPanel.Hidden(field: "sak", value: "kallelse")]
        case .move(let time, let length):
            [
                MailPanel.Hidden(field: "sak", value: "flytta"),
                MailPanel.Hidden(field: "tid", value: time.description),
            ] + (length.map { [MailPanel.Hidden(field: "langd", value: "\($0)")] } ?? [])
        case .cancel(let reason):
            [MailPanel.Hidden(field: "sak", value: "installt"), MailPanel.Hidden(field: "skal", value: reason)]
        case .accept(let id):
            [MailPanel.Hidden(field: "sak", value: "forslag"), MailPanel.Hidden(field: "nr", value: "\(id)")]
        case .place(let place):
            [
                MailPanel.Hidden(field: "sak", value: "plats"),
                MailPanel.Hidden(field: "lank", value: place.joinLink ?? ""),
                MailPanel.Hidden(field: "lokal", value: place.room ?? ""),
            ]
        case .agenda(let agenda):
            [
                MailPanel.Hidden(field: "sak", value: "dagordning"),
                MailPanel.Hidden(field: "utkast", value: agenda.draftMark),
            ]
        case .invite(let person, let kind):
            [
                MailPanel.Hidden(field: "sak", value: "bjud-in"),
                MailPanel.Hidden(field: "person", value: person.text),
                MailPanel.Hidden(field: "som", value: kind.rawValue),
            ]
        case .uninvite(let person):
            [MailPanel.Hidden(field: "sak", value: "ta-bort"), MailPanel.Hidden(field: "person", value: person.text)]
        case .takeOver: [MailPanel.Hidden(field: "sak", value: "ta-over")]
        case .papers: [MailPanel.Hidden(field: "sak", value: "handlingar")]
        }
    }

    /// The page that shows what it sends.
    func reviewPath(of meeting: Meeting) -> String {
        "\(meeting.path)/granska?" + fields.map { "\($0.field)=\($0.value.inAddress)" }.joined(separator: "&")
    }

    /// Whether the meeting already is what the act makes of it.
    func isDone(_ meeting: Meeting) -> Bool {
        switch self {
        case .notice: if case .called = meeting.state { true } else { false }
        case .move(let time, let length): meeting.start == time && length.map { $0 == meeting.length } ?? true
        case .cancel(let reason): if case .cancelled(reason, _, _) = meeting.state { true } else { false }
        case .accept, .papers: false
        case .place(let place): meeting.place == place
        case .agenda(let agenda): meeting.agenda == agenda
        case .invite(let person, let kind): meeting.guests.contains { $0.person == person && $0.kind == kind }
        case .uninvite(let person): !meeting.guests.contains { $0.person == person }
        case .takeOver: if case .takenOver = meeting.ownership { true } else { false }
        }
    }
}
