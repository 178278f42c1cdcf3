/// How much of a message from the open internet is read; beyond that it goes to a person.
package struct ReadingLimits: Hashable, Sendable {
    /// Of a larger message only the beginning is read.
    package var octets = 25_000_000
    package var beginningOctets = 1_000_000
    /// Of one header, of one head and of all heads together.
    package var headerOctets = 32_768
    package var headOctets = 262_144
    package var allHeadOctets = 2_000_000
    /// Lines of one head and of all heads together.
    package var headLines = 2_000
    package var allHeadLines = 20_000
    /// Lines that may begin a part.
    package var boundaries = 5_000
    package var parts = 500
    package var depth = 30
    package var textOctets = 500_000
    package var calendarOctets = 10_000_000

    /// Whether the markup is kept also where the same stands as plain text.
    package var keepsMarkup = false

    package init() {}
}
