import Foundation

extension Message {
    /// A message but for the file that it carries, which many messages have in common.
    package struct Frame: Hashable, Sendable {
        package let bytes: Data
        /// Where the file's base64 belongs, in lines of 76 characters with CRLF between them.
        package let place: Int
    }

    /// The message as it goes on the wire with one attachment more, but for that file's bytes.
    package func frame(around filename: String, mediaType: String) throws(MailError) -> Frame {
        var whole = self
        whole.attachments.append(Attachment(filename: filename, mediaType: mediaType, bytes: Frame.standIn))
        var bytes = try whole.encoded()
        let line = Frame.standIn.base64EncodedData()
        // Backwards: what the letter says stands before its files.
        guard let place = bytes.range(of: line, options: .backwards) else { throw .unencodable(messageID: messageID) }
        bytes.removeSubrange(place)
        return Frame(bytes: bytes, place: place.lowerBound)
    }
}

extension Message.Frame {
    /// One full line of base64.
    fileprivate static let standIn = Data(repeating: 0, count: 57)
}
