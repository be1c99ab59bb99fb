"""Orders: dispatch by season, visits, what is done after them, and corrections."""

from .complaints import complaint_life
from .desk import DAY, HOUR, MINUTE, calendar, day_of, moment
from .staff import SERVICES

SLOTS = [(8 * 60 + 30, 10 * 60 + 30), (10 * 60 + 30, 12 * 60 + 30), (13 * 60 + 30, 15 * 60 + 30),
         (15 * 60 + 30, 17 * 60 + 30), (18 * 60, 20 * 60), (23 * 60, 26 * 60)]
SPRING_FESTIVALS = [day_of(2024, 2, 10), day_of(2025, 1, 29), day_of(2026, 2, 17)]
ACTIONS = ["擦窗", "除尘", "消毒", "换滤网", "疏通", "检修"]


class Order:
    def __init__(self, id, customer, contract, service, technician, start, end):
        self.id, self.customer, self.contract = id, customer, contract
        self.service, self.technician = service, technician
        self.start, self.end = start, end
        self.status = "planned"
        self.skills = []
        self.last = 0

    @property
    def holds_slot(self):
        return self.status in ("planned", "live")


class Visit:
    def __init__(self, id, order, departed, outcome, score):
        self.id, self.order, self.departed = id, order, departed
        self.outcome, self.score = outcome, score
        self.is_void = False
        self.customer, self.technician = order.customer, order.technician


def demand(day):
    """How busy a day is, 1 on an ordinary one."""
    for festival in SPRING_FESTIVALS:
        if festival - 21 <= day < festival - 1:
            return 1.35
        if festival - 1 <= day < festival + 8:
            return 0.25
    date = calendar(day)
    season = {6: 1.15, 7: 1.3, 8: 1.25, 11: 1.1, 12: 1.1}.get(date.month, 1)
    return season * (1.15 if date.weekday() == 5 else 0.85 if date.weekday() == 6 else 1)


def dispatch(office):
    """Every morning the day after tomorrow is planned."""
    desk, chance = office.desk, office.desk.chance
    day = desk.first_day + 2
    while True:
        yield (day - 2) * DAY + 8 * HOUR
        for technician in office.technicians:
            if not technician.works(day):
                continue
            for slot, (start, end) in enumerate(SLOTS):
                odds = demand(day) * (0.62 if slot < 4 else 0.15 if slot == 4 else 0.01)
                if chance.random() < odds:
                    plan(office, technician, day * DAY + start * MINUTE, day * DAY + end * MINUTE)
        day += 1


def plan(office, technician, start, end):
    """Finds a household for a slot and lets the order run."""
    chance = office.desk.chance
    services = [name for name, skill in SERVICES.items() if technician.can(skill, end // DAY)]
    if not services or not technician.is_free(start, end):
        return
    service = chance.choice(services)
    known = office.contracts[service]
    contract = chance.choice(known) if known and chance.random() < 0.85 else None
    if contract and contract.covers(start // DAY):
        customer = contract.customer
    else:
        contract, customer = None, office.some_customer()
    if customer is None:
        return
    order = Order(office.next("A"), customer, contract, service, technician, start, end)
    technician.book(order)
    if chance.random() < 0.6:
        order.skills = [SERVICES[service]]
    office.desk.begin(order_life(office, order), office.desk.now + chance.randint(0, 24 * HOUR))


def order_life(office, order):
    """An order from the booking to whatever ends it."""
    desk, chance = office.desk, office.desk.chance
    technician, contract = order.technician, order.contract
    if contract and (not contract.covers(order.start // DAY)
                     or contract.customer.root is not order.customer.root):
        contract = order.contract = None
    last = (order.end - 1) // DAY
    if not technician.is_present(order.start // DAY) or not technician.is_present(last):
        order.status = "dropped"
        return
    order.customer = order.customer.root
    booking = {
        "customer": order.customer.id, "technician": technician.id, "service": order.service,
        "start": moment(order.start), "end": moment(order.end),
        "contract": contract.id if contract else None, "skills": order.skills or None,
        "priority": "加急" if chance.random() < 0.05 else None}
    desk.record("technician.assign", assignment=order.id, **booking)
    order.status = "live"
    if order.start // DAY == order.end // DAY and chance.random() < office.rare(0.003):
        desk.record("technician.assign", assignment=office.next("A"), expect="overlap",
                    **booking | {"end": moment(order.end + MINUTE),
                                 "start": moment(order.end - 16 * MINUTE)})
    if chance.random() < office.rare(0.001):
        desk.record("technician.assign", assignment=office.next("A"), expect="skill_missing",
                    **booking | {"skills": ["diving"]})
    if office.has_standards and chance.random() < 0.06:
        items = chance.sample(["工具", "路线", "材料", "着装"], 3)
        desk.record("visit.ready", assignment=order.id, by=technician.id, done=items[:2],
                    undone=items[2:] if chance.random() < 0.2 else None)
    before = (order.start - desk.now) // HOUR
    event = chance.random()
    if event < 0.09 and before > 1:
        yield desk.now + chance.randint(1, before) * HOUR
        if order.status != "live":
            return
        if event < 0.03:
            reassign(office, order)
        elif event < 0.06:
            reschedule(office, order, chance.choice(["customer", "company", "technician"]))
        else:
            cancel(office, order, chance.choice(["customer", "customer", "company"]))
            return
    yield from visits(office, order)


def reassign(office, order):
    chance = office.desk.chance
    day = order.start // DAY
    for other in chance.sample(office.technicians, min(8, len(office.technicians))):
        last = (order.end - 1) // DAY
        if (other is not order.technician and other.is_free(order.start, order.end)
                and all(other.can(skill, last) for skill in order.skills)
                and other.is_present(day)):
            office.desk.record("technician.reassign", assignment=order.id, technician=other.id,
                               reason="人手调整")
            order.technician = other
            other.book(order)
            return


def reschedule(office, order, by):
    """Moves an order to a free window of the next days; says whether there was one."""
    desk, chance = office.desk, office.desk.chance
    for _ in range(12):
        day = max(desk.now // DAY, order.start // DAY) + chance.randint(1, 5)
        start, end = (day * DAY + minutes * MINUTE for minutes in chance.choice(SLOTS[:4]))
        technician = order.technician
        contract = order.contract
        if ((contract is None or contract.covers(day)
             and contract.customer.root is order.customer.root)
                and technician.is_free(start, end, order)
                and all(technician.can(skill, day) for skill in order.skills)):
            desk.record("technician.reschedule", assignment=order.id, start=moment(start),
                        end=moment(end), by=by, reason="时间有变")
            order.start, order.end, order.last = start, end, desk.now
            technician.book(order)
            return True
    return False


def cancel(office, order, by):
    desk = office.desk
    desk.record("technician.cancel", assignment=order.id, by=by, reason="不再需要")
    order.status = "cancelled"
    if desk.chance.random() < 0.03:
        desk.record("visit.log", visit=office.next("V"), assignment=order.id,
                    arrived=moment(desk.now - HOUR), departed=moment(desk.now),
                    outcome="completed", expect="assignment_cancelled")


def visits(office, order):
    """Goes to the home until the work is completed or given up."""
    desk, chance = office.desk, office.desk.chance
    for attempt in range(4):
        yield order.start
        if order.status != "live":
            return
        visit = yield from go(office, order, attempt)
        if visit is None:
            return
        if visit.outcome == "completed":
            yield from aftercare(office, visit)
            return
        if chance.random() < 0.05:
            desk.begin(complaint_life(office, visit=visit), desk.now + chance.randint(1, 20) * HOUR)
        if visit.outcome == "customer_cancelled" and chance.random() < 0.6:
            cancel(office, order, "customer")
            return
        if not reschedule(office, order, "customer"):
            return


def go(office, order, attempt):
    """One visit, entered the same day or late; None when it could not be entered."""
    desk, chance = office.desk, office.desk.chance
    technician = order.technician
    delay = chance.choice([0, 0, 0, 5, 10, 14, 15, 16, 25, 50]) if chance.random() < 0.3 else \
        -chance.randint(0, 12)
    arrived = order.start + delay * MINUTE
    departed = arrived + chance.randint(25, 170) * MINUTE
    outcome = "completed"
    if chance.random() < 0.06:
        outcome = chance.choice(["partial", "partial", "no_access", "customer_cancelled"])
    elif attempt and chance.random() < 0.1:
        outcome = "rework"
    late = chance.randint(1, 20) * DAY if chance.random() < 0.05 else chance.randint(0, 8 * HOUR)
    yield departed + late
    if order.status != "live" or departed < order.last:
        return None
    is_work = outcome in ("completed", "partial", "rework")
    visit = Visit(office.next("V"), order, departed, outcome, None)
    score = office.score(technician) if is_work and chance.random() < 0.25 else None
    if office.counts_onsite(departed // DAY):
        visit.score = score
    data = {"visit": visit.id, "assignment": order.id, "arrived": moment(arrived),
            "departed": moment(departed), "outcome": outcome, "score": score,
            "workItems": chance.sample(ACTIONS, 2) if is_work else None,
            "problems": "老化" if chance.random() < 0.05 else None}
    substitute = chance.choice(office.technicians)
    if chance.random() < 0.01 and substitute is not technician and substitute.is_present(
            order.start // DAY):
        desk.record("visit.log", at=departed, expect="not_assignee",
                    **data | {"technician": substitute.id})
        data |= {"technician": substitute.id, "substitute": True}
        visit.technician = substitute
    desk.record("visit.log", at=departed, reason="临时代班" if "technician" in data else "补录",
                **data)
    order.last = departed
    office.visits.append(visit)
    if outcome == "completed":
        order.status = "fulfilled"
        if chance.random() < 0.002:
            desk.record("visit.log", at=departed, expect="assignment_fulfilled",
                        **data | {"visit": office.next("V")})
    elif chance.random() < 0.05:
        desk.record("survey.record", survey=office.next("S"), subject="visit", ref=visit.id,
                    score=5, expect="visit_not_completed")
    return visit


def aftercare(office, visit):
    """What follows a completed visit: supervision, ratings, calls, complaints, corrections."""
    desk, chance = office.desk, office.desk.chance
    order = visit.order
    if chance.random() < 0.06:
        desk.record("visit.supervise", assignment=order.id, by=f"leader-{chance.randint(1, 4)}",
                    method=chance.choice(["onsite", "phone", "photo"]), finding="符合要求")
        order.last = desk.now
    odds = 0.01 if visit.score is None or visit.score > 2 else 0.25
    if chance.random() < office.rare(odds):
        desk.begin(complaint_life(office, visit=visit), desk.now + chance.randint(1, 90) * HOUR)
    if visit.score is None:
        yield from survey(office, visit)
    if chance.random() < 0.62:
        yield from follow_up(office, visit)
    if visit.score is not None and chance.random() < office.rare(0.01):
        yield desk.now + chance.randint(1, 40) * DAY
        correct_rating(office, visit)
    if chance.random() < office.rare(0.015):
        yield desk.now + chance.randint(1, 40) * DAY
        yield from correct(office, visit)


def survey(office, visit):
    """A score is asked for by message, or by phone at once."""
    desk, chance = office.desk, office.desk.chance
    asked = chance.random()
    if asked >= 0.36:
        return
    answer = {"survey": office.next("S"), "subject": "visit", "ref": visit.id}
    if asked < 0.28:
        yield desk.now + chance.randint(1, 6) * HOUR
        desk.record("survey.issue", channel="sms", **answer)
        if chance.random() > 0.45:
            return
    yield desk.now + chance.randint(1, 72) * HOUR
    visit.score = office.score(visit.technician)
    desk.record("survey.record", channel="sms" if asked < 0.28 else "phone", score=visit.score,
                comment="辛苦了" if visit.score > 4 and chance.random() < 0.2 else None,
                **answer | office.answers(visit.score))
    if chance.random() < 0.01:
        desk.record("survey.record", score=1, expect="already_rated",
                    **answer | {"survey": office.next("S")})
    if visit.score < 3 and chance.random() < 0.2:
        desk.begin(complaint_life(office, visit=visit), desk.now + chance.randint(1, 40) * HOUR)


def follow_up(office, visit):
    """The household is called until somebody answers; what they say may become a complaint."""
    desk, chance = office.desk, office.desk.chance
    call = office.next("H")
    if chance.random() < 0.4:
        yield desk.now + chance.randint(1, 30) * HOUR
        desk.record("followup.schedule", followup=call, visit=visit.id, purpose="回访")
    wait = chance.randint(12, 150) if chance.random() < 0.9 else chance.randint(150, 400)
    for _ in range(3):
        yield desk.now + wait * HOUR
        is_connected = chance.random() < 0.78
        said = {}
        if is_connected and chance.random() < 0.006:
            complaint = office.next("P")
            said = {"spawnedComplaint": complaint, "category": "quality", "severity": "minor",
                    "description": "回访时不满"}
            desk.begin(complaint_life(office, visit=visit, spawned=complaint),
                       desk.now + chance.randint(1, 600))
        elif is_connected and chance.random() < 0.01:
            said = {"spawnedSuggestion": office.next("G"), "content": "希望提前短信提醒"}
        desk.record("followup.record", followup=call, visit=visit.id, connected=is_connected,
                    findings=["满意"] if is_connected else None, **said)
        if is_connected:
            return
        wait = chance.randint(10, 60)


def correct_rating(office, visit):
    desk, chance = office.desk, office.desk.chance
    if chance.random() < 0.6:
        score = chance.randint(1, 5)
        desk.record("rating.supersede", visit=visit.id, score=score, role="leader", reason="录错分",
                    expect="nothing_to_change" if score == visit.score else None)
        visit.score = score
    else:
        desk.record("rating.void", visit=visit.id, role="leader", reason="非本人评分")
        visit.score = None
        if chance.random() < 0.4:
            visit.score = office.score(visit.technician)
            desk.record("survey.record", survey=office.next("S"), subject="visit", ref=visit.id,
                        channel="phone", score=visit.score)


def correct(office, visit):
    """A logged visit is corrected, or was a mistake."""
    desk, chance = office.desk, office.desk.chance
    order, kind = visit.order, chance.random()
    data = {"visit": visit.id, "role": "leader", "reason": "登记有误"}
    if kind < 0.2:
        desk.record("visit.amend", note="补充照片", **data)
    elif kind < 0.4:
        desk.record("visit.amend", arrived=moment(order.start + chance.randint(-9, 30) * MINUTE),
                    departed=moment(order.start + chance.randint(31, 200) * MINUTE), **data)
    elif kind < 0.6:
        other = chance.choice([one for one in office.technicians if one.joined])
        if other is not visit.technician:
            desk.record("visit.amend", technician=other.id, **data)
            visit.technician = other
    elif order.technician.clash(order.start, order.end, order) is None:
        order.status = "live"
        if kind < 0.7:
            desk.record("visit.amend", outcome="partial", **data)
            visit.outcome = "partial"
        else:
            desk.record("visit.void", **data)
            visit.is_void = True
        order.last = desk.now
        if chance.random() < 0.5:
            cancel(office, order, "company")
        elif reschedule(office, order, "company"):
            yield from visits(office, order)
    if chance.random() < 0.1:
        desk.record("visit.amend", note="客服改", **data | {"role": "operator"},
                    expect="role_not_allowed")
