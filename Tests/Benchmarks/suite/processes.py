"""Whole processes, from the fork to the end: what somebody at a shell waits for."""

import shutil
import sys

from .jobs import LIMIT

NOTHING = "a process that does nothing"


class Processes:
    def __init__(self, jobs, log, peers, duckdb):
        self.jobs, self.log, self.duckdb = jobs, log, duckdb
        self.sqlite, self.postgres, self.redis, self.library = (
            peers.get(name) for name in ("sqlite", "postgres", "redis", "eventsourcing"))
        if self.sqlite and not shutil.which("sqlite3"):
            jobs.failures.append("sqlite3, the program, is not installed")
            self.sqlite = None
        self.nothing = (NOTHING, jobs.process("/bin/true"))

    def write(self, lmdb, commands):
        process = self.jobs.process
        deeds = [
            (LIMIT, process(lmdb.program, "lmdb", lmdb.folder, 1, 1, 0)),
            (commands.name, process(
                commands.shell, "customer", "register", "--customer", "N%d", "--store",
                commands.folder))]
        if self.sqlite:
            deeds.append((self.sqlite.name, process(
                "sqlite3", self.sqlite.file, "PRAGMA synchronous=FULL; INSERT INTO events(stream, "
                "version, type, occurred, recorded, data) VALUES ('customer:N%d', 0, "
                "'customer.registered', 0, 0, '{}')")))
        if self.postgres:
            deeds.append((self.postgres.name, process(*self.postgres.psql(
                "-c", "INSERT INTO events(stream, version, type, occurred, data) VALUES "
                "('customer:N%d', 0, 'customer.registered', 0, '{}')"))))
        if self.library:
            deeds.append((
                self.library.name, process(sys.executable, "-c", self.library.save_one)))
        if self.redis:
            deeds.append((self.redis.name, process(
                "redis-cli", "-s", self.redis.path, "XADD", "events", "*", "stream",
                "customer:N%d")))
        self.jobs.line("one durable command through the shell", "time", deeds, LIMIT)

    def replay(self):
        process = self.jobs.process
        deeds = [self.nothing, ("carelog", process(*self.log.replay()))]
        select = "SELECT * FROM events WHERE stream = 'complaint:P0000100' ORDER BY version"
        if self.sqlite:
            deeds.append((self.sqlite.name, process("sqlite3", self.sqlite.file, select)))
        if self.postgres:
            deeds.append((self.postgres.name, process(*self.postgres.psql("-c", select))))
        if self.library:
            deeds.append((
                self.library.name, process(sys.executable, "-c", self.library.replay_one)))
        self.jobs.line(
            f"replay of one complaint, {self.log.count:,} events (peers "
            f"{self.jobs.form.stored:,})", "time", deeds, NOTHING)

    def answer(self):
        log, jobs = self.log, self.jobs
        deeds = [self.nothing, ("carelog", jobs.process(*log.kpi()))]
        if self.sqlite:
            deeds.append(("sqlite3 db 'SELECT 1'", jobs.process(
                "sqlite3", self.sqlite.file, "SELECT 1")))
        deeds += self.queries(log.kpi(), log.month())
        jobs.line(f"kpi of one month, {log.count:,} events", "time", deeds, NOTHING)
        position, month = log.past
        deeds = [("carelog", jobs.once(*log.kpi_as_of()))]
        deeds += self.queries(log.kpi_as_of(), month, position)
        jobs.line(f"kpi --as-of, {log.count:,} events, no snapshot", "time", deeds)

    def queries(self, question, month, as_of=None):
        """DuckDB's deeds, after it gave the same answer as carelog."""
        duckdb, jobs = self.duckdb, self.jobs
        if duckdb is None:
            return []
        path, sql = duckdb.tables[self.log.count], duckdb.sql(month, as_of)
        ours, (theirs, _) = self.log.filed_and_closed(question), duckdb.ask(path, sql, 0)
        if theirs != ours:
            jobs.failures.append(
                f"DuckDB counts {theirs}, carelog {ours} closed and filed complaints")
            return []
        return [
            (duckdb.name, lambda: duckdb.ask(path, sql, jobs.form.processes)[1]),
            (duckdb.process_name, jobs.process(sys.executable, "-c", duckdb.process(path, sql)))]
