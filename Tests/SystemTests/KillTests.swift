import Foundation
import Mail
import Meetings
import Store
import Testing

extension SystemTests {
    /// A service that is killed again and again while it sends.
    @Suite struct KillTests {
        @Test
        func `killed twenty times among six hundred messages, the service loses nothing and says what it repeats`()
            async throws
        {
            let server = try FaultServer()
            let office = try Office(from: "2026-11-18T10:00", transport: server.transport())
            try office.queueTwoYears()
            let waiting = try office.messages.filter { $0.state == .queued }
            let program = try Program(sendingTo: server.port, from: "2026-11-18T10:30", in: office.scratch)

            var killedAtWork = 0
            for (life, pause) in Self.pauses.enumerated() {
                let told = server.toldSoFar
                let daemon = try Daemon(program)
                try daemon.becomesReady()
                // Every fourth while it starts, the others while it sends.
                while life % 4 > 0, server.toldSoFar == told { sched_yield() }
                // The moment of a kill is a moment: there is nothing to wait for.
                try await Task.sleep(for: pause)
                daemon.kill()
                if try office.messages.contains(where: { $0.state == .queued }) { killedAtWork += 1 }
            }
            try office.finish(with: program)

            #expect(waiting.count > 500)
            #expect(killedAtWork == Self.pauses.count)
            let taken = Dictionary(grouping: try server.taken()) { $0.messageID ?? "" }
            #expect(Set(taken.keys) == Set(waiting.map(\.messageID)))
            var repeated = 0
            for message in try office.messages where message.recipient != nil {
                let outcomes = try office.attempts(at: message).map(\.outcome)
                let arrivals = taken[message.messageID] ?? []
                #expect(message.state == .accepted)
                #expect(outcomes.count { $0 == .accepted } == 1)
                #expect(arrivals.count <= outcomes.count)
                #expect(arrivals.allSatisfy { $0.content == arrivals.first?.content })
                #expect(outcomes.filter { $0 != .accepted }.allSatisfy { $0 == .inDoubt })
                #expect(message.doubts == outcomes.count - 1)
                repeated += outcomes.count - 1
            }
            #expect(repeated > 0)
        }

        /// Pseudo-random, and the same on every run.
        private static let pauses: [Duration] = {
            var state: UInt64 = 2027
            return (1...20).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return .milliseconds(Int(state >> 33) % 80)
            }
        }()
    }
}

extension Program {
    /// A clock that shows a Swedish wall time now.
    init(
        sendingTo port: Int, from time: String, connections: Int = 2, silence: Int = 20, in scratch: Scratch
    ) throws {
        // What the machine's clock shows does not matter: it is only the difference that is configured.
        let offset = Date.at(time).timeIntervalSinceNow
        try self.init(sendingTo: port, offset: offset, connections: connections, silence: silence, in: scratch)
    }
}

extension Office {
    /// Books two years at once: more than five hundred messages wait.
    func queueTwoYears() throws {
        try importExample("regions/dalarna.yaml", "example/ledamoter.csv", "example/moten-2027.csv")
        let list = String(decoding: try Outside.contents(of: "Config/example/moten-2027.csv"), as: UTF8.self)
        try importRows(list.replacing("2027-", with: "2028-"), as: "moten-2028.csv")
        try secretary.resume(by: Self.author)
        try approve(2027)
        try approve(2028)
        try secretary.decide()
    }

    /// Lets a service work until nothing waits, and ends it in order.
    func finish(with program: Program) throws {
        let daemon = try Daemon(program)
        try finish(watching: daemon)
        _ = daemon.terminate()
    }

    func finish(watching daemon: Daemon) throws {
        var patience = 200
        while try messages.contains(where: { [.queued, .sending].contains($0.state) }) {
            patience -= 1
            guard patience > 0, daemon.tells() != nil else { throw Silent(log: daemon.logged) }
        }
    }
}
