"""The jobs that several contestants do, in turns so that they share the disk's mood."""

import shutil
import sys

from .contestant import call, note
from .figures import Line, Run

LIMIT = "LMDB in C"


class Jobs:
    """Measures line by line; a peer's failure is told in the table and fails the run at its end."""

    def __init__(self, tools, form):
        self.tools, self.form = tools, form
        self.lines, self.failures = [], []
        self.started = 0

    def line(self, title, kind, deeds, limit=None, rounds=None):
        """Does the `deeds`, pairs of a contestant's name and what measures it, round by round.

        Each round begins with another one, so that nobody always comes after the same neighbour.
        """
        note(title)
        line = Line(title, kind, limit)
        self.lines.append(line)
        for turn in range(rounds or self.form.rounds):
            first = turn % len(deeds)
            for name, deed in deeds[first:] + deeds[:first]:
                if isinstance(line.results.get(name), str):
                    continue
                try:
                    result = deed()
                except Exception as failure:  # peers' libraries have errors of their own
                    if name.startswith("carelog"):
                        raise
                    self.failures.append(f"{name}: {failure}")
                    result = "failed in this run"
                if result is not None:
                    line.add(name, result)
        return line

    def process(self, *command, status=0, count=None):
        """A deed: whole processes of a command, in which `%d` is a number that was not used yet.

        All must end with the exit `status`.
        """
        count = count or self.form.processes

        def run():
            self.started += count
            return Run.read(call(self.tools / "process", status, self.started, count, *command))
        return run

    def appends(self, events, commands):
        """The jobs of event stores; `events` take ready ones, `commands` decide everything."""
        form = self.form

        def deeds(contestants, method, *numbers):
            return [(c.name, lambda c=c: getattr(c, method)(*numbers)) for c in contestants]

        self.line(
            "batch of 1,000 ready events", "rate",
            deeds(events, "append", form.commits, 1000), LIMIT)
        self.line(
            "batch of 1,000 commands, everything on", "rate",
            deeds(commands, "append", form.commits, 1000), LIMIT)
        self.line(
            "one durable append", "time", deeds(events, "append", form.singles, 1), LIMIT,
            form.short_rounds)
        self.line(
            "one durable command, everything on", "time",
            deeds(commands, "append", form.singles, 1), LIMIT, form.short_rounds)
        scans = deeds(events, "scan")
        for contestant in events:
            if hasattr(contestant, "parse"):
                scans.append((f"{contestant.name}, JSON parsed", contestant.parse))
            if hasattr(contestant, "scan_records"):
                scans.append((f"{contestant.name}, who and why too", contestant.scan_records))
        self.line(f"scan of {form.stored:,} events, warm", "rate", scans, LIMIT)
        self.line(
            "bytes on disk per event", "size",
            [(c.name, lambda c=c: c.size() / form.stored) for c in events], LIMIT, rounds=1)
        both = commands + [c for c in events if c.name not in {d.name for d in commands}]
        for callers in (16, 64):
            self.line(
                f"{callers} callers at once, each durable", "rate",
                deeds(both, "call_at_once", callers, form.calls), LIMIT)

    def processes(self, log, commands, lmdb, peers):
        """Whole processes, from the fork to the end."""
        sqlite, postgres, redis, library, duckdb = (
            peers.get(name) for name in ("sqlite", "postgres", "redis", "eventsourcing", "duckdb"))
        limit, process = ("process in C", LIMIT), self.process
        if sqlite and not shutil.which("sqlite3"):
            self.failures.append("sqlite3, the program, is not installed")
            sqlite = None
        deeds = [
            (LIMIT, process(lmdb.program, "lmdb", lmdb.folder, 1, 1, 0)),
            (commands.name, process(
                commands.shell, "customer", "register", "--customer", "N%d", "--store",
                commands.folder))]
        shell = sqlite and ["sqlite3", sqlite.file]
        if shell:
            deeds.append((sqlite.name, process(
                *shell, "PRAGMA synchronous=FULL; INSERT INTO events(stream, version, type, "
                "occurred, recorded, data) VALUES ('customer:N%d', 0, 'customer.registered', 0, 0, "
                "'{}')")))
        if postgres:
            deeds.append((postgres.name, process(*postgres.psql(
                "-c", "INSERT INTO events(stream, version, type, occurred, data) VALUES "
                "('customer:N%d', 0, 'customer.registered', 0, '{}')"))))
        if library:
            deeds.append((library.name, process(sys.executable, "-c", library.save_one)))
        if redis:
            deeds.append((redis.name, process(
                "redis-cli", "-s", redis.path, "XADD", "events", "*", "stream", "customer:N%d")))
        self.line("one durable command through the shell", "time", deeds, LIMIT)

        nothing = ("a process that does nothing", process("/bin/true"))
        deeds = [nothing, ("carelog", process(*log.replay()))]
        select = "SELECT * FROM events WHERE stream = 'complaint:P0000100' ORDER BY version"
        if shell:
            deeds.append((sqlite.name, process(*shell, select)))
        if postgres:
            deeds.append((postgres.name, process(*postgres.psql("-c", select))))
        if library:
            deeds.append((library.name, process(sys.executable, "-c", library.replay_one)))
        self.line(
            f"replay of one complaint, {log.count:,} events (peers {self.form.stored:,})", "time",
            deeds, nothing[0])

        deeds = [nothing, ("carelog", process(*log.kpi()))]
        if shell:
            deeds.append(("sqlite3 db 'SELECT 1'", process(*shell, "SELECT 1")))
        if duckdb:
            deeds += self.queries(duckdb, log, duckdb.sql(log.month()), log.kpi())
        self.line(f"kpi of one month, {log.count:,} events, warm", "time", deeds, nothing[0])
        deeds = [("carelog", process(*log.kpi_as_of(), count=1))]
        if duckdb:
            position, month = log.past
            deeds += self.queries(duckdb, log, duckdb.sql(month, position), log.kpi_as_of())
        self.line(
            f"kpi --as-of, {log.count:,} events, no snapshot", "time", deeds)

    def queries(self, duckdb, log, sql, question):
        """DuckDB's deeds, after it gave the same answer as carelog."""
        path, ours = duckdb.tables[log.count], log.filed_and_closed(question)
        theirs, _ = duckdb.ask(path, sql, 0)
        if theirs != ours:
            self.failures.append(
                f"DuckDB counts {theirs}, carelog {ours} closed and filed complaints")
            return []
        return [
            (duckdb.name, lambda: duckdb.ask(path, sql, self.form.processes)[1]),
            (duckdb.process_name, self.process(sys.executable, "-c", duckdb.process(path, sql)))]

    def alone(self, log, open_items, lines, peers):
        """What no peer does."""
        def once(*command):
            return self.process(*command, count=1)

        def rated(deed, events):
            def run():
                took = deed()
                return Run(took.times, took.elapsed, events)
            return run

        def cold(command):
            def run():
                times = []
                for _ in range(self.form.processes):
                    log.forget()
                    times += once(*command)().times
                return Run(times, sum(times), len(times))
            return run

        repeats = self.form.repeats
        self.line("kpi of one month, cold page cache", "time", [("carelog", cold(log.kpi()))])
        self.line(
            "replay of one complaint, cold page cache", "time", [("carelog", cold(log.replay()))])
        self.line(
            f"apply of a file of {lines.count:,} commands, everything on", "rate",
            [("carelog", rated(lines.apply, lines.count))], rounds=repeats)
        rebuild = log.command("projections", "rebuild")
        self.line(
            f"rebuild of all read models, {log.count:,} events", "rate",
            [("carelog", rated(once(*rebuild), log.count))], rounds=repeats)
        self.line(
            f"verify of {log.count:,} events, read models included", "time",
            [("carelog", once(*log.command("verify")))], rounds=1)
        self.line(
            f"report monthly, {log.count:,} events", "time",
            [("carelog", self.process(
                *log.command("report", "monthly", "--period", log.month())))])
        self.line(
            f"due with {open_items.count:,} open items", "time",
            [("carelog", self.process(*open_items.command("due"), status=1))])
        self.line(
            f"bytes on disk per event, {log.count:,} events, everything on", "size",
            [("carelog", lambda: log.size() / log.count)], rounds=1)
        deeds = [("carelog", lambda: log.memory("projections", "rebuild"))]
        if redis := peers.get("redis"):
            deeds.append((f"{redis.name}, serving {redis.count:,} events", redis.memory))
        self.line(
            f"memory of a rebuild at {log.count:,} events, without the page cache", "memory",
            deeds, rounds=1)
