/// What stands around a page's content.
package struct PageFrame: Sendable {
    static let office = "office"
    static let plain = "plain"
    static let writing = "writing"
    static let names: Set<String> = [
        "title", "region", "hasRegion", "content", "style", "script", "fonts", "places", "tools", "label", "path",
        "isHere",
        "count", "hasCount", "person", "token", "sending", "isHeld", "mayHold", "desk", "heading", "saved", "closing",
    ]

    let template: String
    let title: String
    let region: String
    /// The office's rooms; none on a page for those without an account.
    let places: [Place]
    /// The rooms that serve the work in all others.
    let tools: [Place]
    /// Who is signed in.
    let person: String?
    /// What proves that a form was sent from this browser's page.
    let token: String?
    /// Whether mail goes out, in a sentence.
    let sending: String?
    let isHeld: Bool
    let mayHold: Bool
    /// What somebody writes in, where the page is for nothing else.
    let desk: Desk?
    var content = ""
    var style = ""
    var script = ""
    var fonts: [String] = []

    /// A page for anybody, and for those who come by a link of their own.
    package init(title: String, region: String) {
        template = Self.plain
        self.title = title
        self.region = region
        places = []
        tools = []
        person = nil
        token = nil
        sending = nil
        isHeld = false
        mayHold = false
        desk = nil
    }

    /// A page of the office for writing alone: what it belongs to, whether it is saved, and the way out.
    package init(title: String, desk: Desk, person: String, token: String) {
        template = Self.writing
        self.title = title
        region = ""
        places = []
        tools = []
        self.person = person
        self.token = token
        sending = nil
        isHeld = false
        mayHold = false
        self.desk = desk
    }

    /// A page of the office.
    package init(
        title: String, region: String, places: [Place], tools: [Place], person: String, token: String, sending: String,
        isHeld: Bool,
        mayHold: Bool
    ) {
        template = Self.office
        self.title = title
        self.region = region
        self.places = places
        self.tools = tools
        self.person = person
        self.token = token
        self.sending = sending
        self.isHeld = isHeld
        self.mayHold = mayHold
        desk = nil
    }

    package struct Desk: Sendable {
        let heading: String
        /// “13.58.07”; nil where nothing is saved.
        let saved: String?
        /// Where its writer came from.
        let closing: String

        package init(heading: String, saved: String?, closing: String) {
            self.heading = heading
            self.saved = saved
            self.closing = closing
        }
    }

    /// A room of the office in the row at the top.
    package struct Place: Sendable {
        let label: String
        let path: String
        let isHere: Bool
        /// What waits there.
        let count: Int?

        package init(label: String, path: String, isHere: Bool, count: Int? = nil) {
            self.label = label
            self.path = path
            self.isHere = isHere
            self.count = count
        }
    }
}
