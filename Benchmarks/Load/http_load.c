// Load from keep-alive connections, one thread, epoll.
//
// usage: http_load hello PORT CONNECTIONS SECONDS PATH
//        http_load positions PORT CONNECTIONS SECONDS CODE STATEMENTS TOKENS FIRST_SEQUENCE [RATE]
//
// STATEMENTS: ids with commas. TOKENS: a file with one participant's token per line; each connection has its own
// share of them, so no participant is ever in flight twice. Every position carries a fresh Idempotency-Key and the next
// sequence of its participant. RATE: positions per second over all connections, each due at its own moment, the
// latency counted from that moment; without it every connection sends as soon as it has its answer.
// Prints one JSON object.
#include "clock.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BUFFER = 16384, MOST_LATENCIES = 8000000 };

struct connection {
    int socket;
    int busy;
    int64_t due;      // the moment from which the latency counts
    int length;       // bytes of the answer so far
    long next_token;  // index of the participant whose turn it is
    char answer[BUFFER];
};

static const char *code, *path;
static char *statements[4096];
static long statement_count, token_count, sequence;
static char **tokens;
static long *turns;
static int connections, hello_mode;
static int64_t *latencies;
static long answered, refused, broken, by_class[6];
static uint64_t random_state[2];

static uint64_t random_bits(void) {  // xorshift128+: keys must differ, they need not be secret here
    uint64_t a = random_state[0], b = random_state[1];
    random_state[0] = b;
    a ^= a << 23;
    random_state[1] = a ^ b ^ (a >> 17) ^ (b >> 26);
    return random_state[1] + b;
}

static int connect_to(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    int one = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    if (s < 0 || connect(s, (void *)&address, sizeof address)) {
        perror("connect");
        exit(1);
    }
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(s, F_SETFL, O_NONBLOCK);
    return s;
}

static int compose(struct connection *c, char *request, size_t room) {
    if (hello_mode)
        return snprintf(request, room, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", path);
    long token = c->next_token;
    c->next_token += connections;
    if (c->next_token >= token_count) c->next_token %= connections;
    long turn = turns[token]++;
    char body[128];
    int length = snprintf(body, sizeof body, "{\"round\":1,\"position\":%ld,\"sequence\":%ld}",
                          (long)(random_bits() % 201) - 100, sequence + turn);
    return snprintf(request, room,
                    "PUT /api/v1/dialogues/%s/statements/%s/position HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    "Authorization: Bearer %s\r\nIdempotency-Key: %016llx%016llx\r\n"
                    "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
                    code, statements[(token + turn) % statement_count], tokens[token],
                    (unsigned long long)random_bits(), (unsigned long long)random_bits(), length, body);
}

static void send_next(struct connection *c, int64_t due) {
    char request[1024];
    int length = compose(c, request, sizeof request);
    c->due = due;
    c->busy = 1;
    c->length = 0;
    if (write(c->socket, request, length) != length) broken++;
}

// The length of the whole answer when it is there, 0 while more must come.
static int whole_answer(const char *answer, int length) {
    const char *end = memmem(answer, length, "\r\n\r\n", 4);
    if (!end) return 0;
    int head = (int)(end - answer) + 4;
    for (const char *line = answer; line && line < end; line = memmem(line, end - line, "\r\n", 2)) {
        if (*line == '\r') line += 2;
        if (strncasecmp(line, "content-length:", 15) == 0) {
            int whole = head + atoi(line + 15);
            return length >= whole ? whole : 0;
        }
        if (strncasecmp(line, "transfer-encoding:", 18) == 0)
            return length >= 5 && memcmp(answer + length - 5, "0\r\n\r\n", 5) == 0 ? length : 0;
    }
    return head;
}

static void note_answer(struct connection *c, int64_t moment) {
    int status = atoi(c->answer + 9);
    by_class[status / 100 < 6 ? status / 100 : 0]++;
    if (status / 100 == 2) {
        if (answered < MOST_LATENCIES) latencies[answered] = moment - c->due;
        answered++;
    } else if (refused++ == 0) {
        fprintf(stderr, "first refusal: %.300s\n", c->answer);
    }
    c->busy = 0;
}

static void read_tokens(const char *name) {
    FILE *file = fopen(name, "r");
    char line[256];
    if (!file) {
        perror(name);
        exit(1);
    }
    tokens = calloc(2000000, sizeof *tokens);
    while (token_count < 2000000 && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        tokens[token_count++] = strdup(line);
    }
    fclose(file);
    turns = calloc(token_count, sizeof *turns);
}

static double read_words(int count, char **words) {
    hello_mode = strcmp(words[1], "hello") == 0;
    connections = atoi(words[3]);
    if (hello_mode) {
        path = words[5];
        return 0;
    }
    if (count < 9) exit(64);
    code = words[5];
    for (char *id = strtok(words[6], ","); id && statement_count < 4096; id = strtok(NULL, ","))
        statements[statement_count++] = id;
    read_tokens(words[7]);
    sequence = atol(words[8]);
    if (token_count < connections || statement_count == 0) {
        fprintf(stderr, "fewer tokens than connections, or no statement\n");
        exit(64);
    }
    return count > 9 ? atof(words[9]) : 0;
}

static void read_answer(struct connection *c) {
    int got = read(c->socket, c->answer + c->length, BUFFER - 1 - c->length);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
        broken++;
        close(c->socket);
        c->socket = -1;
        c->busy = 1;
        return;
    }
    c->length += got;
    c->answer[c->length] = 0;
    if (whole_answer(c->answer, c->length)) note_answer(c, now_ns());
}

static void report(double seconds) {
    long kept = answered < MOST_LATENCIES ? answered : MOST_LATENCIES;
    qsort(latencies, kept, sizeof *latencies, ascending);
    printf("{\"answered\": %ld, \"refused\": %ld, \"broken\": %ld, \"per_second\": %.1f, \"p50_ms\": %.2f, "
           "\"p99_ms\": %.2f, \"max_ms\": %.2f, \"server_errors\": %ld}\n",
           answered, refused, broken, answered / seconds, percentile(latencies, kept, 0.5) / 1e6,
           percentile(latencies, kept, 0.99) / 1e6, kept ? latencies[kept - 1] / 1e6 : 0, by_class[5]);
}

int main(int count, char **words) {
    if (count < 6) return 64;
    double rate = read_words(count, words);
    double seconds = atof(words[4]);
    if (getrandom(random_state, sizeof random_state, 0) != sizeof random_state) return 1;
    latencies = calloc(MOST_LATENCIES, sizeof *latencies);
    struct connection *all = calloc(connections, sizeof *all);
    int poll = epoll_create1(0);
    for (int i = 0; i < connections; i++) {
        all[i].socket = connect_to(atoi(words[2]));
        all[i].next_token = i;
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        epoll_ctl(poll, EPOLL_CTL_ADD, all[i].socket, &event);
    }
    int64_t start = now_ns(), end = start + (int64_t)(seconds * 1e9), due = start;
    struct epoll_event events[512];
    if (rate == 0)
        for (int i = 0; i < connections; i++) send_next(&all[i], now_ns());
    while (now_ns() < end) {
        if (rate > 0)
            for (int i = 0; i < connections && due <= now_ns(); i++)
                if (!all[i].busy) {
                    send_next(&all[i], due);
                    due += (int64_t)(1e9 / rate);
                }
        int ready = epoll_wait(poll, events, 512, rate > 0 ? 1 : 100);
        for (int i = 0; i < ready; i++) {
            struct connection *c = &all[events[i].data.u32];
            read_answer(c);
            if (rate == 0 && !c->busy) send_next(c, now_ns());
        }
    }
    report((now_ns() - start) / 1e9);
    return 0;
}
