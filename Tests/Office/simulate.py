#!/usr/bin/env python3
"""Writes what a made-up office enters over some months, as a file for `carelog apply`.

simulate.py [--households N] [--technicians N] [--months N] [--start YYYY-MM] [--seed N]
            [--standards] COMMANDS EXPECTATIONS

COMMANDS gets one JSON command a line, in order of recording; EXPECTATIONS one line for each command
that the rules of domain.md refuse: {"line": its number, "code": the refusal's}. The same arguments
give the same files. The defaults are 2,000 households and 60 technicians over two years. With
--standards there are calendars, policies, readiness lists and receipts of key terms as well.
"""

import argparse
from collections import defaultdict, deque

from simulation import homes, management, orders, staff, standards
from simulation.complaints import every_ninety_days, grumbling
from simulation.desk import DAY, HOUR, MINUTE, Desk, calendar, day_of

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗𠮷"
GIVEN = "芳强敏洋静磊丽军娟杰艳涛秀英明霞平刚桂华"


class Office:
    """All that those who act share."""

    def __init__(self, desk, households, technicians, months, has_standards):
        self.desk, self.size, self.has_standards = desk, technicians, has_standards
        self.noted_from = self.noted_until = None
        self.households, self.months = households, months
        self.spice = max(1, min(8, 12_000 / (technicians * months * 40)))
        self.teams = [f"{n}组" for n in "一二三四五六七八"[:max(1, technicians // 8)]]
        self.technicians, self.customers, self.complaints = [], [], []
        self.contracts = defaultdict(list)
        self.visits = deque(maxlen=100)
        self.merge_gap = max(2, 700 / (households / 50)) * DAY
        self.grumble_gap = 2_400 / households * DAY
        self._numbers = defaultdict(int)

    def next(self, kind):
        self._numbers[kind] += 1
        return f"{kind}{self._numbers[kind]:06}"

    def rare(self, odds):
        """The odds of what a small office would hardly see, raised so that it does."""
        return min(0.5, odds * self.spice)

    def person(self):
        chance = self.desk.chance
        return chance.choice(FAMILY) + "".join(chance.choice(GIVEN) for _ in range(2))

    def some_customer(self):
        return self.desk.chance.choice(self.customers) if self.customers else None

    def present(self):
        return [one for one in self.technicians if one.is_present(self.desk.now // DAY)]

    def present_count(self):
        return len(self.present())

    def score(self, technician):
        """A score, by the technician's talent."""
        luck = self.desk.chance.random() + technician.rating
        return 5 if luck > 0.38 else 4 if luck > 0.1 else 3 if luck > 0.045 else \
            2 if luck > 0.018 else 1

    def answers(self, score):
        """What is asked beside a score, now and then: recommendation and effort."""
        chance, asked = self.desk.chance, {}
        if chance.random() < 0.4:
            asked["recommend"] = max(0, min(10, 2 * score + chance.choice([-3, -1, -1, 0, 0, 1])))
        if chance.random() < 0.3:
            asked["effort"] = max(1, min(7, score + chance.choice([-1, 0, 1, 1, 2])))
        return asked

    def counts_onsite(self, day):
        """Whether a score that a technician collects on a day is a rating."""
        return (self.noted_from is None or day < self.noted_from
                or self.noted_until is not None and day > self.noted_until)

    def open(self):
        """Everybody begins."""
        desk, chance = self.desk, self.desk.chance
        begin, start = desk.begin, desk.first_day * DAY + 8 * HOUR
        for number in range(self.size + max(1, self.size // 5)):
            skills = chance.sample(staff.SKILLS, chance.choice([2, 2, 3, 4]))
            team = chance.choice(self.teams) if chance.random() < 0.97 else None
            technician = staff.Technician(number + 1, team, skills)
            technician.rating = chance.uniform(-0.03, 0.05)
            self.technicians.append(technician)
            day, loan = desk.first_day, None
            if number >= self.size:
                day += chance.randint(20, max(21, self.months * 28))
            if number % 12 == 11:
                loan = (day + 10, day + chance.randint(40, 120))
            begin(staff.career(self, technician, loan), day * DAY + 8 * HOUR + number * MINUTE)
        old = self.households * 7 // 10
        for number in range(self.households):
            customer = homes.Customer(number + 1)
            days = 0 if number < old else chance.randint(1, self.months * 30)
            at = start + days * DAY + chance.randint(1, 9 * HOUR)
            begin(homes.household(self, customer, number < old), at)
        for process in [orders.dispatch, homes.merging, grumbling, every_ninety_days,
                        management.targets, management.summaries, management.month_ends]:
            begin(process(self))
        if self.has_standards:
            begin(standards.holidays(self))
            begin(standards.changes(self))
        scale = 2_000 / self.households
        for gap, what in [(0.1, management.contact), (2, management.suggestion),
                          (1.5, management.escalation), (12, management.problem),
                          (6, management.incident), (4, management.task),
                          (0.7, management.periodic)]:
            begin(management.every(self, int(gap * DAY * min(scale, 12)), what), start)
        begin(management.every(self, 85 * DAY if self.months > 6 else 35 * DAY,
                               management.campaign), start)
        for year in range(calendar(desk.first_day).year, calendar(desk.end // DAY).year + 1):
            begin(management.plan(self), max(start, day_of(year, 1, 1) * DAY + 9 * HOUR))


def main():
    parser = argparse.ArgumentParser(description="Write the commands of a made-up office.")
    parser.add_argument("--households", type=int, default=2_000)
    parser.add_argument("--technicians", type=int, default=60)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--start", default="2024-01")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--standards", action="store_true")
    parser.add_argument("commands")
    parser.add_argument("expectations")
    options = parser.parse_args()
    year, month = map(int, options.start.split("-"))
    first = day_of(year, month, 1)
    months = month - 1 + options.months
    last = day_of(year + months // 12, months % 12 + 1, 1) - 1
    with open(options.commands, "w", encoding="utf-8") as commands, \
            open(options.expectations, "w", encoding="utf-8") as expectations:
        desk = Desk(first, last, options.seed, commands, expectations)
        Office(desk, options.households, options.technicians, options.months,
               options.standards).open()
        desk.run()
    print(f"{desk.count} commands")


if __name__ == "__main__":
    main()
