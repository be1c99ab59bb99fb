"""What ratings and surveys say, by domain.md §3.2 and §3.3.

Each function yields shares of a figure. Where domain.md leaves a choice, the comment beside it begins
with "Reading:".
"""

from records import Share


def _ratings(log, period, subjects):
    for rating in log.ratings:
        if not rating.is_void and rating.subject in subjects and rating.at in period:
            yield rating


def satisfaction(log, period):
    for rating in _ratings(log, period, ("visit", "periodic")):
        yield Share(rating.fact, rating.rows, int(rating.score >= 4), 1)


def mean_score(log, period):
    for rating in _ratings(log, period, ("visit", "periodic")):
        yield Share(rating.fact, rating.rows, rating.score, 1)


def dissatisfied(log, period):
    for rating in _ratings(log, period, ("visit", "periodic")):
        yield Share(rating.fact, rating.rows, int(rating.score <= 2), 1)


def complaint_satisfaction(log, period):
    # Reading: "complaints VOID at as-of never count in any term" holds for ratings of them too.
    for rating in _ratings(log, period, ("complaint",)):
        if not rating.about.is_void:
            yield Share(rating.fact, rating.rows, int(rating.score >= 4), 1)


def internal_satisfaction(log, period):
    for rating in _ratings(log, period, ("internal",)):
        yield Share(rating.fact, rating.rows, int(rating.score >= 4), 1)


def _answers(log, period, name):
    # Reading: every customer's answer counts, whatever else they were asked about, as long as the
    # rating beside it does; what other departments answer is no customer's.
    for rating in log.ratings:
        answer = getattr(rating, name)
        if (answer is not None and not rating.is_void and rating.subject != "internal"
                and rating.at in period):
            yield rating, answer


def nps(log, period):
    for rating, answer in _answers(log, period, "recommend"):
        yield Share(rating.fact, rating.answer_rows, int(answer >= 9) - int(answer <= 6), 1)


def ces(log, period):
    for rating, answer in _answers(log, period, "effort"):
        yield Share(rating.fact, rating.answer_rows, int(answer >= 5), 1)


def response_rate(log, period):
    # Reading: a survey that was issued counts as issued and answered whatever became of its visit
    # or complaint, or of the rating.
    for survey in log.surveys.values():
        if survey.issued is not None and survey.issued in period:
            yield Share(f"survey:{survey.id}", survey.rows, int(survey.is_answered), 1)
