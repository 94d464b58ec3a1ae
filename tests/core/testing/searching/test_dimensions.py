"""Which answers are tried."""

from __future__ import annotations

from typing import Any

from evenhand.grading.compiled import CompiledRules
from evenhand.grading.sheet import FeatureCount, Layout
from evenhand.grading.truth import FALSE, TRUE
from evenhand.models.framework import Framework
from evenhand.testing.searching.dimensions import ELSE, Code, Dimension, alike_positions, base_sheet, dimensions, put
from small_frameworks import condition, framework, rule

FIELD = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
DERIVED = {"id": "in_care", "text": "In care?", "source": "L4",
           "derived": {"test": "record", "field": "case_type", "one_of": ["one"]}}  # fmt: skip


def found(*tests: dict[str, Any], under: Framework | None = None) -> list[Dimension]:
    given = under or framework()
    layout = Layout(given)
    return dimensions(layout, [condition(**test) for test in tests], [CompiledRules(given, {})])


def test_positions_that_no_test_tells_apart_are_tried_once() -> None:
    (dimension,) = found({"test": "grade", "domain": "a", "score_at_most": 4}, under=framework(kind="banded"))
    masks = [option[0][2] for option in dimension.options]
    assert masks == [1 << 0, 1 << 6, 1 << 11]
    """A score of 10 stands for all above 4, 4 for all others, and then it does not apply."""


def test_domains_that_every_test_treats_alike_are_tried_together() -> None:
    (dimension,) = found({"test": "tally", "over": "graded", "how": "any", "is": "inadequate"})
    assert len(dimension.touches) == 3
    assert len(dimension.options) == 10
    """Three domains over bad, other and not applicable: ten ways instead of 27."""


def test_a_domain_of_its_own_test_stands_alone() -> None:
    tally = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}
    sizes = sorted(len(one.touches) for one in found(tally, {"test": "grade", "domain": "a", "is": "good"}))
    assert sizes == [1, 2]


def test_a_section_that_is_capped_stands_alone() -> None:
    cap = rule("S-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, scope="section", domains=["a"], grade="good")
    tally = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}
    assert sorted(len(one.options) for one in found(tally, under=framework(cap))) == [4, 6]


def test_facts_begin_as_they_raise_no_alarm() -> None:
    safe = {"id": "safe", "text": "Safe?", "source": "L4", "safe_answer": True}
    (dimension,) = found({"test": "fact", "fact": "safe"}, under=framework(facts=[safe]))
    assert [option[0][2] for option in dimension.options] == [TRUE, FALSE]
    assert base_sheet(Layout(framework(facts=[safe, "unsafe"]))).facts == [TRUE, FALSE]


def test_a_record_field_brings_the_facts_that_follow_from_it() -> None:
    under = framework(facts=[DERIVED], fields=[FIELD])
    (dimension,) = found({"test": "fact", "fact": "in_care"}, under=under)
    assert dimension.options == (
        (("record", "case_type", "one"), ("fact", "in_care", TRUE)),
        (("record", "case_type", "two"), ("fact", "in_care", FALSE)),
    )
    (plain,) = found({"test": "record", "field": "note", "one_of": ["x"]}, under=under)
    assert [option[0][2] for option in plain.options] == ["x", ELSE]


def test_features_are_tried_just_at_a_share_and_just_below() -> None:
    columns = {name: {"good": 5} for name in ("a", "b")}
    (dimension,) = found(
        {"test": "features", "grade": "good", "share_at_least": "3/4"}, under=framework(descriptors=columns)
    )
    counts = [option[0][2] for option in dimension.options]
    assert counts == [FeatureCount(8, 10, 0), FeatureCount(7, 10, 0), FeatureCount(0, 0, 0)]


def test_code_may_or_may_not_say_so() -> None:
    (dimension,) = found({"test": "code", "rule": "R-1"})
    layout = Layout(framework())
    sheets = [put(layout, base_sheet(layout), [option]) for option in dimension.options]
    codes: list[Any] = [sheet.code for sheet in sheets]
    assert [type(code) for code in codes] == [Code, Code]
    assert [sorted(code.fired(sheets[0])) for code in codes] == [[], ["R-1"]]


def test_positions_are_together_where_nothing_tells_them_apart() -> None:
    under = framework()
    layout, tests = Layout(under), [condition(test="grade", domain="b", is_="good")]
    assert alike_positions(layout, tests, [CompiledRules(under, {})]) == {1: [[0, 2, 3], [1]]}


def test_putting_answers_leaves_the_sheet_as_it_was() -> None:
    layout = Layout(framework(fields=[FIELD]))
    base = base_sheet(layout)
    settings = [(("domain", 1, 8), ("fact", "unsafe", TRUE)), (("record", "case_type", "one"), ("chosen", "", 2))]
    sheet = put(layout, base, settings)
    assert (sheet.masks, sheet.facts, sheet.record, sheet.chosen) == ([1, 8, 1], [TRUE, FALSE], {"case_type": "one"}, 2)
    assert (base.masks, base.facts, base.record, base.chosen) == ([1, 1, 1], [FALSE, FALSE], {}, None)
