"""What conditions look at: their single tests, taken apart, and what each test tells of a domain's positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.grading.sheet import Layout
    from evenhand.models.conditions import Condition

Touch = tuple[str, str]
"""Something that can be answered: what it is (``domain``, ``fact``, ``record``, ``features``, ``code``) and its id."""


def single_tests(condition: Condition) -> Iterator[Any]:
    """The tests inside a condition that have no parts."""
    if condition.test in {"all_of", "any_of"}:
        for part in condition.parts:
            yield from single_tests(part)
    elif condition.test == "not":
        yield from single_tests(condition.part)
    else:
        yield condition


def distinct_tests(conditions: Iterable[Condition]) -> dict[str, Any]:
    """The single tests of conditions, each once, by how they are written; without those of the chosen grade."""
    found: dict[str, Any] = {}
    for condition in {id(condition): condition for condition in conditions}.values():
        for test in single_tests(condition):
            if test.test != "chosen":
                found.setdefault(repr(test), test)
    return found


def looks_at_chosen(condition: Condition) -> bool:
    """Whether the overall grade that is chosen matters to a condition."""
    return any(test.test == "chosen" for test in single_tests(condition))


def touched(test: Any, layout: Layout) -> frozenset[Touch]:
    """What a single test looks at. A fact that a record field decides stands for that field."""
    if test.test == "fact":
        fact = layout.framework.fact_by_id[test.fact]
        return frozenset({("fact", fact.id) if fact.derived is None else ("record", fact.derived.field)})
    if test.test == "record":
        return frozenset({("record", test.field)})
    if test.test == "features":
        return frozenset({("features", test.grade)})
    if test.test == "code":
        return frozenset({("code", test.rule)})
    return frozenset(("domain", layout.domains[index].id) for index in domains_of(test, layout))


def domains_of(test: Any, layout: Layout) -> list[int]:
    """The places of the domains that a single test looks at."""
    if test.test == "grade":
        return [layout.domain_index[test.domain]]
    if test.test == "tally":
        return layout.domain_indexes(test.over, test.apart_from)
    return layout.domain_indexes(test.over) if test.test == "points" else []


def told_apart(test: Any, index: int, layout: Layout) -> tuple[int, ...]:
    """What a test makes of each position of a domain: two positions with the same number are the same to it."""
    ladder = layout.ladders[index]
    if test.test == "points":
        return tuple(test.points[ladder.scale.grades[ladder.rank(at)].id] for at in range(ladder.size))
    passes = ladder.passing(test)
    return tuple(passes >> at & 1 for at in range(ladder.size))
