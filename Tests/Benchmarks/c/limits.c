// The physical limit: what disk and memory allow a program that does nothing but the puts.
//   limits file FOLDER COMMITS EVENTS        a log of records, fdatasync a commit
//   limits lmdb FOLDER COMMITS EVENTS ROWS   the puts of carelog in plain LMDB, with ROWS of read
//                                            models an event
//   limits read FOLDER                       read() of that file
//   limits scan FOLDER                       a cursor over that LMDB's log
#include "measure.h"
#include <fcntl.h>
#include <lmdb.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHECK(call) do { int r = (call); if (r) fail(#call, mdb_strerror(r)); } while (0)
enum { record_size = 248, block = 256, tags = 3, cells = 100 };

static char record[record_size];

static int open_file(const char *folder, int flags) {
  char path[4096];
  snprintf(path, sizeof path, "%s/log", folder);
  int file = open(path, flags, 0600);
  if (file < 0) fail(path, "cannot be opened");
  return file;
}

static void append_file(const char *folder, int commits, int events) {
  int file = open_file(folder, O_CREAT | O_WRONLY | O_APPEND);
  double *times = malloc(sizeof *times * commits);
  char *bytes = malloc((size_t)record_size * events);
  for (int i = 0; i < commits; i++) {
    double start = now();
    for (int j = 0; j < events; j++) memcpy(bytes + (size_t)j * record_size, record, record_size);
    ssize_t size = (ssize_t)record_size * events;
    if (write(file, bytes, size) != size || fdatasync(file)) fail("write", "failed");
    times[i] = now() - start;
  }
  report(times, commits, (long long)commits * events);
}

// Visits the first byte of every record, as the cursor's walk does.
static void read_file(const char *folder) {
  int file = open_file(folder, O_RDONLY);
  enum { chunk = record_size * 4096 };
  char *bytes = malloc(chunk);
  double start = now();
  long long sum = 0, total = 0;
  for (ssize_t size; (size = read(file, bytes, chunk)) > 0; total += size)
    for (ssize_t i = 0; i < size; i += record_size) sum += bytes[i];
  double time = now() - start;
  if (sum != total / record_size * 7) fail("read", "other bytes than written");
  report(&time, 1, total / record_size);
}

static MDB_env *env;
static MDB_txn *txn;
static MDB_dbi head, names, keys, receipts, tree, leaves, records, views;

static void open_lmdb(const char *folder) {
  CHECK(mdb_env_create(&env));
  CHECK(mdb_env_set_mapsize(env, 1ull << 40));
  CHECK(mdb_env_set_maxdbs(env, 16));
  CHECK(mdb_env_open(env, folder, MDB_NOTLS, 0600));
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  CHECK(mdb_dbi_open(txn, "head", MDB_CREATE, &head));
  CHECK(mdb_dbi_open(txn, "names", MDB_CREATE, &names));
  CHECK(mdb_dbi_open(txn, "keys", MDB_CREATE, &keys));
  CHECK(mdb_dbi_open(txn, "receipts", MDB_CREATE, &receipts));
  CHECK(mdb_dbi_open(txn, "tree", MDB_CREATE | MDB_INTEGERKEY, &tree));
  CHECK(mdb_dbi_open(txn, "leaves", MDB_CREATE | MDB_INTEGERKEY, &leaves));
  CHECK(mdb_dbi_open(txn, "records", MDB_CREATE | MDB_INTEGERKEY, &records));
  CHECK(mdb_dbi_open(txn, "views", MDB_CREATE, &views));
  CHECK(mdb_txn_commit(txn));
}

static size_t count(void) {
  MDB_stat stat;
  CHECK(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
  CHECK(mdb_stat(txn, records, &stat));
  mdb_txn_abort(txn);
  return stat.ms_entries;
}

static void put(MDB_dbi database, void *key, size_t size, size_t value_size, unsigned flags) {
  static char value[4096];
  MDB_val k = {size, key}, v = {value_size, value};
  CHECK(mdb_put(txn, database, &k, &v, flags));
}

static void big_endian(unsigned char *to, unsigned long long value, int bytes) {
  for (int i = 0; i < bytes; i++) to[i] = value >> 8 * (bytes - 1 - i);
}

static int by_bytes(const void *a, const void *b) { return memcmp(a, b, 16); }

// Names, index entries, last positions, receipts and rows of the records [from, to), in key order.
static void put_rows(size_t from, size_t to, int rows) {
  size_t entries = (to - from) * tags;
  unsigned char(*index)[16] = malloc(16 * entries);
  for (size_t i = 0; i < entries; i++) {
    size_t position = from + i / tags;
    size_t tag[tags] = {position + 10000, position * 7919 % 2000, 2000 + position % 60};
    big_endian(index[i], tag[i % tags], 4);
    big_endian(index[i] + 4, 7, 4);
    big_endian(index[i] + 8, position, 8);
  }
  qsort(index, entries, 16, by_bytes);
  for (size_t i = 0; i < entries; i++) {
    if (i == 0 || memcmp(index[i], index[i - 1], 4)) put(keys, index[i], 4, 8, 0);
    put(keys, index[i], 16, 0, 0);
  }
  free(index);
  char text[64];
  for (size_t i = from; i < to; i++)
    put(names, text, snprintf(text, sizeof text, "tcomplaint:P%07zu", i), 4, 0);
  for (size_t i = from; i < to; i++)
    put(receipts, text, snprintf(text, sizeof text, "b-%08zu", i), 22, 0);
  for (int row = 0; row < rows; row++)
    for (size_t i = from; i < to; i++)
      put(views, text, snprintf(text, sizeof text, "%d-%010zu", row, i), 60, 0);
  for (int i = 0; rows && i < cells; i++)
    put(views, text, snprintf(text, sizeof text, "cell-%05zu-%03d", from / 200, i), 24, 0);
}

static void append_lmdb(int commits, int events, int rows) {
  double *times = malloc(sizeof *times * commits);
  size_t position = count(), waiting = position - position % block;
  for (int i = 0; i < commits; i++) {
    double start = now();
    CHECK(mdb_txn_begin(env, NULL, 0, &txn));
    for (int j = 0; j < events; j++) {
      MDB_val key = {sizeof position, &position}, value = {record_size, record};
      CHECK(mdb_put(txn, records, &key, &value, MDB_APPEND));
      if (++position % block) continue;
      put(leaves, &position, sizeof position, 4 * block, 0);
      put(tree, &position, sizeof position, 32, 0);
    }
    if (position - waiting >= block) {
      put_rows(waiting, position, rows);
      waiting = position;
    }
    put(head, "head", 4, 120 + 32 * __builtin_popcountll(position) + 4 * (position % block), 0);
    CHECK(mdb_txn_commit(txn));
    times[i] = now() - start;
  }
  report(times, commits, (long long)commits * events);
}

static void scan_lmdb(void) {
  MDB_cursor *cursor;
  MDB_val key, value;
  long long sum = 0, found = 0;
  double start = now();
  CHECK(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
  CHECK(mdb_cursor_open(txn, records, &cursor));
  for (; mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0; found++)
    sum += *(char *)value.mv_data;
  double time = now() - start;
  if (sum != found * 7) fail("scan", "other bytes than written");
  report(&time, 1, found);
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  const char *what = argv[1], *folder = argv[2];
  int commits = argc > 3 ? atoi(argv[3]) : 0, events = argc > 4 ? atoi(argv[4]) : 0;
  memset(record, 7, sizeof record);
  mkdir(folder, 0700);
  if (strcmp(what, "file") == 0) return append_file(folder, commits, events), 0;
  if (strcmp(what, "read") == 0) return read_file(folder), 0;
  open_lmdb(folder);
  if (strcmp(what, "lmdb") == 0) append_lmdb(commits, events, argc > 5 ? atoi(argv[5]) : 0);
  else if (strcmp(what, "scan") == 0) scan_lmdb();
  else return 64;
  return 0;
}
