"""The desk at which everything is entered: time, chance, and the file of commands.

Whoever acts is a generator that yields the moment at which it goes on. Moments are seconds of local
time since 1970. The file is in the order of recording; business time may lie before.
"""

import heapq
import json
import random
from datetime import date, timedelta

MINUTE, HOUR, DAY = 60, 3_600, 86_400
EPOCH = date(1970, 1, 1)
LATE = "补录"


def day_of(year, month, day):
    """The number of a calendar day."""
    return (date(year, month, day) - EPOCH).days


def calendar(day):
    """The calendar date of a day's number."""
    return EPOCH + timedelta(days=day)


def day_text(day):
    return calendar(day).isoformat()


def moment(seconds):
    """RFC 3339 in the business zone; a fraction of a second is written in milliseconds."""
    seconds, milliseconds = divmod(round(seconds * 1000), 1000)
    hours, rest = divmod(seconds % DAY, HOUR)
    fraction = f".{milliseconds:03}" if milliseconds else ""
    return f"{day_text(seconds // DAY)}T{hours:02}:{rest // 60:02}:{rest % 60:02}{fraction}+08:00"


class Desk:
    """Runs everybody in time order and writes what they record."""

    def __init__(self, first_day, last_day, seed, commands, expectations):
        self.chance = random.Random(seed)
        self.first_day = first_day
        self.end = (last_day + 1) * DAY
        self.now = first_day * DAY
        self.count = 0
        self._commands = commands
        self._expectations = expectations
        self._waiting = []
        self._started = 0

    def begin(self, process, at=None):
        """Lets a generator run from the moment `at` on."""
        self._started += 1
        heapq.heappush(self._waiting, (max(at or 0, self.now), self._started, process))

    def run(self):
        """Runs until the last day is over."""
        while self._waiting:
            self.now, order, process = heapq.heappop(self._waiting)
            if self.now >= self.end:
                return
            until = next(process, None)
            if until is not None:
                heapq.heappush(self._waiting, (max(until, self.now), order, process))

    def record(self, command, at=None, role="operator", actor=None, reason=LATE, expect=None,
               **data):
        """Writes a command; with `expect` one that is to be refused by that code."""
        self.count += 1
        line = {
            "command": command, "commandId": f"s-{self.count}", "role": role,
            "actor": actor or f"{role}-1", "at": moment(self.now if at is None else at),
            "reason": reason, "data": {key: value for key, value in data.items()
                                       if value is not None},
        }
        if reason is None:
            del line["reason"]
        self._write(line, expect)
        if not expect and self.chance.random() < 0.0005:
            self.count += 1
            self._write(line, "duplicate")
            self.count += 1
            self._write(line | {"actor": "somebody-else"}, "command_id_reused")

    def _write(self, line, expect):
        self._commands.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        if expect:
            self._expectations.write(json.dumps({"line": self.count, "code": expect}) + "\n")
