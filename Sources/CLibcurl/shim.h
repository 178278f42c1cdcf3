// libcurl's setters and getters are variadic, which Swift cannot call: here is one function for each type of value.

#ifndef SAMORDNA_CLIBCURL_H
#define SAMORDNA_CLIBCURL_H

#include <curl/curl.h>

static inline CURLcode curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/// libcurl copies the string.
static inline CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/// libcurl keeps the pointer only.
static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

/// libcurl keeps the pointer only: the list must outlive the transfer.
static inline CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_reader(CURL *handle, curl_read_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_READFUNCTION, callback);
}

/// For `CURLOPT_WRITEFUNCTION` and `CURLOPT_HEADERFUNCTION`.
static inline CURLcode curl_set_writer(CURL *handle, CURLoption option, curl_write_callback callback) {
    return curl_easy_setopt(handle, option, callback);
}

static inline CURLcode curl_set_progress(CURL *handle, curl_xferinfo_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

/// Called when the connection is ready (EHLO, STARTTLS and AUTH done), before the first command of the request.
static inline CURLcode curl_set_prerequest(CURL *handle, curl_prereq_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

/// Asked for every connection that would be opened.
static inline CURLcode curl_set_opener(CURL *handle, curl_opensocket_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// What libcurl does where nobody is asked.
static inline curl_socket_t curl_open_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype, address->protocol);
}

/// libcurl copies the form, up to its NUL.
static inline CURLcode curl_set_form(CURL *handle, const char *form) {
    return curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, form);
}

static inline long curl_get_long(CURL *handle, CURLINFO info) {
    long value = 0;
    curl_easy_getinfo(handle, info, &value);
    return value;
}

/// libcurl's own, until the handle is used again; NULL where there is none.
static inline const char *curl_get_string(CURL *handle, CURLINFO info) {
    const char *value = NULL;
    curl_easy_getinfo(handle, info, &value);
    return value;
}

/// The socket of the connection used last, `CURL_SOCKET_BAD` when it is closed.
static inline curl_socket_t curl_get_socket(CURL *handle) {
    curl_socket_t value = CURL_SOCKET_BAD;
    curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &value);
    return value;
}

/// Of the connection that the last transfer opened, its own certificate first; NULL where it opened none with TLS.
static inline const struct curl_certinfo *curl_get_certificates(CURL *handle) {
    struct curl_certinfo *value = NULL;
    curl_easy_getinfo(handle, CURLINFO_CERTINFO, &value);
    return value;
}

static inline CURLcode curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
