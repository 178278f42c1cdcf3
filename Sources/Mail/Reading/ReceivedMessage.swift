import CGMime
import Foundation

/// The sole owner of a message that GMime has read, and with `ReceivedParts` the only place that sees its pointers.
struct ReceivedMessage: ~Copyable {
    private let message: UnsafeMutablePointer<GMimeMessage>
    private let options: OpaquePointer
    /// The octets themselves stay the caller's, who keeps them until this is gone: GMime's parts point into them.
    private let octets: UnsafeMutablePointer<GByteArray>

    /// Nothing where GMime sees no head.
    init?(reading source: UnsafeBufferPointer<UInt8>) {
        guard MIMEMessage.isReady, let base = source.baseAddress, let options = Self.lenientOptions(),
            let octets = g_byte_array_new_take(UnsafeMutablePointer(mutating: base), gsize(source.count))
        else { return nil }
        guard let message = Self.parse(octets, options) else {
            g_byte_array_free(octets, 0)
            g_mime_parser_options_free(options)
            return nil
        }
        self.message = message
        self.options = options
        self.octets = octets
    }

    deinit {
        g_object_unref(message)
        g_byte_array_free(octets, 0)
        g_mime_parser_options_free(options)
    }

    /// Windows-1252 is what 8-bit octets mean where they are not UTF-8.
    private static func lenientOptions() -> OpaquePointer? {
        guard let options = g_mime_parser_options_new() else { return nil }
        "utf-8".withCString { first in
            "windows-1252".withCString { second in
                var charsets: [UnsafePointer<CChar>?] = [first, second, nil]
                g_mime_parser_options_set_fallback_charsets(options, &charsets)
            }
        }
        return options
    }

    private static func parse(
        _ octets: UnsafeMutablePointer<GByteArray>, _ options: OpaquePointer
    ) -> UnsafeMutablePointer<GMimeMessage>? {
        guard let stream = g_mime_stream_mem_new_with_byte_array(octets) else { return nil }
        defer { g_object_unref(stream) }
        g_mime_stream_mem_set_owner(gmime_memory_of_stream(stream), 0)
        guard let parser = g_mime_parser_new_with_stream(stream) else { return nil }
        defer { g_object_unref(parser) }
        return g_mime_parser_construct_message(parser, options)
    }

    /// In the message's order, as they stand but without folds.
    var fields: [HeaderField] {
        (0..<gmime_header_count(message)).compactMap { number in
            guard let header = gmime_header(message, number), let name = g_mime_header_get_name(header) else {
                return nil
            }
            return HeaderField(name: name, raw: g_mime_header_get_raw_value(header))
        }
    }

    /// Encoded words read (RFC 2047).
    func readable(_ field: HeaderField) -> String {
        guard let text = g_mime_utils_header_decode_text(options, field.value) else { return field.value }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The people of an address header, groups left out.
    func people(_ kind: GMimeAddressType) -> [Correspondent] {
        guard let list = g_mime_message_get_addresses(message, kind) else { return [] }
        return (0..<min(internet_address_list_length(list), 1_000)).compactMap { number in
            guard let address = internet_address_list_get_address(list, number),
                let mailbox = gmime_as_mailbox(address), let text = internet_address_mailbox_get_addr(mailbox)
            else { return nil }
            let name = internet_address_get_name(address).map { String(cString: $0) }
            return Correspondent(name: name, address: String(cString: text))
        }
    }

    var date: Date? {
        guard let date = g_mime_message_get_date(message) else { return nil }
        return Date(timeIntervalSince1970: Double(g_date_time_to_unix(date)))
    }

    /// The parts, from the outermost inwards, each handed over while GMime holds it.
    func collect(into collection: inout PartCollection) {
        guard let part = g_mime_message_get_mime_part(message) else { return }
        ReceivedParts(object: part).collect(into: &collection)
    }
}

/// A header as it stands in a message.
package struct HeaderField: Hashable, Sendable {
    /// Lower case.
    package let name: String
    package let value: String

    init(name: String, value: String) {
        self.name = name.lowercased()
        self.value = value
    }

    init(name: UnsafePointer<CChar>, raw: UnsafePointer<CChar>?) {
        self.name = String(lowercasing: name)
        value = raw.map { String(unfolding: $0) } ?? ""
    }
}

/// Who stands in an address header; what came by mail need not be an address that mail can be sent to.
package struct Correspondent: Hashable, Sendable {
    package let name: String?
    /// Lower case.
    package let address: String

    init(name: String?, address: String) {
        self.name = name?.isEmpty == true ? nil : name
        self.address = address.trimmingBlanks().lowercased()
    }
}

extension String {
    /// A header's value on one line (RFC 5322 §2.2.3).
    var unfolded: String {
        withCString { String(unfolding: $0) }
    }

    /// A header's name, which is ASCII: half of what reading a head took went into Unicode's own rules.
    fileprivate init(lowercasing name: UnsafePointer<CChar>) {
        let octets = UnsafeRawBufferPointer(start: name, count: strlen(name))
        guard octets.allSatisfy({ $0 < 0x80 }) else {
            self = String(cString: name).lowercased()
            return
        }
        self.init(unsafeUninitializedCapacity: octets.count) { text in
            for (index, octet) in octets.enumerated() {
                text.initializeElement(at: index, to: (0x41...0x5A).contains(octet) ? octet | 0x20 : octet)
            }
            return octets.count
        }
    }

    fileprivate init(unfolding raw: UnsafePointer<CChar>) {
        let octets = UnsafeRawBufferPointer(start: raw, count: strlen(raw)).bindMemory(to: UInt8.self)
        var rest = octets[...].drop { $0.isBlank }
        while let last = rest.last, last.isBlank { rest = rest.dropLast() }
        if memchr(raw, 0x0A, octets.count) == nil, memchr(raw, 0x0D, octets.count) == nil {
            self.init(decoding: rest, as: UTF8.self)
        } else {
            self.init(decoding: rest.filter { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        }
    }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
