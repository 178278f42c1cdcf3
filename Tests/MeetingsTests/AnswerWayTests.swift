import Meetings
import Testing

@Suite struct AnswerWayTests {
    @Test(arguments: [
        ("Jag kommer på plats.", Answer.Way.room), ("Deltar fysiskt", .room), ("Sitter i rummet med Bo", .room),
        ("Jag deltar digitalt, hälsningar Cilla", .remote), ("Är med PÅ DISTANS", .remote), ("via länk", .remote),
    ])
    func `a comment that says one way only is understood`(comment: String, way: Answer.Way) {
        #expect(Answer.Way(saidIn: comment) == way)
    }

    @Test(arguments: [
        "", "Kommer tio minuter sent", "Jag kan inte komma på plats", "På plats eller digitalt", "Digitalt?",
        "Gärna digitalt om det går", "Platsen är bra", "Vi har bytt platser",
        "På plats, men Bo är med digitalt", "Har ni digitala handlingar",
    ])
    func `what leaves a doubt says nothing`(comment: String) {
        #expect(Answer.Way(saidIn: comment) == nil)
    }

    @Test func `a way is kept only where there is one to choose and she comes`() {
        let hybrid = Meeting.Place(joinLink: "https://mote.example/a", room: "Björken")
        let (coming, away) = (Answer.said(.accepted), Answer.said(.declined))

        #expect(coming.fitting(hybrid).way == .room)
        #expect(away.fitting(hybrid).way == nil)
        #expect(coming.fitting(Meeting.Place(room: "Björken")).way == nil)
        #expect(coming.fitting(Meeting.Place(joinLink: "https://mote.example/a")).way == nil)
    }
}

extension Answer {
    fileprivate static func said(_ reply: Reply) -> Answer {
        Answer(reply: reply, way: .room, channel: .told, at: .distantPast)
    }
}
