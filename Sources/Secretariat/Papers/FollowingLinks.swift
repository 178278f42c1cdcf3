import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// Follows the links of meetings to come that nobody has followed lately: those of papers, and those by which one
    /// joins.
    ///
    /// - Returns: how many were followed.
    @discardableResult package func followLinks(
        through web: WebFetch, atMost limit: Int = 20, progressed: @Sendable () -> Void = {}
    ) async throws -> Int {
        let due = try store.read { try dueLinks($0) }.prefix(limit)
        for address in due where !Task.isCancelled {
            let sight = await web.look(at: address)
            guard !Task.isCancelled else { break }
            try store.write { transaction in
                let outcome = try outcome(of: sight, transaction.snapshot)
                try transaction.record(LinkLook(address: address, outcome: outcome, at: world.now()))
            }
            progressed()
        }
        return due.count
    }

    /// What became of following the links of a meeting's papers and the one by which it is joined.
    package func deadLinks(
        of meeting: Meeting, in body: Body?, _ papers: [Paper], _ snapshot: Snapshot
    ) throws -> [LinkLook] {
        let place = body.map(meeting.effectivePlace) ?? meeting.place
        let addresses =
            papers.filter { $0.withdrawn == nil }.compactMap(\.content.address)
            + [place.joinLink]
            .compactMap(\.self)
        let looks = try snapshot.linkLooks(addresses)
        var seen: Set<String> = []
        return addresses.compactMap { looks[$0] }.filter { $0.fault != nil && seen.insert($0.address).inserted }
    }

    private func dueLinks(_ snapshot: Snapshot) throws -> [String] {
        let now = world.now()
        let meetings = try snapshot.meetings(after: WallTime(now)).filter { $0.state.isToCome }
        let register = try snapshot.register()
        let near = Set(meetings.filter { $0.start.day <= WallTime(now).day.adding(days: 60) }.map(\.id))
        let joins = meetings.compactMap { meeting in
            register.place(of: meeting).joinLink.map { ($0, near.contains(meeting.id)) }
        }
        let open = Set(meetings.map(\.id))
        let papers = try snapshot.linkedPapers(from: WallTime(now)).filter { open.contains($0.meeting) }
        let links = papers.compactMap { paper in paper.content.address.map { ($0, near.contains(paper.meeting)) } }
        let looks = try snapshot.linkLooks((links + joins).map(\.0))
        var seen: Set<String> = []
        return (links + joins).filter { address, isNear in
            looks[address].map { isNear && $0.isOld(at: now) } ?? true
        }.map(\.0).filter { seen.insert($0).inserted }
    }

    private func outcome(of sight: LinkSight, _ snapshot: Snapshot) throws -> LinkLook.Outcome {
        switch sight {
        case .answers: return .alive
        case .gone(let status): return .dead(.gone(status))
        case .unknown: return .unknown
        case .noHost:
            // Where nothing of the Internet answers, no name means anything.
            let week = world.now().addingTimeInterval(-7 * 86_400)
            return try snapshot.hasAnyLinkAnswered(since: week) ? .dead(.noHost) : .unknown
        }
    }
}

extension LinkLook {
    /// What answers is followed again once a day, what did not each hour.
    fileprivate func isOld(at now: Date) -> Bool {
        now.timeIntervalSince(at) >= (outcome == .alive ? 23 * 3600 : 3600) || at > now
    }
}

extension Meeting.State {
    fileprivate var isToCome: Bool {
        switch self {
        case .proposed, .booked, .called: true
        case .held, .closed, .cancelled: false
        }
    }
}
