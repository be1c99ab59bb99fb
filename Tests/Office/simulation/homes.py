"""Households: their archive, the merging of those entered twice, and their contracts."""

from .desk import DAY, HOUR, calendar, day_of, day_text
from .staff import SERVICES

REGIONS = ["徐汇", "静安", "闵行", "浦东", "杨浦", "长宁"]
LIKES = ["少说话", "准时", "用自带工具", "不进书房", "先打电话", "周末不打扰"]


class Customer:
    def __init__(self, number):
        self.id = f"C{number:05}"
        self.survivor = None
        self.archive = {}
        self.preferences = {}
        self.consents = set()

    @property
    def root(self):
        """The customer to whom facts about this one go now."""
        return self.survivor.root if self.survivor else self


class Contract:
    def __init__(self, id, customer, service, start, end, price, renewable=True):
        self.id, self.customer, self.service = id, customer, service
        self.start, self.end, self.price, self.renewable = start, end, price, renewable
        self.label, self.region = service, None
        self.terminated = None
        self.is_void = False
        self.predecessor = self.successor = None
        self.is_declined = False

    def covers(self, day):
        last = self.end if self.terminated is None else self.terminated
        return not self.is_void and self.start <= day <= min(last, self.end)


def household(office, customer, is_old):
    """A household from its registration on."""
    desk, chance = office.desk, office.desk.chance
    archive = {"name": office.person(), "phone": f"138{chance.randrange(10**8):08}",
               "address": f"{chance.choice(REGIONS)}路{chance.randint(1, 900)}号",
               "region": chance.choice(REGIONS)}
    customer.archive = {field: value for field, value in archive.items()
                        if chance.random() < {"name": 1, "region": 0.95}.get(field, 0.8)}
    desk.record("customer.register", customer=customer.id, **customer.archive)
    office.customers.append(customer)
    for _ in range(2 if chance.random() < 0.2 else 1):
        desk.begin(first_contract(office, customer, is_old),
                   desk.now + chance.randint(1, 48) * HOUR)
    if chance.random() < 0.7:
        yield desk.now + chance.randint(1, 72) * HOUR
        consent(office, customer, chance.choice(["service", "contact", "marketing"]))
    if chance.random() < 0.3:
        yield desk.now + chance.randint(1, 72) * HOUR
        design_plan(office, customer)
    while True:
        yield desk.now + chance.randint(20, 150) * DAY + chance.randint(9 * HOUR, 18 * HOUR)
        tend(office, customer)


def tend(office, customer):
    """Something is done to the archive of a customer, or of the survivor."""
    desk, chance = office.desk, office.desk.chance
    archive, event = customer.root.archive, chance.random()
    if chance.random() < office.rare(0.003):
        fact = {"customer": customer.id, "field": "name", "correct": "yes"}
        desk.record("customer.verify", reason=None, expect="reason_required", **fact)
        desk.record("customer.verify", at=day_of(2100, 1, 1) * DAY, expect="future_dated", **fact)
        desk.record("customer.verify", at=desk.first_day * DAY, expect="before_previous_event",
                    **fact)
    if event < 0.45:
        field = chance.choice(["name", "phone", "address", "region"])
        is_correct = chance.random() < 0.93
        desk.record("customer.verify", customer=customer.id, field=field,
                    correct="yes" if is_correct else "no")
        if not is_correct or field not in archive:
            update(office, customer, field)
    elif event < 0.6:
        update(office, customer, chance.choice(["phone", "address", "region"]))
    elif event < 0.65:
        rename(office, customer)
    elif event < 0.8:
        topic, wish = chance.choice(["时间", "沟通", "物品"]), chance.choice(LIKES)
        before = customer.root.preferences.get(topic)
        desk.record("customer.set-preference", customer=customer.id, topic=topic, preference=wish,
                    expect="nothing_to_change" if before == wish else None)
        customer.root.preferences[topic] = wish
    elif event < 0.88:
        design_plan(office, customer)
    else:
        consent(office, customer, chance.choice(["contact", "marketing", "events"]))


def update(office, customer, field):
    chance = office.desk.chance
    value = {"phone": f"139{chance.randrange(10**8):08}", "name": office.person(),
             "address": f"{chance.choice(REGIONS)}街{chance.randint(1, 900)}弄",
             "region": chance.choice(REGIONS)}[field]
    if customer.root.archive.get(field) != value:
        customer.root.archive[field] = value
        office.desk.record("customer.update", customer=customer.id, **{field: value})


def rename(office, customer):
    name = office.person()
    same = customer.root.archive.get("name") == name
    office.desk.record("customer.rename", customer=customer.id, name=name,
                       expect="nothing_to_change" if same else None)
    customer.root.archive["name"] = name


def consent(office, customer, purpose):
    consents = customer.root.consents
    if purpose not in consents:
        office.desk.record("customer.record-consent", customer=customer.id, purpose=purpose,
                           evidence=office.next("F"))
        consents.add(purpose)
    elif office.desk.chance.random() < 0.5:
        office.desk.record("customer.withdraw-consent", customer=customer.id, purpose=purpose)
        consents.remove(purpose)


def design_plan(office, customer):
    office.desk.record("customer.plan-service", customer=customer.id, method="固定技师",
                       needs=f"{office.desk.chance.choice(LIKES)} {office.next('N')}",
                       focus=office.desk.chance.choice(LIKES))


def merging(office):
    """Now and then a household turns out to be in the archive twice."""
    desk, chance = office.desk, office.desk.chance
    while True:
        yield desk.now + int(chance.uniform(0.3, 1.7) * office.merge_gap)
        merged = office.some_customer()
        survivor = office.some_customer()
        if not merged or merged.survivor or merged is survivor.root:
            continue
        data = {"role": "leader", "reason": "同一住户", "merged": merged.id}
        desk.record("customer.merge", survivor=merged.id, expect="merge_into_itself", **data)
        desk.record("customer.merge", survivor=survivor.id, **data)
        merged.survivor = survivor.root
        desk.record("customer.merge", survivor=survivor.id, expect="customer_merged", **data)
        data["merged"] = survivor.root.id
        desk.record("customer.merge", survivor=merged.id, expect="merge_cycle", **data)
        if chance.random() < 0.3:
            desk.begin(unmerging(office, merged), desk.now + chance.randint(1, 60) * DAY)


def unmerging(office, merged):
    office.desk.record("customer.unmerge", role="leader", reason="并非同一住户", merged=merged.id)
    merged.survivor = None
    return
    yield


def first_contract(office, customer, is_old):
    """A contract is signed; an old household's began up to a year before."""
    desk, chance = office.desk, office.desk.chance
    today = desk.now // DAY
    start = today - chance.randint(0, 330) if is_old else today + chance.randint(0, 10)
    length = chance.choice([365, 365, 365, 182, 91])
    end = max(start + length - 1, today + 5)
    service = chance.choice(list(SERVICES))
    contract = Contract(office.next("K"), customer.root, service, start, end,
                        chance.randint(5, 90) * 10_000, chance.random() > 0.06)
    signed = desk.now
    if chance.random() < 0.06:
        yield desk.now + chance.randint(1, 12) * DAY
    contract.customer = customer.root
    desk.record("contract.sign", at=signed, contract=contract.id, customer=customer.id,
                service=service, start=day_text(start), end=day_text(end),
                renewable=contract.renewable if chance.random() < 0.5 or not contract.renewable
                else None,
                priceFen=contract.price if chance.random() < 0.97 else None,
                visitQuota=chance.choice([12, 24, 48]), keyTerms=["随叫随到"],
                region=customer.root.archive.get("region") if chance.random() < 0.5 else None)
    office.contracts[service].append(contract)
    if office.has_standards and chance.random() < 0.3 and office.present():
        desk.record("contract.acknowledge-terms", contract=contract.id, role="leader",
                    technician=chance.choice(office.present()).id)
    yield from term(office, contract)


def term(office, contract):
    """A contract from its signing to its end, and its successors."""
    desk, chance = office.desk, office.desk.chance
    record = desk.record
    if chance.random() < office.rare(0.01):
        yield desk.now + chance.randint(1, 20) * DAY
        record("contract.void", contract=contract.id, role="leader", reason="录入错误")
        contract.is_void = True
        if contract.predecessor:
            contract.predecessor.successor = None
        return
    if chance.random() < office.rare(0.04):
        yield desk.now + chance.randint(1, 40) * DAY
        amend(office, contract)
    if chance.random() < office.rare(0.04):
        day = chance.randint(contract.start, contract.end)
        yield max(desk.now, day * DAY + 10 * HOUR)
        date = min(desk.now // DAY + chance.randint(0, 20), contract.end)
        record("contract.terminate", contract=contract.id, date=day_text(date),
               by=chance.choice(["customer", "customer", "company"]), role="leader",
               reason="搬家")
        contract.terminated = date
        record("contract.renew", contract=contract.id, successor=office.next("K"),
               start=day_text(contract.end + 1), end=day_text(contract.end + 90),
               expect="contract_terminated")
        return
    if not contract.renewable:
        yield contract.end * DAY + 12 * HOUR
        record("contract.renew", contract=contract.id, successor=office.next("K"),
               start=day_text(contract.end + 1), end=day_text(contract.end + 90),
               expect="not_renewable")
        return
    yield from decision(office, contract)


def amend(office, contract):
    chance = office.desk.chance
    change = chance.choice(["price", "end", "service", "region"])
    data = {}
    if change == "price":
        contract.price += 10_000
        data["priceFen"] = contract.price
    elif change == "end":
        contract.end += chance.randint(3, 40)
        data["end"] = day_text(contract.end)
    elif change == "service":
        contract.label = data["service"] = "收纳" if contract.label != "收纳" else "保洁"
    else:
        contract.region = data["region"] = "嘉定" if contract.region == "崇明" else "崇明"
    office.desk.record("contract.amend", contract=contract.id, role="leader", reason="合同录错", **data)


def decision(office, contract):
    """Whether, and when, the household renews."""
    desk, chance = office.desk, office.desk.chance
    kind = chance.random()
    if kind < 0.2:
        day = contract.end - chance.randint(31, 75)
    elif kind < 0.68:
        day = contract.end - chance.choice([0, 1, 30, chance.randint(2, 29)])
    elif kind < 0.78:
        day = contract.end + chance.choice([1, 30, chance.randint(2, 29)])
    elif kind < 0.92:
        yield (contract.end - chance.randint(1, 40)) * DAY + 15 * HOUR
        desk.record("contract.decline", contract=contract.id, reason="价格")
        contract.is_declined = True
        if chance.random() < 0.85:
            return
        day = contract.end + chance.randint(1, 30)
    else:
        yield (contract.end + 31) * DAY + 9 * HOUR
        desk.record("contract.renew", contract=contract.id, successor=office.next("K"),
                    start=day_text(contract.end + 1), end=day_text(contract.end + 365),
                    expect="renewal_window_passed")
        return
    yield day * DAY + chance.randint(9 * HOUR, 23 * HOUR)
    if desk.now // DAY <= contract.end + 30:
        yield from renewal(office, contract)


def renewal(office, contract):
    """A contract is continued; some renewals are taken back."""
    desk, chance = office.desk, office.desk.chance
    start = contract.end + (1 if chance.random() < 0.8 else chance.randint(2, 30))
    last = calendar(start)
    end = (start + 181 if chance.random() < 0.25
           else day_of(last.year + 1, last.month, min(last.day, 28)) - 1)
    successor = Contract(office.next("K"), contract.customer, contract.service, start, end,
                         contract.price * 105 // 100)
    successor.label, successor.region = contract.label, contract.region
    desk.record("contract.renew", contract=contract.id, successor=successor.id,
                start=day_text(start), end=day_text(end), priceFen=successor.price)
    contract.successor, successor.predecessor = successor, contract
    if chance.random() < office.rare(0.02):
        desk.record("contract.renew", contract=contract.id, successor=office.next("K"),
                    start=day_text(start), end=day_text(end), expect="already_renewed")
        yield desk.now + chance.randint(1, 20) * DAY
        desk.record("contract.cancel-renewal", contract=contract.id, role="leader",
                    reason="客户反悔")
        contract.successor, successor.is_void = None, True
        if chance.random() < 0.5 and desk.now // DAY <= contract.end + 30:
            yield from renewal(office, contract)
        return
    office.contracts[contract.service].append(successor)
    yield from term(office, successor)
