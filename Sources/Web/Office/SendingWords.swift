import Documents
import Foundation
import Meetings
import Store

/// What went out yesterday, in a sentence for the line at the end of every page.
struct SendingWords {
    /// Empty where nothing did.
    let sentence: String

    init(_ snapshot: Snapshot, now: Date) throws {
        let yesterday = WallTime(now).day.adding(days: -1)
        let (accepted, refused) = try snapshot.deliveries(on: yesterday)
        guard accepted + refused > 0 else {
            sentence = ""
            return
        }
        let sent = (accepted + refused).word(one: "ett")
        let fate = refused == 0 ? "och alla togs emot" : "och \(refused.word(one: "ett")) kom tillbaka"
        sentence = "I går gick \(sent) mejl ut \(fate)."
    }
}
