"""What leaders and managers do: contacts, suggestions, escalations, problems, incidents, campaigns,
targets, plans and tasks."""

from .complaints import at_midnight
from .desk import DAY, HOUR, MINUTE, calendar, day_of, day_text, moment

ANSWERS = {"leader": "leader", "director": "director", "deputy": "deputy", "gm": "gm"}


def every(office, gap, what):
    """Does something again and again, `gap` seconds apart on average, in working hours."""
    desk, chance = office.desk, office.desk.chance
    while True:
        at = desk.now + int(chance.uniform(0.3, 1.7) * gap)
        yield at - at % DAY + chance.randint(8 * HOUR, 20 * HOUR) if gap > DAY else at
        desk.begin(what(office))


def contact(office):
    """Somebody asks, praises or suggests."""
    desk, chance = office.desk, office.desk.chance
    kind = chance.choice(["inquiry"] * 6 + ["praise", "praise", "suggestion", "rapport"])
    customer = office.some_customer() if chance.random() < 0.6 else None
    data = {"contact": office.next("N"), "customer": customer.id if customer else None}
    desk.record("contact.record", kind=kind, summary="电话来访", region=None if customer else "浦东",
                channel=chance.choice(["phone", "phone", "wechat", "visit", "letter"]), **data)
    if kind == "inquiry":
        if chance.random() < 0.15:
            return
        yield desk.now + chance.randint(3, 900) * MINUTE
        desk.record("contact.answer", contact=data["contact"], answer="已答复")
    elif kind == "suggestion":
        yield from suggestion(office, data["contact"])
    elif chance.random() < 0.02:
        desk.record("contact.answer", contact=data["contact"], answer="?",
                    expect="not_an_inquiry")


def suggestion(office, contact=None):
    """A suggestion is heard, studied, reported and decided."""
    desk, chance = office.desk, office.desk.chance
    id = office.next("G")
    desk.record("suggestion.record", suggestion=id, content="增设夜间热线", contact=contact)
    if chance.random() < 0.2:
        return
    yield desk.now + chance.randint(1, 8) * DAY
    desk.record("suggestion.analyse", suggestion=id, analysis="有需求", measure="试行")
    yield desk.now + chance.randint(1, 4) * DAY
    level = chance.choice(list(ANSWERS))
    desk.record("suggestion.report", suggestion=id, level=level)
    if chance.random() < 0.15:
        return
    yield desk.now + chance.randint(1, 9) * DAY
    if level == "gm":
        desk.record("suggestion.adopt", suggestion=id, measure="试行", role="leader",
                    expect="role_not_allowed")
    if chance.random() < 0.6:
        desk.record("suggestion.adopt", suggestion=id, measure="试行", owner="operator-3",
                    role=ANSWERS[level])
    else:
        desk.record("suggestion.decline", suggestion=id, reason="成本过高", role=ANSWERS[level])


def escalation(office):
    """Staff take something to a superior."""
    desk, chance = office.desk, office.desk.chance
    id, level = office.next("E"), chance.choice(list(ANSWERS))
    customer = office.some_customer()
    desk.record("escalation.raise", escalation=id, level=level, summary="需协调",
                kind=chance.choice(["customer_information", "unexpected_problem", "unsolved"]),
                customer=customer.id if customer else None)
    if chance.random() < 0.92:
        yield desk.now + chance.randint(1, 60) * HOUR
        desk.record("escalation.answer", escalation=id, answer="照办", role=ANSWERS[level])


def problem(office):
    """What keeps coming up is traced to its cause."""
    desk, chance = office.desk, office.desk.chance
    sources = [c for c in office.complaints[-40:] if c.status != "void"][:3]
    if not sources:
        return
    data = {"problem": office.next("Q"), "role": "leader"}
    desk.record("problem.open", title="反复返工", sources=[f"complaint:{c.id}" for c in sources],
                **data)
    yield desk.now + chance.randint(1, 6) * DAY
    desk.record("problem.cause", cause="培训", analysis="新人占比高", **data)
    for _ in range(3):
        data["action"] = office.next("M")
        due = desk.now // DAY + chance.randint(2, 20)
        desk.record("problem.plan", measure="复训", owner="leader-2", due=day_text(due), **data)
        yield due * DAY + chance.randint(8, 90) * HOUR
        desk.record("problem.complete", result="已复训", **data)
        yield desk.now + chance.randint(5, 20) * DAY
        is_effective = chance.random() < 0.7
        desk.record("problem.verify", effective=is_effective, finding="抽查", **data)
        del data["action"]
        desk.record("problem.close", conclusion="已消除", **data,
                    expect=None if is_effective else "effect_not_verified")
        if is_effective:
            return


def incident(office):
    """Something happens, is looked into, and perhaps judged anew later."""
    desk, chance = office.desk, office.desk.chance
    happened, id = desk.now, office.next("I")
    recent = [visit for visit in office.visits if not visit.is_void]
    visit = chance.choice(recent) if recent and chance.random() < 0.7 else None
    kind = chance.choice(["accident", "accident", "near_miss"])
    severity = chance.choice(["minor", "minor", "minor", "major", "critical"])
    about = {"visit": visit.id} if visit else {
        "technician": chance.choice(office.present()).id} if chance.random() < 0.5 else {}
    yield happened + chance.randint(5, 2000) * MINUTE
    if visit and visit.is_void:
        return
    desk.record("incident.report", at=happened, incident=id, severity=severity,
                kind=chance.choice(["injury", "property", "theft", "traffic"]),
                description="擦伤", **about, **{"class": kind})
    data = {"incident": id, "role": "director"}
    if chance.random() < 0.85:
        yield desk.now + chance.randint(2, 15 * 24) * HOUR
        desk.record("incident.confirm", **data)
        if chance.random() < 0.3:
            desk.record("incident.confirm", expect="already_confirmed", **data)
    elif kind == "accident":
        desk.record("incident.close", cause="?", expect="not_confirmed", **data)
        return
    if chance.random() < 0.4:
        desk.record("incident.coordinate", departments=["行政", "法务"], outcome="协调", **data)
    yield desk.now + chance.randint(1, 20) * DAY
    desk.record("incident.close", cause="地面湿滑", lossFen=chance.randint(0, 99) * 1000, **data)
    if kind == "accident" and chance.random() < 0.25:
        yield desk.now + chance.randint(5, 60) * DAY
        desk.record("incident.downgrade", reason="未造成损失", **data)


def campaign(office):
    """Many households are asked at once; half of them answer."""
    desk, chance = office.desk, office.desk.chance
    id = office.next("R")
    is_internal = chance.random() < 0.25
    subject = "internal" if is_internal else "periodic"
    desk.record("campaign.launch", campaign=id, title="满意度调查", population="在约客户",
                audience="internal" if is_internal else None, role="leader")
    households = office.customers or [None]
    sample = [None] * 12 if is_internal else chance.sample(
        households, max(1, len(households) // 4))
    for customer in sample:
        yield desk.now + chance.randint(1, 9) * MINUTE
        survey = office.next("S")
        about = {"ref": "市场部"} if is_internal else {"customer": customer.id}
        desk.record("survey.issue", survey=survey, campaign=id, subject=subject,
                    channel=chance.choice(["sms", "app", "paper"]), **about)
        if chance.random() < 0.5:
            desk.begin(answer(office, survey, subject), desk.now + chance.randint(1, 400) * HOUR)
    yield desk.now + 20 * DAY
    desk.record("campaign.publish", campaign=id, analysis="总体满意", role="leader")
    desk.record("campaign.distribute", campaign=id, recipients=["总经理", "市场部"], role="leader")


def answer(office, survey, subject):
    score = office.score(office.desk.chance.choice(office.technicians))
    office.desk.record("survey.record", survey=survey, subject=subject, channel="app", score=score,
                       **office.answers(score))
    return
    yield


def periodic(office):
    """A household gives a score without being asked."""
    customer = office.some_customer()
    technician = office.desk.chance.choice(office.present() or [None])
    score = office.score(office.technicians[0])
    office.desk.record("survey.record", survey=office.next("S"), subject="periodic",
                       customer=customer.id if customer else None, channel="paper",
                       technician=technician.id if technician else None, score=score,
                       **office.answers(score))
    return
    yield


def periods(office):
    """Every month, quarter and year of the office, each with its first day."""
    first, last = calendar(office.desk.first_day), calendar(office.desk.end // DAY - 1)
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            day = day_of(year, month, 1)
            if not office.desk.first_day <= day < office.desk.end // DAY:
                continue
            yield f"{year}-{month:02}", day
            if month % 3 == 1:
                yield f"{year}-Q{month // 3 + 1}", day
            if month == 1:
                yield f"{year}", day


def month_ends(office):
    """What happens in the last and the first moment of months."""
    for period, day in periods(office):
        if len(period) == 7 and "Q" not in period and day > office.desk.first_day:
            office.desk.begin(at_midnight(office, day), day * DAY + 8 * HOUR)
    return
    yield


def targets(office):
    """The targets of a period are set in the week before it, a few late, a few changed."""
    for period, day in periods(office):
        office.desk.begin(target(office, period, day),
                          max(day - 7, office.desk.first_day) * DAY + 9 * HOUR)
    return
    yield


def target(office, period, day):
    desk, chance = office.desk, office.desk.chance
    months = {4: 12, 7: 3 if "Q" in period else 1}[len(period)]
    visits = office.size * 45 * months
    values = {"visits": visits, "satisfaction": 90, "closure": 98, "renewal": "70.5",
              "complaint_rate": 2, "accident_rate": "0.8", "mean_score": "4.5", "reopen": 5,
              "clearance": 95}
    for metric in chance.sample(list(values), 7):
        data = {"metric": metric, "period": period, "role": "director"}
        is_late = chance.random() < 0.1
        if is_late:
            yield (day + chance.randint(0, 45)) * DAY + 9 * HOUR
        weight = chance.choice([None, None, 1, 2, 3, 10])
        desk.record("target.set", value=values[metric], weight=weight, **data)
        desk.record("target.set", value=values[metric], expect="target_exists", **data)
        if chance.random() < 0.2:
            before = not is_late and desk.now < day * DAY
            value = float(values[metric]) * chance.choice([0, 0.93, 1, 1.01, 1.2])
            data |= {"value": f"{value:.2f}", "reason": "调整"}
            is_same = value == float(values[metric])
            if chance.random() < 0.5:
                data["weight"] = chance.choice([1, 2, 5])
                is_same = is_same and data["weight"] == (weight or 1)
            if not before:
                desk.record("target.revise", **data,
                            expect="nothing_to_change" if is_same else "target_period_started")
            desk.record("target.revise", **data | {"role": "director" if before else "gm"},
                        expect="nothing_to_change" if is_same else None)
    for scope in [f"team:{office.teams[0]}", f"technician:{office.technicians[0].id}"]:
        desk.record("target.set", metric="visits", period=period, value=visits // 10, scope=scope,
                    role="director")


def plan(office):
    """The plan of the year, and how far it is every month."""
    desk, chance = office.desk, office.desk.chance
    year = calendar(desk.now // DAY).year
    id = f"Y{year}"
    desk.record("plan.adopt", plan=id, year=year, title="年度服务工作计划", role="director")
    progress = {office.next("L"): 0 for _ in range(6)}
    for item in progress:
        desk.record("plan.add-item", plan=id, item=item, title="提升回访率", owner="leader-1",
                    due=f"{year}-11-30", role="director")
    for _ in range(11):
        yield desk.now + 30 * DAY
        for item, percent in progress.items():
            progress[item] = min(100, percent + chance.randint(0, 12))
            desk.record("plan.report-progress", plan=id, item=item, percent=progress[item],
                        note="按计划", role="leader")


def task(office):
    """Something urgent is to be done."""
    desk, chance = office.desk, office.desk.chance
    id = office.next("U")
    desk.record("task.assign", task=id, title="接待检查", owner="operator-2", role="leader",
                due=moment(desk.now + 3 * DAY), urgent=chance.random() < 0.3)
    if chance.random() < 0.9:
        yield desk.now + chance.randint(2, 120) * HOUR
        desk.record("task.complete", task=id, result="已完成")


def summaries(office):
    """Every month ends with a summary of its work."""
    for period, day in periods(office):
        if len(period) == 7 and "Q" not in period:
            yield (day + 31) * DAY + 18 * HOUR
            office.desk.record("summary.submit", summary=office.next("W"), period=period,
                               content="本月工作总结", role="director")
