"""The jobs of event stores: appending, alone and together, and reading all."""

from .jobs import LIMIT


def measure(jobs, events, commands):
    """`events` take ready ones; `commands` decide, and keep read models."""
    form = jobs.form

    def deeds(contestants, method, *numbers):
        return [(c.name, lambda c=c: getattr(c, method)(*numbers)) for c in contestants]

    for title, contestants in (("ready events", events), ("commands, everything on", commands)):
        jobs.line(
            f"batch of 1,000 {title}", "rate",
            deeds(contestants, "append", form.commits, 1000), LIMIT)
    for title, contestants in (("append", events), ("command, everything on", commands)):
        jobs.line(
            f"one durable {title}", "time", deeds(contestants, "append", form.singles, 1), LIMIT,
            form.short_rounds)

    scans = deeds(events, "scan")
    for contestant in events:
        if hasattr(contestant, "parse"):
            scans.append((f"{contestant.name}, JSON parsed", contestant.parse))
        if hasattr(contestant, "scan_records"):
            scans.append((f"{contestant.name}, who and why too", contestant.scan_records))
    jobs.line(f"scan of {form.stored:,} events", "rate", scans, LIMIT)
    jobs.line(
        "bytes on disk per event", "size",
        [(c.name, lambda c=c: c.size() / form.stored) for c in events], LIMIT, rounds=1)

    deciding = {contestant.name for contestant in commands}
    others = [contestant for contestant in events if contestant.name not in deciding]
    for callers in (16, 64):
        jobs.line(
            f"{callers} callers at once, each durable", "rate",
            deeds(commands + others, "call_at_once", callers, form.calls), LIMIT)
