import Foundation

/// Minutes as they once left the samordnare: shared for comments, approved, or corrected.
package struct MinutesVersion: Hashable, Sendable {
    package let meeting: Key<Meeting>
    /// From 1 within the meeting.
    package let number: Int
    package let kind: Kind
    /// Everything that its readers see, as JSON with sorted keys.
    package let content: String
    /// SHA-256 of the content, in lower-case hexadecimal.
    package let digest: String
    /// The document that was sent, by SHA-256; nil until it is made.
    package let file: String?
    /// Why a correction was made.
    package let reason: String?
    package let by: String
    package let at: Date

    package init(
        meeting: Key<Meeting>, number: Int, kind: Kind, content: String, digest: String, file: String? = nil,
        reason: String? = nil, by: String, at: Date
    ) {
        self.meeting = meeting
        self.number = number
        self.kind = kind
        self.content = content
        self.digest = digest
        self.file = file
        self.reason = reason
        self.by = by
        self.at = at
    }

    package enum Kind: String, Codable, Sendable { case shared, approved, correction }
}

/// What somebody says of minutes that were shared for comments (*synpunkt*).
package struct MinutesComment: Hashable, Sendable, Identifiable {
    package let id: Int64
    package let meeting: Key<Meeting>
    package let version: Int
    /// The item that it is about; nil is about all.
    package let item: Int?
    package let person: Key<Person>
    /// Who wrote it in her stead, by name.
    package let assistant: String?
    package let text: String
    package let channel: Channel
    package let at: Date
    /// Whether it came after the last day.
    package let isLate: Bool
    package var settled: Settlement?

    package init(
        id: Int64, meeting: Key<Meeting>, version: Int, item: Int?, person: Key<Person>, assistant: String?,
        text: String, channel: Channel, at: Date, isLate: Bool, settled: Settlement? = nil
    ) {
        self.id = id
        self.meeting = meeting
        self.version = version
        self.item = item
        self.person = person
        self.assistant = assistant
        self.text = text
        self.channel = channel
        self.at = at
        self.isLate = isLate
        self.settled = settled
    }

    package enum Channel: String, Codable, Sendable { case link, mail, told }

    /// That the samordnare has taken it in or left it, and when.
    package struct Settlement: Hashable, Sendable {
        package let by: String
        package let at: Date
        package let outcome: Outcome

        package init(by: String, at: Date, outcome: Outcome = .taken) {
            self.by = by
            self.at = at
            self.outcome = outcome
        }

        package enum Outcome: String, Codable, Sendable { case taken, left }
    }
}
