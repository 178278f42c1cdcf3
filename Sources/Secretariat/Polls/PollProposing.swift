import Meetings
import Store

extension Secretary {
    /// The best other times for a meeting that move no other, to ask its members about.
    package func bestTimes(
        _ count: Int, for reference: String, of name: String
    ) throws -> (starts: [WallTime], length: Int) {
        let (body, meeting) = try store.read { snapshot in
            let register = try snapshot.register()
            return (try snapshot.findBody(name, in: register), try snapshot.findMeeting(reference, in: register))
        }
        guard meeting.body == body.id else {
            throw OfficeError.otherBody(meeting: meeting.reference, body: body.name)
        }
        let found = try alternatives(to: reference, atMost: 3 * count)
        let alone = found.choices.filter { $0.other == nil }.prefix(count).map(\.start)
        guard !alone.isEmpty else {
            let cause = found.cause ?? "each would move another meeting"
            throw OfficeError.noOtherTime(meeting: meeting.reference, cause: cause)
        }
        return (alone, meeting.length)
    }
}
