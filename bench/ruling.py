"""A ruling with its trace, against a hand-written function for the same rules."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness import Measure, alternate, seconds

from evenhand.catalogue.catalogue import Catalogue
from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader

ROUNDS = 31
RULINGS = 2000
GRADES = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
FORCING = {"risk": "5 Risk", "voice_of_child": "7 Voice of the Child", "progress_outcomes": "9 Progress and Outcomes"}
CAPPING = {"assessment": "2 Assessment", "care_family_plan": "3 Plan", "quality_of_recording": "14 Recording"}


def measures() -> Iterator[Measure]:
    """The line about rulings: complete answers under Durham, one cap firing."""
    with tempfile.TemporaryDirectory() as folder:
        framework = Catalogue(cache_folder=Path(folder)).framework("durham")
    grades = {domain.id: "Good" for domain in framework.graded_domains}
    grades |= {"assessment": "Inadequate", "placements_lac": "not applicable", "independence_lac": "not applicable"}
    grader = Grader(framework)
    sheet = sheet_from_answers(framework, Answers.from_json({"grades": grades}))
    facts = {fact.id: False for fact in framework.facts}
    assert grader.ruling(sheet).permitted == by_hand(grades, facts)[0]

    def ours() -> None:
        for _ in range(RULINGS):
            grader.ruling(sheet)

    def hand_written() -> None:
        for _ in range(RULINGS):
            by_hand(grades, facts)

    mine, theirs = alternate(lambda: seconds(ours), lambda: seconds(hand_written), ROUNDS)
    yield Measure("ruling with trace, a second", RULINGS / mine, RULINGS / theirs, "/s", 0.2, at_most=False)


def by_hand(grades: Mapping[str, str], facts: Mapping[str, bool]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """Durham's rules as somebody would write them for complete answers: what is permitted, and each rule and why."""
    counted = {
        domain: grade
        for domain, grade in grades.items()
        if grade != "not applicable" and (facts["looked_after"] or domain not in {"placements_lac", "independence_lac"})
    }
    best, fired = 0, []
    forcing = [f"{name} is Inadequate" for domain, name in FORCING.items() if counted.get(domain) == "Inadequate"]
    capping = [f"{name} is Inadequate" for domain, name in CAPPING.items() if counted.get(domain) == "Inadequate"]
    weaker = [name for domain, name in CAPPING.items() if counted.get(domain) == "Requires Improvement"]
    if forcing:
        best = 3
        fired.append(("D-579", "; ".join(forcing)))
    if capping:
        best = max(best, 2)
        fired.append(("D-2314", "; ".join(capping)))
    if weaker:
        fired.append(("D-2314-HB", "; ".join(f"{name} is Requires Improvement" for name in weaker)))
    if capping or forcing:
        fired.append(("D-ALL-INAD", "; ".join([*capping, *forcing])))
    permitted = GRADES[best:]
    if all(grade in {"Requires Improvement", "Inadequate"} for grade in permitted):
        fired.append(("D-QISP", "the overall grade is below Good"))
    if permitted == ("Inadequate",) or facts["child_unsafe_poor_practice"] or facts["unaddressed_safeguarding"]:
        fired.append(("D-ESCALATE", "Inadequate, unsafe, or unaddressed"))
    return permitted, fired
