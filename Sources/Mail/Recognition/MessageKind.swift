/// What a message is to us.
package enum MessageKind: String, Hashable, Sendable, CaseIterable {
    case reply, counter, refresh
    case bounce
    case autoReply = "auto-reply"
    case other

    /// Of a calendar method that answers an invitation.
    fileprivate init?(method: String?) {
        switch method {
        case "REPLY": self = .reply
        case "COUNTER": self = .counter
        case "REFRESH": self = .refresh
        default: return nil
        }
    }
}

/// A message with what it was recognised as. The order counts: Google’s answers call themselves automatic, and so do
/// Exim’s bounces.
package struct Recognition: Sendable {
    package let kind: MessageKind
    package let bounce: Bounce?
    /// The calendars that answer, identical copies once.
    package let answering: [IncomingCalendar]
    package let absence: Absence?
    package let problems: [Problem]

    package init(_ message: IncomingMessage) {
        let isTooLarge = message.problems.contains { if case .tooLarge = $0 { true } else { false } }
        let (method, calendars) = message.answering
        let bounce = Bounce(message)
        if isTooLarge {
            kind = .other
        } else if bounce != nil {
            kind = .bounce
        } else {
            kind = method ?? (AutomaticReply.isOne(message) ? .autoReply : .other)
        }
        self.bounce = kind == .bounce ? bounce : nil
        answering = kind == method ? calendars : []
        absence = kind == .autoReply ? Absence(message) : nil
        problems = message.problems + (answering.compactMap(\.contradiction))
    }
}

extension IncomingMessage {
    /// A part that announces an answer wins; else what the calendars say themselves.
    fileprivate var answering: (kind: MessageKind?, calendars: [IncomingCalendar]) {
        for method in [\IncomingCalendar.announcedMethod, \.writtenMethod] {
            guard let kind = calendars.lazy.compactMap({ MessageKind(method: $0[keyPath: method]) }).first else {
                continue
            }
            let chosen = calendars.filter { MessageKind(method: $0[keyPath: method]) == kind }
            return (kind, chosen.withoutCopies)
        }
        return (nil, [])
    }
}

extension [IncomingCalendar] {
    /// Octet by octet: as strings, the texts would be made ready for Unicode's equality first.
    fileprivate var withoutCopies: [IncomingCalendar] {
        guard count > 1 else { return self }
        var seen: Set<[UInt8]> = []
        return filter { seen.insert([UInt8]($0.text.utf8)).inserted }
    }
}

extension IncomingCalendar {
    fileprivate var contradiction: Problem? {
        guard let announcedMethod, let writtenMethod, announcedMethod != writtenMethod else { return nil }
        return .contradictingMethods(announced: announcedMethod, written: writtenMethod)
    }
}
