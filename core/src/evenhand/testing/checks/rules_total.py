"""Checks that the rules come to a ruling, whatever the answers are, and never to nothing."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from evenhand.grading.truth import TRUE
from evenhand.testing.registry import check
from evenhand.testing.searching.partial import partial
from evenhand.testing.searching.rulings import Tried, rulings_of, spread
from evenhand.testing.searching.told import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.grading.grader import Fired
    from evenhand.testing.subject import Subject


MOST_PARTIAL = 400
"""How many sheets have some of their answers taken away, to see that nothing is narrowed by what is unanswered."""

PARTIAL_EACH = 8
"""How many times each of them has."""

SEED = "evenhand"


@check("rules.total", "must", "Every combination of answers, under every combination of readings, gives a ruling.")
def total(subject: Subject) -> Iterator[str]:
    """Look at the rule that is named and at every reading option that changes it. Two readings may each be right alone
    and together leave a rule that cannot be worked out, such as a cap without its grade. Where a ruling narrows without
    a reason, let a rule about the overall grade say so. Where answers half given permit less than when they are
    completed, report it to whoever looks after Evenhand, with the answers shown.
    """
    rulings = rulings_of(subject.framework)
    for words, error in rulings.broken:
        yield f"these rules cannot be worked out{words}: {type(error).__name__}: {error}"
    tried = rulings.tried
    for words, error in rulings.failed:
        yield f"some answers give no ruling{words}: {type(error).__name__}: {error}"
    if not tried:
        return
    everything = (1 << tried[0].under.grader.layout.overall.size) - 1
    for one in _first_of_each_choice(one for one in tried if one.outcome.permitted != everything):
        ruling = one.under.grader.ruling(one.sheet)
        reasons = [entry for entry in ruling.trace if entry.scope == "overall" and entry.because and entry.source]
        if not reasons:
            yield f"no rule says why only {', '.join(ruling.permitted)} is permitted for {_answers(one)}"
    yield from _narrowed(tried)


def _narrowed(tried: tuple[Tried, ...]) -> Iterator[str]:
    """Answers half given that permit less than when they are completed. Data alone should never bring this about."""
    chance = random.Random(SEED)  # noqa: S311
    for one in spread(tried, MOST_PARTIAL):
        grader = one.under.grader
        for _ in range(PARTIAL_EACH):
            sheet = partial(one.sheet, grader.layout, chance)
            before = grader.outcome(grader.counted(sheet))[0]
            if one.outcome.permitted & ~before.permitted or one.outcome.hard_permitted & ~before.hard_permitted:
                yield f"{in_words(grader.layout, sheet)} permits less than when it is completed to {_answers(one)}"
                return


def _first_of_each_choice(tried: Iterable[Tried]) -> list[Tried]:
    """The trace is made by the same code for all of them, so one sheet for each way of being narrowed is enough."""
    return list({(one.under.number, one.outcome, len(one.fired)): one for one in tried}.values())


@check("rules.permitted_never_empty", "must", "No answers leave the rules, taken at their word, without a grade.")
def permitted_never_empty(subject: Subject) -> Iterator[str]:
    """One rule says what the case must be, and another that it cannot be that. Evenhand would take the next grade down,
    which neither rule says. Change the condition of one of the two, so that they never speak at once, or the grade.
    """
    told: set[tuple[str, str]] = set()
    for tried in rulings_of(subject.framework).tried:
        if not tried.outcome.permitted or not tried.outcome.hard_permitted:
            yield f"nothing is permitted for {_answers(tried)}"
            return
        for pair in _contradictions(tried.fired):
            if pair not in told:
                told.add(pair)
                yield f"{pair[0]} says what the case must be and {pair[1]} that it cannot, for {_answers(tried)}"


def _contradictions(fired: list[Fired]) -> Iterator[tuple[str, str]]:
    """Each force that another rule of its strength withholds, where no worse cap or force takes its place."""
    acts = [(rule.rule.id, rule.act if value == TRUE else rule.withholds) for rule, value in fired]
    present = [(name, act) for name, act in acts if act is not None]
    for name, force in present:
        if force.kind == "force":
            alike = [(other, act) for other, act in present if act.hard == force.hard]
            if all(act.rank <= force.rank for _, act in alike if act.kind in {"cap", "force"}):
                yield from ((name, other) for other, act in alike if act.kind == "withhold" and act.rank == force.rank)


@check("rules.not_applicable_never_passes", "must", "A case to which nothing applies earns no grade.")
def not_applicable_never_passes(subject: Subject) -> Iterator[str]:
    """A rule of effect at_least gives its grade although no domain applies, so nothing was judged. Join its condition
    to a test of domains with all_of, so that it looks at something that was graded.
    """
    told: set[str] = set()
    for tried in rulings_of(subject.framework).tried:
        if any(count.applicable for count in (tried.counted.features or {}).values()):
            continue
        layout = tried.under.grader.layout
        nothing = tried.counted.copy()
        nothing.masks = [ladder.not_applicable for ladder in layout.ladders]
        for rule in tried.under.grader.compiled.overall:
            earns = rule.act is not None and rule.act.kind == "earn"
            if earns and rule.rule.id not in told and rule.evaluate(nothing) == TRUE:
                told.add(rule.rule.id)
                yield f"{rule.rule.id} gives {rule.grade} where nothing applies{tried.under.words}"


def _answers(tried: Tried) -> str:
    return f"{in_words(tried.under.grader.layout, tried.sheet)}{tried.under.words}"
