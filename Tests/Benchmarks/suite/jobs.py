"""How jobs are measured: in turns, so that all share the disk's mood."""

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

    def process(self, *command, status=0, count=None):
        """A deed: whole processes of a command, in which `%d` is a number that was not used yet.

        All must end with the exit `status`.
        """
        count = count or self.form.processes

        def run():
            self.started += count
            return Run.read(call(self.tools / "process", status, self.started, count, *command))
        return run

    def once(self, *command):
        """A deed: one process, of what takes long."""
        return self.process(*command, count=1)
