import Documents
import Foundation
import Meetings

/// Minutes of three pages: as the page that a peer sets, and as the data that the renderer does.
struct MinutesPaper {
    let folder: URL

    struct Result: Encodable {
        let items: Int
        let words: Int
        let pageMilliseconds: Double

        enum CodingKeys: String, CodingKey {
            case items, words
            case pageMilliseconds = "page_milliseconds"
        }
    }

    /// Leaves `minutes.html` and `minutes.json` in the folder.
    func measured(share: URL) throws -> Result {
        let texts = try MeetingTexts(directory: share.appending(path: "Templates"))
        let content = try content()
        let document = MeetingDocument.minutes(content)
        try Data(texts.html(document).utf8).write(to: folder.appending(path: "minutes.html"))
        try texts.typesettingData(document).write(to: folder.appending(path: "minutes.json"))
        let times = (0..<9).map { _ in ContinuousClock().measure { _ = texts.html(document) }.seconds * 1000 }
        return Result(
            items: content.items.count, words: content.items.map { $0.text.split(separator: " ").count }.reduce(0, +),
            pageMilliseconds: times.sorted()[4])
    }

    /// The example's items twice over, with what a longer meeting says under each.
    private func content() throws -> MinutesContent {
        let example = MeetingDocument.example(.minutes, region: "Region Norrdal", contact: "lpo@norrdal.example")
        guard case .minutes(var content) = example else { throw BenchmarkError.usage }
        let more = """


            Gruppen resonerade om vad som skiljer länsdelarna åt. Flera ledamöter lyfte att samma fråga kommer upp i \
            andra grupper, och att svaret därför behöver stämmas av innan det går vidare.

            - kommunerna vill se **gemensamma mått** före sommaren
            - regionen tar fram ett underlag, se https://regionen.example/underlag
            - patientföreträdarna vill läsa texten innan den skickas
            """
        content.items = (0..<2).flatMap { round in
            content.items.map { item in
                var item = item
                item.id += round * content.items.count
                item.number = item.id
                item.text += more
                return item
            }
        }
        content.items.removeLast(4)
        return content
    }
}
