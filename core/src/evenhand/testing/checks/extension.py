"""The check that a plugin which adds to another's framework loosens nothing in it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from evenhand.grading.grader import Grader
from evenhand.grading.truth import FALSE, TRUE
from evenhand.testing.registry import check
from evenhand.testing.searching.rulings import Rulings, Tried
from evenhand.testing.searching.told import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.sheet import Sheet
    from evenhand.models.framework import Framework
    from evenhand.testing.subject import Subject

MOST_COMPARED = 4_000
"""How many sheets of the framework alone are ruled on again with the extension's answers beside them."""

LISTS = ("scales", "facts", "forms", "rules", "readings", "checks", "cases")
"""The lists of a framework in which an item is the owner's, whole, or it is not."""


@check("extension.never_loosens", "must", "An extension permits nothing that the framework it extends does not permit.")
def never_loosens(subject: Subject) -> Iterator[str]:
    """Leave everything of the framework as its owner has it, and add only what speaks beside it. A graded domain joins
    in every count over 'graded' domains, so that a share of them may be reached by it alone: make the added
    domain ``graded = false``, ask a fact in it (``asked_in``), and let a rule of your own read the fact.
    """
    if subject.owns:
        return
    before, after = _without_and_with(subject)
    yield from replaced(before, after)
    yield from loosened(before, after)


def _without_and_with(subject: Subject) -> tuple[Framework, Framework]:
    """The framework as its owner gives it, and with what this extension alone adds."""
    from evenhand.catalogue.assemble import assemble

    owner = next(one.plugin for one in subject.catalogue.summaries() if one.id == subject.framework_id)
    entry = next(state.entry for state in subject.catalogue.plugins() if state.entry.name == owner)
    hooks = type(subject)(subject.catalogue, entry, subject.framework_id).hooks
    return assemble(hooks, subject.framework_id)[0], assemble(hooks, subject.framework_id, [subject.hooks])[0]


def replaced(before: Framework, after: Framework) -> Iterator[str]:
    """Items of the owner that the extension dropped or changed."""
    if before.header != after.header:
        yield "the framework's own header is changed"
    for name in LISTS:
        there = {item.id: item for item in getattr(after, name)}
        for item in getattr(before, name):
            if item != there.get(item.id):
                yield f"{name} {item.id}: {'changed' if item.id in there else 'dropped'}"
    for domain in before.domains:
        other = after.domain_by_id.get(domain.id)
        if other is None or _but_prompts(domain) != _but_prompts(other) or not _begins(domain.prompts, other.prompts):
            yield f"domains {domain.id}: {'dropped' if other is None else 'changed'}"


def _but_prompts(domain: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(domain).items() if name != "prompts"}


def _begins(mine: tuple[Any, ...], all_of_them: tuple[Any, ...]) -> bool:
    return all_of_them[: len(mine)] == mine


def loosened(before: Framework, after: Framework) -> Iterator[str]:
    """The first answers under each combination of readings that permit more with the extension than without."""
    tried = Rulings(before).tried
    told: set[str] = set()
    graders: dict[int, Grader] = {}
    for one in tried[:: max(1, -(-len(tried) // MOST_COMPARED))]:
        number = one.under.number
        if number not in graders:
            graders[number] = Grader(after, one.under.choice)
        grader = graders[number]
        for sheet in () if one.under.words in told else _extended(one, grader):
            outcome = grader.outcome(grader.counted(sheet))[0]
            more = outcome.permitted & ~one.outcome.permitted
            if more or outcome.hard_permitted & ~one.outcome.hard_permitted:
                told.add(one.under.words)
                labels = [grade.label for rank, grade in enumerate(after.overall_scale.grades) if more >> rank & 1]
                loosens = f"permits {', '.join(labels)}" if labels else "lets an auditor depart further"
                yield f"the extension {loosens} for {in_words(grader.layout, sheet)}{one.under.words}"
                break


def _extended(tried: Tried, grader: Grader) -> Iterator[Sheet]:
    """The sheet with the extension's domains all best, all worst and not applicable, its facts so and not so."""
    layout, owner = grader.layout, tried.under.grader.layout
    added = [index for index, domain in enumerate(layout.domains) if domain.id not in owner.domain_index]
    facts = [index for fact, index in layout.fact_index.items() if fact not in owner.fact_index]
    ways = product(("best", "worst", "none") if added else ("best",), (FALSE, TRUE) if facts else (FALSE,))
    for grade, truth in ways:
        sheet = tried.sheet.copy()
        sheet.masks = [0] * len(layout.domains)
        for domain, index in owner.domain_index.items():
            sheet.masks[layout.domain_index[domain]] = tried.sheet.masks[index]
        for index in added:
            ladder = layout.ladders[index]
            masks = {"best": 1, "worst": 1 << (ladder.size - 1), "none": ladder.not_applicable}
            sheet.masks[index] = masks[grade]
        sheet.facts = [truth] * len(layout.fact_index)
        for fact, index in owner.fact_index.items():
            sheet.facts[layout.fact_index[fact]] = tried.sheet.facts[index]
        yield sheet
