/// The seats whose absences are counted: all but those of chairs and coordinators.
struct SeatTable {
    var body: [Int32] = []
    var person: [Int32] = []
    var kommun: [Int32] = []
    let kommunFree: [Int32]

    private let kommunOfPerson: [Int32]

    init(_ instance: Instance) {
        let numbering = Numbering(instance.people.map(\.kommun))
        var meetings = [Int](repeating: 0, count: numbering.count)
        for body in instance.bodies {
            for member in body.members where member.role == .kommun {
                meetings[Int(numbering.numbers[member.person])] += body.meetings
            }
        }
        kommunFree = meetings.map { Int32($0 * instance.weights.kommunPercent / 100) }
        kommunOfPerson = numbering.numbers
    }

    /// Answers with the first seat of the body.
    mutating func append(_ number: Int, _ instance: Instance) -> Int {
        let first = body.count
        for member in instance.bodies[number].members where member.role.isSparedAlike {
            body.append(Int32(number))
            person.append(Int32(member.person))
            kommun.append(member.role == .kommun ? kommunOfPerson[member.person] : -1)
        }
        return first
    }
}
