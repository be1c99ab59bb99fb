"""The physical limits, measured by c/limits.c."""

from .contestant import Contestant, bytes_in, call
from .figures import Run


class File(Contestant):
    name = "file in C"
    note = "appends records of carelog's size to a file and syncs it: no index, no head"

    def __init__(self, tools, folder):
        self.program, self.folder = tools / "limits", folder

    def run(self, what, *numbers):
        return Run.read(call(self.program, what, self.folder, *numbers))

    def append(self, commits, events):
        return self.run("file", commits, events)

    def call_at_once(self, callers, count):
        return self.run("file", count // callers, callers)

    def scan(self):
        return self.run("read")

    def size(self):
        return bytes_in(self.folder)


class LMDB(File):
    name = "LMDB in C"
    note = "makes carelog's puts when carelog makes them; encodes, hashes and decides nothing"
    rows = 0

    def append(self, commits, events):
        return self.run("lmdb", commits, events, self.rows)

    def call_at_once(self, callers, count):
        return self.append(count // callers, callers)

    def scan(self):
        return self.run("scan")


class LMDBWithRows(LMDB):
    """The same, with as many rows as carelog's read models keep of a complaint."""

    rows = 4
