"""Tests/Benchmarks/run: measures everything and prints it as Markdown."""

import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import alone, appends, growth, machine
from .carelog import Commands, Events, Lines, Log
from .contestant import Absent, Failed, note
from .figures import Line, details, summary
from .jobs import Jobs
from .limits import LMDB, File, LMDBWithRows
from .peers.duckdb import DuckDB
from .peers.eventsourcing import EventSourcing
from .peers.postgres import PostgreSQL
from .peers.redis import Redis
from .peers.sqlite import SQLite
from .peers.umadb import UmaDB
from .processes import Processes

PEERS = {
    "sqlite": SQLite, "postgres": PostgreSQL, "eventsourcing": EventSourcing, "umadb": UmaDB,
    "redis": Redis}


@dataclass
class Form:
    """How much is measured."""

    rounds: int  # of each job, in turns
    commits: int  # of 1,000 events, a round
    short_rounds: int  # of single commits, which last so short that the disk's mood matters more
    singles: int  # commits of one event, a short round
    calls: int  # of callers at once, a round; a multiple of 64
    processes: int  # a round
    repeats: int  # of what takes long
    sizes: tuple[int, ...]  # of the logs
    lines: int  # of a file to apply
    open: int  # open items

    @property
    def stored(self):
        """What the event stores hold when they are scanned, nearly all of it from batches."""
        return self.rounds * self.commits * 1000 + self.short_rounds * self.singles


FORMS = {
    "short": Form(2, 2, 2, 10, 128, 2, 1, (3_000, 6_000), 3_000, 3_000),
    "": Form(5, 20, 20, 50, 3_200, 20, 3, (10_000, 100_000, 1_000_000), 100_000, 102_060),
    "long": Form(
        5, 20, 20, 50, 3_200, 20, 3, (10_000, 100_000, 1_000_000, 10_000_000), 100_000, 102_060),
}

COLUMNS = {
    "carelog": ["carelog"], "limit in C": ["LMDB in C", "a process that does nothing"],
    "SQLite": ["SQLite"], "PostgreSQL": ["PostgreSQL"], "eventsourcing": ["eventsourcing"],
    "UmaDB": ["UmaDB"], "Redis Streams": ["Redis Streams"],
    "DuckDB": ["DuckDB, hot"]}


class Suite:
    def __init__(self, form, root, work):
        self.form, self.work = form, work
        self.tools, self.programs = root / ".build/benchmarks", root / ".build/release"
        self.jobs = Jobs(self.tools, form)
        self.absent, self.peers, self.duckdb = {}, {}, None
        self.contestants, self.syncs, self.curves = [], [], []

    def run(self):
        """Measures everything; ends what it started whatever happens."""
        try:
            self.start()
            self.measure()
        except Failed as failure:
            self.jobs.failures.append(str(failure))
        finally:
            for peer in self.peers.values():
                peer.stop()

    def start(self):
        for key, peer in PEERS.items():
            try:
                self.peers[key] = peer(self.tools, self.work / key)
            except Absent as reason:
                self.absent[peer.name] = reason
            except Failed as failure:
                self.absent[peer.name] = "it did not start"
                self.jobs.failures.append(f"{peer.name}: {failure}")
        try:
            self.duckdb = DuckDB(self.work / "duckdb")
        except Absent as reason:
            self.absent["DuckDB"] = reason

    def measure(self):
        file, lmdb = File(self.tools, self.work / "file"), LMDB(self.tools, self.work / "lmdb")
        rows = LMDBWithRows(self.tools, self.work / "rows")
        events = Events(self.programs, self.work / "events")
        commands = Commands(self.programs, self.work / "commands")
        self.contestants = [file, lmdb, events, *self.peers.values()]
        syncs = File(self.tools, self.work / "syncs")
        self.syncs.append(syncs.append(self.form.singles, 1))
        appends.measure(self.jobs, self.contestants, [rows, commands])

        logs = [Log(self.programs, self.work / f"log-{size}", size) for size in self.form.sizes]
        for log in logs:
            note(f"a log of {log.count:,} events")
            log.fill()
            self.fill_duckdb(log)
        processes = Processes(self.jobs, logs[-1], self.peers, self.duckdb)
        processes.write(lmdb, commands)
        processes.replay()
        processes.answer()
        open_items = Log(self.programs, self.work / "open", self.form.open, "open")
        open_items.fill()
        lines = Lines(self.programs, self.work, self.form.lines)
        alone.measure(self.jobs, logs[-1], open_items, lines, self.peers.get("redis"))
        self.syncs.append(syncs.append(self.form.singles, 1))
        self.curves = self.grow(logs)

    def fill_duckdb(self, log):
        try:
            if self.duckdb:
                self.duckdb.fill(log)
        except Exception as failure:
            self.duckdb, self.absent["DuckDB"] = None, "it failed"
            self.jobs.failures.append(f"DuckDB: {failure}")

    def grow(self, logs):
        """What a command and a query cost on each log, in turns."""
        note("growth")
        deeds = [
            ("one durable command, library", lambda log: log.next(self.form.singles)),
            ("kpi of one month, process", lambda log: self.jobs.process(*log.kpi())()),
            ("replay of a complaint, process", lambda log: self.jobs.process(*log.replay())())]
        if self.duckdb:
            deeds.append(("the same kpi in DuckDB, hot", self.ask_duckdb))
        curves = [Line(title, "time") for title, _ in deeds]
        for _ in range(self.form.rounds):
            for curve, (_, deed) in zip(curves, deeds):
                for log in logs:
                    curve.add(log.count, deed(log))
        return curves

    def ask_duckdb(self, log):
        sql = self.duckdb.sql(log.month())
        return self.duckdb.ask(self.duckdb.tables[log.count], sql, self.form.processes)[1]

    def report(self, picture):
        """Prints what was measured and writes the picture."""
        form, lines = self.form, self.jobs.lines
        facts = machine.facts(self.work, self.syncs)
        if "tmpfs" in facts:
            print("**All lies in memory, where a sync costs nothing: set TMPDIR to a disk.**\n")
        print(
            f"{facts}.\nMedians of {form.rounds} runs in turns; all page caches warm unless said; "
            "an append counts once it is on disk.\n")
        print(*summary(lines, COLUMNS), sep="\n")
        if self.curves:
            print("\n### As the log grows\n")
            print(*growth.table(self.curves, form.sizes), sep="\n")
            picture.write_text(growth.picture(self.curves, form.sizes, facts))
        print("\n### In full\n")
        print(
            "× carelog and × limit are times as a multiple of carelog's and of the limit's: above 1 "
            "is slower (or larger). p99 is that of one commit, call or process, where there were a "
            "hundred.\n")
        print(*details(lines), sep="\n")
        print("\nWhat each does, and what it does not:\n")
        for contestant in [*self.contestants, *filter(None, [self.duckdb])]:
            print(f"- {contestant.name.split(',')[0]}{contestant.version}: {contestant.note}.")
        for name, reason in self.absent.items():
            print(f"- **{name} was not measured**: {reason}.")
        for failure in self.jobs.failures:
            print(f"- **Failed**: {failure}")


def main():
    chosen = sys.argv[1] if len(sys.argv) > 1 else ""
    if chosen not in FORMS or len(sys.argv) > 2:
        sys.exit("usage: Tests/Benchmarks/run [short|long]")
    root = Path(__file__).resolve().parents[3]
    folder = ".build/benchmarks" if chosen == "short" else "Fixtures"
    work = Path(tempfile.mkdtemp(prefix="carelog-benchmarks-"))
    # PostgreSQL runs as a user of its own and has to reach its folder.
    work.chmod(0o711)
    # Ended from outside, it ends the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    try:
        suite = Suite(FORMS[chosen], root, work)
        suite.run()
        suite.report(root / folder / "growth.svg")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if suite.jobs.failures else 0)


main()
