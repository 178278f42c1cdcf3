import Documents
import Foundation
import Meetings
import Store

/// The office: every verb that the command line, the web and the schedule have in common.
package struct Secretary: Sendable {
    package let store: Store
    package let texts: MailTexts
    package let world: World
    package let settings: OfficeSettings

    package init(store: Store, texts: MailTexts, world: World, settings: OfficeSettings) {
        self.store = store
        var texts = texts
        texts.webAddress = settings.webAddress
        self.texts = texts
        self.world = world
        self.settings = settings
    }
}

/// What the service cannot know by itself.
package struct World: Sendable {
    package var now: @Sendable () -> Date
    /// Unguessable and never the same twice.
    package var newID: @Sendable () -> String
    /// 256 random bits as text that stands in an address as it is.
    package var newSecret: @Sendable () -> String

    package init(
        now: @escaping @Sendable () -> Date, newID: @escaping @Sendable () -> String,
        newSecret: @escaping @Sendable () -> String
    ) {
        self.now = now
        self.newID = newID
        self.newSecret = newSecret
    }
}

/// How this installation writes and sends.
package struct OfficeSettings: Sendable {
    /// The one mailbox of the service: From, ORGANIZER and where answers come.
    package var mailbox: String
    /// Seconds a sending waits, so that it can be undone.
    package var undo: TimeInterval
    /// Messages one round may produce by itself before sending is held.
    package var surge: Int
    /// Messages a minute; nil does not pace.
    package var pace: Int?
    package var connections: Int
    /// Octets of a file that goes with a mail.
    package var largestFile: Int
    /// Octets of a paper, which is linked to where it is too large for a mail.
    package var largestPaper = 50_000_000
    /// Where people reach the service from outside, without a slash at its end.
    package var webAddress: String?
    /// How the server that receives our mail tells whether a sender is who she says.
    package var authenticity = Authenticity.from
    package var forwarding = ForwardingLimits()
    /// What the year's planner weighs.
    package var prices = PlanningPrices()

    package init(
        mailbox: String, undo: TimeInterval = 120, surge: Int = 200, pace: Int? = nil, connections: Int = 2,
        largestFile: Int = 10_000_000, webAddress: String? = nil
    ) {
        self.mailbox = mailbox
        self.undo = undo
        self.surge = surge
        self.pace = pace
        self.connections = connections
        self.largestFile = largestFile
        self.webAddress = webAddress
    }

    var domain: String { String(mailbox.drop { $0 != "@" }.dropFirst()) }
}

/// How many mails that people wrote are passed on to the samordnare in an hour; more wait in the inbox.
package struct ForwardingLimits: Hashable, Sendable {
    package var perWriter = 10
    package var overall = 60

    package init() {}
}
