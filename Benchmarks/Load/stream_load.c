// Many event streams held open by one process, epoll.
//
// usage: stream_load PORT STREAMS PATH
//
// Says what happens as JSON lines on standard output and takes orders on standard input:
//     expect TEXT    from now on, note for each stream when TEXT first arrives; once it did on all: {"event": "arrived", …}
//     status         {"event": "status", "open": …, "arrived": …, "closed": …}
//     quit
// Moments are CLOCK_MONOTONIC nanoseconds. The streams are spread over 127.0.0.1 … 127.0.0.4, so that no address runs out
// of ports.
#include "clock.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_TEXT = 128, READ = 65536, ADDRESSES = 4, STDIN_MARK = -1 };

struct stream {
    int socket;
    int subscribed;     // the answer's first bytes came
    int tail_length;    // what may be the beginning of the expected text
    int64_t arrived;    // 0 until the expected text came
    char tail[MOST_TEXT];
};

static struct stream *streams;
static int stream_count, subscribed, closed, arrived;
static char expected[MOST_TEXT];
static int64_t expecting_since;

static int open_stream(int index, int port, const char *path) {
    char host[16], request[256];
    snprintf(host, sizeof host, "127.0.0.%d", 1 + index % ADDRESSES);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s < 0 || connect(s, (void *)&address, sizeof address)) {
        fprintf(stderr, "stream %d: %s\n", index, strerror(errno));
        exit(1);
    }
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n", path);
    if (write(s, request, length) != length) exit(1);
    fcntl(s, F_SETFL, O_NONBLOCK);
    return s;
}

static void report_arrivals(void) {
    int64_t *moments = calloc(stream_count, sizeof *moments);
    for (int i = 0; i < stream_count; i++) moments[i] = streams[i].arrived;
    qsort(moments, stream_count, sizeof *moments, ascending);
    printf("{\"event\": \"arrived\", \"streams\": %d, \"since_ns\": %lld, \"first_ns\": %lld, \"p50_ns\": %lld, "
           "\"p99_ns\": %lld, \"last_ns\": %lld}\n",
           stream_count, (long long)expecting_since, (long long)moments[0],
           (long long)percentile(moments, stream_count, 0.5), (long long)percentile(moments, stream_count, 0.99),
           (long long)moments[stream_count - 1]);
    fflush(stdout);
    free(moments);
}

static void take_order(void) {
    char line[512];
    if (!fgets(line, sizeof line, stdin) || strncmp(line, "quit", 4) == 0) exit(0);
    line[strcspn(line, "\n")] = 0;
    if (strncmp(line, "expect ", 7) == 0) {
        snprintf(expected, sizeof expected, "%.*s", MOST_TEXT - 1, line + 7);
        arrived = 0;
        for (int i = 0; i < stream_count; i++) streams[i].arrived = 0;
        expecting_since = now_ns();
        printf("{\"event\": \"expecting\"}\n");
    } else {
        printf("{\"event\": \"status\", \"open\": %d, \"arrived\": %d, \"closed\": %d}\n", stream_count - closed,
               arrived, closed);
    }
    fflush(stdout);
}

static void look_for_expected(struct stream *s, const char *bytes, int length, int64_t moment) {
    if (!expected[0] || s->arrived) return;
    int wanted = strlen(expected);
    if (memmem(bytes, length, expected, wanted)) {
        s->arrived = moment;
        s->tail_length = 0;
        if (++arrived == stream_count) report_arrivals();
        return;
    }
    int keep = length < wanted - 1 ? length : wanted - 1;
    memcpy(s->tail, bytes + length - keep, keep);
    s->tail_length = keep;
}

static void read_stream(struct stream *s) {
    static char bytes[MOST_TEXT + READ];
    int tail = s->tail_length;
    memcpy(bytes, s->tail, tail);
    int got = read(s->socket, bytes + tail, READ);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
        close(s->socket);
        closed++;
        return;
    }
    int64_t moment = now_ns();
    if (!s->subscribed) {
        s->subscribed = 1;
        if (strncmp(bytes, "HTTP/1.1 200", 12) != 0) {
            fprintf(stderr, "not a stream: %.200s\n", bytes);
            exit(1);
        }
        if (++subscribed == stream_count) {
            printf("{\"event\": \"subscribed\", \"at_ns\": %lld}\n", (long long)moment);
            fflush(stdout);
        }
    }
    look_for_expected(s, bytes, tail + got, moment);
}

int main(int count, char **words) {
    if (count != 4) return 64;
    stream_count = atoi(words[2]);
    streams = calloc(stream_count, sizeof *streams);
    int poll = epoll_create1(0);
    struct epoll_event input = {.events = EPOLLIN, .data.u32 = (uint32_t)STDIN_MARK};
    epoll_ctl(poll, EPOLL_CTL_ADD, 0, &input);
    for (int i = 0; i < stream_count; i++) {
        streams[i].socket = open_stream(i, atoi(words[1]), words[3]);
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        epoll_ctl(poll, EPOLL_CTL_ADD, streams[i].socket, &event);
    }
    setvbuf(stdin, NULL, _IONBF, 0);
    struct epoll_event events[1024];
    for (;;) {
        int ready = epoll_wait(poll, events, 1024, -1);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.u32 == (uint32_t)STDIN_MARK) take_order();
            else read_stream(&streams[events[i].data.u32]);
        }
    }
}
