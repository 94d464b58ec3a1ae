"""Checks of what is answered against the grade given: they point something out, and never block or decide a grade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evenhand.checking.grade_words import Kept
from evenhand.conversation.choices import grade_words
from evenhand.conversation.path import walked
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import NOT_APPLICABLE, State

if TYPE_CHECKING:
    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale

FEWEST_ANSWERS = 5
"""Answers that must apply before they are weighed against a grade. Fewer say too little: one answer never decides."""

FEWEST_FEATURES = 4
"""Features of the grade itself that must be marked before they are weighed; a grade often has only a handful."""

MOST = (3, 4)
"""What counts as most: at least three quarters. A bare majority is common in sound audits, since prompts differ in
weight, and the auditor's judgement is on the whole."""

BEST_TWO = 2
"""How many grades from the top a run of answers against them sits badly with, on a scale of four or more."""

FEWEST_WORDS = 3
"""Words below which a reason gives none."""

SAYS_NOTHING = re.compile(
    r"\W*(?:(?:as|see|per) (?:above|below|before|(?:the )?(?:evidence|notes?|comments?)(?: (?:above|below))?)"
    r"|as per (?:the )?evidence|no reason given|to be (?:added|completed|confirmed))\W*",
    re.IGNORECASE,
)
"""Texts that stand for a reason that is somewhere else or still to come."""


def reason_is_missing(state: State, to: str) -> bool:
    """Whether a domain (or the overall grade) has a grade that needs a reason, and none is written."""
    grade = state.value(to, "grade")
    return grade is not None and grade != NOT_APPLICABLE and not str(state.value(to, "reason") or "").strip()


def says_nothing(text: str) -> bool:
    """Whether what is written as a reason gives none: a word or two, or ``see above``."""
    return bool(text.strip()) and (len(text.split()) < FEWEST_WORDS or SAYS_NOTHING.fullmatch(text) is not None)


def kept_grade(framework: Framework, state: State, to: str) -> Kept | None:
    """The grade of a domain, or the overall one, for comparing words with; ``None`` where there is none to compare."""
    value = state.value(to, "grade")
    if value is None or value == NOT_APPLICABLE:
        return None
    scale = scale_of(framework, to)
    rank = rank_of(scale, value)
    if rank is None:
        return None
    labels = tuple(grade.label for grade in scale.grades)
    return Kept(labels, rank, value if isinstance(value, int) else scale.grades[rank].code)


def scale_of(framework: Framework, to: str) -> GradeScale:
    """The scale that a domain, or the overall grade, is on."""
    return framework.overall_scale if to == OVERALL else framework.scale_of(framework.domain_by_id[to])


def rank_of(scale: GradeScale, value: str | int) -> int | None:
    """The position of a kept grade on its scale, 0 for the best."""
    return scale.rank_of_score(value) if isinstance(value, int) else scale.rank(value)


class Answers(NamedTuple):
    """How many answers of a domain apply, and how many of them speak for and against the practice."""

    applicable: int
    good: int
    bad: int


def misfit(framework: Framework, state: State, domain: Domain) -> str | None:
    """How a domain's answers sit badly with its grade, in one sentence; ``None`` where they do not."""
    value = state.value(domain.id, "grade")
    if not domain.graded or value is None or value == NOT_APPLICABLE:
        return None
    scale = framework.scale_of(domain)
    rank = rank_of(scale, value)
    if rank is None:
        return None
    worst = len(scale.grades) - 1
    label = grade_words(scale, value)
    answers = _answers(framework, state, domain)
    # On a scale of three the second grade is the middle, where anything may stand.
    high = rank < BEST_TWO and rank <= worst - 2
    if answers.applicable >= FEWEST_ANSWERS:
        if high and _most(answers.bad, answers.applicable):
            of_all = f"{answers.bad} of the {answers.applicable} answers that apply"
            return f"The grade is {label}, and {of_all} speak against it"
        if rank == worst and answers.good == answers.applicable:
            return f"The grade is {label}, and all {answers.good} answers that apply speak for the practice"
    own = [str(state.value(item.id) or "") for item in domain.descriptors.get(scale.grades[rank].id, ())]
    marked = [mark for mark in own if mark in {"evident", "not_evident"}]
    absent = marked.count("not_evident")
    if high and len(marked) >= FEWEST_FEATURES and _most(absent, len(marked)):
        return f"The grade is {label}, and {absent} of its {len(marked)} features that apply are not evident"
    return None


def _most(part: int, whole: int) -> bool:
    return MOST[1] * part >= MOST[0] * whole


def _answers(framework: Framework, state: State, domain: Domain) -> Answers:
    """The answers of a domain. A statement of a good grade that is not evident speaks against, one of the worst for.

    What describes the grades between says neither, and counts as no answer.
    """
    best = {prompt.id: True for prompt in domain.prompts}
    grades = framework.scale_of(domain).grades
    for label, item in walked(framework, domain):
        rank = next(rank for rank, grade in enumerate(grades) if grade.label == label)
        if rank < len(grades) // 2 or rank == len(grades) - 1:
            best[item.id] = rank != len(grades) - 1
    said = [(good, state.value(item)) for item, good in best.items()]
    given = [(good, value) for good, value in said if value in YES | NO | BETWEEN]
    good = sum(value in (YES if good else NO) for good, value in given)
    bad = sum(value in (NO if good else YES) for good, value in given)
    return Answers(len(given), good, bad)


YES = frozenset({"yes", "evident"})
NO = frozenset({"no", "not_evident"})
BETWEEN = frozenset({"partly", "not_evidenced"})
"""Answers that apply and speak neither for nor against."""
