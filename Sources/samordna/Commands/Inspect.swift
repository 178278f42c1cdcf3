import ArgumentParser
import Calendars
import Foundation
import Mail

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a message on standard input is, as JSON; changes nothing and needs no configuration.")

    @Flag(help: "Print JSON, which is what is printed anyway.")
    var json = false

    func run() throws {
        let limits = ReadingLimits()
        let octets = try FileHandle.standardInput.read(upToCount: limits.octets + 1) ?? Data()
        let inspection = Inspection(of: octets, limits: limits)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(inspection), as: UTF8.self))
    }
}

/// What a message is, for whoever builds on it: absent values are null.
struct Inspection: Encodable {
    let kind: String
    @Nullable var from: String?
    @Nullable var messageID: String?
    let answers: [AnswerLine]
    let failures: [FailureLine]
    let problems: [String]

    init(of octets: Data, limits: ReadingLimits) {
        let message = IncomingMessage(parsing: octets, limits: limits)
        let recognition = Recognition(message)
        let sheets = recognition.answering.map { AnswerSheet(reading: $0.text) }
        kind = recognition.kind.rawValue
        from = message.writer
        messageID = message.messageID
        answers = sheets.flatMap(\.answers).map { AnswerLine($0, isProposal: recognition.kind == .counter) }
        failures = recognition.bounce?.failures.map(FailureLine.init) ?? []
        problems = recognition.problems.map(\.description) + sheets.flatMap(\.faults).map(\.description)
    }

    struct AnswerLine: Encodable {
        @Nullable var uid: String?
        @Nullable var recurrenceID: String?
        @Nullable var attendee: String?
        @Nullable var partstat: String?
        @Nullable var comment: String?
        @Nullable var sequence: Int?
        @Nullable var dtstamp: String?
        @Nullable var proposedStart: String?
        @Nullable var proposedEnd: String?

        init(_ answer: CalendarAnswer, isProposal: Bool) {
            uid = answer.uid
            recurrenceID = answer.recurrenceID?.description
            attendee = answer.attendee
            partstat = answer.partstat
            comment = answer.comment
            sequence = answer.sequence
            dtstamp = answer.stamp?.description
            proposedStart = isProposal ? answer.start?.description : nil
            proposedEnd = isProposal ? answer.end?.description : nil
        }
    }

    struct FailureLine: Encodable {
        let recipient: String
        let action: String
        let `class`: String
        @Nullable var status: String?

        init(_ failure: DeliveryFailure) {
            recipient = failure.recipient
            action = failure.action.rawValue
            `class` = failure.severity.rawValue
            status = failure.status
        }
    }
}

/// A value that JSON shows as null where it is absent.
@propertyWrapper struct Nullable<Value: Encodable>: Encodable {
    var wrappedValue: Value?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
