// Sends one message many times with libcurl alone, each connection with a thread and a handle of its own that it keeps:
// what the service's durable outbox is measured against.
//
// cc -O2 Benchmarks/smtp.c -lcurl -lpthread -o smtp && ./smtp PORT CONNECTIONS MESSAGES message.eml

#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct upload {
    size_t taken;
};

static char *content;
static size_t length;
static long messages;
static atomic_long next_message;
static atomic_long accepted;
static char url[64];

static size_t read_content(char *buffer, size_t size, size_t count, void *context) {
    struct upload *upload = context;
    size_t room = size * count, left = length - upload->taken;
    size_t part = left < room ? left : room;
    memcpy(buffer, content + upload->taken, part);
    upload->taken += part;
    return part;
}

static size_t ignore_reply(char *line, size_t size, size_t count, void *context) {
    (void)line;
    (void)context;
    return size * count;
}

static void *connection(void *unused) {
    (void)unused;
    struct upload upload = {0};
    CURL *handle = curl_easy_init();
    curl_easy_setopt(handle, CURLOPT_URL, url);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)CURLUSESSL_NONE);
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, "lpo@regionen.example");
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, read_content);
    curl_easy_setopt(handle, CURLOPT_READDATA, &upload);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, ignore_reply);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)length);
    long number;
    while ((number = atomic_fetch_add(&next_message, 1)) < messages) {
        char address[64];
        snprintf(address, sizeof address, "ledamot-%ld@kommun.example", number);
        struct curl_slist *recipients = curl_slist_append(NULL, address);
        curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
        upload.taken = 0;
        if (curl_easy_perform(handle) == CURLE_OK) atomic_fetch_add(&accepted, 1);
        curl_slist_free_all(recipients);
    }
    curl_easy_cleanup(handle);
    return NULL;
}

static int read_message(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    content = malloc(1 << 20);
    length = fread(content, 1, 1 << 20, file);
    fclose(file);
    return length > 0;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
    if (count != 5 || !read_message(words[4])) {
        fprintf(stderr, "cannot send: expected PORT CONNECTIONS MESSAGES FILE, FILE with a message\n");
        return 64;
    }
    snprintf(url, sizeof url, "smtp://127.0.0.1:%d/", atoi(words[1]));
    int connections = atoi(words[2]);
    messages = atol(words[3]);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    pthread_t threads[64];
    if (connections < 1 || connections > 64) connections = 1;
    double start = now();
    for (int index = 0; index < connections; index++) pthread_create(&threads[index], NULL, connection, NULL);
    for (int index = 0; index < connections; index++) pthread_join(threads[index], NULL);
    double seconds = now() - start;
    if (accepted != messages) {
        fprintf(stderr, "cannot measure sending: %ld of %ld messages were accepted\n", (long)accepted, messages);
        return 1;
    }
    printf("{\"sender\": \"libcurl\", \"connections\": %d, \"messages\": %ld, \"seconds\": %.4f, \"messages_per_second\": %.0f}\n",
           connections, messages, seconds, (double)messages / seconds);
    return 0;
}
