/// A mail server's word on messages of ours (RFC 3464, and whatever servers wrote before it and beside it).
package struct Bounce: Hashable, Sendable {
    package let failures: [DeliveryFailure]
    package let returned: ReturnedMessage?

    /// Nothing where the message is no bounce.
    package init?(_ message: IncomingMessage) {
        let reported = message.statuses.flatMap { DeliveryReport(reading: $0).failures }
        if !reported.isEmpty {
            self.init(failures: reported, returned: message.returned)
        } else if message.isReport || Self.isFromMailSystem(message) {
            self.init(reading: message)
        } else {
            return nil
        }
    }

    private init(failures: [DeliveryFailure], returned: ReturnedMessage?) {
        self.failures = failures
        self.returned = returned
    }

    private init?(reading message: IncomingMessage) {
        let own = Set((message.to + message.from).map(\.address))
        let words = BounceText(message.text, subject: message.subject, own: own)
        let returned = message.returned ?? (words.returned.isEmpty ? nil : ReturnedMessage(fields: words.returned))
        let written = DeliveryReport(reading: message.text).failures
        let named = message.values("x-failed-recipients").flatMap { addresses(in: $0).map(\.text) }
        let failures = written.isEmpty ? words.failures(naming: named, returnedTo: returned?.recipient) : written
        if failures.isEmpty, !message.isReport { return nil }
        self.init(failures: failures, returned: returned)
    }

    /// Two signs of three: who writes, what the subject says, what the text says.
    private static func isFromMailSystem(_ message: IncomingMessage) -> Bool {
        let isSystem = isFromMachine(message)
        guard isSystem || message.returnPath == "" else { return false }
        if !message.isAnswer, SoughtText(message.subject).contains(anyOf: subjectWords) { return true }
        return isSystem && SoughtText(message.text.prefix(20_000)).contains(anyOf: textWords)
    }

    private static func isFromMachine(_ message: IncomingMessage) -> Bool {
        let isNamed = message.from.contains { person in
            person.name.map { SoughtText($0).contains(anyOf: ["mail delivery", "mail administrator"]) } ?? false
        }
        return isNamed || message.from.contains { $0.address.isMailSystem }
            || message.headers.contains { $0.name == "x-failed-recipients" }
    }

    private static let subjectWords = [
        "undeliver", "returned mail", "delivery status notification", "delivery failure", "failure notice",
        "mail delivery fail", "delivery has failed", "delivery failed", "mail system error", "delayed mail",
        "could not be delivered", "couldn't be delivered", "not delivered", "non-delivery", "nondeliverable",
        "warning: message", "message delayed", "delivery delayed", "delivery incomplete", "delivery problem",
        "delivery report", "could not send message", "cannot send message", "postmaster notify", "rejected mail",
        "message blocked", "kunde inte leverera", "olevererba", "gick inte att leverera", "går inte att leverera",
        "kan inte leverera", "fördröjt meddelande", "unzustellbar", "nicht zustellbar",
        "non remis", "échec de la remise", "ikke leveret", "kan ikke leveres", "kunne ikke leveres",
        "levering mislyktes", "toimitus epäonnistui", "ei voitu toimittaa", "onbestelbaar",
    ]

    private static let textWords = [
        "could not be delivered", "couldn't be delivered", "couldn’t be delivered", "wasn't delivered",
        "wasn’t delivered", "not be delivered", "able to deliver", "unable to deliver", "failed permanently",
        "permanent error", "permanent fatal", "delivery has failed", "delivery failed", "user unknown",
        "recipient address rejected", "failure reasons", "undeliverable", "not yet been delivered",
        "still undelivered", "kunde inte levereras", "gick inte att leverera", "toimitus seuraaville",
    ]
}

extension IncomingMessage {
    /// Whether the subject says that it answers or passes on another message: a person wrote it.
    var isAnswer: Bool {
        let subject = subject.trimmingBlanks().lowercased()
        return ["re:", "sv:", "aw:", "fw:", "fwd:", "vb:", "vs:", "antw:"].contains { subject.hasPrefix($0) }
    }
}
