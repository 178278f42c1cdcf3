import ArgumentParser
import Foundation
import Meetings
import Secretariat
import Store

struct AvailabilityBusy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "busy",
        abstract: "Takes in the busy times of somebody's calendar: the times, never what they are for.",
        discussion: """
            From a file (.ics), or from the address where she publishes her calendar (https), which the service then looks \
            at once a day. A file of the same name replaces what the earlier one told.
            """)

    @Argument(help: "The person, who has said yes to it.") var person: String
    @Argument(help: "The file, or the address.", completion: .file(extensions: ["ics"])) var source: String
    @OptionGroup var author: Author
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        let secretary = try configuration.secretary()
        let calendar: BusyCalendar
        if source.contains("://") {
            calendar = try await secretary.openPublished(
                source, of: person, by: author.recorded, through: configuration.web)
        } else {
            let file = try ImportFile(reading: source)
            let name = URL(fileURLWithPath: source).lastPathComponent
            calendar = try secretary.readBusy(
                ImportFile(name: name, data: file.data), of: person, by: author.recorded)
        }
        let line = BusyCalendarLine(calendar)
        try output.print(line) { line.text }
    }
}

struct AvailabilityRefresh: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Looks at all published calendars now.")

    @OptionGroup var office: OfficeOptions

    func run() async throws {
        let configuration = try office.configuration()
        let refreshed = try await configuration.secretary().refreshCalendars(through: configuration.web, now: true)
        print("\(refreshed.read) read, \(refreshed.unchanged) unchanged, \(refreshed.failures.count) failed.")
        for failure in refreshed.failures { print("  calendar \(failure.calendar): \(failure.words)") }
        if !refreshed.failures.isEmpty { throw ExitCode.failure }
    }
}
