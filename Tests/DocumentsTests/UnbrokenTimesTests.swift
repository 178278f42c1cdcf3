import Testing

@testable import Documents

@Suite struct UnbrokenTimesTests {
    @Test(arguments: [
        ("<p>kl. 13.15–15.15</p>", "<p>kl. 13.15\u{2060}–\u{2060}15.15</p>"),
        ("8.00–9.30, 9.30–10.00", "8.00\u{2060}–\u{2060}9.30, 9.30\u{2060}–\u{2060}10.00"),
    ])
    func `a page keeps the two times of a range on one line`(page: String, kept: String) {
        #expect(page.withTimesUnbroken == kept)
    }

    @Test(arguments: [
        "<input value=\"13.15–15.15\">", "<textarea name=\"text\">\nPaus 13.15–15.15</textarea>", "15–20 tim",
        "åren 2026–2027", "–", "13.15–", "–15.15", "13.15–15", "13.1–15.15",
    ])
    func `what somebody writes, and what is no time, stays as it is`(page: String) {
        #expect(page.withTimesUnbroken == page)
    }
}
