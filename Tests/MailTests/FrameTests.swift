import Foundation
import Testing

@testable import Mail

@Suite struct FrameTests {
    @Test(arguments: [1, 56, 57, 58, 113, 114, 115, 5000])
    func `a frame with the file's base64 in its place is the composed message`(size: Int) throws {
        let file = Message.Attachment.pdf(
            named: "Anteckningar på möte å ä ö.pdf", bytes: Data((0..<size).map { UInt8(truncatingIfNeeded: $0 * 7) }))
        let message = try Message.example(text: String(repeating: "A", count: 400) + "\n")

        let frame = try message.frame(around: [.init(filename: file.filename, mediaType: file.mediaType)])

        var spliced = frame.bytes
        spliced.insert(contentsOf: file.bytes.base64Lines, at: frame.places[0])
        var whole = message
        whole.attachments = [file]
        #expect(spliced == (try whole.encoded()))
    }

    @Test func `several files stand each in its own place`() throws {
        let files = [3, 200, 57].enumerated().map { index, size in
            Message.Attachment.pdf(
                named: "Bilaga \(index + 1).pdf", bytes: Data(repeating: UInt8(index + 7), count: size))
        }
        let message = try Message.example()

        let frame = try message.frame(around: files.map { .init(filename: $0.filename, mediaType: $0.mediaType) })

        var spliced = frame.bytes
        for (file, place) in zip(files, frame.places).reversed() {
            spliced.insert(contentsOf: file.bytes.base64Lines, at: place)
        }
        var whole = message
        whole.attachments = files
        #expect(spliced == (try whole.encoded()))
    }

    @Test func `a frame is small whatever the file weighs`() throws {
        let frame = try Message.example().frame(
            around: [.init(filename: "a.pdf", mediaType: "application/pdf")])

        #expect(frame.bytes.count < 3000)
    }

    @Test func `a file name that breaks a header is refused`() throws {
        #expect(throws: MailError.headerText(field: "a file name", text: "a\nb.pdf")) {
            try Message.example().frame(around: [.init(filename: "a\nb.pdf", mediaType: "application/pdf")])
        }
    }
}

extension Data {
    fileprivate var base64Lines: Data {
        base64EncodedData(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }
}
