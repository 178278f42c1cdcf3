import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

/// Copies the database while the service goes on.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Writes a verified copy of the database; the service goes on meanwhile.",
        discussion:
            "The copy holds all there is: register, mail as it was sent, papers. Keep it where others cannot read.")

    @Argument(help: "The file to write; none of that name may be there.", completion: .file()) var file: String
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard !file.isEmpty else { throw ValidationError("Name the file to write.") }
    }

    func run() throws {
        let configuration = try office.configuration()
        let contents = try Backup(of: configuration.database, to: file).write(at: configuration.world.now())
        try output.print(contents) {
            "\(file) is written and verified: \(contents.text)."
        }
    }
}

/// Puts a backup in the database's place.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a backup in the database's place; stop the service first.",
        discussion:
            "The database that was there is kept beside it. All sending is held until samordna resume: read first what the command says."
    )

    @Argument(help: "The backup.", completion: .file()) var file: String
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() throws {
        let configuration = try office.configuration()
        let lock = try lock(configuration.database)
        let back = try Restoration(of: file, onto: configuration.database)
            .bringBack(by: author.recorded, at: configuration.world.now())
        withExtendedLifetime(lock) {}
        let report = RestoreReport(back, database: configuration.database)
        try output.print(report) { report.text }
    }

    private func lock(_ database: String) throws -> DaemonLock {
        do {
            return try DaemonLock(database: database)
        } catch DaemonError.alreadyRunning {
            throw DaemonError.serves(database: database)
        }
    }
}

/// What a restoration came to, and what to look at before anything is sent again.
private struct RestoreReport: Encodable {
    let database: String
    let outcome: Restoration.Outcome
    let doubtful: Doubtful
    let closedFeeds: [String]

    init(_ back: Restoration.Return, database: String) {
        self.database = database
        outcome = back.outcome
        doubtful = back.doubtful
        closedFeeds = back.closedFeeds
    }

    var text: String {
        let kept = outcome.kept.map { "The database that was there is kept as \($0)." }
        return
            (["\(database) is restored and verified: \(outcome.contents.text).", kept].compactMap(\.self)
            + ["Nothing is decided or sent until: samordna resume", "Before that:"] + advice.map { "- \($0)" })
            .joined(separator: "\n")
    }

    private var advice: [String] {
        [
            unverified, left, waited, printed, closed,
            "Record again what was answered, changed or imported since, before the mail about it.",
        ]
        .compactMap(\.self)
    }

    private var unverified: String? {
        outcome.contents.moment == nil
            ? "The file bears no seal of samordna backup: its structure is whole, its texts are unchecked." : nil
    }

    private var left: String? {
        guard let count = outcome.leftSince else {
            return "What left since is not known here; it is decided and sent once more after resume."
        }
        guard count > 0, let kept = outcome.kept else { return nil }
        return
            "\(count) messages left since; what is still owed of them is sent once more after resume. See them with: SAMORDNA_DATABASE=\(kept) samordna outbox --state accepted"
    }

    private var waited: String? {
        guard doubtful.mails > 0 else { return nil }
        return
            "\(doubtful.mails) messages waited in the backup and may have left since; they are held, and go with a press: samordna outbox --state held"
    }

    private var printed: String? {
        guard doubtful.letters > 0 else { return nil }
        return
            "\(doubtful.letters) letters waited to be posted and may have been since: samordna outbox --state toPost"
    }

    private var closed: String? {
        guard !closedFeeds.isEmpty else { return nil }
        return
            "Calendar links that may have been revoked since are closed: \(closedFeeds.joined(separator: ", ")). Who shall have one gets a new one: samordna feed open NAME"
    }
}

extension Backup.Contents {
    /// Size, number and moment as an operator reads them.
    fileprivate var text: String {
        let shown = moment.map { "as of \(WallTime($0))" } ?? "of an unknown moment"
        let size = bytes < 1 << 20 ? "\(max(1, bytes >> 10)) kB" : "\(bytes >> 20) MB"
        return "\(size), \(meetings) meetings, \(messages) messages, \(shown)"
    }
}
