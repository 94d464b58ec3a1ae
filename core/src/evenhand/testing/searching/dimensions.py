"""The answers that can make a difference to some rules: each question with the answers worth trying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.grading.features import columns
from evenhand.grading.sheet import FeatureCount, Sheet
from evenhand.grading.truth import FALSE, TRUE
from evenhand.testing.searching.reads import Touch, domains_of, told_apart, touched

if TYPE_CHECKING:
    from evenhand.grading.compiled import CompiledRules
    from evenhand.grading.sheet import Layout
    from evenhand.models.framework import Framework

Setting = tuple[tuple[str, Any, Any], ...]
"""Answers to put on a sheet: what kind, which one, and the answer as a sheet holds it."""

ELSE = "something else"
"""Stands for any text that a rule does not name in a record field without options."""


class Dimension(NamedTuple):
    """Questions that are answered together, and every way to answer them that a rule can tell from the others."""

    touches: frozenset[Touch]
    options: tuple[Setting, ...]


class Code:
    """A plugin's code that has said which rules fire, whatever the answers are."""

    def __init__(self, rules: frozenset[str]) -> None:
        self.rules = rules

    def fired(self, sheet: Sheet) -> dict[str, str]:
        """The rules, each with a reason."""
        del sheet
        return dict.fromkeys(self.rules, "the framework's code says so")


def dimensions(layout: Layout, tests: Iterable[Any], compiled: Iterable[CompiledRules]) -> list[Dimension]:
    """The questions that these single tests look at, each with the answers worth trying.

    Positions of a domain that no test tells apart are tried once. Domains that every test treats alike are tried
    together, by how many have which grade. Nothing is lost by either.
    """
    tests = list(tests)
    touches = {touch for test in tests for touch in touched(test, layout)}
    with_features = any(kind == "features" for kind, _ in touches)
    found = list(_of_domains(layout, tests, list(compiled), with_features))
    found += [_of_fact(layout.framework, name) for kind, name in sorted(touches) if kind == "fact"]
    found += [_of_field(layout, name, tests) for kind, name in sorted(touches) if kind == "record"]
    found += [_of_column(layout.framework, name, tests) for kind, name in sorted(touches) if kind == "features"]
    found += [_of_code(name) for kind, name in sorted(touches) if kind == "code"]
    return found


def _of_domains(
    layout: Layout, tests: list[Any], compiled: list[CompiledRules], with_features: bool
) -> Iterator[Dimension]:
    marks = _marks(layout, tests, compiled)
    alike: dict[tuple[Any, ...], list[int]] = {}
    for index, told in sorted(marks.items()):
        alike.setdefault((layout.ladders[index].scale.id, *dict.fromkeys(told)), []).append(index)
    for (_, *told), group in alike.items():
        ladder = layout.ladders[group[0]]
        positions = {tuple(values[at] for _, values in told): at for at in reversed(range(ladder.size))}
        masks = [*sorted(1 << at for at in positions.values()), ladder.not_applicable]
        masks += [ladder.not_judged] if with_features else []
        ways = combinations_with_replacement(masks, len(group))
        options = (tuple(("domain", i, mask) for i, mask in zip(group, way, strict=True)) for way in ways)
        yield Dimension(frozenset(("domain", layout.domains[index].id) for index in group), tuple(options))


Marks = dict[int, list[tuple[Any, tuple[int, ...]]]]
"""For each place of a domain that a test looks at: what each test and cap makes of each position."""


def _marks(layout: Layout, tests: list[Any], compiled: list[CompiledRules]) -> Marks:
    marks: Marks = {}
    for number, test in enumerate(tests):
        for index in domains_of(test, layout):
            marks.setdefault(index, []).append((number, told_apart(test, index, layout)))
    for rules in compiled:
        for cap in rules.section_caps:
            if cap.domain in marks:
                better = tuple(int(at < cap.position) for at in range(layout.ladders[cap.domain].size))
                marks[cap.domain].append((cap.rule.rule.id, better))
        for applies in rules.applicability:
            for index in applies.domains:
                if index in marks:
                    marks[index].append((applies.rule.rule.id, (0,) * layout.ladders[index].size))
    return marks


def alike_positions(
    layout: Layout, tests: Iterable[Any], compiled: Iterable[CompiledRules]
) -> dict[int, list[list[int]]]:
    """For each place of a domain that a test looks at, its positions, together where nothing tells them apart."""
    found: dict[int, list[list[int]]] = {}
    for index, told in _marks(layout, list(tests), list(compiled)).items():
        together: dict[tuple[int, ...], list[int]] = {}
        for at in range(layout.ladders[index].size):
            together.setdefault(tuple(values[at] for _, values in told), []).append(at)
        found[index] = list(together.values())
    return found


def _of_fact(framework: Framework, name: str) -> Dimension:
    safe = framework.fact_by_id[name].safe_answer
    truths = (TRUE, FALSE) if safe else (FALSE, TRUE)
    return Dimension(frozenset({("fact", name)}), tuple((("fact", name, truth),) for truth in truths))


def _of_field(layout: Layout, name: str, tests: list[Any]) -> Dimension:
    """The options of a record field, or the texts that tests name and one that none names; facts follow from it."""
    framework = layout.framework
    field = framework.field_by_id[name]
    derived = [fact for fact in framework.facts if fact.derived is not None and fact.derived.field == name]
    named = [text for test in tests if test.test == "record" and test.field == name for text in test.one_of]
    named += [text for fact in derived if fact.derived is not None for text in fact.derived.one_of]
    answers = field.options or (("yes", "no") if field.kind == "yes_no" else (*dict.fromkeys(named), ELSE))
    options = []
    for answer in answers:
        truths = [(fact.id, TRUE if fact.derived and answer in fact.derived.one_of else FALSE) for fact in derived]
        options.append((("record", name, answer), *(("fact", fact, truth) for fact, truth in truths)))
    return Dimension(frozenset({("record", name)}), tuple(options))


def _of_column(framework: Framework, grade: str, tests: list[Any]) -> Dimension:
    """As many evident features as just reach each share, one fewer, and a column of which nothing applies."""
    shares = {test.share_at_least for test in tests if test.test == "features" and test.grade == grade}
    whole = len(columns(framework).get(grade, ())) or max(share.denominator for share in shares)
    reached = {-(-share.numerator * whole // share.denominator) for share in shares}
    counts = sorted({count for least in reached for count in (least - 1, least) if count >= 0}, reverse=True)
    options = [(("features", grade, FeatureCount(count, whole, 0)),) for count in counts]
    return Dimension(frozenset({("features", grade)}), (*options, (("features", grade, FeatureCount(0, 0, 0)),)))


def _of_code(rule: str) -> Dimension:
    return Dimension(frozenset({("code", rule)}), ((("code", rule, False),), (("code", rule, True),)))


def base_sheet(layout: Layout) -> Sheet:
    """The best grade everywhere, and every fact as it raises no alarm."""
    facts = [TRUE if fact.safe_answer else FALSE for fact in layout.framework.facts]
    return Sheet([1] * len(layout.domains), facts)


def put(layout: Layout, sheet: Sheet, settings: Iterable[Setting]) -> Sheet:
    """A copy of a sheet with these answers."""
    found = sheet.copy()
    found.record = dict(sheet.record)
    features, with_code = dict(sheet.features or {}), sheet.code is not None
    rules: set[str] = set(sheet.code.rules) if isinstance(sheet.code, Code) else set()
    for setting in settings:
        for kind, which, answer in setting:
            if kind == "domain":
                found.masks[which] = answer
            elif kind == "fact":
                found.facts[layout.fact_index[which]] = answer
            elif kind == "record":
                found.record[which] = answer
            elif kind == "features":
                features[which] = answer
            elif kind == "chosen":
                found.chosen = answer
            else:
                with_code = True
                rules = rules | {which} if answer else rules - {which}
    found.features = features or None
    found.code = Code(frozenset(rules)) if with_code else None  # type: ignore[assignment]
    return found
