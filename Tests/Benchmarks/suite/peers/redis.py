"""Redis Streams with appendfsync always."""

import shutil
import socket
import subprocess
import time

from .. import event
from ..contestant import Absent, Contestant, Failed, bytes_in, call
from ..figures import Run


def request(*words):
    words = [word.encode() for word in words]
    return b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%b\r\n" % (len(w), w) for w in words)


def addition(number):
    return (
        "XADD", "events", "*", "stream", event.stream(number), "type", event.TYPE,
        "occurred", str(event.FILED), "data", event.text(number))


class Redis(Contestant):
    name = "Redis Streams"
    note = (
        "appendfsync always, by a unix socket; one stream in memory without an index by complaint, "
        "JSON as a string, which a scan does not parse; batches as MULTI; decides nothing, proves "
        "nothing, no read models")

    def __init__(self, tools, folder):
        if not shutil.which("redis-server"):
            raise Absent("redis-server is not installed; Tests/Benchmarks/install brings it")
        folder.mkdir()
        self.folder, self.path, self.count = folder, folder / "socket", 0
        self.version = " " + call("redis-server", "--version").split("v=")[1].split()[0]
        self.process = subprocess.Popen(
            ["redis-server", "--port", "0", "--unixsocket", self.path, "--appendonly", "yes",
             "--appendfsync", "always", "--save", "", "--auto-aof-rewrite-percentage", "0",
             "--dir", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = socket.socket(socket.AF_UNIX)
        for _ in range(200):
            try:
                return self.socket.connect(str(self.path))
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise Failed("redis-server did not answer within ten seconds")

    def answer(self, sent, lines):
        """Sends requests and waits for as many lines of answers."""
        self.socket.sendall(sent)
        found, last = 0, b""
        while found < lines:
            part = self.socket.recv(1 << 20)
            if not part or b"-ERR" in part or b"-EXECABORT" in part:
                raise Failed(f"redis-server: {part[:200]!r}")
            found += (last + part).count(b"\r\n")
            last = b"\r" if part.endswith(b"\r") else b""

    def append(self, commits, events):
        times = []
        for _ in range(commits):
            ready = b"".join(request(*addition(self.count + number)) for number in range(events))
            # An id is two lines; a transaction also answers OK, QUEUED for each, and their number.
            lines = 2 * events if events == 1 else 2 + 3 * events
            if events > 1:
                ready = request("MULTI") + ready + request("EXEC")
            self.count += events
            start = time.perf_counter()
            self.answer(ready, lines)
            times.append(time.perf_counter() - start)
        return Run(times, sum(times), commits * events)

    def call_at_once(self, callers, count):
        self.count += count
        said = call(
            "redis-benchmark", "-s", self.path, "-c", callers, "-n", count, "--csv", *addition(0))
        # The request, how many a second, and milliseconds: mean, least, p50, p95, p99, greatest.
        rate, *_, p99, _ = said.strip().rsplit('","', 7)[1:]
        return Run([], count / float(rate), count, float(p99) / 1000)

    def scan(self):
        start = time.perf_counter()
        subprocess.run(
            ["redis-cli", "-s", self.path, "XRANGE", "events", "-", "+"],
            stdout=subprocess.DEVNULL, check=True)
        elapsed = time.perf_counter() - start
        return Run([elapsed], elapsed, self.count)

    def size(self):
        return bytes_in(self.folder)

    def memory(self):
        info = call("redis-cli", "-s", self.path, "INFO", "memory")
        return int(next(line for line in info.split() if line.startswith("used_memory:"))[12:])

    def stop(self):
        self.process.terminate()
        self.process.wait()
