"""What an office has: visits, ratings, complaints, contracts and so on, as they stand."""

from collections import namedtuple

from workdays import WEEKDAYS, date_of, day_of_text, moment

DIMENSIONS = ("technician", "team", "service", "region", "contract", "customer", "channel",
              "category", "severity", "handler")
RECORDED = DIMENSIONS[:6]
# What a fact adds to a figure, and the rows of a report in which it stands.
Share = namedtuple("Share", "fact rows numerator denominator")


def rows_of(data, **more):
    """In which rows of a report a fact stands."""
    # Reading: a fact stands under the customer whom its event names, merged or not.
    return dict.fromkeys(DIMENSIONS) | {name: data.get(name) for name in RECORDED} | more


class Order:
    def __init__(self, data):
        self.id, self.service = data["assignment"], data["service"]
        self.start = moment(data["start"])
        self.visits = []


class Visit:
    def __init__(self, data, order, position):
        self.id, self.position = data["visit"], position
        self.data = dict(data)
        self.window_start = order.start
        self.is_void = False
        self.calls = []
        self.rating = None
        self.read()

    def amend(self, data):
        self.data[data["field"]] = data.get("after")
        self.read()

    def read(self):
        self.fact, self.outcome = f"visit:{self.id}", self.data["outcome"]
        self.arrived, self.departed = moment(self.data["arrived"]), moment(self.data["departed"])
        self.rows = rows_of(self.data)


class Rating:
    """A score about a visit, about a complaint, or about nothing in particular."""

    def __init__(self, fact, subject, about, at, score, data, channel):
        self.fact, self.subject, self.about, self._at = fact, subject, about, at
        self.score, self._data, self._channel = score, data, channel
        self.recommend, self.effort = data.get("recommend"), data.get("effort")
        self.is_void = False

    @property
    def at(self):
        # Reading: a score in the visit's own record occurs with the visit, as corrected.
        return self.about.departed if self._at is None else self._at

    @property
    def rows(self):
        # Reading: a score stands in the row of the visit or complaint that it is about, as
        # corrected (a visit amended to another technician takes its score along), under the
        # channel by which it was given.
        rows = self.about.rows if self.about else rows_of(self._data)
        return rows | {"channel": self._channel}

    @property
    def answer_rows(self):
        # Reading: what is asked beside the score of a complaint's handling is about the office,
        # and stands in the rows of the answer itself.
        return (self.rows if self.subject == "visit" else
                rows_of(self._data) | {"channel": self._channel})


class Survey:
    def __init__(self, id):
        self.id, self.issued, self.rows, self.is_answered = id, None, None, False


class Complaint:
    def __init__(self, data, filed, position):
        self.id, self.fact = data["complaint"], f"complaint:{data['complaint']}"
        self.customer, self.filed, self.position = data["customer"], filed, position
        self.category, self.severity = data["category"], data["severity"]
        self.resolve_due, self.policy = moment(data["resolveDue"]), data["policy"]
        self.acknowledge_due, self.filed_as = moment(data["acknowledgeDue"]), data["severity"]
        self.data = dict(data)
        self.is_void = False
        self.moves, self.pauses = [], []
        self.paused = self.acknowledged = self.proposed = self.called = self.handler = None

    @property
    def rows(self):
        return rows_of(self.data, channel=self.data["channel"], category=self.category,
                       severity=self.severity, handler=self.handler)

    def end_pause(self, at):
        if self.paused is not None:
            self.pauses.append((self.paused, at))
            self.paused = None

    def closings(self):
        return [at for at, kind in self.moves if kind == "close"]

    def reopenings(self):
        return [at for at, kind in self.moves if kind == "reopen"]

    def standing_close(self, moment):
        """When the closing happened that stands before `moment`; None when there is none."""
        before = [move for move in self.moves if move[0] < moment]
        return before[-1][0] if before and before[-1][1] == "close" else None

    def is_closed(self, moment):
        return self.standing_close(moment) is not None

    def is_open(self, moment):
        return self.filed < moment and not self.is_closed(moment)


class Contract:
    def __init__(self, data, renewable):
        self.id, self.fact = data["contract"], f"contract:{data['contract']}"
        self.end, self.renewable = day_of_text(data["end"]), renewable
        self.price, self.data = data.get("priceFen") or 0, dict(data)
        self.is_void = self.is_renewed = self.is_declined = self.is_terminated = False

    @property
    def rows(self):
        return rows_of({name: self.data.get(name)
                        for name in ("service", "region", "contract", "customer")})

    def amend(self, field, after):
        if field == "end":
            self.end = day_of_text(after)
        elif field == "renewable":
            self.renewable = after == "true"
        elif field == "priceFen":
            self.price = int(after or 0)
        else:
            self.data[field] = after


class Customer:
    def __init__(self, id, registered):
        self.id, self.fact, self.registered = id, f"customer:{id}", registered
        self.changes = []

    def note(self, at, data):
        for field in ("name", "phone", "address", "region"):
            if data.get(field) is not None:
                self.changes.append((at, field, data[field]))

    def archive(self, moment):
        return {field: value for at, field, value in self.changes if at < moment}

    def rows(self, archive):
        return rows_of({"customer": self.id, "region": archive.get("region")})


class Technician:
    def __init__(self, id):
        self.id, self.patterns, self.loans, self.last_day = id, {}, [], None

    def shift_minutes(self, day):
        if self.last_day is not None and day > self.last_day:
            return 0
        if self.loans and not any(first <= day <= last for first, last in self.loans):
            return 0
        begun = [first for first in self.patterns if first <= day]
        if not begun:
            return 0
        pattern = self.patterns[max(begun)]
        if WEEKDAYS[date_of(day).weekday()] not in pattern["weekdays"]:
            return 0
        return pattern["endMinute"] - pattern["startMinute"]


class Incident:
    def __init__(self, data, at):
        # Reading: an incident has a severity of its own, by which it is grouped.
        self.id, self.at = data["incident"], at
        self.is_accident, self.is_confirmed = data["class"] == "accident", False
        self.rows = rows_of(data, severity=data["severity"])
