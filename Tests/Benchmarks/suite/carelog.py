"""carelog itself: the library through the Benchmarks executable, whole processes of the program."""

import json
import os
import shutil
import subprocess
import time
from datetime import date, timedelta

from .contestant import Contestant, Failed, bytes_in, call
from .figures import Run

NAME = "carelog"


class Events(Contestant):
    """Events that are ready, put into the log by the library."""

    name = NAME
    note = (
        "stores with each event who did it, by which command and why, links, a hash tree, an index "
        "by tag and type and a receipt of the command; a scan decodes every field")

    def __init__(self, programs, folder):
        self.program, self.shell, self.folder = (
            programs / "Benchmarks", programs / "carelog", folder)

    def run(self, what, *numbers):
        return Run.read(call(self.program, what, *numbers, self.folder))

    def append(self, commits, events):
        return self.run("append", commits, events)

    def scan(self):
        return self.run("scan")

    def scan_records(self):
        return self.run("records")

    def size(self):
        return bytes_in(self.folder)


class Commands(Events):
    """Commands: looked up, decided, appended, and followed by every read model."""

    def append(self, commits, events):
        return self.run("execute", commits, events)

    def call_at_once(self, callers, count):
        return self.run("callers", count, callers)


class Lines:
    """A file of commands and the store that it is applied to."""

    def __init__(self, programs, folder, count):
        self.count, self.program = count, programs / "carelog"
        self.file, self.store = folder / "lines.jsonl", folder / "applied"
        self.file.write_text(call(programs / "Benchmarks", "workload", count))

    def apply(self):
        shutil.rmtree(self.store, ignore_errors=True)
        start = time.perf_counter()
        call(self.program, "apply", self.file, "--store", self.store)
        elapsed = time.perf_counter() - start
        return Run([elapsed], elapsed, self.count)


class Log:
    """A store with the first events of a workload of Benchmarks: years of an office."""

    REGISTRATIONS, EVENTS_A_VISIT, VISITS_A_DAY = 2060, 2.75, 240

    def __init__(self, programs, folder, count, workload="workload"):
        self.count, self.folder, self.workload = count, folder, workload
        self.program, self.benchmarks = programs / "carelog", programs / "Benchmarks"

    def fill(self):
        with subprocess.Popen(
            [self.benchmarks, self.workload, str(self.count)], stdout=subprocess.PIPE) as lines:
            done = subprocess.run(
                [self.program, "apply", "-", "--store", self.folder], stdin=lines.stdout,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise Failed(f"apply refused lines of the workload: {done.stderr[-500:]}")

    @property
    def visits(self):
        return int((self.count - self.REGISTRATIONS) / self.EVENTS_A_VISIT)

    def month(self, share=1):
        """The last whole month of this share of the log, or its first."""
        first = date(1980, 1, 1)
        last = first + timedelta(days=int(self.visits * share) // self.VISITS_A_DAY)
        return f"{max(last.replace(day=1) - timedelta(days=1), first):%Y-%m}"

    @property
    def complaint(self):
        """One from the middle."""
        return f"P{self.visits // 8 * 4}"

    def command(self, *words):
        return [self.program, *words, "--store", self.folder]

    def size(self):
        return bytes_in(self.folder)

    def next(self, count):
        return Run.read(call(self.benchmarks, "next", count, self.folder))

    def kpi(self):
        return self.command("kpi", "closure", "--period", self.month())

    @property
    def past(self):
        """A moment before the end, by the number of events, and a month that was over by then."""
        return self.count * 9 // 10, self.month(0.8)

    def kpi_as_of(self):
        position, month = self.past
        return self.command("kpi", "closure", "--period", month, "--as-of", f"@{position}")

    def filed_and_closed(self, question):
        """What an answer of `kpi closure` says of the complaints filed in the month."""
        answers = json.loads(call(*question, "--format", "json"))
        cohort = next(answer for answer in answers if answer["basis"] == "cohort")
        return cohort["numerator"], cohort["denominator"]

    def replay(self):
        return self.command("replay", "complaint", self.complaint)

    def forget(self):
        """Drops the file from the page cache: what comes next is cold."""
        with open(f"{self.folder}/data.mdb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def memory(self, *words):
        """The greatest anonymous memory of a process: without what it maps, the page cache."""
        greatest = 0
        with subprocess.Popen(
            [str(word) for word in self.command(*words)], stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                try:
                    with open(f"/proc/{process.pid}/status") as status:
                        sizes = [line.split()[1] for line in status if line.startswith("RssAnon")]
                    greatest = max([greatest, *(int(size) * 1024 for size in sizes)])
                except (FileNotFoundError, ProcessLookupError):
                    break
                time.sleep(0.005)
        if process.returncode:
            raise Failed(f"carelog {' '.join(words)} exited {process.returncode}")
        return greatest
