import ArgumentParser
import Documents
import Foundation
import Meetings
import Secretariat
import Store

struct MinutesShare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Shares the notes of a meeting for comments: a mail with a link to each.")

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "The last day for comments; else as many working days as the body's policy says.") var until: Day?
    @Option(help: "Why they are shared though what looks like a name stands beside a diagnosis.") var despite: String?
    @Flag(help: "Ask whoever approves at once, too.") var ask = false
    @Flag(help: "Only show what each would get.") var dryRun = false
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        if dryRun {
            let (mails, findings) = try secretary.rehearseSharing(of: meeting, until: until, by: author.recorded)
            for mail in mails { print("\(mail.to)  “\(mail.message.subject)”") }
            for finding in findings { print(finding.words) }
            return print("\(mails.count) messages would be sent.")
        }
        var messages = try secretary.shareMinutes(
            of: meeting, until: until, reason: despite ?? "", by: author.recorded)
        if ask { messages += try secretary.askForApproval(of: meeting, by: author.recorded) }
        print("\(messages.count) messages go out; take them back with: samordna outbox undo --meeting \(meeting)")
    }
}

struct MinutesComment: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Records a comment on a draft, or says what became of one.",
        discussion: """
            samordna minutes comment lpo-psykisk-halsa/2027-2 "Karin Holmberg" "Punkt 2 saknar beslutet."
            samordna minutes comment lpo-psykisk-halsa/2027-2 --taken 12
            """)

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "Whose comment it is.") var person: String?
    @Argument(help: "What she says.") var text: String?
    @Option(help: "The item's identifier; else all of the notes.") var item: Int?
    @Option(help: "This comment has been taken in.") var taken: Int64?
    @Option(help: "This comment has been left.") var left: Int64?
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        let given = [person != nil && text != nil, taken != nil, left != nil]
        guard given.count(where: \.self) == 1 else {
            throw ValidationError("Give a person and a text, or one of --taken and --left.")
        }
    }

    func run() throws {
        let secretary = try office.secretary()
        if let id = taken ?? left {
            try secretary.settle(comment: id, on: meeting, as: taken == nil ? .left : .taken, by: author.recorded)
            return print("Comment \(id) is \(taken == nil ? "left" : "taken in").")
        }
        let comment = try secretary.comment(
            text ?? "", on: meeting, item: item, of: person ?? "", by: author.recorded)
        print("On record: comment \(comment.id)\(comment.isLate ? ", after the last day" : "").")
    }
}

struct MinutesApprove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Records a yes to the notes of a meeting that was given otherwise.",
        discussion:
            "samordna minutes approve lpo-psykisk-halsa/2027-2 \"Eva Sandgren\" --how \"on the telephone 12 March\"")

    @Argument(help: "The meeting.") var meeting: String
    @Argument(help: "Who has approved.") var person: String?
    @Option(help: "How and when she did.") var how: String?
    @Option(help: "Only where this is still the latest version.") var version: Int?
    @Flag(help: "Ask whoever approves by mail instead.") var ask = false
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard ask != (person != nil && how != nil) else {
            throw ValidationError("Give a person and --how, or --ask.")
        }
    }

    func run() throws {
        let secretary = try office.secretary()
        if ask {
            let messages = try secretary.askForApproval(of: meeting, by: author.recorded)
            return print("\(messages.count) messages ask for approval.")
        }
        let version = try secretary.approveMinutes(
            of: meeting, told: person ?? "", note: how ?? "", version: version, by: author.recorded)
        print("Version \(version.number) is approved, SHA-256 \(version.digest).")
        print(
            "The service makes its document and the mails; press them with: samordna outbox press --meeting \(meeting)")
    }
}

struct MinutesCorrect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Makes what was changed in approved notes a new version, sent to all.")

    @Argument(help: "The meeting.") var meeting: String
    @Option(help: "Why; its readers see it.") var because: String
    @OptionGroup var author: Author
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let version = try office.secretary().correctMinutes(of: meeting, because: because, by: author.recorded)
        print("Version \(version.number) is a correction, SHA-256 \(version.digest).")
    }
}

struct MinutesVersions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions", abstract: "Lists the versions of a meeting's notes and the comments on them.")

    @Argument(help: "The meeting.") var meeting: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let line = try secretary.store.read { snapshot in
            VersionLines(try secretary.minutesSheet(meeting, snapshot), try snapshot.register())
        }
        try output.print(line) { line.text }
    }
}

struct MinutesSent: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent", abstract: "Prints the register of what minutes went out from a year's meetings, as CSV.")

    @Argument(help: "The year.") var year: Int
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let secretary = try office.secretary()
        let rows = try secretary.store.read { try secretary.sentMinutes(in: year, $0) }
        print(SentMinutesList(rows).csv, terminator: "")
    }
}

/// The versions of a meeting's notes, and what was said of them.
private struct VersionLines: Encodable {
    let meeting: String
    let state: String
    let versions: [Version]
    let comments: [Comment]

    struct Version: Encodable {
        let number: Int
        let kind: String
        let sha256: String
        let file: String?
        let reason: String?
        let by: String
        let at: Date
    }

    struct Comment: Encodable {
        let id: Int64
        let version: Int
        let person: String
        let item: Int?
        let text: String
        let channel: String
        let isLate: Bool
        let settled: String?
    }

    init(_ sheet: MinutesSheet, _ register: Register) {
        meeting = sheet.meeting.reference
        state =
            switch sheet.minutes.state {
            case .draft: "draft"
            case .shared(let version, _, _, let until): "shared, version \(version), comments until \(until)"
            case .approved(let version, let approval):
                "approved, version \(version), by \(approval.by) (\(approval.way.rawValue))"
            }
        versions = sheet.versions.map {
            Version(
                number: $0.number, kind: $0.kind.rawValue, sha256: $0.digest, file: $0.file, reason: $0.reason,
                by: $0.by, at: $0.at)
        }
        comments = sheet.comments.map {
            Comment(
                id: $0.id, version: $0.version, person: register.person($0.person)?.name ?? $0.person.text,
                item: $0.item, text: $0.text, channel: $0.channel.rawValue, isLate: $0.isLate,
                settled: $0.settled?.outcome.rawValue)
        }
    }

    var text: String {
        let rows = versions.map { version in
            "  \(version.number)  \(version.kind)  \(WallTime(version.at))  by \(version.by)  SHA-256 \(version.sha256)"
                + (version.reason.map { "  “\($0)”" } ?? "")
                + (version.file == nil && version.kind != "shared" ? "  no document yet" : "")
        }
        let said = comments.map { comment in
            "  comment \(comment.id) on \(comment.version)  \(comment.person), by \(comment.channel)"
                + "\(comment.isLate ? ", late" : ""): \(comment.text.replacing("\n", with: " "))"
                + "  [\(comment.settled ?? "open")]"
        }
        return (["\(meeting): \(state)"] + rows + said).joined(separator: "\n")
    }
}
