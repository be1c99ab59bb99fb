// The physical limit: plain LMDB doing the puts of one command and one commit, COUNT times.
// reference FOLDER COUNT RECORDS INDEX ROWS -> median and p99 microseconds
#include <lmdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define CHECK(call) do { int r = (call); if (r) { \
  fprintf(stderr, #call ": %s\n", mdb_strerror(r)); exit(1); } } while (0)

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static unsigned long long seed = 1;
static unsigned long long random64(void) {
  unsigned long long z = seed += 0x9E3779B97F4A7C15;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return z ^ z >> 31;
}

int main(int argc, char **argv) {
  if (argc != 6) return 64;
  int count = atoi(argv[2]), records = atoi(argv[3]), index = atoi(argv[4]), rows = atoi(argv[5]);
  mkdir(argv[1], 0700);
  MDB_env *env;
  CHECK(mdb_env_create(&env));
  CHECK(mdb_env_set_mapsize(env, 1ull << 36));
  CHECK(mdb_env_set_maxdbs(env, 8));
  CHECK(mdb_env_open(env, argv[1], MDB_NOTLS, 0600));
  MDB_txn *txn;
  MDB_dbi log, keys, view;
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  CHECK(mdb_dbi_open(txn, "log", MDB_CREATE | MDB_INTEGERKEY, &log));
  CHECK(mdb_dbi_open(txn, "keys", MDB_CREATE, &keys));
  CHECK(mdb_dbi_open(txn, "view", MDB_CREATE, &view));
  CHECK(mdb_txn_commit(txn));
  char record[330];
  memset(record, 7, sizeof record);
  double *times = malloc(sizeof(double) * count);
  MDB_stat stat;
  CHECK(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
  CHECK(mdb_stat(txn, log, &stat));
  mdb_txn_abort(txn);
  size_t position = stat.ms_entries;
  for (int i = 0; i < count; i++) {
    double start = now();
    CHECK(mdb_txn_begin(env, NULL, 0, &txn));
    for (int j = 0; j < records; j++) {
      MDB_val key = {sizeof position, &position}, value = {sizeof record, record};
      CHECK(mdb_put(txn, log, &key, &value, MDB_APPEND));
      position++;
    }
    for (int j = 0; j < index; j++) {
      unsigned long long bytes[2] = {random64() % 4000, position};
      MDB_val key = {sizeof bytes, bytes}, value = {0, NULL};
      CHECK(mdb_put(txn, keys, &key, &value, 0));
    }
    for (int j = 0; j < rows; j++) {
      unsigned long long row = random64() % 40000;
      MDB_val key = {sizeof row, &row}, value = {24, record};
      CHECK(mdb_put(txn, view, &key, &value, 0));
    }
    CHECK(mdb_txn_commit(txn));
    times[i] = now() - start;
  }
  qsort(times, count, sizeof *times, ascending);
  printf("%.0f %.0f\n", times[count / 2], times[count * 99 / 100]);
  return 0;
}
