import Crypto
import Foundation
import Meetings
import Store

/// Somebody who came by a link of her own.
package struct LinkVisit: Sendable {
    package let link: PersonalLink
    package let person: Person

    /// Who acts: her assistant, or she herself.
    package var name: String { link.assistant ?? person.name }
}

/// What a link leads to.
package enum LinkFinding: Sendable {
    case open(LinkVisit)
    /// It was hers, and no longer works.
    case over
    case unknown
}

extension Secretary {
    /// Whose link this is; opening it asks this and changes nothing.
    package func find(link secret: String) throws -> LinkFinding {
        try store.read { try find(link: secret, $0) }
    }

    /// A link to somebody's own page, for whoever runs the commands; the address, which is not kept.
    ///
    /// - Parameter wish: a secret of whoever asks that is the same when she asks for the same link once more.
    package func newPageLink(for name: String, by: String, wish: String? = nil) throws -> String {
        guard let web = settings.webAddress else { throw OfficeError.noWebAddress }
        let now = world.now()
        let secret = try store.write { transaction in
            let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
            let wished = wish.map(linkSecret)
            let earlier = try wished.flatMap { try transaction.snapshot.personalLink(digest: digest($0)) }
            if let wished, let earlier, earlier.person == person.id, !earlier.isOver(at: now) { return wished }
            let secret = earlier == nil ? wished ?? world.newSecret() : world.newSecret()
            try transaction.addLink(to: .page, of: person.id, assistant: nil, digest: digest(secret), at: now)
            try transaction.record(Fact(at: now, by: by, kind: "page link made", scope: person.id.text))
            return secret
        }
        return "\(web)/din-sida/\(secret)"
    }

    /// As long as a random one, so that it is known for a secret wherever it stands.
    private func linkSecret(of wish: String) -> String {
        Data(SHA256.hash(data: Data(wish.utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Ends every link that was mailed about a person; how many still worked.
    package func revokeLinks(of name: String, by: String) throws -> Int {
        let now = world.now()
        return try store.write { transaction in
            let person = try transaction.snapshot.findPerson(name, in: try transaction.snapshot.register())
            let count = try transaction.revokeLinks(of: person.id, by: by, at: now)
            if count > 0 {
                try transaction.record(
                    Fact(at: now, by: by, kind: "links revoked", scope: person.id.text, detail: "\(count)"))
            }
            return count
        }
    }

    private func find(link secret: String, _ snapshot: Snapshot) throws -> LinkFinding {
        guard let link = try snapshot.personalLink(digest: digest(secret)) else { return .unknown }
        guard let person = try snapshot.register().person(link.person), !link.isOver(at: world.now()),
            // Who is no longer her assistant acts for her no more.
            link.assistant.map({ name in person.assistants.contains { $0.name == name } }) ?? true
        else { return .over }
        return .open(LinkVisit(link: link, person: person))
    }
}
