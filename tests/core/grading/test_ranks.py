"""At which overall grades a condition holds: the same as trying each grade in turn."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evenhand.grading.conditions import compile_condition
from evenhand.grading.ranks import compile_ranks
from evenhand.grading.sheet import Layout
from evenhand.grading.truth import FALSE, TRUE, UNKNOWN
from small_frameworks import condition, framework

UNDER = framework(domains="a")
LEAVES: list[dict[str, Any]] = [
    {"test": "chosen", "is": "good"},
    {"test": "chosen", "at_most": "requires_improvement"},
    {"test": "fact", "fact": "unsafe"},
    {"test": "fact", "fact": "improved"},
    {"test": "grade", "domain": "a", "is": "good"},
]
CONDITIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(lambda part: {"test": "not", "part": part}),
        st.builds(
            lambda kind, parts: {"test": kind, "parts": parts},
            st.sampled_from(["all_of", "any_of"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.sampled_from([TRUE, FALSE, UNKNOWN]), st.integers(1, 0b11111))
def test_it_is_what_trying_each_grade_gives(when: dict[str, Any], unsafe: int, mask: int) -> None:
    layout = Layout(UNDER)
    found = condition(**when)
    sheet = layout.blank(facts=False)
    sheet.facts[0], sheet.masks[0] = unsafe, mask
    expected = 0
    for rank in range(4):
        probe = sheet.copy()
        probe.chosen = rank
        expected |= (compile_condition(found, layout)(probe) == TRUE) << rank
    assert compile_ranks(found, layout)(sheet) == expected
