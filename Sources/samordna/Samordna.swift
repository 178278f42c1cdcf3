import ArgumentParser
import Foundation

/// The secretariat service of a region's programme areas.
@main
struct Samordna: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samordna",
        abstract: "Plans a region's meetings, calls them by mail and follows them up.",
        discussion:
            "PERSON is an address, a name or an identifier; MEETING is BODY/YEAR-NUMBER, such as lpo-psykisk-halsa/2027-2; TIME is Swedish wall time, such as 2027-03-02T13:00.",
        version: "0.2.0",
        subcommands: [
            Serve.self, Demo.self, Check.self, Pause.self, Resume.self, Import.self, MeetingCommand.self,
            BodyCommand.self, PersonCommand.self, Plan.self, Approve.self, Release.self, Notice.self, Move.self,
            Cancel.self, Takeover.self, AnswerCommand.self, OutboxCommand.self, MinutesCommand.self, PaperCommand.self,
            AttendanceCommand.self, ActionCommand.self, TimeCommand.self, ReportCommand.self, FeedCommand.self,
            LinkCommand.self,
            BackupCommand.self,
            Restore.self, Inspect.self, SignIn.self, Receive.self, InboxCommand.self, CalendarCommand.self,
            AvailabilityCommand.self, PollCommand.self, ActionsCommand.self, Solve.self,
        ])

    /// Every refusal is one line on standard error and exit code 1; wrong use stays ArgumentParser's 64.
    static func main() async {
        StandardOutput.keepClosed()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            // What `print` holds back is written here, where it can still be said that it could not be.
            try StandardOutput.write(Data())
        } catch {
            guard !(error is ExitCode), exitCode(for: error) == .failure else {
                exit(withError: error)
            }
            say("\(error)")
            exit(withError: ExitCode.failure)
        }
    }
}

/// Writes a line on standard error.
func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
}
