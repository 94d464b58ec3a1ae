"""Sheets told as answers and in words."""

from __future__ import annotations

from evenhand.grading.sheet import FeatureCount, Layout
from evenhand.grading.truth import TRUE, UNKNOWN
from evenhand.testing.searching.dimensions import Code, base_sheet, put
from evenhand.testing.searching.told import as_answers, in_words
from small_frameworks import framework, sheet

FIELD = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
UNDER = framework(fields=[FIELD], descriptors={"a": {"good": 4}})
LAYOUT = Layout(UNDER)


def test_answers_read_back_as_the_same_sheet() -> None:
    first = put(
        LAYOUT,
        base_sheet(LAYOUT),
        [(("domain", 1, 8), ("domain", 2, 16)), (("fact", "unsafe", TRUE),), (("record", "case_type", "two"),)],
    )
    again = sheet(UNDER, **as_answers(LAYOUT, first))
    assert (again.masks, again.facts, again.record) == (first.masks, first.facts, first.record)


def test_the_words_say_what_is_unusual() -> None:
    found = put(
        LAYOUT, base_sheet(LAYOUT), [(("domain", 1, 8), ("fact", "unsafe", TRUE), ("fact", "improved", UNKNOWN))]
    )
    found.features = {"good": FeatureCount(3, 4, 0)}
    found.code = Code(frozenset({"R-9"}))  # type: ignore[assignment]
    found.chosen = 1
    assert in_words(LAYOUT, found) == (
        "b Inadequate and the rest Outstanding; unsafe so; improved unanswered; 3 of 4 Good features evident; "
        "code saying R-9; Good chosen"
    )
    assert in_words(LAYOUT, base_sheet(LAYOUT)) == "every domain Outstanding"


def test_what_is_unanswered_is_null_or_left_to_the_features() -> None:
    found = base_sheet(LAYOUT)
    found.masks[0] = LAYOUT.ladders[0].unanswered
    found.facts[0] = UNKNOWN
    found.features = {"good": FeatureCount(3, 4, 0)}
    body = as_answers(LAYOUT, found)
    assert body["grades"]["a"] is None
    assert body["facts"]["unsafe"] is None
    assert body["features"] == {"Good": [3, 4]}
