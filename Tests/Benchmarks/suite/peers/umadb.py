"""UmaDB, a store of dynamic consistency boundaries, from its package on PyPI."""

import socket
import subprocess
import sys
import threading
import time
from importlib.metadata import version
from pathlib import Path

from .. import event
from ..contestant import Absent, Contestant, Failed
from ..figures import Run

try:
    import umadb
except ImportError:
    umadb = None


def complaint(number):
    facts = event.facts(number)
    tags = [f"{kind}:{facts[kind]}" for kind in ("complaint", "customer", "technician")]
    return umadb.Event(event.TYPE, event.text(number).encode(), tags)


def used(path):
    """Bytes of a file's pages that are not zeros."""
    with open(path, "rb") as file:
        return sum(4096 for page in iter(lambda: file.read(4096), b"") if page.strip(b"\0"))


class UmaDB(Contestant):
    name = "UmaDB"
    note = (
        "by gRPC on the loopback; index by tags, a file filled with zeros ahead, which are not "
        "counted, JSON as bytes, which a scan does not parse; decides nothing by itself, proves "
        "nothing, no read models")

    def __init__(self, tools, folder):
        program = Path(sys.executable).parent / "umadb"
        if umadb is None or not program.exists():
            raise Absent(
                "no wheel in .build/peers; Tests/Benchmarks/install brings it if there is one")
        folder.mkdir()
        self.folder, self.count, self.version = folder, 0, f" {version('umadb')}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.process = subprocess.Popen(
            [program, "--listen", address, "--db-path", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.address = f"http://{address}"
        for _ in range(200):
            try:
                self.client = umadb.Client(self.address)
                self.client.head()
                return
            except Exception:  # not there yet, whatever the client calls that
                time.sleep(0.05)
        self.stop()
        raise Failed("umadb did not answer within ten seconds")

    def append(self, commits, events):
        times = []
        for _ in range(commits):
            ready = [complaint(self.count + number) for number in range(events)]
            self.count += events
            start = time.perf_counter()
            self.client.append(ready)
            times.append(time.perf_counter() - start)
        return Run(times, sum(times), commits * events)

    def call_at_once(self, callers, count):
        times, failures = [], []

        def work(first):
            client = umadb.Client(self.address)
            for number in range(first, first + count // callers):
                ready, start = [complaint(number)], time.perf_counter()
                try:
                    client.append(ready)
                except Exception as error:
                    return failures.append(error)
                times.append(time.perf_counter() - start)

        threads = [
            threading.Thread(target=work, args=[self.count + caller * (count // callers)])
            for caller in range(callers)]
        self.count += count
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise Failed(str(failures[0]))
        return Run(times, time.perf_counter() - start, len(times))

    def scan(self):
        start, found = time.perf_counter(), 0
        response = self.client.read()
        while batch := response.next_batch():
            found += len(batch)
        elapsed = time.perf_counter() - start
        return Run([elapsed], elapsed, found)

    def size(self):
        return sum(used(path) for path in self.folder.iterdir())

    def stop(self):
        self.process.terminate()
        self.process.wait()
