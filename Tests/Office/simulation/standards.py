"""What the office holds itself to: holidays and make-up workdays, working hours, time limits.

The days are inputs and no claim about an official calendar.
"""

from .desk import DAY, HOUR, day_of, day_text

HOLIDAYS = [
    ((2024, 2, 10), (2024, 2, 17), [(2024, 2, 4), (2024, 2, 18)]),
    ((2024, 5, 1), (2024, 5, 5), [(2024, 4, 28), (2024, 5, 11)]),
    ((2024, 10, 1), (2024, 10, 7), [(2024, 9, 29), (2024, 10, 12)]),
    ((2025, 1, 28), (2025, 2, 4), [(2025, 1, 26), (2025, 2, 8)]),
    ((2025, 5, 1), (2025, 5, 5), [(2025, 4, 27)]),
    ((2025, 10, 1), (2025, 10, 8), [(2025, 9, 28), (2025, 10, 11)]),
]


def holidays(office):
    """Holidays are declared some weeks before, when complaints are open already."""
    desk = office.desk
    for first, last, make_up in HOLIDAYS:
        first, last = day_of(*first), day_of(*last)
        if first < desk.first_day + 7:
            continue
        yield (first - 24) * DAY + 9 * HOUR
        desk.record("calendar.declare", holidays=[f"{day_text(first)}..{day_text(last)}"],
                    makeUpDays=[day_text(day_of(*day)) for day in make_up], role="director")


def changes(office):
    """In the course of the simulation limits, hours and the rule for scores on site change."""
    desk = office.desk
    begin, span = desk.first_day, desk.end // DAY - desk.first_day

    def at(share):
        return (begin + int(span * share)) * DAY + 9 * HOUR

    def tomorrow():
        return {"from": day_text(desk.now // DAY + 1), "role": "director"}

    yield at(0.3)
    desk.record("policy.set", acknowledgeMinor="12h", resolveMajor="5wd", **tomorrow())
    yield at(0.5)
    desk.record("calendar.set", **tomorrow(),
                hours=["mon-fri 08:30-12:00,13:30-18:00", "sat 09:00-12:00"])
    yield at(0.6)
    desk.record("policy.set", onsiteScoreCounts=False, **tomorrow())
    office.noted_from = desk.now // DAY + 1
    yield at(0.68)
    desk.record("policy.set", onsiteScoreCounts=True, **tomorrow())
    office.noted_until = desk.now // DAY
