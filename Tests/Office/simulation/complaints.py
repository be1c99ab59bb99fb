"""Complaints: from filing to the last closing, with all that can happen in between."""

from .desk import DAY, HOUR, MINUTE

CATEGORIES = ["quality"] * 8 + ["attitude"] * 4 + ["punctuality"] * 5 + [
    "damage", "damage", "safety", "billing", "billing", "privacy", "contract", "other"]
CHANNELS = ["phone"] * 10 + ["wechat"] * 6 + ["app"] * 4 + [
    "visit", "letter", "web", "community", "media", "regulator", "survey"]
CAUSES = ["工具不齐", "培训不足", "派工太满", "配件质量", "沟通不清"]


class Complaint:
    def __init__(self, id, customer, severity, category):
        self.id, self.customer = id, customer
        self.severity, self.category = severity, category
        self.status = "open"
        self.reopened = 0
        self.closed_at = None
        self.verdict = self.handler = None
        self.has_cause = False


class Case:
    """What staff do about one complaint: the moment of each fact, and how late it is entered."""

    def __init__(self, office, complaint, filed, lag):
        self.office, self.desk, self.chance = office, office.desk, office.desk.chance
        self.complaint, self.t, self.lag = complaint, filed, lag

    def wait(self, seconds):
        """Lets business time pass, until morning at night; when what follows is entered."""
        self.t += seconds
        hour = self.t % DAY // HOUR
        if hour >= 20:
            self.t += (32 - hour) * HOUR
        elif hour < 8:
            self.t += (8 - hour) * HOUR
        return self.t + self.lag

    def record(self, verb, **data):
        self.desk.record(f"complaint.{verb}", at=min(self.t, self.desk.now),
                         complaint=self.complaint.id, **data)


def complaint_life(office, visit=None, spawned=None):
    """A complaint about a visit, or about anything else; `spawned` was filed in a call."""
    desk, chance = office.desk, office.desk.chance
    filed = desk.now
    if spawned:
        complaint = Complaint(spawned, visit.customer, "minor", "quality")
        case = Case(office, complaint, filed, 0)
    else:
        lag = chance.randint(DAY, 25 * DAY) if chance.random() < 0.06 else chance.randint(0, 1800)
        yield filed + lag
        complaint = file(office, visit, filed)
        if complaint is None:
            return
        case = Case(office, complaint, filed, lag)
    office.complaints.append(complaint)
    yield from handling(case)
    if complaint.status == "void":
        return
    yield from afterwards(case)


def file(office, visit, filed):
    """Files a complaint; None when there is nobody to complain."""
    desk, chance = office.desk, office.desk.chance
    customer = visit.customer if visit else office.some_customer()
    if customer is None or visit and visit.is_void:
        return None
    severity = "minor" if chance.random() < 0.86 else chance.choice(["major", "major", "critical"])
    complaint = Complaint(office.next("P"), customer, severity, chance.choice(CATEGORIES))
    about = {}
    if visit and chance.random() < 0.9:
        about["visit"] = visit.id
    elif visit:
        about["technician"] = visit.technician.id
    else:
        kind = chance.random()
        contracts = [c for c in office.contracts["保洁"][-40:] if c.customer is customer
                     and not c.is_void]
        if contracts and kind < 0.9:
            about["contract"] = contracts[0].id
        elif kind < 0.3:
            about["technician"] = chance.choice(office.present()).id
        elif kind < 0.4:
            about |= {"team": "外包", "service": "保洁"}
    desk.record("complaint.file", at=filed, complaint=complaint.id, customer=customer.id,
                channel=chance.choice(CHANNELS), category=complaint.category, severity=severity,
                description="服务不满意", remedySought="返工" if chance.random() < 0.3 else None,
                **about)
    return complaint


def handling(case):
    """From the filing, or from a reopening, to the closing."""
    complaint, chance, office = case.complaint, case.chance, case.office
    if chance.random() < 0.97:
        gap = chance.randint(2, 300) if chance.random() < 0.9 else chance.randint(300, 2000)
        yield case.wait(gap * MINUTE + chance.randint(0, 59))
        case.record("acknowledge")
    if chance.random() < 0.1:
        case.desk.record("followup.record", at=min(case.t, case.desk.now),
                         followup=office.next("H"), complaint=complaint.id,
                         connected=chance.random() < 0.7)
    if chance.random() < office.rare(0.015):
        yield case.wait(chance.randint(1, 20) * HOUR)
        if void(case, complaint):
            return
    yield case.wait(chance.randint(5, 120) * MINUTE)
    complaint.handler = f"operator-{chance.randint(1, 8)}"
    case.record("handler", handler=complaint.handler)
    if chance.random() < 0.14:
        yield case.wait(chance.randint(1, 90) * MINUTE)
        assess(case)
    yield from work(case)
    yield from closing(case)


def assess(case):
    complaint, chance = case.complaint, case.chance
    data = {"category": chance.choice(CATEGORIES)} if chance.random() < 0.6 else {
        "severity": chance.choice(["minor", "major", "critical"])}
    same = (data.get("category", complaint.category) == complaint.category
            and data.get("severity", complaint.severity) == complaint.severity)
    case.record("assess", expect="nothing_to_change" if same else None, **data)
    for name, value in data.items():
        setattr(complaint, name, value)


def work(case):
    """Investigation, pauses, causes, offers, for as long as the complaint takes."""
    complaint, chance, office = case.complaint, case.chance, case.office
    kind = chance.random()
    span = (chance.randint(30, 500) * MINUTE if kind < 0.85 else chance.randint(8, 60) * HOUR
            if kind < 0.985 else chance.randint(3, 45) * DAY)
    yield case.wait(span // 4 + chance.randint(0, 59))
    case.record("investigate", finding="现场核实")
    is_paused = chance.random() < 0.1
    if is_paused:
        case.record("pause", awaiting=chance.choice(["customer", "supplier", "regulator"]))
        if chance.random() < 0.1:
            case.record("pause", awaiting="customer", expect="already_paused")
    yield case.wait(span // 4)
    if is_paused and chance.random() < 0.8:
        case.record("resume")
    if chance.random() < (0.05 if complaint.severity == "minor" else 0.3):
        level = chance.choice(["leader", "director", "deputy", "gm"])
        case.record("escalate", level=level, reason="需要上级决定")
        if chance.random() < 0.9:
            yield case.wait(chance.randint(1, 20) * HOUR)
            answered_by = "director" if level in ("leader", "director") else "gm"
            case.record("answer", answer="按方案办理", role=answered_by)
    if complaint.severity != "minor" and chance.random() < 0.8 or chance.random() < 0.2:
        case.record("root-cause", cause=chance.choice(CAUSES), analysis="班组分析", role="leader")
        complaint.has_cause = True
    yield case.wait(span // 4)
    if chance.random() < 0.7:
        case.record("propose", remedy="返工并道歉", compensationFen=chance.choice([None, 5000]))
        yield case.wait(span // 8)
        complaint.verdict = "accepted" if chance.random() < 0.88 else "rejected"
        case.record("verdict", verdict=complaint.verdict)
    if chance.random() < office.rare(0.02):
        case.record("amend", region="崇明", role="leader", reason="登记有误",
                    channel=chance.choice(["letter", "community"]),
                    description=f"不满意,见登记 {office.next('Z')}")
    if chance.random() < 0.04:
        case.record("note", note="客户来电询问进展")


def void(case, complaint):
    """An open complaint turns out to be none, or the same as another; says whether it did."""
    others = [other for other in case.office.complaints[-50:]
              if other is not complaint and other.status != "void"]
    if others and case.chance.random() < 0.5:
        case.record("duplicate", of=case.chance.choice(others).id, role="director")
    else:
        case.record("invalid", reason="并非投诉", role="director")
    complaint.status = "void"
    return True


def closing(case):
    complaint, chance, office = case.complaint, case.chance, case.office
    if complaint.severity != "minor":
        if chance.random() < 0.1:
            case.record("close", outcome="settled", resolution="赔付", expect="approval_required"
                        if complaint.has_cause else "root_cause_required")
    role = "operator" if complaint.severity == "minor" else chance.choice(["director", "gm"])
    cause = None if complaint.has_cause or complaint.severity == "minor" else chance.choice(CAUSES)
    outcome = chance.choice(["resolved"] * 14 + ["settled"] * 4 + ["unfounded"] * 2
                            + ["withdrawn", "unreachable", "exhausted"])
    if outcome == "resolved" and complaint.verdict == "rejected":
        case.record("close", outcome=outcome, resolution="已修好", role=role, rootCause=cause,
                    expect="verdict_rejected")
        outcome = "settled"
    if outcome == "unreachable":
        case.record("close", outcome=outcome, resolution="联系不上", role=role, rootCause=cause,
                    expect="attempts_required")
        for number in range(4):
            yield case.wait(chance.randint(9, 16) * HOUR)
            if number % 2:
                case.record("verdict", verdict="unreachable")
                complaint.verdict = "unreachable"
            else:
                case.record("investigate", finding="无人接听", attempt=True)
    if outcome == "exhausted" and role == "operator":
        role = "director"
    if complaint.severity == "critical" and chance.random() < 0.15:
        case.record("handler", handler="director-1")
        case.record("close", outcome="settled", resolution="赔付", role="director",
                    rootCause=cause, expect="closer_is_handler")
        role = "gm"
    if chance.random() < 0.02:
        case.record("close", outcome=outcome, resolution=" \u200b", role=role, rootCause=cause,
                    expect="resolution_required")
    case.record("close", outcome=outcome, resolution="已处理并说明", role=role, rootCause=cause,
                compensationFen=chance.choice([None, None, 10_000]),
                customerConfirmed=chance.choice(["yes", "yes", "yes", "no", "unreachable", None]))
    complaint.has_cause = complaint.has_cause or cause is not None
    complaint.status, complaint.closed_at = "closed", case.t
    if chance.random() < 0.02:
        case.record("close", outcome="settled", resolution="再次", expect="already_closed")


def afterwards(case):
    """Scores, reopenings, and complaints voided long after their closing."""
    complaint, chance, office, desk = case.complaint, case.chance, case.office, case.desk
    if chance.random() < 0.45:
        yield case.wait(chance.randint(2, 120) * HOUR)
        survey = {"survey": office.next("S"), "subject": "complaint", "ref": complaint.id}
        if chance.random() < 0.5:
            desk.record("survey.issue", at=min(case.t, desk.now), channel="phone", **survey)
        if chance.random() < 0.7:
            score = chance.choice([5] * 10 + [4] * 7 + [3, 3, 2, 1])
            desk.record("survey.record", at=min(case.t, desk.now), channel="phone", score=score,
                        **survey | office.answers(score))
    if chance.random() < office.rare(0.05 if not complaint.reopened else 0.25):
        days = chance.choice([chance.randint(1, 20), chance.randint(20, 80), 29, 30])
        yield case.wait(days * DAY + chance.randint(0, 12 * HOUR))
        case.record("reopen", reason="问题又出现")
        complaint.status, complaint.closed_at = "open", None
        complaint.reopened += 1
        if chance.random() < 0.1:
            case.record("reopen", reason="再开", expect="not_closed")
        if complaint.reopened == 2:
            yield case.wait(chance.randint(1, 30) * HOUR)
            case.record("answer", answer="总监督办", role="director")
        yield from handling(case)
        if complaint.status == "closed":
            yield from afterwards(case)
        return
    if chance.random() < office.rare(0.012):
        yield case.wait(chance.randint(15, 150) * DAY)
        void(case, complaint)
        case.record("note", note="已作废", expect="complaint_void")
    elif chance.random() < 0.02:
        yield (complaint.closed_at // DAY + 91) * DAY + 10 * HOUR + case.lag
        case.t = max(case.t, (complaint.closed_at // DAY + 91) * DAY + 10 * HOUR)
        case.record("reopen", reason="又坏了", expect="reopen_window_passed")


def grumbling(office):
    """Complaints that are about no visit."""
    desk, chance = office.desk, office.desk.chance
    while True:
        yield desk.now + int(chance.uniform(0.2, 1.8) * office.grumble_gap)
        desk.begin(complaint_life(office))


def every_ninety_days(office):
    """Somebody complains of the same again and again, at the limit of what counts as repeated."""
    desk, hour = office.desk, 9
    yield (desk.first_day + 10) * DAY + hour * HOUR
    customer = office.some_customer()
    while True:
        complaint = office.next("P")
        desk.record("complaint.file", complaint=complaint, customer=customer.id, channel="web",
                    category="contract", severity="minor", description="条款不清")
        desk.record("complaint.close", complaint=complaint, outcome="unfounded",
                    resolution="已说明")
        hour = 24 - hour
        yield (desk.now // DAY + 90) * DAY + hour * HOUR


def at_midnight(office, day):
    """Complaints and scores at the very end of one month and the beginning of the next."""
    desk, customer = office.desk, office.some_customer()
    if customer is None:
        return
    midnight = day * DAY
    complaints = [office.next("P") for _ in range(2)]
    for complaint, filed in zip(complaints, [midnight - 0.001, midnight]):
        desk.record("complaint.file", at=filed, complaint=complaint, customer=customer.id,
                    channel="app", category="billing", severity="minor", description="扣款时间不对")
        desk.record("survey.record", at=filed, survey=office.next("S"), subject="periodic",
                    customer=customer.id, channel="app", score=2)
    yield desk.now + HOUR
    for complaint, closed in zip(complaints, [midnight, midnight + 0.5]):
        desk.record("complaint.close", at=closed, complaint=complaint, outcome="resolved",
                    resolution="已更正")
