#!/usr/bin/env python3
"""Compares every KPI that a program answers about a store with the reference.

compare.py PROGRAM STORE EXPORT FIRST LAST [--as-of @N|TIME]... [--complete]

EXPORT is the store's `carelog export`; FIRST and LAST are the months between which every month,
quarter and year is compared, whole and by every dimension; with --as-of also what was known at a
moment. Every difference is printed; a KPI that only one side knows is named, and with --complete is
an error. Exits 1 when something differs.
"""

import argparse
import bisect
import csv
import io
import json
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict

import reference
from durations import DURATIONS, distribution, due_times
from facts import Log, read
from records import DIMENSIONS
from periods import odd_periods, periods
from reference import NONE, RATES
from workdays import Calendar, day_number, hours, moment

SHOWN = 5


class Expected:
    """The reference's answers, each computed once."""

    def __init__(self, log):
        self.log = log
        self._facts = {}

    def facts(self, key, period):
        if (key, period.text) not in self._facts:
            kpi = RATES.get(key) or DURATIONS[key]
            self._facts[key, period.text] = list(kpi(self.log, period))
        return self._facts[key, period.text]

    def answers(self, key, period, dimension):
        """What is to be answered, by group: the members of an answer that are compared."""
        if key in RATES:
            sums = defaultdict(lambda: [0, 0])
            for share in self.facts(key, period):
                cell = sums[self.group(share.rows, dimension)]
                cell[0] += share.numerator
                cell[1] += share.denominator
            answers = {group: {"numerator": n, "denominator": d,
                               "value": reference.value(key[0], n, d)}
                       for group, (n, d) in sums.items()}
            if key == ("closure", "docket"):
                self.add_docket(answers, period, dimension)
            return answers
        durations = defaultdict(list)
        for _, rows, milliseconds in self.facts(key, period):
            durations[self.group(rows, dimension)].append(milliseconds)
        return {group: distribution(values) for group, values in durations.items()}

    def add_docket(self, answers, period, dimension):
        dockets = defaultdict(lambda: [0] * 5)
        for rows, numbers in reference.docket(self.log, period):
            cell = dockets[self.group(rows, dimension)]
            for index, number in enumerate(numbers):
                cell[index] += number
        for group, numbers in dockets.items():
            if any(numbers):
                answers.setdefault(group, dict(EMPTY_RATE))["docket"] = dict(
                    zip(("openStart", "filed", "reopened", "closed", "openEnd"), numbers))

    @staticmethod
    def group(rows, dimension):
        return "" if dimension is None else rows[dimension] or NONE


EMPTY_RATE = {"numerator": 0, "denominator": 0, "value": None}
EMPTY = {True: EMPTY_RATE, False: {"n": 0, "median": None, "p90": None, "max": None}}


class Comparison:
    def __init__(self, program, store):
        self.program, self.store = program, store
        self.as_of = None
        self.compared, self.differences = Counter(), Counter()
        self.silent = set()
        self.dimensions = DIMENSIONS
        self.explained = set()

    def run(self, *arguments):
        as_of = ["--as-of", self.as_of] if self.as_of else []
        return subprocess.run([self.program, *arguments, *as_of, "--store", self.store],
                              capture_output=True, text=True)

    def ask(self, names, period, by=None):
        """The program's answers; a KPI that it does not answer so is noted and left out."""
        split = ["--by", by] if by else []
        names = [name for name in names if (name, by) not in self.silent]
        if not names:
            return []
        done = self.run("kpi", "show", *names, "--period", period, *split, "--format", "json",
                        "--lang", "en")
        if done.returncode == 0:
            return json.loads(done.stdout)
        if len(names) > 1:
            return [answer for name in names for answer in self.ask([name], period, by)]
        self.silent.add((names[0], by))
        print(f"not answered: {names[0]} {' '.join(split)}: {done.stderr.strip()[:160]}")
        return []

    def differ(self, key, what, said, meant, dimension=None):
        name = " ".join(part for part in (*key, dimension and f"by {dimension}") if part)
        self.differences[name] += 1
        if self.differences[name] <= SHOWN:
            as_of = f" as of {self.as_of}" if self.as_of else ""
            print(f"DIFFERENT: {name} {what}{as_of}\n  program   {said}\n  reference {meant}")
        elif self.differences[name] == SHOWN + 1:
            print(f"  … and more of {name}")

    def compare(self, expected, key, period, dimension, answers):
        """Compares the answers to one question, group by group."""
        meant = expected.answers(key, period, dimension)
        empty = EMPTY[key in RATES]
        for group in sorted(meant.keys() | answers.keys()):
            said, due = answers.get(group, {}), meant.get(group, empty)
            self.compared[key[0]] += len(due)
            shown = {name: said.get(name, empty.get(name)) for name in due}
            if shown != due:
                what = f"{period.text}" + (f" {dimension}={group}" if dimension else "")
                self.differ(key, what, shown, due, dimension)
                self.explain(expected, key, period, dimension, group)
            self.check_status(key, period, group, said)

    def check_status(self, key, period, group, answer):
        """Pass and fail go by the exact ratio, never by the rounded figure (§3.1)."""
        target, denominator = answer.get("target"), answer.get("denominator")
        if denominator is None:
            return
        status = "no_data" if denominator == 0 else "none"
        if denominator and target is not None:
            whole, _, part = target.partition(".")
            hundredths = int(whole) * 100 + int((part + "00")[:2])
            reached = answer["numerator"] * reference.SCALES.get(key[0], 100) * 100
            bound = hundredths * denominator
            is_low = key[0] in reference.LOWER_IS_BETTER
            status = "pass" if (reached <= bound if is_low else reached >= bound) else "fail"
        if status != answer["status"]:
            self.differ(key, f"{period.text} {group}: status", answer["status"], status)

    def explain(self, expected, key, period, dimension, group):
        """Says once what a small group holds, and once on which facts the two disagree."""
        if dimension or key in DURATIONS:
            facts = [fact for fact in expected.facts(key, period)
                     if expected.group(fact[1], dimension) == group]
            if len(facts) <= 6 and (key, dimension) not in self.explained:
                self.explained.add((key, dimension))
                for fact, rows, *numbers in facts:
                    print(f"    the reference counts {fact} {numbers} {rows}")
            return
        if key in self.explained:
            return
        self.explained.add(key)
        basis = ["--basis", key[1]] if key[1] else []
        done = self.run("kpi", "explain", key[0], *basis, "--period", period.text, "--format",
                        "csv", "--lang", "en")
        if done.returncode != 0:
            print(f"  (no explanation: {done.stderr.strip()[:120]})")
            return
        said, why = defaultdict(lambda: [0, 0]), {}
        for row in csv.DictReader(io.StringIO(done.stdout)):
            said[row["fact"]][0] += int(row["num"])
            said[row["fact"]][1] += int(row["den"])
            why[row["fact"]] = f"{row['reason']}: {row['events'][:300]}"
        meant = defaultdict(lambda: [0, 0])
        for share in expected.facts(key, period):
            meant[share.fact][0] += share.numerator
            meant[share.fact][1] += share.denominator
        facts = [fact for fact in sorted(said.keys() | meant.keys())
                 if said.get(fact, [0, 0]) != meant.get(fact, [0, 0])]
        for fact in facts[:4]:
            print(f"    {fact}: program {said.get(fact)}, reference {meant.get(fact)}; "
                  f"{why.get(fact, 'not explained')}")

    def sort(self, names, answers, group_name):
        """Answers by KPI and basis, then by group; what one side lacks is named and left out."""
        sorted_answers = {key: {} for key in [*RATES, *DURATIONS] if key[0] in names
                          and (key[0], group_name or None) not in self.silent}
        for answer in answers:
            key = answer["kpi"], answer.get("basis")
            if key in sorted_answers:
                sorted_answers[key][answer["group"].get(group_name, "")] = answer
            elif key not in self.silent:
                self.silent.add(key)
                print(f"not in the reference: {key[0]} {key[1]}")
        return sorted_answers

    def all(self, expected, names, months, longer):
        """Everything: months in one question, then every period by every dimension."""
        last = longer[-1]
        whole = self.sort(names, self.ask(names, last.text), "")
        known = {key for key, groups in whole.items() if groups}
        for key in whole.keys() - known:
            if key[1] is not None and self.as_of is None:
                print(f"basis not known to the program: {key[0]} {key[1]}")
        self.months(expected, names, known, months)
        is_now = self.as_of is None
        for period in longer + odd_periods(months) if is_now else [last]:
            answers = whole if period is last else self.sort(
                names, self.ask(names, period.text), "")
            for key in known & answers.keys():
                self.compare(expected, key, period, None, answers[key])
        for period in months + longer if is_now else [last]:
            for dimension in self.dimensions:
                asked = [name for name in names if name != "utilisation"
                         or dimension == "technician"]
                answers = self.sort(asked, self.ask(asked, period.text, dimension), dimension)
                for key in known & answers.keys():
                    self.compare(expected, key, period, dimension, answers[key])

    def months(self, expected, names, known, months):
        """Every month of a run, in one question."""
        span = f"{months[0].text}..{months[-1].text}"
        by_month = self.sort(names, self.ask(names, span, "month"), "month")
        for month in months:
            for key in known & by_month.keys():
                groups = by_month[key]
                answers = {"": groups[month.text]} if month.text in groups else {}
                self.compare(expected, key, month, None, answers)
            if "renewal" in names:
                pending = reference.renewal_pending(expected.log, month)
                said = by_month["renewal", "count"].get(month.text, {}).get("pending", 0)
                if said != pending:
                    self.differ(("renewal", "pending"), month.text, said, pending)

    def ages(self, expected, period):
        answers = {answer["group"].get("age"): (answer["numerator"], answer["denominator"])
                   for answer in self.ask(["open_ageing"], period.text)}
        counts = reference.open_ageing(expected.log, period)
        total = sum(counts.values())
        for age, count in counts.items():
            said = answers.get(age, (0, total))
            self.compared["open_ageing"] += 2
            if said != (count, total) and (count or said[0]):
                self.differ(("open_ageing", None), f"{period.text} age={age}", said,
                            (count, total))

    def completion(self, expected, period):
        answers = {answer["group"].get("metric"): answer["value"]
                   for answer in self.ask(["target_completion"], period.text)}
        meant = reference.target_completion(expected.log, period)
        for metric in sorted(answers.keys() | meant.keys(), key=str):
            due = meant.get(metric)
            text = None if due is None else reference.value(
                "target_completion", due.numerator, due.denominator)
            self.compared["target_completion"] += 1
            if answers.get(metric) != text:
                self.differ(("target_completion", None), f"{period.text} {metric or 'composite'}",
                            answers.get(metric), text)

    def due_times(self, log):
        for complaint, meant, said in due_times(log):
            self.compared["due times of complaints"] += 2
            if said != meant:
                self.differ(("due times", None), complaint.fact, said, meant)

    def report(self, expected, known, month):
        """Every figure of the monthly report that names its KPI, against the reference."""
        if "monthly" not in self.run("report", "--help").stdout:
            print("not known to the program: report monthly")
            return
        done = self.run("report", "monthly", "--period", month.text, "--format", "json", "--lang",
                        "en")
        if done.returncode != 0:
            print(f"not answered: report monthly {month.text}: {done.stderr.strip()[:160]}")
            return
        found = 0
        for key, dimension, group, shown in figures(json.loads(done.stdout)):
            if key not in known:
                continue
            found += 1
            due = expected.answers(key, month, dimension).get(group, EMPTY[key in RATES])
            shown = {name: shown[name] for name in due if name in shown}
            if shown != {name: due[name] for name in shown}:
                self.differ(key, f"report of {month.text} {dimension or ''} {group}", shown, due)
        self.compared["report monthly"] += found
        if not found:
            print(f"no figure of report monthly {month.text} names its KPI; none compared")


def figures(form):
    """The figures of a form's own period that name their KPI: key, dimension, group and figure."""
    for section in form["sections"]:
        for table in section["tables"]:
            _, _, dimension = table["table"].partition("_by_")
            for row in table["rows"]:
                if "kpi" in row and "numerator" in (row.get("value") or {}):
                    yield key_of(row["kpi"]), None, "", row["value"]
                if dimension in DIMENSIONS:
                    for name, figure in row.items():
                        if isinstance(figure, dict) and "numerator" in figure:
                            yield key_of(name), dimension, row["group"], figure


def key_of(name):
    """The KPI and basis of a name such as closure.docket."""
    kpi, _, basis = name.partition(".")
    return kpi, basis or None


def seen(events, as_of):
    """How many events a look at a moment sees: the first N, or those recorded before a time."""
    if as_of is None or as_of.startswith("@"):
        return as_of and int(as_of[1:])
    return bisect.bisect_left(events, moment(as_of), key=lambda event: moment(event[3]))


def check_rules():
    """The vectors of domain.md §3.3 and §6.47."""
    assert reference.value("closure", 4899, 4999) == "98.00"
    assert reference.value("closure", 1, 16_000) == "0.01"
    may = [day_number(2026, 5, day) for day in range(1, 10)]
    calendar = Calendar()
    calendar.declare(may[:5], {may[8]: hours("09:00-18:00")}, [])
    for start, amount, end in [
            ("04-30T17", 8, "05-06T16:00"), ("05-02T10", 2, "05-06T11:00"),
            ("05-08T17:30", 1, "05-09T09:30"), ("05-09T10", 4, "05-09T14:00"),
            ("04-30T18", 1, "05-06T10:00")]:
        begin = moment(f"2026-{start}+08:00")
        assert calendar.advance(begin, amount) == moment(f"2026-{end}+08:00"), start
        assert calendar.worked(begin, moment(f"2026-{end}+08:00")) == amount * 3_600_000, start
    assert calendar.add_workdays(day_number(2026, 4, 30), 7) == day_number(2026, 5, 13)


def main():
    parser = argparse.ArgumentParser(description="Compare a program's KPIs with the reference.")
    for name in ("program", "store", "export", "first", "last"):
        parser.add_argument(name)
    parser.add_argument("--as-of", action="append", default=[])
    parser.add_argument("--complete", action="store_true")
    options = parser.parse_args()
    check_rules()
    with open(options.export, encoding="utf-8") as lines:
        events = list(read(lines))
    months, longer = periods(options.first, options.last)
    year, month = map(int, options.last.split("-"))
    coming, _ = periods(f"{year + month // 12}-{month % 12 + 1:02}", f"{year + 1}-{month:02}")
    comparison = Comparison(options.program, options.store)
    special = {"open_ageing", "target_completion"}
    listed = comparison.run("kpi", "show", "-", "--period", "2024").stderr.split("Help:")[0]
    listed = re.findall("(?:- |')([a-z_]+)", listed)
    known = [name for name in reference.NAMES if name in listed]
    unknown = [name for name in reference.NAMES if name not in listed]
    helped = re.findall("[a-z]+", comparison.run("kpi", "show", "--help").stdout)
    comparison.dimensions = [name for name in DIMENSIONS if name in helped]
    unknown += [f"--by {name}" for name in DIMENSIONS if name not in helped]
    for name in unknown:
        print(f"not known to the program: {name}")
    for name in set(listed) - set(known):
        print(f"not in the reference: {name}")
    names = [name for name in known if name not in special]
    for as_of in [None, *options.as_of]:
        comparison.as_of = as_of
        expected = Expected(Log(events[:seen(events, as_of)], time.time_ns() // 1_000_000))
        comparison.all(expected, names, months, longer)
        comparison.months(expected, ["renewal"], {("renewal", "count"), ("renewal", "value")},
                          coming)
        for period in months + longer if as_of is None else longer[-1:]:
            if "open_ageing" in known:
                comparison.ages(expected, period)
            if "target_completion" in known:
                comparison.completion(expected, period)
        if as_of is None:
            comparison.due_times(expected.log)
            keys = {key for key in [*RATES, *DURATIONS] if key[0] in names}
            for month in months[len(months) // 2:][:2]:
                comparison.report(expected, keys, month)
    for name, count in sorted(comparison.compared.items()):
        print(f"{name}: {count} figures compared")
    for name, count in sorted(comparison.differences.items()):
        print(f"{name}: {count} differences")
    total = sum(comparison.differences.values())
    print(f"{len(events)} events, {sum(comparison.compared.values())} figures, "
          f"{total} differences")
    sys.exit(total > 0 or options.complete and bool(unknown or comparison.silent))


if __name__ == "__main__":
    main()
