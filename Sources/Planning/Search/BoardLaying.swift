extension Board {
    /// Lays the whole plan anew and counts its price from nothing.
    mutating func lay(_ plan: borrowing Table<Int32>) {
        clear()
        for meeting in 0..<rules.meetings where plan[meeting] >= 0 {
            let body = Int(rules.body[meeting])
            let new = rules.choice[plan[meeting]]
            chosen[meeting] = plan[meeting]
            let week = rules.weekOffset[body] + rules.week[Int(new.day)]
            price += Price(new.cost + absenceChange(body, from: 0, to: new.absent)) + weekStep(weekCount[week])
            price += clashes(body, on: new.day, at: new.start)
            if rules.isOnSite[meeting] { price += Price(travel(body, on: new.day)) }
            if rules.hasPrevious[meeting], plan[meeting - 1] >= 0 {
                let gap = rules.ordinal[Int(new.day)] - rules.ordinal[Int(rules.choice[plan[meeting - 1]].day)]
                price += rules.gapPrice[Int32(body) * rules.gapSpan + gap]
            }
            set(meeting, body, new)
        }
    }

    private mutating func clear() {
        price = 0
        chosen.fill(-1)
        seatAbsences.fill(0)
        kommunAbsences.fill(0)
        weekCount.fill(0)
        bodiesOn.fill(0)
        sitesOn.fill(0)
    }
}
