"""The periods of which KPIs are asked."""

from workdays import date_of, day_number, start_of_day


class Period:
    """A run of whole local days, such as 2024-02, 2024-Q1 or 2024."""

    def __init__(self, text, first, after):
        self.text, self.first, self.after = text, first, after
        self.start, self.end = start_of_day(first), start_of_day(after)

    def __contains__(self, at):
        return self.start <= at < self.end

    def days(self):
        return range(self.first, self.after)


def periods(first, last):
    """The months from FIRST to LAST, and the quarters and years that they touch."""
    (year, month), end = map(int, first.split("-")), tuple(map(int, last.split("-")))
    months = []
    while (year, month) <= end:
        months.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def period(text, year, month, count):
        after = month + count - 1
        return Period(text, day_number(year, month, 1),
                      day_number(year + after // 12, after % 12 + 1, 1))

    single = [period(f"{y}-{m:02}", y, m, 1) for y, m in months]
    quarters = [period(f"{y}-Q{q}", y, 3 * q - 2, 3)
                for y, q in dict.fromkeys((y, (m + 2) // 3) for y, m in months)]
    years = [period(f"{y}", y, 1, 12) for y in dict.fromkeys(y for y, _ in months)]
    return single, quarters + years


def odd_periods(months):
    """A range, and days and weeks that lie at the ends of months and years."""
    odd = [Period(f"{months[0].text}..{months[1].text}", months[0].first, months[1].after)]
    for month in months:
        odd.append(Period(date_of(month.after - 1).isoformat(), month.after - 1, month.after))
        if month.text[-2:] in ("01", "07"):
            year, week, weekday = date_of(month.first).isocalendar()
            monday = month.first - weekday + 1
            odd.append(Period(f"{year}-W{week:02}", monday, monday + 7))
    return odd
