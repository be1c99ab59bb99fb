"""What no peer does, and what only carelog is asked."""

from .figures import Run


def measure(jobs, log, open_items, lines, redis):
    def line(title, kind, deed, **options):
        jobs.line(title, kind, [("carelog", deed)], **options)

    def rated(deed, events):
        def run():
            took = deed()
            return Run(took.times, took.elapsed, events)
        return run

    def cold(command):
        def run():
            times = []
            for _ in range(jobs.form.processes):
                log.forget()
                times += jobs.once(*command)().times
            return Run(times, sum(times), len(times))
        return run

    repeats, rebuild = jobs.form.repeats, ("projections", "rebuild")
    # Before the rebuilds, which leave free pages.
    line(
        f"bytes on disk per event, {log.count:,} events, everything on", "size",
        lambda: log.size() / log.count, rounds=1)
    line("kpi of one month, cold page cache", "time", cold(log.kpi()))
    line("replay of one complaint, cold page cache", "time", cold(log.replay()))
    line(
        f"apply of a file of {lines.count:,} commands, everything on", "rate",
        rated(lines.apply, lines.count), rounds=repeats)
    line(
        f"rebuild of all read models, {log.count:,} events", "rate",
        rated(jobs.once(*log.command(*rebuild)), log.count), rounds=repeats)
    line(
        f"verify of {log.count:,} events, read models included", "time",
        jobs.once(*log.command("verify")), rounds=1)
    line(
        f"report monthly, {log.count:,} events", "time",
        jobs.process(*log.command("report", "monthly", "--period", log.month())))
    line(
        f"due with {open_items.count:,} open items", "time",
        jobs.process(*open_items.command("due"), status=1))
    memories = [("carelog", lambda: log.memory(*rebuild))]
    if redis:
        memories.append((f"{redis.name}, serving {redis.count:,} events", redis.memory))
    jobs.line(
        f"memory of a rebuild at {log.count:,} events, without the page cache", "memory",
        memories, rounds=1)
