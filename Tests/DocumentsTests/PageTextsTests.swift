import Meetings
import Testing

@testable import Documents

@Suite struct PageTextsTests {
    @Test func `the start page reads as its golden file`() throws {
        let meetings: [Meeting] = [
            .example(number: 3, start: "2027-05-11T13:00", place: Meeting.Place(room: "Björksalen <Regionhuset>")),
            .called(),
            .example(number: 4, start: "2027-09-14T13:00", state: .cancelled(because: "x", by: "Eva", at: .t0)),
            .example(number: 5, start: "2027-11-16T13:00", state: .proposed),
        ]
        let other = Body(id: Key("lpo-aldre"), kind: .programArea, name: "LPO Äldres hälsa")

        let page = try PageTexts(directory: shippedTemplates)
            .start(region: "Region Norrdal", bodies: [(.example(), meetings), (other, [])])

        try expectGolden(page, "start.html")
        #expect(!page.contains("https://mote"))
    }

    @Test func `a region without bodies has a start page too`() throws {
        let page = try PageTexts(directory: shippedTemplates).start(region: "Region Norrdal", bodies: [])

        #expect(page.contains("Inga grupper är inlagda ännu."))
        #expect(!page.contains("prenumerera"))
    }
}
