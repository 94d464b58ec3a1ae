"""Checks of what must hold between rulings: whatever the order of the rules, with a cap and without."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from evenhand.grading.grader import Grader
from evenhand.models.lean import changed, fields_of
from evenhand.testing.registry import check
from evenhand.testing.searching.rulings import Tried, best_of, outcome_without, rulings_of, spread
from evenhand.testing.searching.told import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.sheet import Sheet
    from evenhand.models.framework import Framework
    from evenhand.testing.subject import Subject

MOST_TURNED = 2_000
"""How many sheets are ruled on with everything in another order."""

MOST_WITHOUT = 4_000
"""How many sheets are ruled on with one cap left out."""


@check("rules.order_independent", "must", "The order of domains, facts, rules and readings changes no ruling.")
def order_independent(subject: Subject) -> Iterator[str]:
    """Two readings replace the same field of one rule, so that the later one wins. Let only one of them replace it, or
    make one reading of the two, with an option for each combination that is meant.
    """
    framework = subject.framework
    rulings = rulings_of(framework)
    clashes = list(_clashes(framework))
    yield from clashes
    if clashes:
        return
    parts = ("domains", "rules", "facts", "readings")
    turned = changed(framework, {name: tuple(reversed(getattr(framework, name))) for name in parts})
    graders: dict[int, Grader] = {}
    for tried in spread(rulings.mostly_by_default, MOST_TURNED):
        number = tried.under.number
        if number not in graders:
            graders[number] = Grader(turned, tried.under.choice)
        grader = graders[number]
        sheet = _turned(tried.sheet)
        if grader.outcome(grader.counted(sheet))[0] != tried.outcome:
            yield f"another order of the same parts rules otherwise on {_answers(tried)}"
            return


def _clashes(framework: Framework) -> Iterator[str]:
    """Options of two readings that replace the same field of one rule, each by something else."""
    for first, second in combinations(framework.readings, 2):
        for one, other in product(first.options, second.options):
            for rule_id in one.rules.keys() & other.rules.keys():
                mine, theirs = fields_of(one.rules[rule_id]), fields_of(other.rules[rule_id])
                for name in sorted(mine):
                    if mine[name] is not None and theirs.get(name) not in {None, mine[name]}:
                        options = f"{first.id}={one.id} and {second.id}={other.id}"
                        yield f"{rule_id}: {options} both replace its '{name}', so their order matters"


def _turned(sheet: Sheet) -> Sheet:
    found = sheet.copy()
    found.masks.reverse()
    found.facts.reverse()
    return found


@check("rules.caps_only_lower", "must", "A cap, whether on the whole case or a section, only lowers.")
def caps_only_lower(subject: Subject) -> Iterator[str]:
    """With the cap the case may be graded better than without it: some other rule speaks against a better grade in the
    capped section. Turn that rule's condition round, so that it speaks against worse grades.
    """
    told: set[str] = set()
    graders: dict[tuple[int, str], Grader] = {}
    for tried in spread(rulings_of(subject.framework).mostly_by_default, MOST_WITHOUT):
        label = tried.under.grader.layout.overall.label
        with_it = best_of(tried.outcome)
        for rule_id, without in (*_without_overall_caps(tried), *_without_section_caps(tried, graders)):
            if with_it < without and rule_id not in told:
                told.add(rule_id)
                yield f"{rule_id} raises the best grade from {label(without)} to {label(with_it)} for {_answers(tried)}"


def _without_overall_caps(tried: Tried) -> Iterator[tuple[str, int]]:
    """Each cap on the overall grade that acts, and the best grade if it did not."""
    for rule, _ in tried.fired:
        if rule.act is not None and rule.act.kind == "cap":
            yield rule.rule.id, best_of(outcome_without(tried, rule.rule.id))


def _without_section_caps(tried: Tried, graders: dict[tuple[int, str], Grader]) -> Iterator[tuple[str, int]]:
    """Each cap on a section, where any changes what counts, and the best overall grade if there were no such cap."""
    if tried.counted.masks == tried.sheet.masks:
        return
    under = tried.under
    for rule_id in dict.fromkeys(cap.rule.rule.id for cap in under.grader.compiled.section_caps):
        key = (under.number, rule_id)
        if key not in graders:
            graders[key] = Grader(_without(under.grader.framework, rule_id), under.choice)
        yield rule_id, graders[key].best(tried.sheet)


def _without(framework: Framework, rule_id: str) -> Framework:
    """The framework without a rule, which no reading can then change."""
    rules = tuple(rule for rule in framework.rules if rule.id != rule_id)
    readings = []
    for reading in framework.readings:
        options = tuple(
            changed(one, {"rules": {name: patch for name, patch in one.rules.items() if name != rule_id}})
            for one in reading.options
        )
        readings.append(changed(reading, {"options": options}))
    return changed(framework, {"rules": rules, "readings": tuple(readings)})  # type: ignore[no-any-return]


def _answers(tried: Tried) -> str:
    return f"{in_words(tried.under.grader.layout, tried.sheet)}{tried.under.words}"
