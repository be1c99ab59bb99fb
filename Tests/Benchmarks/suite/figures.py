"""What is measured, and how figures become text."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Run:
    """Some operations in a row, in seconds."""

    times: list[float]
    elapsed: float
    events: int
    p99: float | None = None  # where only that is known and not each time

    @staticmethod
    def read(text):
        """What the programs in C and Swift print."""
        *times, total = text.split("\n")[: text.count("\n")]
        _, elapsed, events = total.split()
        return Run([float(time) / 1e6 for time in times], float(elapsed) / 1e6, int(events))


@dataclass
class Line:
    """One job, and how each contestant does it.

    kind: `time` an operation, `rate` of events, `size` in bytes, `memory` in bytes.
    """

    title: str
    kind: str
    limit: str | None = None
    results: dict[str, list | str] = field(default_factory=dict)

    def add(self, name, result):
        """A run or a number; a text says why there is none."""
        if isinstance(result, str):
            self.results[name] = result
        elif not isinstance(self.results.get(name), str):
            self.results.setdefault(name, []).append(result)

    def figures(self, name):
        """Median, least and greatest of the runs; None where nothing was measured."""
        runs = self.results.get(name)
        if not runs or isinstance(runs, str):
            return None
        if self.kind == "time":
            each = [statistics.median(run.times) for run in runs]
            every = [time for run in runs for time in run.times]
            return statistics.median(every), min(each), max(each)
        values = [run.events / run.elapsed for run in runs] if self.kind == "rate" else runs
        return statistics.median(values), min(values), max(values)

    def p99(self, name):
        """Of one operation, in seconds; None below a hundred of them."""
        if self.kind not in ("time", "rate"):
            return None
        runs = self.results[name]
        known = [run.p99 for run in runs if run.p99 is not None]
        if known:
            return statistics.median(known)
        times = sorted(time for run in runs for time in run.times)
        return times[len(times) * 99 // 100] if len(times) >= 100 else None

    def cost(self, name):
        figures = self.figures(name)
        return figures and (1 / figures[0] if self.kind == "rate" else figures[0])

    @property
    def own(self):
        """carelog's row, against which the others are held."""
        return next((name for name in self.results if name.startswith("carelog")), None)

    def ratio(self, name, other):
        cost, base = self.cost(name), other and self.cost(other)
        return ratio(cost / base) if cost and base else "–"

    def text(self, value):
        if self.kind == "rate":
            return f"{three_digits(value)}/s"
        if self.kind == "size":
            return f"{value:,.0f} B"
        if self.kind == "memory":
            return f"{value / 1e6:,.0f} MB"
        return duration(value)


def ratio(value):
    if value < 1:
        return f"{value:.2g}"
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def three_digits(value):
    scale = 10 ** max(0, len(str(int(value))) - 3)
    return f"{round(value / scale) * scale:,}"


def duration(seconds):
    for scale, unit in ((1e6, "µs"), (1e3, "ms")):
        if seconds * scale < 1000:
            value = seconds * scale
            return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f} {unit}"
    return f"{seconds:.2f} s"


def row(*cells):
    return f"| {' | '.join(cells)} |"


def details(lines):
    """Everything that was measured, job by job."""
    head = ("", "median", "p99 of one", "min–max of runs", "× carelog", "× limit")
    yield row(*head)
    yield row("---", *["---:"] * 5)
    for line in lines:
        yield row(f"**{line.title}**", *[""] * 5)
        for name, runs in line.results.items():
            if isinstance(runs, str):
                yield row(name, runs, *[""] * 4)
                continue
            median, least, greatest = line.figures(name)
            p99 = line.p99(name)
            span = f"{line.text(least)} – {line.text(greatest)}" if len(runs) > 1 else "–"
            yield row(
                name, line.text(median), duration(p99) if p99 else "–", span,
                line.ratio(name, line.own), line.ratio(name, line.limit))


def summary(lines, columns):
    """The medians; `columns` name for each heading the rows of `details` to take, best first."""
    yield row("", *columns)
    yield row("---", *["---:"] * len(columns))
    for line in lines:
        cells = []
        for names in columns.values():
            figures = next(filter(None, map(line.figures, names)), None)
            cells.append(line.text(figures[0]) if figures else "–")
        yield row(line.title, *cells)
