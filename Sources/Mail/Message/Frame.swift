import Foundation

extension Message {
    /// A message but for the files that it carries, which many messages have in common.
    package struct Frame: Hashable, Sendable {
        package let bytes: Data
        /// Where each file's base64 belongs, in lines of 76 characters with CRLF between them; in the files' order.
        package let places: [Int]
    }

    /// What stands in the head of an attachment's part.
    package struct FileLabel: Hashable, Sendable {
        package let filename: String
        package let mediaType: String

        package init(filename: String, mediaType: String) {
            self.filename = filename
            self.mediaType = mediaType
        }
    }

    /// The message as it goes on the wire with some attachments more, but for those files' bytes.
    package func frame(around files: [FileLabel]) throws(MailError) -> Frame {
        var whole = self
        whole.attachments += files.map {
            Attachment(filename: $0.filename, mediaType: $0.mediaType, bytes: Frame.standIn)
        }
        var (bytes, places) = (try whole.encoded(), [Int]())
        let line = Frame.standIn.base64EncodedData()
        // Backwards: what the letter says stands before its files.
        for _ in files {
            let end = places.first ?? bytes.endIndex
            guard let place = bytes[..<end].range(of: line, options: .backwards) else {
                throw .unencodable(messageID: messageID)
            }
            bytes.removeSubrange(place)
            // What stands after it has moved up.
            places = [place.lowerBound] + places.map { $0 - place.count }
        }
        return Frame(bytes: bytes, places: places)
    }
}

extension Message.Frame {
    /// One full line of base64.
    fileprivate static let standIn = Data(repeating: 0, count: 57)
}
