// What one durable write costs on this disk, to be read beside every figure about durable positions.
// usage: fsync_cost FILE     prints one JSON object, microseconds
#include "clock.h"
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { WRITES = 1000, BLOCK = 4096 };

static void measure(int file, int data_only, const char *name, const char *separator) {
    static int64_t cost[WRITES];
    static char block[BLOCK] = {1};
    for (int i = 0; i < WRITES; i++) {
        if (pwrite(file, block, BLOCK, (off_t)i * BLOCK) != BLOCK) {
            perror("pwrite");
            exit(1);
        }
        int64_t start = now_ns();
        if (data_only ? fdatasync(file) : fsync(file)) {
            perror("sync");
            exit(1);
        }
        cost[i] = now_ns() - start;
    }
    qsort(cost, WRITES, sizeof cost[0], ascending);
    printf("\"%s\": {\"p50\": %.0f, \"p99\": %.0f}%s", name, percentile(cost, WRITES, 0.5) / 1e3,
           percentile(cost, WRITES, 0.99) / 1e3, separator);
}

int main(int count, char **words) {
    if (count != 2) return 64;
    int file = open(words[1], O_CREAT | O_WRONLY | O_TRUNC, 0600);
    if (file < 0) {
        perror(words[1]);
        return 1;
    }
    printf("{");
    measure(file, 0, "append", ", ");
    measure(file, 1, "overwrite", "}\n");
    close(file);
    unlink(words[1]);
    return 0;
}
