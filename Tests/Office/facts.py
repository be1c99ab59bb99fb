"""The facts of an export of the log, each as it stands after the corrections that were recorded."""

import json
from collections import defaultdict
from copy import deepcopy
from fractions import Fraction

from records import (Complaint, Contract, Customer, Incident, Order, Rating, Survey, Technician,
                     Visit, rows_of)
from workdays import Calendar, day_of_moment, day_of_text, days_of, hours, moment

STANDARD_LIMITS = {
    "acknowledgeMinor": "24h", "acknowledgeMajor": "24h", "acknowledgeCritical": "2h",
    "resolveMinor": "7wd", "resolveMajor": "7wd", "resolveCritical": "3wd"}


class Log:
    """What the first events of a log say, as one looks at it at the moment `now`."""

    def __init__(self, events, now):
        self.now = now
        self.orders, self.visits, self.complaints, self.contracts = {}, {}, {}, {}
        self.ratings, self.surveys, self.incidents = [], {}, {}
        self.customers, self.technicians = {}, {}
        self.mergers, self.verifications, self._survivors = [], [], {}
        self.targets = defaultdict(list)
        self._calendars = [(0, 0, Calendar())]  # version, business time, calendar
        self._limits = [(0, None, STANDARD_LIMITS)]  # version, first day, limits
        for position, (kind, at, data, _) in enumerate(events):
            handler = self.HANDLERS.get(kind)
            if handler:
                handler(self, data, at, position)
        self.visits_of_day = defaultdict(list)
        for visit in self.visits.values():
            if not visit.is_void:
                self.visits_of_day[day_of_moment(visit.departed)].append(visit)

    def standing_complaints(self):
        """The complaints that are not void, which never count in any term (§3.1)."""
        return (complaint for complaint in self.complaints.values() if not complaint.is_void)

    def calendar(self, version):
        """The calendar as it was at a version of the standards."""
        return [entry for entry in self._calendars if entry[0] <= version][-1][2]

    def limits(self, version, day):
        """The time limits that held on a day, as they were at a version of the standards."""
        known = [entry for entry in self._limits if entry[0] <= version]
        begun = [entry for entry in known if entry[1] is None or entry[1] <= day]
        return max(begun, key=lambda entry: (entry[1] is not None, entry[1], entry[0]))[2]

    def calendar_at(self, at):
        """The calendar as it was known at a moment."""
        return [entry for entry in self._calendars if entry[1] <= at][-1][2]

    def survivor(self, customer):
        """The customer whom an id names now."""
        while customer in self._survivors:
            customer = self._survivors[customer]
        return customer

    def _assigned(self, data, at, position):
        self.orders[data["assignment"]] = Order(data)

    def _rescheduled(self, data, at, position):
        self.orders[data["assignment"]].start = moment(data["start"])

    def _visited(self, data, at, position):
        order = self.orders[data["assignment"]]
        visit = self.visits[data["visit"]] = Visit(data, order, position)
        order.visits.append(visit)
        if data.get("score") is not None:
            # Reading: a score in the visit's record has the channel onsite (§2.4).
            self._rate(visit, Rating(visit.fact, "visit", visit, None, data["score"], data,
                                     "onsite"))

    def _rate(self, visit, rating):
        visit.rating = rating
        self.ratings.append(rating)

    def _visit_amended(self, data, at, position):
        self.visits[data["visit"]].amend(data)

    def _visit_voided(self, data, at, position):
        visit = self.visits[data["visit"]]
        visit.is_void = True
        if visit.rating:
            visit.rating.is_void = True

    def _issued(self, data, at, position):
        survey = self.surveys.setdefault(data["survey"], Survey(data["survey"]))
        survey.issued, survey.rows = at, rows_of(data, channel=data.get("channel"))

    def _answered(self, data, at, position):
        self.surveys.setdefault(data["survey"], Survey(data["survey"])).is_answered = True
        subject, ref = data["subject"], data.get("ref")
        fact = f"visit:{ref}" if subject == "visit" else f"survey:{data['survey']}"
        about = {"visit": self.visits, "complaint": self.complaints}.get(subject, {}).get(ref)
        rating = Rating(fact, subject, about, at, data["score"], data, data.get("channel"))
        if subject == "visit":
            self._rate(about, rating)
        else:
            self.ratings.append(rating)

    def _superseded(self, data, at, position):
        # Reading: a corrected score counts when the rating was given, not when it was corrected.
        self.visits[data["visit"]].rating.score = data["score"]

    def _rating_voided(self, data, at, position):
        visit = self.visits[data["visit"]]
        visit.rating.is_void, visit.rating = True, None

    def _called(self, data, at, position):
        if not data.get("connected"):
            return
        if data.get("visit"):
            self.visits[data["visit"]].calls.append(at)
        else:
            complaint = self.complaints[data["complaint"]]
            complaint.called = at if complaint.called is None else complaint.called

    def _filed(self, data, at, position):
        self.complaints[data["complaint"]] = Complaint(data, at, position)

    def _amended(self, data, at, position):
        self.complaints[data["complaint"]].data[data["field"]] = data.get("after")

    def _acknowledged(self, data, at, position):
        complaint = self.complaints[data["complaint"]]
        complaint.acknowledged = at if complaint.acknowledged is None else complaint.acknowledged

    def _proposed(self, data, at, position):
        complaint = self.complaints[data["complaint"]]
        complaint.proposed = at if complaint.proposed is None else complaint.proposed

    def _assessed(self, data, at, position):
        complaint = self.complaints[data["complaint"]]
        complaint.category, complaint.severity = data["category"], data["severity"]

    def _handled(self, data, at, position):
        self.complaints[data["complaint"]].handler = data["handler"]

    def _closed(self, data, at, position):
        complaint = self.complaints[data["complaint"]]
        complaint.end_pause(at)
        complaint.moves.append((at, "close"))

    def _reopened(self, data, at, position):
        self.complaints[data["complaint"]].moves.append((at, "reopen"))

    def _paused(self, data, at, position):
        self.complaints[data["complaint"]].paused = at

    def _resumed(self, data, at, position):
        self.complaints[data["complaint"]].end_pause(at)

    def _complaint_voided(self, data, at, position):
        self.complaints[data["complaint"]].is_void = True

    def _signed(self, data, at, position):
        self.contracts[data["contract"]] = Contract(data, data.get("renewable", False))

    def _contract_amended(self, data, at, position):
        self.contracts[data["contract"]].amend(data["field"], data.get("after"))

    def _renewed(self, data, at, position):
        old = self.contracts[data["contract"]]
        old.is_renewed, old.is_declined = True, False
        self.contracts[data["successor"]] = Contract(data | {"contract": data["successor"]}, True)

    def _renewal_cancelled(self, data, at, position):
        self.contracts[data["contract"]].is_renewed = False
        self.contracts[data["successor"]].is_void = True

    def _declined(self, data, at, position):
        self.contracts[data["contract"]].is_declined = True

    def _terminated(self, data, at, position):
        self.contracts[data["contract"]].is_terminated = True

    def _contract_voided(self, data, at, position):
        self.contracts[data["contract"]].is_void = True

    def _happened(self, data, at, position):
        self.incidents[data["incident"]] = Incident(data, at)

    def _confirmed(self, data, at, position):
        self.incidents[data["incident"]].is_confirmed = True

    def _downgraded(self, data, at, position):
        self.incidents[data["incident"]].is_accident = False

    def _registered(self, data, at, position):
        customer = self.customers[data["customer"]] = Customer(data["customer"], at)
        customer.note(at, data)

    def _updated(self, data, at, position):
        self.customers[data["customer"]].note(at, data)

    def _merged(self, data, at, position):
        self._survivors[data["merged"]] = data["survivor"]
        self.mergers.append((at, data["merged"], True))

    def _unmerged(self, data, at, position):
        del self._survivors[data["merged"]]
        self.mergers.append((at, data["merged"], False))

    def _verified(self, data, at, position):
        # Reading: a verification stands in the region that the archive had then (§2.0, snapshots).
        customer = self.customers[data["customer"]]
        rows = customer.rows(customer.archive(at + 1))
        self.verifications.append((at, customer, data.get("correct", False), rows))

    def _hired(self, data, at, position):
        self.technicians[data["technician"]] = Technician(data["technician"])

    def _shift(self, data, at, position):
        self.technicians[data["technician"]].patterns[day_of_text(data["from"])] = data

    def _lent(self, data, at, position):
        self.technicians[data["technician"]].loans.append(
            (day_of_text(data["from"]), day_of_text(data["until"])))

    def _left(self, data, at, position):
        self.technicians[data["technician"]].last_day = day_of_text(data["lastDay"])

    def _target(self, data, at, position):
        history = self.targets[data["metric"], data["period"], data["scope"]]
        weight = data.get("weight", history[-1][2] if history else 1)
        history.append((at, Fraction(data["value"]), weight))

    def _hours_set(self, data, at, position):
        calendar = deepcopy(self._calendars[-1][2])
        calendar.set_week(day_of_text(data["from"]), data["hours"])
        self._calendars.append((data["version"], at, calendar))

    def _limits_set(self, data, at, position):
        self._limits.append((data["version"], day_of_text(data["from"]), data))

    def _days_declared(self, data, at, position):
        calendar = deepcopy(self._calendars[-1][2])
        holidays, regular = ([day for span in data.get(name, []) for day in days_of(span)]
                             for name in ("holidays", "regularDays"))
        make_up = dict(text.split(" ") for text in data.get("makeUpDays", []))
        calendar.declare(holidays, {day_of_text(day): hours(spans)
                                    for day, spans in make_up.items()}, regular)
        self._calendars.append((data["version"], at, calendar))

    HANDLERS = {
        "technician.assigned": _assigned, "assignment.rescheduled": _rescheduled,
        "visit.logged": _visited, "visit.amended": _visit_amended, "visit.voided": _visit_voided,
        "survey.issued": _issued, "survey.recorded": _answered, "rating.superseded": _superseded,
        "rating.voided": _rating_voided, "followup.recorded": _called,
        "complaint.filed": _filed, "complaint.amended": _amended,
        "complaint.acknowledged": _acknowledged, "complaint.resolution-proposed": _proposed,
        "complaint.assessed": _assessed, "complaint.closed": _closed,
        "complaint.handler-assigned": _handled,
        "complaint.reopened": _reopened, "complaint.paused": _paused,
        "complaint.resumed": _resumed, "complaint.duplicate-marked": _complaint_voided,
        "complaint.invalid-marked": _complaint_voided, "contract.signed": _signed,
        "contract.amended": _contract_amended, "contract.renewed": _renewed,
        "contract.renewal-cancelled": _renewal_cancelled, "contract.renewal-declined": _declined,
        "contract.terminated": _terminated, "contract.voided": _contract_voided,
        "incident.reported": _happened, "incident.confirmed": _confirmed,
        "incident.downgraded": _downgraded, "customer.registered": _registered,
        "customer.updated": _updated, "customer.renamed": _updated, "customer.merged": _merged,
        "customer.unmerged": _unmerged, "customer.archive-verified": _verified,
        "technician.registered": _hired, "technician.shift-set": _shift,
        "technician.seconded": _lent, "technician.left": _left,
        "target.set": _target, "target.revised": _target,
        "policy.set": _limits_set, "calendar.set": _hours_set,
        "calendar.days-declared": _days_declared,
    }


def read(lines):
    """The events of an export, in log order: type, business time, data, log time as a text."""
    for line in lines:
        event = json.loads(line)
        if "position" in event:
            yield (event["type"], moment(event["occurredAt"]), event["data"],
                   event["recordedAt"])
