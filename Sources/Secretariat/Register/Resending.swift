import Foundation
import Meetings
import Store

extension Secretary {
    /// Sends somebody once more what did not reach her of coming meetings; how many messages.
    @discardableResult package func resendFailed(to person: Key<Person>, by: String) throws -> Int {
        try store.write { try resendFailed(to: person, by: by, $0) }
    }

    /// What `resendFailed` would send; nothing is changed.
    package func rehearseResending(to person: Key<Person>, by: String) throws -> RegisterForecast {
        try forecast(concerning: { $0.bodies(of: person) }, basis: { _ in "" }) { _, transaction in
            try resendFailed(to: person, by: by, transaction)
        }
    }

    @discardableResult private func resendFailed(
        to person: Key<Person>, by: String, _ transaction: Transaction
    ) throws -> Int {
        let snapshot = transaction.snapshot
        let register = try snapshot.register()
        let failed = try snapshot.failedMessages(to: person, after: WallTime(world.now()))
        var count = 0
        for id in failed.compactMap(\.meeting).reduce(into: [Key<Meeting>](), { if !$0.contains($1) { $0.append($1) } })
        {
            guard let meeting = try snapshot.meeting(id) else { continue }
            let docket = try docket(of: meeting, register, transaction)
            guard let invitation = docket.invitations[person] else { continue }
            let fact = Fact(at: world.now(), by: by, kind: "resent", scope: id.text, detail: person.text)
            try transaction.record(fact)
            count += try correspondence(on: docket, register, transaction)?.resend(invitation, docket).messages ?? 0
        }
        return count
    }
}
