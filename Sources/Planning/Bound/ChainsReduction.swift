extension Chains {
    /// Ends every option that no plan below the limit can hold; answers with how many there were.
    ///
    /// Follows an evaluation under the same prices, whose total is given. It stays true for ever: prices may change after.
    func reduce(total: Int64, limit: Int64) -> Int {
        var ended = 0
        for body in 0..<relaxation.bodies {
            goBack(body)
            let most = limit - (total - exact[body])
            for meeting in relaxation.firstMeeting[body]..<relaxation.firstMeeting[body + 1] {
                ended += reduce(meeting, most: most)
            }
        }
        if ended > 0 { gather() }
        return ended
    }

    private func reduce(_ meeting: Int, most: Int64) -> Int {
        let first = relaxation.firstOption[meeting]
        var ended = 0
        for stop in first..<first + stopCount[meeting] {
            let way = ahead[stop] - stopPrice[stop] + behind[stop]
            for index in Int(stopFirst[stop])..<Int(stopEnd[stop]) {
                let option = Int(live[index])
                guard way + price[option] > most || ahead[stop] >= Fixed.never else { continue }
                isLive[option] = false
                ended += 1
            }
        }
        return ended
    }

    /// Goes back to what was live at another time.
    func revive(_ options: [Bool]) {
        isLive.copy(options)
        gather()
    }

    var hasEmptyMeeting: Bool { (0..<relaxation.meetings).contains { stopCount[$0] == 0 } }

    /// Whether every meeting has one option left.
    var isDecided: Bool { (0..<relaxation.meetings).allSatisfy(isDecided) }

    func isDecided(_ meeting: Int) -> Bool {
        let first = relaxation.firstOption[meeting]
        return stopCount[meeting] == 1 && stopEnd[first] - stopFirst[first] == 1
    }
}
