"""All the answers that could matter to a framework's rules, as few sheets as show every combination of their tests.

Questions that no test and no cap joins are independent of each other, so each group of joined questions is gone through
alone, and of the answers that come to the same truth of every test one is kept. Combining what was kept is then as good
as combining everything.
"""

from __future__ import annotations

import math
import random
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.grading.conditions import Compiled, compile_condition
from evenhand.testing.searching.dimensions import Dimension, Setting, base_sheet, dimensions, put
from evenhand.testing.searching.reads import distinct_tests, touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from evenhand.grading.grader import Grader
    from evenhand.grading.sheet import Sheet
    from evenhand.models.conditions import Condition
    from evenhand.models.rules import OverallRule

MOST_IN_A_GROUP = 12_000
"""A group of joined questions with more ways to answer it than this is gone through by chance."""

TRIED_IN_A_GROUP = 3_000
"""How many ways are tried then."""

SEED = "evenhand"


Changing = tuple["OverallRule", tuple[int, ...]]
"""A rule that changes what counts, and the places of the domains for which it does."""


class Way(NamedTuple):
    """One way to answer a group of questions, and what each test makes of it under each grader."""

    settings: tuple[Setting, ...]
    truths: tuple[tuple[int, ...], ...]
    judged: bool
    """Whether every domain has a grade or does not apply, as it must where no features stand for grades."""


class Group:
    """Questions that are joined by tests or caps, and the ways to answer them that differ in the truth of a test."""

    def __init__(self, members: list[Dimension], tests: list[int]) -> None:
        self.members = members
        self.tests = tests
        self.ways: list[Way] = []
        self.kept: dict[tuple[tuple[int, ...], int, bool], list[Way]] = {}
        self.whole = math.prod(len(one.options) for one in members) <= MOST_IN_A_GROUP

    def every_way(self) -> Iterator[tuple[Setting, ...]]:
        """Every way to answer, or many by chance."""
        if self.whole:
            yield from product(*(one.options for one in self.members))
            return
        chance = random.Random(SEED)  # noqa: S311
        yield tuple(one.options[0] for one in self.members)
        for _ in range(TRIED_IN_A_GROUP):
            yield tuple(chance.choice(one.options) for one in self.members)


class Space:
    """The answers that could matter to these conditions, under each of some graders of one framework."""

    def __init__(self, graders: Sequence[Grader], conditions: Iterable[Condition]) -> None:
        """The conditions of caps and of rules about what applies are taken in besides."""
        self.graders = graders
        self.layout = graders[0].layout
        wanted = [*conditions, *_conditions_on_the_way(graders)]
        self.tests = distinct_tests(wanted)
        self._numbers = {text: number for number, text in enumerate(self.tests)}
        self._evaluate = [compile_condition(test, self.layout) for test in self.tests.values()]
        self.base = base_sheet(self.layout)
        self.groups = self._grouped()
        for group in self.groups:
            self._go_through(group)

    @property
    def whole(self) -> bool:
        """Whether every group was gone through, not by chance."""
        return all(group.whole for group in self.groups)

    def sheets(self, number: int, conditions: Iterable[Condition], most: int) -> tuple[list[Sheet], bool]:
        """Sheets that show every combination of these conditions' tests under one of the graders, or ``most`` of them.

        The second says whether they are all.
        """
        read = {self._numbers[text] for text in distinct_tests([*conditions, *_conditions_on_the_way(self.graders)])}
        counted = any(self._test(at).test == "features" for at in read)
        kept = [self._kept(group, number, read, counted) for group in self.groups]
        kept = [ways for ways in kept if ways]
        if math.prod(len(ways) for ways in kept) <= most:
            return [self._sheet(ways) for ways in product(*kept)], self.whole
        return [self._sheet(ways) for ways in _some(kept, most)], False

    def _test(self, at: int) -> Any:
        return list(self.tests.values())[at]

    def _kept(self, group: Group, number: int, read: set[int], counted: bool) -> list[Way]:
        places = tuple(place for place, at in enumerate(group.tests) if at in read)
        key = (places, self._places[number], counted)
        if key not in group.kept:
            group.kept[key] = self._distinct_ways(group, number, places, counted) if places else []
        return group.kept[key]

    @staticmethod
    def _distinct_ways(group: Group, number: int, places: tuple[int, ...], counted: bool) -> list[Way]:
        """The first way for each combination of what these tests make of the answers."""
        found: dict[tuple[int, ...], Way] = {}
        for way in group.ways:
            if way.judged or counted:
                found.setdefault(tuple(way.truths[number][place] for place in places), way)
        return list(found.values())

    def _sheet(self, ways: Iterable[Way]) -> Sheet:
        return put(self.layout, self.base, [setting for way in ways for setting in way.settings])

    def _grouped(self) -> list[Group]:
        """Dimensions that share a test belong together, as do those that a cap or a rule about what applies joins."""
        compiled = [grader.compiled for grader in self.graders]
        found = dimensions(self.layout, self.tests.values(), compiled)
        joins = [touched(test, self.layout) for test in self.tests.values()]
        links = [frozenset(link) for grader in self.graders for link in _links(grader)]
        groups: list[tuple[list[Dimension], set[Any]]] = []
        for dimension in found:
            groups.append(([dimension], set(dimension.touches)))
        for link in (*joins, *links):
            together = [group for group in groups if group[1] & link]
            if len(together) > 1:
                groups = [group for group in groups if not group[1] & link]
                members = [one for some, _ in together for one in some]
                groups.append((members, set().union(*(touches for _, touches in together))))
        return [Group(members, [at for at, test in enumerate(joins) if test & touches]) for members, touches in groups]

    def _go_through(self, group: Group) -> None:
        tests: list[Compiled] = [self._evaluate[at] for at in group.tests]
        seen = set()
        distinct = _distinct(self.graders)
        for settings in group.every_way():
            sheet = put(self.layout, self.base, settings)
            judged = not any(
                mask == ladder.not_judged for mask, ladder in zip(sheet.masks, self.layout.ladders, strict=True)
            )
            by_grader = []
            for grader in distinct:
                counted = grader.counted(sheet)
                by_grader.append(tuple([evaluate(counted) for evaluate in tests]))
            key = (tuple(by_grader), judged)
            if key not in seen:
                seen.add(key)
                truths = tuple(by_grader[place] for place in self._places)
                group.ways.append(Way(settings, truths, judged))

    @cached_property
    def _places(self) -> list[int]:
        keys = [_way_of_counting(grader) for grader in self.graders]
        order = list(dict.fromkeys(keys))
        return [order.index(key) for key in keys]


def _conditions_on_the_way(graders: Iterable[Grader]) -> list[Any]:
    """The conditions of rules that change what counts: caps on sections, and what applies."""
    found = {}
    for grader in graders:
        rules = [*(cap.rule.rule for cap in grader.compiled.section_caps)]
        rules += [applies.rule.rule for applies in grader.compiled.applicability]
        found.update({repr(rule.when): rule.when for rule in rules})
    return list(found.values())


def _links(grader: Grader) -> Iterator[set[Any]]:
    layout = grader.layout
    changed: list[Changing] = [(cap.rule.rule, (cap.domain,)) for cap in grader.compiled.section_caps]
    changed += [(applies.rule.rule, applies.domains) for applies in grader.compiled.applicability]
    for rule, places in changed:
        link = {("domain", layout.domains[index].id) for index in places}
        for test in distinct_tests([rule.when]).values():  # type: ignore[list-item]
            link |= touched(test, layout)
        yield link


def _way_of_counting(grader: Grader) -> str:
    """Graders that count sheets alike have the same."""
    rules = [cap.rule.rule for cap in grader.compiled.section_caps]
    rules += [applies.rule.rule for applies in grader.compiled.applicability]
    return repr([(rule.id, rule.grade, rule.score, repr(rule.when)) for rule in rules])


def _distinct(graders: Iterable[Grader]) -> list[Grader]:
    return list({_way_of_counting(grader): grader for grader in reversed(list(graders))}.values())[::-1]


def _some(kept: list[list[Way]], most: int) -> Iterator[list[Way]]:
    """Each way of each group once with everything else at its first, then combinations by chance."""
    chance = random.Random(SEED)  # noqa: S311
    first = [ways[0] for ways in kept]
    number = 0
    for place, ways in enumerate(kept):
        for way in ways:
            if number < most // 2:
                number += 1
                yield [*first[:place], way, *first[place + 1 :]]
    for _ in range(most - number):
        yield [chance.choice(ways) if chance.random() < 0.5 else ways[0] for ways in kept]
