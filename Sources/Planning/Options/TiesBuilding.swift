extension Ties {
    init(_ instance: Instance) {
        let count = instance.bodies.count
        let bodiesOf = instance.bodiesByPerson { _ in true }
        let siteBodiesOf = instance.bodiesByPerson { !$0.onSite.isEmpty }
        var shares = [Bool](repeating: false, count: count * count)
        var saving = [Int32](repeating: 0, count: count * count)
        var travel = [Int32](repeating: 0, count: count)
        var travellersOf = [[Int32]](repeating: [], count: count)
        var fare: [Int32] = []
        for (person, bodies) in bodiesOf.enumerated() {
            for one in bodies {
                for other in bodies { shares[one * count + other] = true }
            }
            let price = Int32(instance.people[person].travel)
            let sites = siteBodiesOf[person]
            guard sites.count > 1, price > 0 else { continue }
            for one in sites {
                travel[one] += price
                travellersOf[one].append(Int32(fare.count))
                for other in sites { saving[one * count + other] += price }
            }
            fare.append(price)
        }
        self.shares = shares
        self.saving = saving
        self.travel = travel
        self.fare = fare
        firstTraveller = travellersOf.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        traveller = travellersOf.flatMap(\.self)
    }
}

extension Instance {
    fileprivate func bodiesByPerson(where isMeant: (Body) -> Bool) -> [[Int]] {
        var table = [[Int]](repeating: [], count: people.count)
        for (number, body) in bodies.enumerated() where isMeant(body) {
            for member in body.members { table[member.person].append(number) }
        }
        return table
    }
}
