// The one clock of all measurements: CLOCK_MONOTONIC in nanoseconds, the same that Python's time.monotonic_ns reads.
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

static inline int64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static inline int ascending(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

// The value below which `share` of the sorted values lie; 0 where there are none.
static inline int64_t percentile(const int64_t *sorted, long count, double share) {
    if (count == 0) return 0;
    long index = (long)(share * (double)count);
    return sorted[index < count ? index : count - 1];
}
