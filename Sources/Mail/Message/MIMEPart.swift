import CGMime
import Foundation

/// One node of a MIME tree in GMime's hands.
struct MIMEPart: ~Copyable {
    private let object: UnsafeMutablePointer<GMimeObject>

    /// A text in quoted-printable, lines ended as GMime wants them: by a bare line feed.
    init(text: String, subtype: String) throws(MIMEFault) {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let bytes = Data((lines.hasSuffix("\n") ? lines : lines + "\n").utf8)
        try self.init(bytes: bytes, type: "text", subtype: subtype, encoding: GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        set(parameter: "charset", to: "UTF-8")
    }

    init(bytes: Data, type: String, subtype: String) throws(MIMEFault) {
        try self.init(bytes: bytes, type: type, subtype: subtype, encoding: GMIME_CONTENT_ENCODING_BASE64)
    }

    private init(
        bytes: Data, type: String, subtype: String, encoding: GMimeContentEncoding
    ) throws(MIMEFault) {
        guard let part = g_mime_part_new_with_type(type, subtype) else { throw MIMEFault() }
        guard let stream = bytes.withUnsafeBytes({ g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) }),
            let content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
        else { throw MIMEFault() }
        g_object_unref(stream)
        g_mime_part_set_content(part, content)
        g_object_unref(content)
        g_mime_part_set_content_encoding(part, encoding)
        object = gmime_object_of_part(part)
    }

    /// The boundary holds `=_`, which neither quoted-printable nor base64 can produce.
    init(multipart subtype: String, boundary: String) throws(MIMEFault) {
        guard let multipart = g_mime_multipart_new_with_subtype(subtype) else { throw MIMEFault() }
        g_mime_multipart_set_boundary(multipart, "=_\(boundary)")
        object = gmime_object_of_multipart(multipart)
    }

    deinit { g_object_unref(object) }

    func set(parameter name: String, to value: String) {
        g_mime_object_set_content_type_parameter(object, name, value)
    }

    /// The disposition names the file as RFC 2231 wants, the content type as RFC 2047 does, which older Outlook reads.
    func attach(as filename: String) {
        g_mime_object_set_disposition(object, "attachment")
        guard let part = gmime_as_part(object) else { return }
        g_mime_part_set_filename(part, filename)
        let parameters = g_mime_content_type_get_parameters(g_mime_object_get_content_type(object))
        guard let name = g_mime_param_list_get_parameter(parameters, "name") else { return }
        g_mime_param_set_charset(name, "UTF-8")
        g_mime_param_set_encoding_method(name, GMIME_PARAM_ENCODING_METHOD_RFC2047)
    }

    /// GMime takes a reference of its own.
    func add(_ child: borrowing MIMEPart) {
        guard let multipart = gmime_as_multipart(object) else { return }
        g_mime_multipart_add(multipart, child.object)
    }

    func place(in message: UnsafeMutablePointer<GMimeMessage>) {
        g_mime_message_set_mime_part(message, object)
    }
}

/// A refusal of GMime's, which gives no reasons.
struct MIMEFault: Error {}
