import CGMime
import Foundation

/// A node of the tree that GMime has read, borrowed from its message.
struct ReceivedParts {
    let object: UnsafeMutablePointer<GMimeObject>

    func collect(into collection: inout PartCollection, depth: Int = 0) {
        guard collection.admits(depth: depth) else { return }
        if let multipart = gmime_as_multipart(object) {
            collect(multipart, into: &collection, depth)
        } else if let enclosed = gmime_as_message_part(object) {
            collection.take(returned: Self.fields(of: enclosed))
        } else if let part = gmime_as_part(object) {
            collect(part, into: &collection)
        }
    }

    private func collect(
        _ multipart: UnsafeMutablePointer<GMimeMultipart>, into collection: inout PartCollection, _ depth: Int
    ) {
        let count = g_mime_multipart_get_count(multipart)
        collection.note(children: Int(count), isFinished: gmime_has_end_boundary(multipart) != 0)
        if mediaType == "multipart/report" { collection.note(report: parameter("report-type")) }
        if count == 0, let prologue = g_mime_multipart_get_prologue(multipart) {
            collection.take(unparted: prologue)
        }
        for number in 0..<count where !collection.isFull {
            guard let child = g_mime_multipart_get_part(multipart, number) else { continue }
            ReceivedParts(object: child).collect(into: &collection, depth: depth + 1)
        }
    }

    /// What lies inside a returned message is not said by this one: only its head is looked at.
    private static func fields(of enclosed: UnsafeMutablePointer<GMimeMessagePart>) -> [HeaderField] {
        guard let message = g_mime_message_part_get_message(enclosed) else { return [] }
        return (0..<gmime_header_count(message)).compactMap { number in
            guard let header = gmime_header(message, number), let name = g_mime_header_get_name(header) else {
                return nil
            }
            return HeaderField(name: name, raw: g_mime_header_get_raw_value(header))
        }
    }

    private func collect(_ part: UnsafeMutablePointer<GMimePart>, into collection: inout PartCollection) {
        let label = PartLabel(
            mediaType: mediaType, charset: parameter("charset"), method: parameter("method"),
            filename: g_mime_part_get_filename(part).map { String(cString: $0) },
            isAttachment: g_mime_object_get_disposition(object).map { String(cString: $0) }?.lowercased()
                == "attachment",
            octets: Self.octets(of: part))
        guard let role = collection.role(of: label) else { return }
        Self.withContent(of: part, limit: collection.limit(of: role)) { octets, isWhole in
            collection.take(role, label, octets, isWhole: isWhole)
        }
    }

    /// Of base64 three quarters are content, and every 78th and 77th octet is a line's end.
    private static func octets(of part: UnsafeMutablePointer<GMimePart>) -> Int {
        guard let content = g_mime_part_get_content(part), let source = g_mime_data_wrapper_get_stream(content) else {
            return 0
        }
        let length = max(0, Int(g_mime_stream_length(source)))
        return g_mime_data_wrapper_get_encoding(content) == GMIME_CONTENT_ENCODING_BASE64
            ? length / 78 * 57 + length % 78 * 3 / 4 : length
    }

    /// Lower case, such as `text/calendar`.
    private var mediaType: String {
        let type = g_mime_object_get_content_type(object)
        guard let main = g_mime_content_type_get_media_type(type), let sub = g_mime_content_type_get_media_subtype(type)
        else { return "text/plain" }
        return "\(String(cString: main))/\(String(cString: sub))".lowercased()
    }

    private func parameter(_ name: String) -> String? {
        g_mime_object_get_content_type_parameter(object, name).map { String(cString: $0) }
    }

    /// The content without its transfer encoding, of which not more is read than could become so many octets.
    private static func withContent(
        of part: UnsafeMutablePointer<GMimePart>, limit: Int, _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
    ) {
        guard let content = g_mime_part_get_content(part), let source = g_mime_data_wrapper_get_stream(content) else {
            return body(UnsafeBufferPointer(start: nil, count: 0), true)
        }
        let (length, most) = (g_mime_stream_length(source), gint64(limit) * 4)
        guard length > most else { return decode(content, limit, isWhole: true, body) }
        guard let piece = g_mime_stream_substream(source, 0, 0) else { return }
        defer { g_object_unref(piece) }
        g_mime_stream_set_bounds(piece, source.pointee.bound_start, source.pointee.bound_start + most)
        guard let beginning = g_mime_data_wrapper_new_with_stream(piece, g_mime_data_wrapper_get_encoding(content))
        else { return }
        defer { g_object_unref(beginning) }
        decode(beginning, limit, isWhole: false, body)
    }

    private static func decode(
        _ content: UnsafeMutablePointer<GMimeDataWrapper>, _ limit: Int, isWhole: Bool,
        _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
    ) {
        guard let target = g_mime_stream_mem_new() else { return }
        defer { g_object_unref(target) }
        _ = g_mime_data_wrapper_write_to_stream(content, target)
        guard let array = gmime_bytes_of_stream(target), let start = array.pointee.data else {
            return body(UnsafeBufferPointer(start: nil, count: 0), isWhole)
        }
        let count = Int(array.pointee.len)
        body(UnsafeBufferPointer(start: start, count: min(count, limit)), isWhole && count <= limit)
    }
}

/// What a part says of itself.
struct PartLabel {
    let mediaType: String
    let charset: String?
    let method: String?
    let filename: String?
    let isAttachment: Bool
    let octets: Int
}
