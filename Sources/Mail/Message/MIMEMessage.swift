import CGMime
import Foundation

/// The head of a message in GMime's hands.
struct MIMEMessage: ~Copyable {
    private let message: UnsafeMutablePointer<GMimeMessage>

    /// Needed once in the life of the process, before anything else.
    static let isReady: Bool = {
        g_mime_init()
        return true
    }()

    init() throws(MIMEFault) {
        guard Self.isReady, let message = g_mime_message_new(0) else { throw MIMEFault() }
        self.message = message
    }

    deinit { g_object_unref(message) }

    func add(_ mailbox: Mailbox, as kind: GMimeAddressType) {
        let address = internet_address_mailbox_new(mailbox.name.map(HeaderText.armoured), mailbox.address.text)
        internet_address_set_charset(address, "UTF-8")
        internet_address_list_add(g_mime_message_get_addresses(message, kind), address)
        g_object_unref(address)
    }

    func set(subject: String) {
        g_mime_message_set_subject(message, HeaderText.armoured(subject), "UTF-8")
    }

    func set(messageID: String) { g_mime_message_set_message_id(message, messageID) }

    func set(_ header: String, to value: String) {
        g_mime_object_append_header(gmime_object_of_message(message), header, value, "UTF-8")
    }

    func set(date: Date, secondsFromUTC: Int) {
        let zone = g_time_zone_new_offset(gint32(secondsFromUTC))
        let moment = g_date_time_new_from_unix_utc(gint64(date.timeIntervalSince1970.rounded(.down)))
        let local = g_date_time_to_timezone(moment, zone)
        g_mime_message_set_date(message, local)
        g_date_time_unref(local)
        g_date_time_unref(moment)
        g_time_zone_unref(zone)
    }

    func set(body: borrowing MIMEPart) { body.place(in: message) }

    /// The whole message, every line ended by CRLF.
    func bytes() throws(MIMEFault) -> Data {
        guard let format = g_mime_format_options_new(), let stream = g_mime_stream_mem_new() else { throw MIMEFault() }
        defer {
            g_mime_format_options_free(format)
            g_object_unref(stream)
        }
        g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
        guard g_mime_object_write_to_stream(gmime_object_of_message(message), format, stream) > 0,
            let array = gmime_bytes_of_stream(stream), let start = array.pointee.data
        else { throw MIMEFault() }
        return Data(bytes: start, count: Int(array.pointee.len))
    }
}
