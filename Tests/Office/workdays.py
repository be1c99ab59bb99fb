"""Moments, days, and the business calendar of domain.md §3.3.

Moments are milliseconds since 1970 UTC, days are counted from 1970-01-01, both in Asia/Shanghai.
"""

from datetime import date, datetime, timedelta

DAY = 86_400_000
ZONE = 8 * 3_600_000
EPOCH = date(1970, 1, 1)
OPENING, CLOSING = 9 * 3_600_000, 18 * 3_600_000


def moment(text):
    """Milliseconds since 1970 UTC of an RFC 3339 text."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def day_number(year, month, day):
    return (date(year, month, day) - EPOCH).days


def day_of_text(text):
    return (date.fromisoformat(text) - EPOCH).days


def date_of(day):
    return EPOCH + timedelta(days=day)


def day_of_moment(at):
    """The local day of a moment, in days since 1970."""
    return (at + ZONE) // DAY


def start_of_day(day):
    return day * DAY - ZONE


class Calendar:
    """Monday to Friday, 09:00 to 18:00, with holidays and make-up workdays (§3.3)."""

    def __init__(self, holidays=(), make_up=()):
        self.holidays, self.make_up = set(holidays), set(make_up)

    def is_workday(self, day):
        return day in self.make_up or date_of(day).weekday() < 5 and day not in self.holidays

    def add_workdays(self, day, count):
        while count:
            day += 1
            count -= self.is_workday(day)
        return day

    def worked(self, start, end):
        """Milliseconds of working time between two moments."""
        total = 0
        for day in range(day_of_moment(start), day_of_moment(end) + 1):
            if self.is_workday(day):
                midnight = start_of_day(day)
                total += max(0, min(end, midnight + CLOSING) - max(start, midnight + OPENING))
        return total

    def advance(self, start, hours):
        """The first moment by which so many working hours have passed; for the vectors of §3.3."""
        day, left = day_of_moment(start), hours * 3_600_000
        while True:
            if self.is_workday(day):
                midnight = start_of_day(day)
                begin = max(start, midnight + OPENING)
                if begin + left <= midnight + CLOSING:
                    return begin + left
                left -= max(0, midnight + CLOSING - begin)
            day += 1


STANDARD = Calendar()


def add_workdays(day, count):
    return STANDARD.add_workdays(day, count)


def worked(start, end):
    return STANDARD.worked(start, end)
