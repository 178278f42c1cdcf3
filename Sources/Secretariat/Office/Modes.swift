import Meetings
import Store

extension Secretary {
    /// Lets every kind of mail of every body go by itself, or hold again.
    package func setModes(_ mode: MeetingPolicy.Mode, by: String) throws {
        let now = world.now()
        try store.write { transaction in
            var register = try transaction.snapshot.register()
            for index in register.bodies.indices {
                for sending in MeetingPolicy.Sending.allCases { register.bodies[index].policy.modes[sending] = mode }
            }
            try transaction.save(register)
            try transaction.record(Fact(at: now, by: by, kind: "modes set", scope: "register", detail: mode.rawValue))
        }
    }
}
