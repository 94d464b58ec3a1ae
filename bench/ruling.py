"""A ruling with its trace, against a function written by hand for Durham's rules alone."""

from __future__ import annotations

from collections.abc import Iterator

from harness import Measure, alternate, seconds

from evenhand.catalogue.catalogue import Catalogue
from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader

RULINGS = 2000
ROUNDS = 15
LABELS = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
NAMES = {
    "risk": "5 Risk",
    "voice_of_child": "7 Involvement and the Voice of the Child/Young Person",
    "progress_outcomes": "9 The Progress Made Towards the Intended Outcomes",
    "assessment": "2 The Quality of Assessment",
    "care_family_plan": "3 The Quality of the Care Plan/ Family Plan",
    "quality_of_recording": "14 Quality of Recording",
}


def by_hand(grades: dict[str, str], facts: dict[str, bool]) -> dict[str, object]:
    """What somebody would write for Durham alone: the permitted grades, the reasons, and what follows."""
    trace = []
    worst = [name for name in ("risk", "voice_of_child", "progress_outcomes") if grades.get(name) == "Inadequate"]
    capping = [
        name for name in ("assessment", "care_family_plan", "quality_of_recording") if grades.get(name) == "Inadequate"
    ]
    limited = [
        name
        for name in ("assessment", "care_family_plan", "quality_of_recording")
        if grades.get(name) == "Requires Improvement"
    ]
    permitted = LABELS
    if worst:
        permitted = LABELS[3:]
        trace.append(("D-579", "; ".join(f"{NAMES[name]} is Inadequate" for name in worst)))
    elif capping:
        permitted = LABELS[2:]
    if capping:
        trace.append(("D-2314", "; ".join(f"{NAMES[name]} is Inadequate" for name in capping)))
    if limited:
        trace.append(("D-2314-HB", "; ".join(f"{NAMES[name]} is Requires Improvement" for name in limited)))
    if worst or capping:
        trace.append(("D-ALL-INAD", "; ".join(f"{NAMES[name]} is Inadequate" for name in (*capping, *worst))))
    follow_up = set()
    if "Outstanding" not in permitted and "Good" not in permitted:
        follow_up.add("support_plan")
    if permitted == LABELS[3:] or facts["child_unsafe_poor_practice"] or facts["unaddressed_safeguarding"]:
        follow_up.add("escalation")
    if permitted == LABELS[3:]:
        follow_up.add("immediate_action")
    return {
        "permitted": permitted,
        "ceiling": permitted[0],
        "provisional": any(grade is None for grade in grades.values()),
        "trace": tuple(trace),
        "section_grades": dict(grades),
        "follow_up": tuple(sorted(follow_up)),
    }


def measures() -> Iterator[Measure]:
    """The line about rulings: audits a second, one cap firing, everything answered."""
    framework = Catalogue().framework("durham")
    grades = {domain.id: "Good" for domain in framework.graded_domains}
    grades |= {
        "care_family_plan": "Inadequate",
        "placements_lac": "not applicable",
        "independence_lac": "not applicable",
    }
    facts = {fact.id: False for fact in framework.facts}
    sheet = sheet_from_answers(framework, Answers(grades, facts, None, {}, None))
    grader = Grader(framework)
    assert grader.ruling(sheet).permitted == by_hand(grades, facts)["permitted"]

    def ours() -> float:
        return seconds(lambda: [grader.ruling(sheet) for _ in range(RULINGS)])

    def theirs() -> float:
        return seconds(lambda: [by_hand(grades, facts) for _ in range(RULINGS)])

    own, hand = alternate(ours, theirs, ROUNDS)
    yield Measure("ruling with trace, a second", RULINGS / own, RULINGS / hand, "/s", 0.2, at_most=False)
