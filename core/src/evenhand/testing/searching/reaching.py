"""Looking for answers that make one rule's condition true, or false: over the rule's own questions alone."""

from __future__ import annotations

import math
import random
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from evenhand.grading.conditions import compile_condition
from evenhand.grading.truth import FALSE, TRUE
from evenhand.testing.searching.dimensions import Dimension, Setting, base_sheet, dimensions, put
from evenhand.testing.searching.reads import distinct_tests, looks_at_chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.sheet import Sheet
    from evenhand.models.conditions import Condition
    from evenhand.models.rules import OverallRule
    from evenhand.testing.searching.rulings import Rulings, Under
    from evenhand.testing.searching.space import Changing

MOST_WAYS = 20_000
"""A rule whose own questions can be answered in more ways than this is searched by chance."""

TRIED = 4_000
"""How many ways are tried then."""

SEED = "evenhand"


class Variant(NamedTuple):
    """A rule as some combination of readings has it; the combination is the first that does."""

    rule: OverallRule
    when: Condition
    under: Under


class Reached(NamedTuple):
    """Answers at which a rule's condition holds, and at which it fails; ``None`` where none were found.

    A condition that looks at nothing that applies does neither.
    ``whole`` says whether every combination of the rule's own questions was tried, so that ``None`` is proof.
    """

    holds: Sheet | None
    fails: Sheet | None
    whole: bool


def variants(rulings: Rulings) -> Iterator[Variant]:
    """Every rule with a condition in each form that a reading gives it, the default first."""
    seen: set[tuple[object, ...]] = set()
    patched = {name for one in rulings.framework.readings for option in one.options for name in option.rules}
    for under in rulings.unders:
        for rule in under.grader.compiled.rules:
            if rule.when is None or (under.number and rule.id not in patched):
                continue
            key = (rule.id, rule.effect, rule.strength, rule.grade, repr(rule.when))
            if key not in seen:
                seen.add(key)
                yield Variant(rule, rule.when, under)


def reached(variant: Variant) -> Reached:
    """Answers for both sides of a rule's condition, as it is when sections are capped and set aside."""
    rule, grader = variant.rule, variant.under.grader
    layout = grader.layout
    evaluate = compile_condition(variant.when, layout)
    applies = rule.scope == "applicability"
    found, whole = _ways(variant)
    holds = fails = None
    for settings in found:
        sheet = put(layout, base_sheet(layout), settings)
        value = evaluate(sheet if applies else grader.counted(sheet))
        if value == TRUE and holds is None:
            holds = sheet
        if value == FALSE and fails is None:
            fails = sheet
        if holds is not None and fails is not None:
            break
    return Reached(holds, fails, whole)


def _ways(variant: Variant) -> tuple[Iterator[tuple[Setting, ...]], bool]:
    members = _own_questions(variant)
    if math.prod(len(one.options) for one in members) <= MOST_WAYS:
        return product(*(one.options for one in members)), True
    return _some(members), False


def _own_questions(variant: Variant) -> list[Dimension]:
    """The questions of the rule's condition, and those of the caps and rules that change what counts for it."""
    rule, grader = variant.rule, variant.under.grader
    compiled, layout = grader.compiled, grader.layout
    tests = distinct_tests([variant.when])
    changing: list[Changing] = [(cap.rule.rule, (cap.domain,)) for cap in compiled.section_caps]
    changing += [(applies.rule.rule, applies.domains) for applies in compiled.applicability]
    grown = True
    while grown and rule.scope != "applicability":
        members = dimensions(layout, tests.values(), [compiled])
        there = {name for one in members for kind, name in one.touches if kind == "domain"}
        joined = [other.when for other, places in changing if there & {layout.domains[index].id for index in places}]
        more = tests | distinct_tests(when for when in joined if when is not None)
        grown, tests = len(more) > len(tests), more
    members = dimensions(layout, tests.values(), [compiled])
    if looks_at_chosen(variant.when):
        ranks = range(layout.overall.size)
        members.append(Dimension(frozenset({("chosen", "")}), tuple((("chosen", "", rank),) for rank in ranks)))
    return members


def _some(members: list[Dimension]) -> Iterator[tuple[Setting, ...]]:
    """Each answer with everything else at its first and at its last, then by chance."""
    for others in (0, -1):
        for place, one in enumerate(members):
            for option in one.options:
                yield tuple(option if at == place else other.options[others] for at, other in enumerate(members))
    chance = random.Random(SEED)  # noqa: S311
    for _ in range(TRIED):
        yield tuple(chance.choice(one.options) for one in members)
