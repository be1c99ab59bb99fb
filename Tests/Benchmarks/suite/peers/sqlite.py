"""SQLite as an event table, measured by c/sqlite.c."""

import sqlite3
from contextlib import closing

from ..contestant import Absent, Contestant, bytes_in, call
from ..figures import Run


def settled(file):
    """Bytes of a database whose log of writes is taken over and emptied."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return bytes_in(file)


class SQLite(Contestant):
    name = "SQLite"
    version = f" {sqlite3.sqlite_version}"
    note = (
        "in C, WAL, synchronous=FULL; a table with a unique index of stream and version, JSON as "
        "text, which a scan does not parse; decides nothing, proves nothing, no read models")

    def __init__(self, tools, folder):
        self.program = tools / "sqlite"
        if not self.program.exists():
            raise Absent("sqlite3.h is not installed; Tests/Benchmarks/install brings it")
        folder.mkdir()
        self.file = folder / "events.db"

    def run(self, what, *numbers):
        return Run.read(call(self.program, what, self.file, *numbers))

    def append(self, commits, events):
        return self.run("append", commits, events)

    def call_at_once(self, callers, count):
        return "one writer at a time, each with a sync of its own: as a single append"

    def scan(self):
        return self.run("scan")

    def parse(self):
        return self.run("parse")

    def size(self):
        return settled(self.file)
