// GObject's casts and type tests are macros, which Swift cannot see: here is one function for each that is used.

#ifndef SAMORDNA_CGMIME_H
#define SAMORDNA_CGMIME_H

#include <gmime/gmime.h>

static inline GMimeObject *gmime_object_of_message(GMimeMessage *message) { return GMIME_OBJECT(message); }
static inline GMimeObject *gmime_object_of_part(GMimePart *part) { return GMIME_OBJECT(part); }
static inline GMimeObject *gmime_object_of_multipart(GMimeMultipart *multipart) { return GMIME_OBJECT(multipart); }

/// Null when the object is of another kind; the reference stays the object's.
static inline GMimePart *gmime_as_part(GMimeObject *object) {
    return GMIME_IS_PART(object) ? GMIME_PART(object) : NULL;
}

/// Null when the object is of another kind; the reference stays the object's.
static inline GMimeMultipart *gmime_as_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object) ? GMIME_MULTIPART(object) : NULL;
}

/// Null when the object is of another kind; the reference stays the object's.
static inline GMimeMessagePart *gmime_as_message_part(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object) ? GMIME_MESSAGE_PART(object) : NULL;
}

/// Null when the address is a group; the reference stays the list's.
static inline InternetAddressMailbox *gmime_as_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}

/// The bytes a memory stream holds; borrowed from the stream.
static inline GByteArray *gmime_bytes_of_stream(GMimeStream *stream) {
    return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}

static inline GMimeStreamMem *gmime_memory_of_stream(GMimeStream *stream) { return GMIME_STREAM_MEM(stream); }

/// Null when there is no header of that number; borrowed from the list.
static inline GMimeHeader *gmime_header(GMimeMessage *message, int number) {
    return g_mime_header_list_get_header_at(g_mime_object_get_header_list(GMIME_OBJECT(message)), number);
}

static inline int gmime_header_count(GMimeMessage *message) {
    return g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message)));
}

static inline gboolean gmime_has_end_boundary(GMimeMultipart *multipart) { return multipart->write_end_boundary; }

#endif
