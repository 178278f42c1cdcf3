import Documents
import Foundation
import Meetings

extension BodySetting {
    /// How it stands, as a form shows it.
    package func text(in body: Body, on day: Day) -> String {
        let policy = body.policy
        if let number = MeetingPolicy.number(self) { return String(policy[keyPath: number]) }
        if let flag = MeetingPolicy.flag(self) { return policy[keyPath: flag] ? "yes" : "no" }
        let norm = body.norms.inForce(on: day)
        return switch self {
        case .quorum: if case .members(let count) = policy.quorum.size { String(count) } else { "" }
        case .mode(let sending): policy.mode(of: sending).rawValue
        case .opens: policy.window.opens.clockText
        case .closes: policy.window.closes.clockText
        case .quietWeeks: policy.window.quietWeeks.weekSpans
        case .normLeast: norm?.leastHours.inWords ?? ""
        case .normMost: norm?.mostHours.inWords ?? ""
        case .normFrom: norm?.from?.description ?? ""
        case .standingFirst: policy.standingItems.first.standingLines
        case .standingLast: policy.standingItems.last.standingLines
        case .approver: policy.approver?.text ?? ""
        default: ""
        }
    }
}

/// What somebody has typed for a part of a body's settings, tried on the body.
struct SettingsTrial {
    private(set) var body: Body
    private(set) var faults: [BodySetting: SettingFault] = [:]
    private let values: [BodySetting: String]
    private let day: Day

    init(_ values: [BodySetting: String], on body: Body, day: Day) {
        self.body = body
        self.values = values
        self.day = day
        for setting in values.keys { put(setting) }
        putNorm()
        compare()
    }

    private mutating func put(_ setting: BodySetting) {
        let text = values[setting] ?? ""
        if let path = MeetingPolicy.number(setting), let range = setting.range {
            guard let number = Int(text), range.contains(number) else { return fail(setting, .number(range)) }
            body.policy[keyPath: path] = number
            return
        }
        if let flag = MeetingPolicy.flag(setting) {
            body.policy[keyPath: flag] = text == "yes"
            return
        }
        switch setting {
        case .quorum: putQuorum(text)
        case .mode(let sending): putMode(sending, text)
        case .opens: putClock(setting, \.opens, text)
        case .closes: putClock(setting, \.closes, text)
        case .quietWeeks: putWeeks(text)
        case .standingFirst: putItems(setting, \.first, text)
        case .standingLast: putItems(setting, \.last, text)
        case .approver: body.policy.approver = text.isEmpty ? nil : Key(text)
        default: break
        }
    }

    private mutating func putQuorum(_ text: String) {
        guard !text.isEmpty else { return body.policy.quorum.size = .half }
        guard let count = Int(text), (0...200).contains(count) else { return fail(.quorum, .number(0...200)) }
        body.policy.quorum.size = .members(count)
    }

    private mutating func putMode(_ sending: MeetingPolicy.Sending, _ text: String) {
        // A way that an imported file has set, and no form offers, may stay.
        let ways = BodySetting.modes(of: sending) + [body.policy.mode(of: sending)]
        guard let mode = MeetingPolicy.Mode(rawValue: text), ways.contains(mode) else {
            return fail(.mode(sending), .choice)
        }
        guard body.policy.mode(of: sending) != mode else { return }
        body.policy.modes[sending] = mode
    }

    private mutating func putClock(_ setting: BodySetting, _ path: WritableKeyPath<SendWindow, Int>, _ text: String) {
        let parts = text.replacing(".", with: ":").split(separator: ":").map { Int($0) }
        guard (1...2).contains(parts.count), let hour = parts[0], let minute = parts.count == 2 ? parts[1] : 0,
            (0...23).contains(hour), (0...59).contains(minute)
        else { return fail(setting, .clock) }
        body.policy.window[keyPath: path] = hour * 60 + minute
    }

    private mutating func putItems(
        _ setting: BodySetting, _ path: WritableKeyPath<StandingItems, [AgendaItem]>, _ text: String
    ) {
        guard let items = [AgendaItem](standingLines: text) else { return fail(setting, .items) }
        body.policy.standingItems[keyPath: path] = items
    }

    private mutating func putWeeks(_ text: String) {
        guard let weeks = Set(weeks: text) else { return fail(.quietWeeks, .weeks) }
        guard weeks.count < 50 else { return fail(.quietWeeks, .alwaysQuiet) }
        body.policy.window.quietWeeks = weeks
    }

    /// A norm is added from its day on; those before it stay as they were.
    private mutating func putNorm() {
        guard let least = values[.normLeast], let most = values[.normMost], let from = values[.normFrom] else { return }
        let settings: [BodySetting] = [.normLeast, .normMost, .normFrom]
        guard settings.contains(where: { values[$0] != $0.text(in: body, on: day) }) else { return }
        guard !least.isEmpty || !most.isEmpty else { return fail(.normLeast, .halfNorm) }
        guard let low = Double(least.replacing(",", with: ".")), (0...2000).contains(low) else {
            return fail(.normLeast, .hours)
        }
        guard let high = Double(most.replacing(",", with: ".")), (0...2000).contains(high) else {
            return fail(.normMost, .hours)
        }
        guard low <= high else { return fail(.normMost, .below(.normLeast)) }
        let first = from.isEmpty ? nil : Day(iso: from)
        guard from.isEmpty || first.map({ (2000...2100).contains($0.year) }) == true else {
            return fail(.normFrom, .day)
        }
        let norm = Norm(from: first, amount: .hours(least: low, most: high))
        if let place = body.norms.firstIndex(where: { $0.from == first }) {
            body.norms[place] = norm
        } else {
            body.norms.append(norm)
        }
    }

    private mutating func compare() {
        let policy = body.policy
        if policy.mostMeetings < policy.fewestMeetings { fail(.most, .below(.fewest)) }
        if policy.meetingsPerYear < policy.fewestMeetings { fail(.perYear, .below(.fewest)) }
        if policy.meetingsPerYear > policy.mostMeetings { fail(.most, .below(.perYear)) }
        if policy.noticeDays < policy.papersDays { fail(.notice, .below(.papers)) }
        if policy.window.closes <= policy.window.opens { fail(.closes, .below(.opens)) }
    }

    private mutating func fail(_ setting: BodySetting, _ fault: SettingFault) {
        guard values[setting] != nil, faults[setting] == nil else { return }
        faults[setting] = fault
    }
}

extension Double {
    /// “15”, “13,5”.
    fileprivate var inWords: String {
        let text = self == rounded() ? String(Int(self)) : String((self * 100).rounded() / 100)
        return text.replacing(".", with: ",")
    }
}

extension Set<Int> {
    /// Weeks as `weekSpans` writes them, or nil.
    fileprivate init?(weeks text: String) {
        var weeks: Set<Int> = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == ";" }) {
            let ends = part.replacing("-", with: "–").split(separator: "–").map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
                (1...53).contains(first), last <= 53
            else { return nil }
            weeks.formUnion(first...last)
        }
        self = weeks
    }
}
