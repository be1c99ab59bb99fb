"""How long complaints take, by domain.md §3.3.

Each function yields the name of a complaint, the rows of a report in which it stands, and
milliseconds. Where domain.md leaves a choice, the comment beside it begins with "Reading:".
"""

from workdays import day_of_moment, start_of_day


def _worked(log, complaint, start, end):
    """Working time, by the calendar of the version that is stored with the complaint (§3.3)."""
    return log.calendar(complaint.policy).worked(start, end)


def due_times(log):
    """Every complaint with the due times that it should have by §2.2 and those that it has.

    A limit of days ends with the last millisecond of its last day, the day of filing not counting.
    """
    for complaint in log.complaints.values():
        calendar = log.calendar(complaint.policy)
        limits = log.limits(complaint.policy, day_of_moment(complaint.filed))
        severity = complaint.filed_as.capitalize()
        yield complaint, (
            _due(complaint.filed, limits["acknowledge" + severity], calendar),
            _due(complaint.filed, limits["resolve" + severity], calendar),
        ), (complaint.acknowledge_due, complaint.resolve_due)


def _due(filed, limit, calendar):
    amount = int(limit.rstrip("hwd"))
    if limit.endswith("wh"):
        return calendar.advance(filed, amount)
    if limit.endswith("h"):
        return filed + amount * 3_600_000
    day = day_of_moment(filed)
    last = calendar.add_workdays(day, amount) if limit.endswith("wd") else day + amount
    return start_of_day(last + 1) - 1


def time_to_acknowledge(log, period):
    for complaint in log.standing_complaints():
        if complaint.acknowledged is not None and complaint.acknowledged in period:
            yield complaint.fact, complaint.rows, complaint.acknowledged - complaint.filed


def time_to_first_response(log, period):
    # Reading: a follow-up is a contact when the customer was reached, and about the complaint when
    # it names it; the population is what was first answered in P.
    for complaint in log.standing_complaints():
        answers = [complaint.acknowledged, complaint.proposed, complaint.called]
        first = min((at for at in answers if at is not None), default=None)
        if first is not None and first in period:
            yield complaint.fact, complaint.rows, first - complaint.filed


def time_to_first_response_business(log, period):
    for complaint in log.standing_complaints():
        answers = [complaint.acknowledged, complaint.proposed, complaint.called]
        first = min((at for at in answers if at is not None), default=None)
        if first is not None and first in period:
            yield (complaint.fact, complaint.rows,
                   _worked(log, complaint, complaint.filed, first))


def _closed_in(log, period):
    for complaint in log.standing_complaints():
        standing = complaint.standing_close(log.now)
        if standing is not None and standing in period:
            yield complaint, standing


def time_to_close_standing(log, period):
    for complaint, standing in _closed_in(log, period):
        yield complaint.fact, complaint.rows, standing - complaint.filed


def time_to_close_first(log, period):
    # Reading: the population is that of the standing close, as the text names only one.
    for complaint, _ in _closed_in(log, period):
        yield complaint.fact, complaint.rows, complaint.closings()[0] - complaint.filed


def time_to_close_net(log, period):
    # Reading: only pauses are taken off; the time between a closing and a reopening counts.
    for complaint, standing in _closed_in(log, period):
        paused = sum(end - start for start, end in complaint.pauses)
        yield complaint.fact, complaint.rows, standing - complaint.filed - paused


def time_to_close_standing_business(log, period):
    for complaint, standing in _closed_in(log, period):
        yield complaint.fact, complaint.rows, _worked(log, complaint, complaint.filed, standing)


def time_to_close_first_business(log, period):
    for complaint, _ in _closed_in(log, period):
        first = complaint.closings()[0]
        yield complaint.fact, complaint.rows, _worked(log, complaint, complaint.filed, first)


def time_to_close_net_business(log, period):
    for complaint, standing in _closed_in(log, period):
        paused = sum(_worked(log, complaint, start, end) for start, end in complaint.pauses)
        worked = _worked(log, complaint, complaint.filed, standing)
        yield complaint.fact, complaint.rows, worked - paused


def time_to_acknowledge_business(log, period):
    for complaint in log.standing_complaints():
        if complaint.acknowledged is not None and complaint.acknowledged in period:
            yield (complaint.fact, complaint.rows,
                   _worked(log, complaint, complaint.filed, complaint.acknowledged))


def distribution(durations):
    """n, median, p90 and maximum in seconds, by §3.3."""
    values = sorted(durations)
    n = len(values)
    if n == 0:
        return {"n": 0, "median": None, "p90": None, "max": None}
    median = (values[(n - 1) // 2] + values[n // 2]) // 2
    return {"n": n, "median": median // 1000, "p90": values[(9 * n + 9) // 10 - 1] // 1000,
            "max": values[-1] // 1000}


DURATIONS = {
    ("time_to_acknowledge", None): time_to_acknowledge,
    ("time_to_acknowledge", "business"): time_to_acknowledge_business,
    ("time_to_first_response", None): time_to_first_response,
    ("time_to_first_response", "business"): time_to_first_response_business,
    ("time_to_close", "standing"): time_to_close_standing,
    ("time_to_close", "first"): time_to_close_first,
    ("time_to_close", "net"): time_to_close_net,
    ("time_to_close", "standing_business"): time_to_close_standing_business,
    ("time_to_close", "first_business"): time_to_close_first_business,
    ("time_to_close", "net_business"): time_to_close_net_business,
}
