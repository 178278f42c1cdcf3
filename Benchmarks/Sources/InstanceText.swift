import Foundation
import Planning

extension Instance {
    /// The file that `samordna solve` reads.
    func text() throws -> Data {
        let object: [String: Any] = [
            "format": Self.format, "name": name, "slots": slots, "buffer_slots": bufferSlots, "weights": weightsObject,
            "days": days.map(\.object), "persons": people.map(\.object), "bodies": bodies.map(\.object),
            "materials_ok": Dictionary(
                uniqueKeysWithValues: materials.map { ("\($0)", $1.map { $0 ? 1 : 0 }) }),
        ]
        return try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    }

    private var weightsObject: [String: Int] {
        [
            "klam": weights.bridgeDay, "before_red": weights.beforeHoliday, "break": weights.schoolBreak,
            "weekday": weights.weekday, "start": weights.start, "even_per_day": weights.evenPerDay,
            "week_soft_cap": weights.weekSoftCap, "week_over": weights.weekOver, "week_hard_cap": weights.weekHardCap,
            "fair_free": weights.fairFree, "fair": weights.fair, "kommun_pct": weights.kommunPercent,
            "kommun": weights.kommun,
        ]
    }
}

extension Instance.Day {
    fileprivate var object: [String: Any] {
        [
            "date": date, "ord": ordinal, "week": week, "wd": weekday, "klam": isBridgeDay ? 1 : 0,
            "break": isSchoolBreak ? 1 : 0, "before_red": isBeforeHoliday ? 1 : 0,
        ]
    }
}

extension Instance.Person {
    fileprivate var object: [String: Any] {
        [
            "kommun": kommun, "travel": travel,
            "weekly": weekly.map { [$0.weekday, $0.slots.lowerBound, $0.slots.upperBound] },
            "busy": busy.map { [$0.day, $0.slots.lowerBound, $0.slots.upperBound] },
        ]
    }
}

extension Instance.Body {
    fileprivate var object: [String: Any] {
        let members = members.map {
            ["person": $0.person, "role": $0.role.rawValue, "weight": $0.weight] as [String: Any]
        }
        let windows = windows.map {
            ["meeting": $0.number, "not_before": $0.notBefore, "not_after": $0.notAfter, "why": $0.reason]
                as [String: Any]
        }
        var object: [String: Any] = [
            "name": name, "members": members, "coordinator": coordinator, "quorum": quorum, "meetings": meetings,
            "duration": duration, "weekdays": weekdays, "starts": starts, "pref_weekday": preferredWeekday,
            "pref_start": preferredStart, "min_gap": gaps.least, "max_gap": gaps.most, "ideal_gap": gaps.ideal,
            "even_tol": gaps.tolerance, "onsite": onSite, "materials_lead": materialsLead, "windows": windows,
        ]
        object["chair"] = chair
        return object
    }
}
