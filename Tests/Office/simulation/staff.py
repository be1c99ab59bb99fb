"""Technicians: skills with certificates, shifts, leave, loans, changes of team, and leaving."""

from .desk import DAY, HOUR, calendar, day_text, moment

SERVICES = {
    "保洁": "cleaning", "收纳": "cleaning", "养老护理": "care", "月嫂": "care",
    "家电维修": "appliance", "管道维修": "plumbing", "空调清洗": "appliance",
}
SKILLS = ["cleaning", "care", "appliance", "plumbing"]
CERTIFIED = {"care", "appliance"}
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Technician:
    def __init__(self, number, team, skills):
        self.id = f"T{number:03}"
        self.team = team
        self.skills = dict.fromkeys(skills)  # code -> last day of the certificate, or None
        self.weekdays = set()
        self.blocks = []
        self.bookings = {}
        self.loans = []
        self.joined = self.left = None
        self.rating = 0.0

    def is_present(self, day):
        """Whether the technician belongs to the department on `day`."""
        if self.joined is None or self.left is not None and self.left < day:
            return False
        return not self.loans or any(first <= day <= last for first, last in self.loans)

    def works(self, day):
        return self.is_present(day) and calendar(day).weekday() in self.weekdays

    def can(self, skill, day):
        return skill in self.skills and (self.skills[skill] is None or self.skills[skill] >= day)

    def clash(self, start, end, order=None):
        """The live order that books some of the time; None when there is none."""
        for day in range(start // DAY, (end - 1) // DAY + 1):
            for other in self.bookings.get(day, ()):
                if (other is not order and other.holds_slot and other.technician is self
                        and other.start < end and start < other.end):
                    return other
        return None

    def block(self, start, end):
        """The blocked time that touches some of the time; None when there is none."""
        return next((b for b in self.blocks if b[0] < end and start < b[1]), None)

    def is_free(self, start, end, order=None):
        days = range(start // DAY, (end - 1) // DAY + 1)
        return (all(self.is_present(day) for day in days) and self.block(start, end) is None
                and self.clash(start, end, order) is None)

    def book(self, order):
        for day in range(order.start // DAY, (order.end - 1) // DAY + 1):
            self.bookings.setdefault(day, []).append(order)


def career(office, technician, loan=None):
    """A technician from the first day to the end, or to leaving."""
    desk, chance = office.desk, office.desk.chance
    record = desk.record
    initial = [code for code in technician.skills if code not in CERTIFIED]
    record("technician.register", technician=technician.id, name=office.person(),
           team=technician.team, skills=initial, role="leader")
    technician.joined = desk.now // DAY
    for code in technician.skills:
        if code in CERTIFIED:
            certify(office, technician, code)
    if loan:
        technician.loans.append(loan)
        record("technician.second", technician=technician.id, department="市场部",
               **{"from": day_text(loan[0])}, until=day_text(loan[1]), role="leader")
    set_shift(office, technician)
    while True:
        yield desk.now + chance.randint(20, 50) * DAY
        if technician.left is not None:
            return
        event = chance.random()
        if event < 0.35:
            yield from take_leave(office, technician)
        elif event < 0.45:
            set_shift(office, technician)
        elif event < 0.45 + office.rare(0.03) and len(office.teams) > 1:
            technician.team = chance.choice([t for t in office.teams if t != technician.team])
            record("technician.update", technician=technician.id, team=technician.team,
                   role="leader")
        elif event > 1 - office.rare(0.012) and office.present_count() > office.size // 2:
            yield from leave(office, technician)
            return
        for code, expiry in list(technician.skills.items()):
            lapses = expiry is not None and expiry < desk.now // DAY + 45
            if lapses and chance.random() < 0.96:
                certify(office, technician, code)


def certify(office, technician, code):
    days = office.desk.chance.randint(120, 700)
    technician.skills[code] = office.desk.now // DAY + days
    office.desk.record("technician.add-skill", technician=technician.id, code=code,
                       level=office.desk.chance.randint(1, 5),
                       certificateExpiry=day_text(technician.skills[code]), role="leader")


def set_shift(office, technician):
    chance = office.desk.chance
    technician.weekdays = set(chance.sample(range(7), chance.choice([5, 5, 6])))
    start, end = chance.choice([("08:00", "17:00"), ("08:30", "18:00"), ("09:00", "20:00"),
                                ("20:00", "06:00")] if chance.random() < 0.1 else
                               [("08:00", "17:00"), ("08:30", "18:00"), ("09:00", "18:30")])
    office.desk.record("technician.set-shift", technician=technician.id,
                       weekdays=[WEEKDAYS[day] for day in sorted(technician.weekdays)],
                       start=start, end=end)


def take_leave(office, technician):
    """A leave that lies beyond what is dispatched so far; some of it is taken back."""
    desk, chance = office.desk, office.desk.chance
    start = (desk.now // DAY + chance.randint(5, 12)) * DAY + chance.choice([0, 0, 13 * HOUR])
    end = start + chance.choice([4 * HOUR, DAY, DAY, 2 * DAY, 5 * DAY])
    order = technician.clash(start, end)
    block = office.next("B")
    office.desk.record(
        "technician.block", block=block, technician=technician.id, start=moment(start),
        end=moment(end), kind=chance.choice(["leave", "leave", "training", "other"]),
        expect="has_live_assignments" if order else None)
    if order:
        return
    technician.blocks.append((start, end))
    customer = office.some_customer()
    if customer and chance.random() < 0.1 and technician.is_present(start // DAY):
        desk.record("technician.assign", assignment=office.next("A"), customer=customer.id,
                    technician=technician.id, start=moment(start + HOUR),
                    end=moment(start + 2 * HOUR), service="保洁", expect="calendar_blocked")
    if chance.random() < 0.1:
        yield desk.now + chance.randint(1, 3) * DAY
        desk.record("technician.unblock", block=block)
        technician.blocks.remove((start, end))


def leave(office, technician):
    """The last day comes; what was booked beyond it is handed on or cancelled."""
    desk, chance = office.desk, office.desk.chance
    last = desk.now // DAY + chance.choice([0, 1, 14, 30])
    beyond = {order for orders in technician.bookings.values() for order in orders
              if order.status == "live" and order.technician is technician
              and order.end > (last + 1) * DAY}
    data = {"technician": technician.id, "lastDay": day_text(last), "role": "leader"}
    if beyond:
        desk.record("technician.leave", expect="has_live_assignments", **data)
        heir = next((other for other in office.technicians if other is not technician and all(
            other.is_free(order.start, order.end)
            and all(other.can(skill, (order.end - 1) // DAY) for skill in order.skills)
            for order in beyond)), None)
        data |= {"reassignTo": heir.id} if heir else {"cancel": True}
        for order in beyond:
            if heir:
                order.technician = heir
                heir.book(order)
            else:
                order.status = "cancelled"
    desk.record("technician.leave", **data)
    technician.left = last
    yield desk.now + 40 * DAY
    customer = office.some_customer()
    if customer:
        start = (desk.now // DAY + 2) * DAY + 9 * HOUR
        desk.record("technician.assign", assignment=office.next("A"), customer=customer.id,
                    technician=technician.id, start=moment(start), end=moment(start + 2 * HOUR),
                    service="保洁", expect="technician_left")
