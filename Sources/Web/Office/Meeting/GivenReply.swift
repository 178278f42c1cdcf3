import Documents
import Meetings

/// A reply and how she comes, as one line of a form has them: “accepted-room”.
struct GivenReply: Hashable, Sendable {
    let reply: Answer.Reply
    let way: Answer.Way?

    init(_ reply: Answer.Reply, _ way: Answer.Way? = nil) {
        self.reply = reply
        self.way = way
    }

    /// Nil where it is no answer.
    init?(_ value: String) {
        guard let known = Self.all.first(where: { $0.value == value }) else { return nil }
        self = known
    }

    var value: String { way.map { "\(reply.rawValue)-\($0.rawValue)" } ?? reply.rawValue }

    /// What can be answered to a meeting held there: one question, however many answers it has.
    static func choices(at place: Meeting.Place) -> [GivenReply] {
        place.isHybrid
            ? [GivenReply(.accepted, .room), GivenReply(.accepted, .remote)] + unsaid.dropFirst() : unsaid
    }

    /// What has been answered, though not how she comes.
    static let unsaid = [Answer.Reply.accepted, .tentative, .declined].map { GivenReply($0) }

    private static let all = unsaid + Answer.Way.allCases.map { GivenReply(.accepted, $0) }
}
