"""Moments, days, and the business calendar of domain.md §3.3.

Moments are milliseconds since 1970 UTC, days are counted from 1970-01-01, both in Asia/Shanghai.
"""

from datetime import date, datetime, timedelta

DAY = 86_400_000
ZONE = 8 * 3_600_000
EPOCH = date(1970, 1, 1)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


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


def hours(text):
    """Spans of milliseconds after midnight, of a text such as 09:00-12:00,13:30-18:00."""
    def milliseconds(time):
        hour, minute = time.split(":")
        return (int(hour) * 60 + int(minute)) * 60_000
    return [tuple(map(milliseconds, span.split("-"))) for span in text.split(",")]


class Calendar:
    """Weekly hours, each week from a day on, with holidays and make-up workdays (§3.3).

    The hours are Monday to Friday, 09:00 to 18:00, until others are set.
    """

    def __init__(self):
        self.weeks = [(None, dict.fromkeys(range(5), hours("09:00-18:00")))]
        self.declared = {}

    def set_week(self, first, texts):
        """Sets hours such as `mon-fri 09:00-18:00` from a day on."""
        week = {}
        for text in texts:
            days, spans = text.split(" ")
            for run in days.split(","):
                begin, _, end = run.partition("-")
                for weekday in range(WEEKDAYS.index(begin), WEEKDAYS.index(end or begin) + 1):
                    week.setdefault(weekday, []).extend(hours(spans))
        self.weeks = [entry for entry in self.weeks if entry[0] != first] + [(first, week)]

    def declare(self, holidays, make_up, regular):
        for day in holidays:
            self.declared[day] = []
        self.declared |= make_up
        for day in regular:
            self.declared.pop(day, None)

    def spans(self, day):
        """When work is done on a day."""
        if day in self.declared:
            return self.declared[day]
        begun = [entry for entry in self.weeks if entry[0] is None or entry[0] <= day]
        week = max(begun, key=lambda entry: entry[0] if entry[0] is not None else -1)[1]
        return week.get(date_of(day).weekday(), [])

    def is_workday(self, day):
        return bool(self.spans(day))

    def add_workdays(self, day, count):
        while count:
            day += 1
            count -= self.is_workday(day)
        return day

    def worked(self, start, end):
        """Milliseconds of working time between two moments."""
        total = 0
        for day in range(day_of_moment(start), day_of_moment(end) + 1):
            midnight = start_of_day(day)
            for opening, closing in self.spans(day):
                total += max(0, min(end, midnight + closing) - max(start, midnight + opening))
        return total

    def advance(self, start, hours):
        """The first moment by which so many working hours have passed; for the vectors of §3.3."""
        day, left = day_of_moment(start), hours * 3_600_000
        while True:
            midnight = start_of_day(day)
            for opening, closing in self.spans(day):
                begin = max(start, midnight + opening)
                if begin + left <= midnight + closing:
                    return begin + left
                left -= max(0, midnight + closing - begin)
            day += 1


def days_of(text):
    """The days of `2026-05-01` or `2026-05-01..2026-05-05`."""
    first, _, last = text.partition("..")
    return range(day_of_text(first), day_of_text(last or first) + 1)
