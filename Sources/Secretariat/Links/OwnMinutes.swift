import Documents
import Foundation
import Meetings
import Store

/// A file of minutes that somebody has been sent.
package struct OwnMinutes: Sendable {
    package let file: MinutesFile
    package let meeting: Meeting
    package let body: Body
}

extension Secretary {
    /// The minutes that have reached a person, of the latest meeting first.
    package func ownMinutes(of person: Key<Person>, _ snapshot: Snapshot) throws -> [OwnMinutes] {
        let register = try snapshot.register()
        return try snapshot.minutesFiles(reaching: person).compactMap { file in
            guard let meeting = try snapshot.meeting(file.meeting), let body = register.body(meeting.body) else {
                return nil
            }
            return OwnMinutes(file: file, meeting: meeting, body: body)
        }.sorted { $0.meeting.start > $1.meeting.start }
    }

    /// What stands in minutes that somebody has been sent; nil where nobody wrote them here.
    package func text(of minutes: OwnMinutes, _ snapshot: Snapshot) throws -> MinutesContent? {
        try snapshot.minutesVersions(of: minutes.meeting.id).last { $0.file == minutes.file.digest }
            .map { try MinutesContent(json: $0.content) }
    }
}
