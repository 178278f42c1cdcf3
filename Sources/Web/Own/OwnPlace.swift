import Hummingbird
import Meetings
import Secretariat

/// A meeting or a poll that somebody is asked about, by a link of its own or from her own page.
struct OwnPlace<Subject>: Sendable {
    let subject: Key<Subject>
    /// The address of its page and form.
    let path: String
    /// Her own page, where she came from there.
    let home: String?
    /// What its forms carry.
    let token: String
}

extension LinkDoor {
    /// Opens a room that has links of its own (`/svar/:lank`) and stands on own pages too (`/din-sida/:lank/svar/:sak`).
    ///
    /// - Parameter subject: what a link of the room's own is for; nil for every other link.
    func open<Subject>(
        _ room: String, on router: some RouterMethods<SiteContext>,
        for subject: @escaping @Sendable (PersonalLink.Purpose) -> Key<Subject>?,
        show: @escaping @Sendable (OwnPlace<Subject>, LinkVisit) throws -> Response,
        take: @escaping @Sendable (Form, OwnPlace<Subject>, LinkVisit) throws -> Response
    ) {
        for path in [RouterPath("\(room)/:lank"), RouterPath("din-sida/:lank/\(room)/:sak")] {
            router.get(path) { request, context in
                try admit(request, context) { visit, secret in
                    try show(try place(room, visit, secret, context, subject), visit)
                }
            }
            router.linkForm(path) { form, request, context in
                try admit(request, context) { visit, secret in
                    try take(form, try place(room, visit, secret, context, subject), visit)
                }
            }
        }
    }

    func place<Subject>(
        _ room: String, _ visit: LinkVisit, _ secret: String, _ context: SiteContext,
        _ subject: (PersonalLink.Purpose) -> Key<Subject>?
    ) throws -> OwnPlace<Subject> {
        let token = Form.token(for: secret)
        guard let named = context.parameters.get("sak") else {
            guard let own = subject(visit.link.purpose) else { throw WebProblem.notFound }
            return OwnPlace(subject: own, path: "/\(room)/\(secret)", home: nil, token: token)
        }
        guard visit.link.purpose == .page else { throw WebProblem.notFound }
        let id = Key<Subject>(named.removingPercentEncoding ?? "")
        let home = "/din-sida/\(secret)"
        return OwnPlace(subject: id, path: "\(home)/\(room)/\(id.text.inPath)", home: home, token: token)
    }
}
