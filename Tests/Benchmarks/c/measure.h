// What the C programs share: a clock and how they report.
//
// They print the microseconds of each operation, one a line, and last `total MICROSECONDS EVENTS`.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static void report(const double *times, int count, long long events) {
  double sum = 0;
  for (int i = 0; i < count; i++) {
    printf("%.1f\n", times[i]);
    sum += times[i];
  }
  printf("total %.1f %lld\n", sum, events);
}
