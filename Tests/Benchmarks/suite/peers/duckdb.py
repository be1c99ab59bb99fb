"""DuckDB, which answers KPIs by SQL over a table of all events."""

import os
import subprocess
import time
from datetime import date, timedelta

from ..contestant import Absent, Failed
from ..figures import Run

try:
    import duckdb
except ImportError:
    duckdb = None

FILL = """
CREATE TABLE events AS SELECT position, type, occurredAt AS occurred, recordedAt AS recorded,
  data->>'complaint' AS complaint, data->>'technician' AS technician, data
FROM read_json(?, format='newline_delimited', maximum_object_size=1048576, columns={
  position: 'BIGINT', type: 'VARCHAR', occurredAt: 'TIMESTAMPTZ', recordedAt: 'TIMESTAMPTZ',
  data: 'JSON'})
WHERE position IS NOT NULL ORDER BY position"""

KPI = """
WITH filed AS (
  SELECT complaint FROM events WHERE type = 'complaint.filed' AND {known}
  AND occurred >= TIMESTAMPTZ '{month}-01 00:00+08'
  AND occurred < TIMESTAMPTZ '{next}-01 00:00+08'),
closed AS (
  SELECT DISTINCT complaint FROM events WHERE type = 'complaint.closed' AND {known})
SELECT count(closed.complaint), count(*) FROM filed LEFT JOIN closed USING (complaint)"""

PROCESS = """import duckdb
print(duckdb.connect({path!r}, read_only=True).execute({sql!r}).fetchall())"""


class DuckDB:
    name = "DuckDB, hot"
    process_name = "DuckDB, new process"
    note = (
        "a table with columns for what the query needs, filled beforehand; closed over filed "
        "complaints of the month, without reopenings and the other cases that carelog's rules "
        "know; not an event store")

    version = f" {duckdb.__version__}" if duckdb else ""

    def __init__(self, folder):
        if duckdb is None:
            raise Absent("not in .build/peers; Tests/Benchmarks/install brings it")
        folder.mkdir(exist_ok=True)
        self.folder, self.tables = folder, {}

    def fill(self, log):
        """Takes over a log of carelog's, as it exports it."""
        pipe, path = self.folder / "export", self.folder / f"{log.count}.duckdb"
        if not pipe.exists():
            os.mkfifo(pipe)
        with subprocess.Popen(
            ["sh", "-c", 'exec "$0" export --store "$1" >"$2"', log.program, log.folder, pipe],
            stderr=subprocess.DEVNULL) as export:
            with duckdb.connect(str(path)) as database:
                database.execute(FILL, [str(pipe)])
                [(found,)] = database.execute("SELECT count(*) FROM events").fetchall()
        if export.returncode or found < log.count:
            raise Failed(f"DuckDB took over {found} of {log.count} events")
        self.tables[log.count] = str(path)

    @staticmethod
    def sql(month, as_of=None):
        after = date.fromisoformat(f"{month}-01") + timedelta(days=31)
        return KPI.format(
            month=month, next=f"{after:%Y-%m}",
            known=f"position < {as_of}" if as_of is not None else "true")

    @staticmethod
    def ask(path, sql, times):
        """The answer, and a Run of asking again and again."""
        with duckdb.connect(path, read_only=True) as database:
            [answer], took = database.execute(sql).fetchall(), []
            for _ in range(times):
                start = time.perf_counter()
                database.execute(sql).fetchall()
                took.append(time.perf_counter() - start)
        return answer, Run(took, sum(took), times)

    @staticmethod
    def process(path, sql):
        return PROCESS.format(path=path, sql=sql)
