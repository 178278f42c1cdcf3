import Meetings
import Store
import Testing

@Suite struct RegisterTests {
    @Test func `a register comes back as it was saved`() throws {
        let store = try Store.inMemory()

        try store.write { try $0.save(Register.example()) }

        #expect(try store.read { try $0.register() } == Register.example())
    }

    @Test func `saving again changes what differs and deletes nothing`() throws {
        let store = try Store.prepared()
        var register = Register.example()
        register.people[0].title = "verksamhetschef"
        register.mandates[0].until = Day(iso: "2027-06-30")

        try store.write { try $0.save(register) }

        #expect(try store.read { try $0.register() } == register)
    }

    @Test func `a mandate on a seat that does not exist is refused whole`() throws {
        let store = try Store.prepared()
        var register = Register.example()
        register.people[0].title = "verksamhetschef"
        register.mandates.append(Mandate(id: Key("m3"), seat: Key("none"), person: .anna, from: Day(ordinal: 0)))

        #expect(throws: StoreError.self) { try store.write { try $0.save(register) } }

        #expect(try store.read { try $0.register() } == Register.example())
    }

    @Test(arguments: [
        Meeting.State.proposed, .booked(by: "Anna Ek", at: .t0), .called(at: .t0), .held(at: .t0), .closed(at: .t0),
        .cancelled(because: "sjukdom", by: "Bo", at: .t0),
    ]) func `a meeting comes back with its state and facts`(state: Meeting.State) throws {
        let store = try Store.prepared()

        try store.write { try $0.save(Meeting.example(state: state)) }

        #expect(try store.read { try $0.meeting(.first) } == Meeting.example(state: state))
    }

    @Test func `only the answer to the meeting's present time counts`() throws {
        let store = try Store.prepared()
        var meeting = Meeting.example()
        let invitation = Invitation(
            meeting: .first, person: .anna, uid: "uid", organizer: "lpo@regionen.example", created: .t0, joinedAt: .t0,
            kind: .called, conveyed: Invitation.Conveyed(stage: .booked, generation: 2, revision: 3))
        let yes = Answer(reply: .accepted, comment: "Gärna", channel: .told, by: "Bo", at: .t0)
        try store.write { transaction in
            try transaction.save(meeting)
            try transaction.save(invitation)
            try transaction.record(Answer(reply: .declined, channel: .told, at: .t0), of: .anna, to: meeting)
            try transaction.record(yes, of: .anna, to: meeting)
        }

        #expect(try store.read { try $0.invitations(to: meeting).first?.answer } == yes)

        meeting.generation += 1
        #expect(try store.read { try $0.invitations(to: meeting).first?.answer } == nil)
    }
}
