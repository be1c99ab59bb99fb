"""PostgreSQL as an event table, in a cluster of its own that lives as long as the run."""

import os
import re
import shutil
import subprocess

from .. import event
from ..contestant import Absent, Contestant, Failed, call
from ..figures import Run

TABLE = """
CREATE TABLE events(position bigserial PRIMARY KEY, stream text NOT NULL, version int NOT NULL,
  type text NOT NULL, occurred bigint NOT NULL, recorded timestamptz NOT NULL DEFAULT now(),
  data jsonb NOT NULL, UNIQUE (stream, version))"""
COLUMNS = "stream, version, type, occurred, data"
INSERT = f"""\\set n :n + 1
INSERT INTO events({COLUMNS}) VALUES (
  :prefix || :client_id::text || '-' || :n::text, 0, '{event.TYPE}', {event.FILED}, :data::jsonb);
"""


class PostgreSQL(Contestant):
    name = "PostgreSQL"
    note = (
        "fsync and synchronous_commit on, by a unix socket; a table with a unique index of stream "
        "and version, jsonb; batches by COPY; positions have gaps and are not in commit order; "
        "decides nothing, proves nothing, no read models")

    def __init__(self, tools, folder):
        config = shutil.which("pg_config") or "/usr/lib/postgresql/15/bin/pg_config"
        found = os.path.exists(config) and call(config, "--bindir").strip()
        self.programs = found if found and os.path.exists(f"{found}/initdb") else (
            "/usr/lib/postgresql/15/bin")
        if not os.path.exists(f"{self.programs}/initdb"):
            raise Absent("PostgreSQL 15 is not installed; Tests/Benchmarks/install brings it")
        folder.mkdir()
        self.folder, self.count, self.callers = folder, 0, 0
        self.user = []
        if os.geteuid() == 0:
            self.user = "setpriv --reuid postgres --regid postgres --clear-groups".split()
            shutil.chown(folder, "postgres")
        data, log = folder / "data", folder / "log"
        self.call("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-N")
        self.control = ["-D", data, "-l", log, "-w", "-s"]
        self.call(
            "pg_ctl", *self.control, "start", "-o",
            f"-k {folder} -c listen_addresses= -c max_wal_size=8GB -c checkpoint_timeout=1h")
        self.server = ["-h", folder, "-U", "postgres", "-d", "postgres"]
        try:
            self.query(TABLE)
            self.version = f" {self.query('SHOW server_version').split()[0]}"
        except Failed:
            self.stop()
            raise

    def call(self, program, *arguments):
        # The server inherits what it is started with, so its output must not be a pipe.
        command = [*self.user, f"{self.programs}/{program}", *map(str, arguments)]
        with open(self.folder.parent / "postgres.errors", "a+") as errors:
            if subprocess.run(command, stdout=errors, stderr=errors, cwd="/").returncode:
                errors.seek(0)
                raise Absent(f"{program} failed: {errors.read()[-300:]}")

    def psql(self, *arguments):
        return [f"{self.programs}/psql", "-X", "-q", "-A", "-t", *map(str, self.server), *arguments]

    def query(self, sql):
        return call(*self.psql("-c", sql)).strip()

    def timed(self, commands, events):
        """The commands of psql, which says how many milliseconds each took."""
        done = call(*self.psql("-v", "ON_ERROR_STOP=1"), input="\\timing on\n" + commands)
        times = [float(found) / 1000 for found in re.findall(r"^Time: ([\d.]+) ms", done, re.M)]
        return Run(times, sum(times), events)

    def append(self, commits, events):
        if events == 1:
            return self.call_at_once(1, commits)
        commands = ""
        for commit in range(commits):
            path = self.folder.parent / f"copy-{commit}"
            with open(path, "w") as lines:
                for number in range(self.count, self.count + events):
                    lines.write(
                        f"{event.stream(number)}\t0\t{event.TYPE}\t{event.FILED}\t"
                        f"{event.text(number)}\n")
            self.count += events
            commands += f"\\copy events({COLUMNS}) from '{path}'\n"
        run = self.timed(commands, commits * events)
        # What it puts off must not disturb whoever is measured next.
        self.query("CHECKPOINT")
        return run

    def call_at_once(self, callers, count):
        script, logs = self.folder.parent / "insert.sql", self.folder.parent / "pgbench"
        script.write_text(INSERT)
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir()
        self.callers += 1
        said = call(
            f"{self.programs}/pgbench", *self.server[:4], "-n", "-M", "prepared", "-f", script,
            "-c", callers, "-j", 1, "-t", count // callers, "-l", f"--log-prefix={logs}/log",
            "-D", "n=0", "-D", f"prefix=complaint:R{self.callers}-", "-D",
            f"data={event.text(0)}", "postgres")
        times = [
            float(line.split()[2]) / 1e6 for log in logs.iterdir() for line in log.open()]
        rate = float(re.search(r"^tps = ([\d.]+)", said, re.M)[1])
        return Run(times, len(times) / rate, len(times))

    def scan(self):
        return self.timed(
            f"\\copy (select {COLUMNS} from events order by position) to '/dev/null'\n",
            int(self.query("SELECT count(*) FROM events")))

    def size(self):
        return int(self.query("SELECT pg_total_relation_size('events')"))

    def stop(self):
        self.call("pg_ctl", *self.control, "stop", "-m", "immediate")
