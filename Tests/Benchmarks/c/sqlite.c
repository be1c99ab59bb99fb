// SQLite as an event table with a stream index, WAL and synchronous=FULL.
//   sqlite append FILE COMMITS EVENTS   each a commit of events of new streams
//   sqlite scan FILE                    every column of every row
//   sqlite parse FILE                   the same with one field read from each event's JSON
#include "measure.h"
#include <sqlite3.h>

static sqlite3 *db;

static void check(int result) {
  if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
    fail("sqlite", sqlite3_errmsg(db));
}
static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }
static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
  return statement;
}

// The complaint that every contestant stores, as suite/event.py writes it.
static int complaint(char *text, size_t size, long long number) {
  return snprintf(text, size,
    "{\"complaint\":\"P%07lld\",\"customer\":\"C%04lld\",\"technician\":\"T%02lld\","
    "\"channel\":\"phone\",\"category\":\"quality\",\"severity\":\"minor\","
    "\"description\":\"水管漏水,维修后当晚又漏\",\"team\":\"G%lld\",\"region\":\"R%lld\","
    "\"acknowledgeDue\":1578227400000,\"resolveDue\":1579017599999,\"policy\":1}",
    number, number * 7919 % 2000, number % 60, number % 6, number * 7919 % 10);
}

static void append(int commits, int events) {
  sqlite3_stmt *count = prepare("SELECT count(*) FROM events");
  check(sqlite3_step(count));
  long long number = sqlite3_column_int64(count, 0);
  sqlite3_finalize(count);
  sqlite3_stmt *insert = prepare(
    "INSERT INTO events(stream, version, type, occurred, recorded, data) "
    "VALUES (?, 0, 'complaint.filed', 1578141000000, 1578141000000, ?)");
  double *times = malloc(sizeof *times * commits);
  char stream[40], data[1000];
  for (int i = 0; i < commits; i++) {
    double start = now();
    run("BEGIN IMMEDIATE");
    for (int j = 0; j < events; j++, number++) {
      int length = snprintf(stream, sizeof stream, "complaint:P%07lld", number);
      check(sqlite3_bind_text(insert, 1, stream, length, SQLITE_STATIC));
      length = complaint(data, sizeof data, number);
      check(sqlite3_bind_text(insert, 2, data, length, SQLITE_STATIC));
      check(sqlite3_step(insert));
      check(sqlite3_reset(insert));
    }
    run("COMMIT");
    times[i] = now() - start;
  }
  report(times, commits, (long long)commits * events);
}

static void scan(const char *sql) {
  double start = now();
  sqlite3_stmt *select = prepare(sql);
  long long rows = 0, bytes = 0;
  for (int r; (r = sqlite3_step(select)) != SQLITE_DONE; rows++) {
    check(r);
    for (int i = 0; i < sqlite3_column_count(select); i++) bytes += sqlite3_column_bytes(select, i);
  }
  double time = now() - start;
  if (bytes == 0) fail("sqlite", "no rows");
  report(&time, 1, rows);
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  check(sqlite3_open(argv[2], &db));
  run("PRAGMA journal_mode=WAL");
  run("PRAGMA synchronous=FULL");
  run("CREATE TABLE IF NOT EXISTS events(position INTEGER PRIMARY KEY, stream TEXT NOT NULL, "
      "version INTEGER NOT NULL, type TEXT NOT NULL, occurred INTEGER NOT NULL, "
      "recorded INTEGER NOT NULL, data TEXT NOT NULL, UNIQUE(stream, version))");
  if (strcmp(argv[1], "append") == 0 && argc == 5) append(atoi(argv[3]), atoi(argv[4]));
  else if (strcmp(argv[1], "scan") == 0) scan("SELECT * FROM events ORDER BY position");
  else if (strcmp(argv[1], "parse") == 0)
    scan("SELECT position, json_extract(data, '$.category') FROM events ORDER BY position");
  else return 64;
  sqlite3_close(db);
  return 0;
}
