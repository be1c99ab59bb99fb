"""What every store that is measured can be asked for."""

import os
import subprocess
import sys


class Absent(Exception):
    """A peer is not installed here; says what is missing and how to get it."""


class Failed(Exception):
    """A program that was to be measured ended with an error."""


def call(*command, input=None):
    """Runs a command to its end and returns what it printed."""
    done = subprocess.run(
        [str(word) for word in command], input=input, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))[:200]}: {done.stderr.strip()[-500:]}")
    return done.stdout


def note(*words):
    """Progress for whoever waits."""
    print(*words, file=sys.stderr, flush=True)


def bytes_in(path):
    """What a file or folder takes on the disk."""
    if not os.path.isdir(path):
        return os.stat(path).st_blocks * 512
    return sum(bytes_in(entry.path) for entry in os.scandir(path))


class Contestant:
    """A store of complaints, each an event of a stream of its own.

    A method that answers with a text says why the contestant does not do the job; None leaves it
    out of the table, where asking would make no sense.
    """

    name = ""
    version = ""
    note = ""  # what it does not do that carelog does, or the other way round

    def append(self, commits, events):
        """Appends durable commits of so many events each: a Run."""

    def call_at_once(self, callers, count):
        """Appends `count` single events, `callers` at a time, each durable: a Run."""

    def scan(self):
        """Reads every event: a Run."""

    def size(self):
        """Bytes on disk."""

    def stop(self):
        """Ends what was started."""
