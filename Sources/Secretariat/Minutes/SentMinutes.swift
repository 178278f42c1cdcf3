import Documents
import Foundation
import Meetings
import Store

/// A document that went out about a meeting, as a registrator hands it on.
package struct SentMinutes: Sendable {
    package let meeting: Meeting
    package let body: Body
    package let version: MinutesVersion
    package let standing: MinutesContent.Standing?
    package let diaryNumber: String?
    /// When the first of it left; nil where none has.
    package let sent: Date?
    /// To whom it went, by name; who is protected is counted and not named.
    package let recipients: [String]
    package let count: Int
}

extension Secretary {
    /// What minutes went out of the meetings of a year, oldest first: to whom, which version, and what the law takes it for.
    package func sentMinutes(
        in year: Int, of bodies: Set<Key<Body>>? = nil, _ snapshot: Snapshot
    ) throws -> [SentMinutes] {
        let register = try snapshot.register()
        var meetings: [Key<Meeting>: Meeting] = [:]
        var messages: [Key<Meeting>: [OutboxMessage]] = [:]
        var files: [Key<Meeting>: [OutboxMessage.ID: String]] = [:]
        return try snapshot.minutesVersions(in: year).compactMap { version in
            let id = version.meeting
            if meetings[id] == nil {
                meetings[id] = try snapshot.meeting(id)
                messages[id] = try snapshot.messages(MessageFilter(meeting: id)).filter(\.hasArrived)
                files[id] = try snapshot.files(of: id)
            }
            guard let meeting = meetings[id], let body = register.body(meeting.body),
                bodies?.contains(body.id) ?? true
            else { return nil }
            let own = (messages[id] ?? []).filter { message in
                switch version.kind {
                case .shared: message.kind == .draft && message.isDraft(of: version)
                case .approved, .correction:
                    message.kind == .minutes && version.file != nil && files[id]?[message.id] == version.file
                }
            }
            let people = Set(own.map(\.person))
            let content = try? MinutesContent(json: version.content)
            return SentMinutes(
                meeting: meeting, body: body, version: version, standing: content?.standing,
                diaryNumber: try snapshot.minutes(of: id)?.diaryNumber ?? content?.diaryNumber,
                sent: own.map(\.since).min(),
                recipients: people.compactMap { register.person($0).flatMap { $0.isProtected ? nil : $0.name } }
                    .sorted(by: String.inSurnameOrder), count: people.count)
        }
    }
}

extension OutboxMessage {
    fileprivate func isDraft(of version: MinutesVersion) -> Bool {
        thread == "draft \(version.meeting) \(version.number) \(person)"
    }
}
