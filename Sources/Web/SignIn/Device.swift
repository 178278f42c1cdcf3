import Hummingbird

extension Request {
    /// “Firefox på Windows”, so that its owner knows it again; no more is kept of what the browser says of itself.
    var device: String {
        let said = headers[.userAgent] ?? ""
        // Each of these also says that it is the next.
        let browsers = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"),
            ("CriOS", "Chrome"), ("Safari/", "Safari"),
        ]
        let systems = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
            ("CrOS", "Chromebook"), ("Linux", "Linux"),
        ]
        let find = { (signs: [(String, String)]) in signs.first { said.contains($0.0) }?.1 }
        guard let browser = find(browsers) else { return find(systems) ?? "" }
        return find(systems).map { "\(browser) på \($0)" } ?? browser
    }
}
