import Foundation
import Meetings
import Store

/// What the clock owes the minutes of meetings that have been, inside one round of deciding.
struct MinutesRound {
    let secretary: Secretary
    let transaction: Transaction
    let register: Register
    let now: Date

    /// Days back that are looked at: older minutes are reminded of no more.
    static let reach = 120

    /// Those of the held meetings of some bodies that are not final, each with what decides.
    func dockets(of isConcerned: (Key<Body>) -> Bool) throws -> [MinutesDocket] {
        let today = WallTime(now).day
        return try transaction.snapshot.meetings(from: today.adding(days: -Self.reach), through: today)
            .filter { $0.isHeld && isConcerned($0.body) }.compactMap(docket)
    }

    /// Read without the text of the notes, which most rounds do not need.
    private func docket(of meeting: Meeting) throws -> MinutesDocket? {
        let (snapshot, today) = (transaction.snapshot, WallTime(now).day)
        guard let body = register.body(meeting.body) else { return nil }
        let minutes = try snapshot.minutes(of: meeting.id) ?? Minutes(meeting: meeting.id)
        // Of a meeting that was held before the service knew of it nobody is owed anything.
        if case .draft = minutes.state, try snapshot.invitations(to: meeting).isEmpty { return nil }
        let isShared = if case .shared = minutes.state { true } else { false }
        // A letter is posted when somebody has time; what lies here is nobody's to be silent about.
        let onItsWay = MessageFilter(meeting: meeting.id, kind: .draft, states: [.held, .queued])
        let isHeld = try isShared && !snapshot.messages(onItsWay).isEmpty
        let gone = MessageFilter(meeting: meeting.id, kind: .draft, states: [.accepted, .posted])
        let left = try isShared && body.policy.silenceApproves ? snapshot.messages(gone).map(\.since).max() : nil
        return MinutesDocket(
            meeting: meeting, policy: body.policy, state: minutes.state,
            hasFile: try !snapshot.minutesFiles(of: meeting.id).isEmpty,
            hasUnsettled: try isHeld || snapshot.hasUnsettledComments(on: meeting.id),
            draftLeft: left.map { WallTime($0).day },
            coordinator: register.coordinator(of: meeting.body, on: today)?.person.id,
            chair: register.chair(of: meeting.body, on: today)?.id,
            approver: register.approvers(of: meeting, minutes, on: today).first?.id,
            done: try snapshot.duties(in: meeting.id.text))
    }

    /// - Returns: whether silence has made them final.
    func approveWhereSilent(_ docket: MinutesDocket) throws -> Bool {
        guard docket.isApprovedBySilence(at: now) else { return false }
        let sheet = try sheet(of: docket)
        // Nobody has been silent about words that nobody was shown.
        guard !sheet.isChanged else { return false }
        try secretary.approveBySilence(sheet, transaction)
        return true
    }

    func carryOut(_ duty: Duty, _ docket: MinutesDocket) throws -> Composed {
        let sheet = try sheet(of: docket)
        guard duty.kind == .approval else {
            return try secretary.minutesCorrespondence(sheet, register, transaction, isPressed: false)
                .remind(duty, docket, sheet)
        }
        let asked = try secretary.askForApproval(
            of: sheet.meeting.id.text, by: "samordna", isPressed: false, transaction)
        return Composed(messages: asked.count, unheld: asked.count { $0.waitsFor == nil })
    }

    private func sheet(of docket: MinutesDocket) throws -> MinutesSheet {
        try secretary.minutesSheet(of: docket.meeting, transaction.snapshot)
    }
}
