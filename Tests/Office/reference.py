"""Every KPI of domain.md §3.2 and §3.3, from an export of the log and that text alone.

Written without reading the program's projectors: naive, in integers, one function a KPI. Each
yields what it counts: the name of a fact, the rows of a report in which it stands, numerator,
denominator. Where domain.md leaves a choice, the comment beside it begins with "Reading:".
"""

from collections import defaultdict
from fractions import Fraction

from durations import DURATIONS
from ratings import (ces, complaint_satisfaction, dissatisfied, internal_satisfaction, mean_score,
                     nps, response_rate, satisfaction)
from records import DIMENSIONS, Share
from workdays import DAY, date_of, day_number, day_of_moment, start_of_day

NOWHERE = dict.fromkeys(DIMENSIONS)
NONE = "(none)"
GRACE_DAYS = 30
REQUIRED_FIELDS = ("name", "phone", "address", "region")


# Complaints ---------------------------------------------------------------------------------------


def closure_docket(log, period):
    for complaint in log.standing_complaints():
        if (complaint.is_open(period.start) or complaint.filed in period
                or any(at in period for at in complaint.reopenings())):
            yield Share(complaint.fact, complaint.rows, int(complaint.is_closed(period.end)), 1)


def docket(log, period):
    """The five numbers of the docket identity, as five shares of each complaint."""
    for complaint in log.standing_complaints():
        yield complaint.rows, (
            int(complaint.is_open(period.start)), int(complaint.filed in period),
            sum(at in period for at in complaint.reopenings()),
            sum(at in period for at in complaint.closings()),
            int(complaint.is_open(period.end)))


def closure_cohort(log, period):
    for complaint in log.standing_complaints():
        if complaint.filed in period:
            yield Share(complaint.fact, complaint.rows, int(complaint.is_closed(log.now)), 1)


def closure_on_time(log, period):
    # Reading: states are evaluated at E (§3.1), so a complaint that stood closed in time at the end
    # of the period stays on time though it was reopened later.
    for complaint in log.standing_complaints():
        if complaint.resolve_due in period:
            standing = complaint.standing_close(period.end)
            is_on_time = standing is not None and standing <= complaint.resolve_due
            yield Share(complaint.fact, complaint.rows, int(is_on_time), 1)


def clearance(log, period):
    for complaint in log.standing_complaints():
        closings = sum(at in period for at in complaint.closings())
        filed = int(complaint.filed in period)
        if closings or filed:
            yield Share(complaint.fact, complaint.rows, closings, filed)


def reopen(log, period):
    # Reading: "≤ 30 days" counts calendar days, as the limit of 90 days for reopening does (§6.7).
    for complaint in log.standing_complaints():
        for index, (at, kind) in enumerate(complaint.moves):
            if kind == "close" and at in period:
                after = complaint.moves[index + 1:index + 2]
                is_reopened = bool(after) and day_of_moment(after[0][0]) - day_of_moment(at) <= 30
                yield Share(complaint.fact, complaint.rows, int(is_reopened), 1)


def complaint_rate(log, period):
    # Reading: visits have no channel, category or severity and stand in (none) of these dimensions,
    # so that denominators add up to the total (§3.1).
    for complaint in log.standing_complaints():
        if complaint.filed in period:
            yield Share(complaint.fact, complaint.rows, 1, 0)
    for visit in _completed(log, period):
        yield Share(visit.fact, visit.rows, 0, 1)


def repeat(log, period):
    # Reading: whether two complaints are of one customer goes by the merging that stands at as-of;
    # "prior 90 days" counts calendar days; both categories are those of the latest assessment.
    filings = defaultdict(list)
    for complaint in log.standing_complaints():
        filings[log.survivor(complaint.customer), complaint.category].append(complaint)
    for alike in filings.values():
        alike.sort(key=lambda complaint: (complaint.filed, complaint.position))
        for index, complaint in enumerate(alike):
            if complaint.filed in period:
                before = alike[index - 1] if index else None
                is_repeat = before is not None and (
                    day_of_moment(complaint.filed) - day_of_moment(before.filed) <= 90)
                yield Share(complaint.fact, complaint.rows, int(is_repeat), 1)


AGES = [("0-3", 3), ("4-7", 7), ("8-15", 15), ("16-30", 30), ("31+", None)]


def open_ageing(log, period):
    """How many complaints are open at E, by the bucket of their age."""
    # Reading: the age is the number of whole days of 24 hours since the filing.
    counts = {name: 0 for name, _ in AGES}
    end = min(period.end, log.now)
    for complaint in log.standing_complaints():
        if complaint.is_open(end):
            days = (end - complaint.filed) // DAY
            counts[next(name for name, limit in AGES if limit is None or days <= limit)] += 1
    return counts


# Visits -------------------------------------------------------------------------------------------


def _visits(log, period):
    for day in period.days():
        yield from log.visits_of_day.get(day, ())


def _completed(log, period):
    return (visit for visit in _visits(log, period) if visit.outcome == "completed")


def visits(log, period):
    # Reading: what a target of visits asks for are completed ones; here among all visits.
    for visit in _visits(log, period):
        yield Share(visit.fact, visit.rows, int(visit.outcome == "completed"), 1)


def punctuality(log, period):
    # Reading: every visit counts, whatever its outcome; the window is that in force when it was
    # logged.
    for visit in _visits(log, period):
        is_punctual = visit.arrived <= visit.window_start + 15 * 60_000
        yield Share(visit.fact, visit.rows, int(is_punctual), 1)


def follow_up_coverage(log, period):
    # Reading: the seven working days follow the day of the visit, to the end of the last one, by
    # the calendar that was in force when the visit took place.
    for visit in _completed(log, period):
        calendar = log.calendar_at(visit.departed)
        limit = start_of_day(calendar.add_workdays(day_of_moment(visit.departed), 7) + 1)
        is_covered = any(at < limit for at in visit.calls)
        yield Share(visit.fact, visit.rows, int(is_covered), 1)


def is_repair(service):
    # Reading: domain.md does not say which orders are repairs; here those whose service says 修.
    return "修" in service


def first_time_fix(log, period):
    # Reading: a visit without access or cancelled by the customer is the first visit all the same,
    # and any later visit to the order within 30 calendar days is a return.
    for order in log.orders.values():
        visits = sorted((visit for visit in order.visits if not visit.is_void),
                        key=lambda visit: (visit.departed, visit.position))
        if not visits or not is_repair(order.service) or visits[0].departed not in period:
            continue
        first = visits[0]
        is_returned = any(
            day_of_moment(visit.departed) - day_of_moment(first.departed) <= 30
            for visit in visits[1:])
        is_fixed = first.outcome == "completed" and not is_returned
        yield Share(f"order:{order.id}", first.rows, int(is_fixed), 1)


def accident_rate(log, period):
    # Reading: an accident counts on the day it happened once it is confirmed at as-of, though that
    # be after E, as a later downgrading takes it back from that day too (§6.51).
    for incident in log.incidents.values():
        if incident.is_accident and incident.is_confirmed and incident.at in period:
            yield Share(f"incident:{incident.id}", incident.rows, 1, 0)
    for visit in _completed(log, period):
        yield Share(visit.fact, visit.rows, 0, 1)


def utilisation(log, period):
    # Reading: shift minutes are those of the regular hours, leave not taken off, on days on which
    # the technician belongs to the department; a night shift counts on the day it begins. A visit
    # counts on the day on which it ends.
    for visit in _visits(log, period):
        minutes = (visit.departed - visit.arrived) // 60_000
        yield Share(visit.fact, NOWHERE | {"technician": visit.rows["technician"]}, minutes, 0)
    for technician in log.technicians.values():
        rows = NOWHERE | {"technician": technician.id}
        for day in period.days():
            minutes = technician.shift_minutes(day)
            if minutes:
                yield Share(f"technician:{technician.id}", rows, 0, minutes)


# Contracts ----------------------------------------------------------------------------------------


def _expiring(log, period):
    today = day_of_moment(log.now)
    for contract in log.contracts.values():
        if (not contract.is_void and contract.renewable and contract.end in period.days()
                and contract.end < today):
            yield contract


def renewal_count(log, period):
    for contract in _expiring(log, period):
        yield Share(contract.fact, contract.rows, int(contract.is_renewed), 1)


def renewal_value(log, period):
    for contract in _expiring(log, period):
        yield Share(contract.fact, contract.rows, contract.price * contract.is_renewed,
                    contract.price)


def renewal_pending(log, period):
    """Who can still decide: inside the grace, neither renewed nor declined nor terminated."""
    today = day_of_moment(log.now)
    return sum(today <= contract.end + GRACE_DAYS and not contract.is_renewed
               and not contract.is_declined and not contract.is_terminated
               for contract in _expiring(log, period))


# The archive --------------------------------------------------------------------------------------


def _active(log, period):
    # Reading: an active customer is one who is in the archive at E and not merged into another.
    end = min(period.end, log.now)
    merged = set()
    for at, customer, is_merging in log.mergers:
        if at < end:
            (merged.add if is_merging else merged.discard)(customer)
    for customer in log.customers.values():
        if customer.registered < end and customer.id not in merged:
            yield customer, customer.archive(end)


def archive_completeness_fields(log, period):
    for customer, archive in _active(log, period):
        filled = sum(bool(archive.get(field)) for field in REQUIRED_FIELDS)
        yield Share(customer.fact, customer.rows(archive), filled, len(REQUIRED_FIELDS))


def archive_completeness_full(log, period):
    for customer, archive in _active(log, period):
        is_full = all(archive.get(field) for field in REQUIRED_FIELDS)
        yield Share(customer.fact, customer.rows(archive), int(is_full), 1)


def archive_accuracy_fields(log, period):
    # Reading: every verification counts, also of a field that was verified before in P.
    for at, customer, is_correct, rows in log.verifications:
        if at in period:
            yield Share(customer.fact, rows, int(is_correct), 1)


def archive_accuracy_verified(log, period):
    # Reading: the share of active customers of whom any field was verified within the twelve
    # months before E.
    end = min(period.end, log.now)
    since = months_before(end, 12)
    verified = {customer.id for at, customer, *_ in log.verifications if since <= at < end}
    for customer, archive in _active(log, period):
        yield Share(customer.fact, customer.rows(archive), int(customer.id in verified), 1)


def months_before(moment, months):
    day = date_of(day_of_moment(moment))
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return start_of_day(day_number(year, month + 1, min(day.day, 28)))


# Targets ------------------------------------------------------------------------------------------

LOWER_IS_BETTER = {"complaint_rate", "accident_rate", "reopen"}
ACTUALS = {
    "satisfaction": (satisfaction, 100), "closure": (closure_docket, 100),
    "clearance": (clearance, 100), "renewal": (renewal_count, 100), "reopen": (reopen, 100),
    "mean_score": (mean_score, 1), "complaint_rate": (complaint_rate, 100),
    "accident_rate": (accident_rate, 1000),
}


def actual(log, period, metric):
    """What was reached, as an exact number; None over nothing."""
    if metric == "visits":
        return Fraction(sum(1 for _ in _completed(log, period)))
    kpi, scale = ACTUALS[metric]
    shares = list(kpi(log, period))
    denominator = sum(share.denominator for share in shares)
    if denominator == 0:
        return None
    return Fraction(sum(share.numerator for share in shares) * scale, denominator)


def target_completion(log, period):
    """The completion of each of the department's targets of P, and the composite under None."""
    # Reading: a target is in force at the end of P when it was set before that end (by business
    # time); its last value before that end holds, and its last weight, which is 1 unless given. Over
    # nothing, or against a target of 0 of which more is better, a metric has no completion and no
    # part in the composite.
    completions, parts, weights = {}, [], []
    for (metric, text, scope), history in log.targets.items():
        values = [(value, weight) for at, value, weight in history if at < period.end]
        if text != period.text or scope != "dept" or not values:
            continue
        reached, (target, weight) = actual(log, period, metric), values[-1]
        if reached is None or target == 0 and metric not in LOWER_IS_BETTER:
            completions[metric] = None
            continue
        if metric in LOWER_IS_BETTER:
            completions[metric] = Fraction(1) if reached <= target else target / reached
            parts.append(completions[metric] * weight)
        else:
            completions[metric] = reached / target
            parts.append(min(completions[metric], Fraction(6, 5)) * weight)
        weights.append(weight)
    if completions:
        completions[None] = sum(parts) / sum(weights) if parts else None
    return completions


# The catalogue ------------------------------------------------------------------------------------

RATES = {
    ("satisfaction", None): satisfaction, ("mean_score", None): mean_score,
    ("dissatisfied", None): dissatisfied, ("complaint_satisfaction", None): complaint_satisfaction,
    ("internal_satisfaction", None): internal_satisfaction, ("visits", None): visits,
    ("nps", None): nps, ("ces", None): ces, ("response_rate", None): response_rate, ("closure", "docket"): closure_docket,
    ("closure", "cohort"): closure_cohort, ("closure", "on_time"): closure_on_time,
    ("clearance", None): clearance, ("reopen", None): reopen,
    ("complaint_rate", None): complaint_rate, ("accident_rate", None): accident_rate,
    ("repeat", None): repeat, ("punctuality", None): punctuality,
    ("follow_up_coverage", None): follow_up_coverage, ("first_time_fix", None): first_time_fix,
    ("utilisation", None): utilisation, ("renewal", "count"): renewal_count,
    ("renewal", "value"): renewal_value,
    ("archive_completeness", "fields"): archive_completeness_fields,
    ("archive_completeness", "full"): archive_completeness_full,
    ("archive_accuracy", "fields"): archive_accuracy_fields,
    ("archive_accuracy", "verified"): archive_accuracy_verified,
}
NAMES = sorted({name for name, _ in [*RATES, *DURATIONS]} | {"open_ageing", "target_completion"})
# In how many units of hundredths a figure is shown: percent, per 100, per 1,000, or a score.
SCALES = {"mean_score": 1, "accident_rate": 1000}


def value(name, numerator, denominator):
    """The figure as it is shown, by §3.1; None over nothing."""
    if denominator == 0:
        return None
    scale = SCALES.get(name, 100) * 100
    # Reading: half up (四舍五入) rounds a negative figure as its opposite.
    hundredths = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    sign = "-" if numerator < 0 < hundredths else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"
