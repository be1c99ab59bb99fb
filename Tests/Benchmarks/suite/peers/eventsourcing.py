"""Python's eventsourcing library on SQLite."""

import time
import uuid
from importlib.metadata import version
from pathlib import Path

from .. import event
from ..contestant import Absent, Contestant
from ..figures import Run
from .sqlite import settled

try:
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event as domain_event
except ImportError:
    Aggregate, domain_event = object, lambda name: lambda body: body
    Application = None


class Complaint(Aggregate):
    @domain_event("Filed")
    def __init__(
        self, complaint, customer, technician, channel, category, severity, description, team,
        region, acknowledgeDue, resolveDue, policy):
        self.complaint, self.customer, self.technician = complaint, customer, technician
        self.channel, self.category, self.severity = channel, category, severity
        self.description, self.team, self.region = description, team, region
        self.acknowledge_due, self.resolve_due, self.policy = acknowledgeDue, resolveDue, policy


def application(file):
    return Application(
        env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(file)})


class EventSourcing(Contestant):
    name = "eventsourcing"
    note = (
        "Python's library on SQLite (WAL, synchronous FULL); aggregates are built and saved, scans "
        "decode JSON into objects; no rule across aggregates, proves nothing, no read models")

    def __init__(self, tools, folder):
        if Application is None:
            raise Absent("not in .build/peers; Tests/Benchmarks/install brings it")
        folder.mkdir()
        self.file, self.count = folder / "events.db", 0
        self.application = application(self.file)
        self.version = f" {version('eventsourcing')}"
        self.last = None

    def append(self, commits, events):
        times = []
        for _ in range(commits):
            complaints = [Complaint(**event.facts(self.count + n)) for n in range(events)]
            self.count += events
            start = time.perf_counter()
            self.application.save(*complaints)
            times.append(time.perf_counter() - start)
            self.last = complaints[-1].id
        return Run(times, sum(times), commits * events)

    def call_at_once(self, callers, count):
        return "one writer at a time, each with a sync of its own: as a single append"

    def scan(self):
        recorder, mapper = self.application.recorder, self.application.mapper
        start, found, first = time.perf_counter(), 0, 1
        while notes := recorder.select_notifications(start=first, limit=1000):
            for note in notes:
                mapper.to_domain_event(note)
            found, first = found + len(notes), notes[-1].id + 1
        elapsed = time.perf_counter() - start
        return Run([elapsed], elapsed, found)

    def size(self):
        return settled(self.file)

    def command(self, deed):
        """What a new process has to do for one command or one replay."""
        return f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from suite.peers.eventsourcing import *
app = application({str(self.file)!r})
{deed}"""

    @property
    def save_one(self):
        return self.command("app.save(Complaint(**event.facts(0)))")

    @property
    def replay_one(self):
        return self.command(f"print(app.repository.get(uuid.UUID({str(self.last)!r})))")

    def stop(self):
        self.application.close()
