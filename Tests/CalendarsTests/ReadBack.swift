import Foundation
import Testing

/// A calendar as Python's two libraries read it.
struct ReadBack: Decodable {
    let icalendar: Reading
    let vobject: Reading

    var both: [Reading] { [icalendar, vobject] }

    struct Reading: Decodable {
        let method: String
        let name: String?
        let events: [Event]
    }

    struct Event: Decodable {
        let uid: String
        let summary: String
        let description: String?
        let location: String?
        let status: String
        let url: String?
        let sequence: Int
        let start: Double
        let end: Double
        let startInStockholm: Double
        let endInStockholm: Double
        let organizer: Party?
        let attendee: Party?
        let parameters: [String: String]

        enum CodingKeys: String, CodingKey {
            case uid = "UID"
            case summary = "SUMMARY"
            case description = "DESCRIPTION"
            case location = "LOCATION"
            case status = "STATUS"
            case url = "URL"
            case sequence = "SEQUENCE"
            case startInStockholm = "start_in_stockholm"
            case endInStockholm = "end_in_stockholm"
            case start, end, organizer, attendee, parameters
        }
    }

    struct Party: Decodable, Equatable {
        let name: String
        let address: String
    }
}

func readBack(_ calendars: [String]) throws -> [ReadBack] {
    let input = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: input) }
    try JSONEncoder().encode(calendars).write(to: input)
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [testFolder.appending(path: "read_back.py").path, input.path]
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode([ReadBack].self, from: printed)
}

/// The path is not standardized: that would follow the environment's link to a Python without its packages.
private let python =
    ProcessInfo.processInfo.environment["SAMORDNA_PYTHON"]
    ?? testFolder.deletingLastPathComponent().deletingLastPathComponent().appending(path: ".venv/bin/python").path
