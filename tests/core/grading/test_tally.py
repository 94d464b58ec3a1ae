"""Tallies and points, at their exact edges, with missing and inapplicable domains."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN
from small_frameworks import condition, framework, sheet

FOUR = framework(domains="abcd", crucial="ab")
LETTERS = {"G": "Good", "I": "Inadequate", "-": "not applicable", "?": None}


def truth(grades: str, **fields: Any) -> int:
    """``G``, ``I``, ``-`` (not applicable) and ``?`` (missing) for the domains in their order."""
    when = condition(**{"test": "tally", "over": "graded", "at_least": "good"} | fields)
    given_grades = {name: LETTERS[letter] for name, letter in zip("abcd", grades, strict=True)}
    return compile_condition(when, Layout(FOUR))(sheet(FOUR, given_grades))


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ({"how": "any"}, {"GIII": TRUE, "IIII": FALSE, "I?II": UNKNOWN, "G?II": TRUE, "----": EMPTY}),
        ({"how": "every"}, {"GGGG": TRUE, "GGG-": TRUE, "GGGI": FALSE, "GGG?": UNKNOWN, "GGI?": FALSE, "----": EMPTY}),
        ({"how": "none"}, {"IIII": TRUE, "I---": TRUE, "GIII": FALSE, "III?": UNKNOWN, "----": EMPTY}),
        (
            {"how": "majority"},
            {"GGII": FALSE, "GGGI": TRUE, "GGI-": TRUE, "GI--": FALSE, "GGG?": TRUE, "GGI?": UNKNOWN},
        ),
        ({"how": "at_least", "count": 2}, {"GGII": TRUE, "GIII": FALSE, "G?II": UNKNOWN, "G---": FALSE, "----": EMPTY}),
        ({"how": "at_most", "count": 1}, {"GIII": TRUE, "GGII": FALSE, "G?II": UNKNOWN, "I---": TRUE, "----": EMPTY}),
        ({"how": "share_at_least", "share": "3/4"}, {"GGGI": TRUE, "GGII": FALSE, "GGI-": FALSE, "GGG?": TRUE}),
        ({"how": "share_at_least", "share": "1/3"}, {"GII-": TRUE, "GIII": FALSE}),
        ({"how": "share_above", "share": "1/2"}, {"GGII": FALSE, "GGGI": TRUE, "GG?I": UNKNOWN}),
        ({"how": "share_above", "share": "1"}, {"GGGG": FALSE}),
        ({"how": "share_at_least", "share": "0"}, {"IIII": TRUE, "----": EMPTY}),
    ],
)
def test_the_edges_of_each_count(fields: dict[str, Any], values: dict[str, int]) -> None:
    assert {grades: truth(grades, **fields) for grades in values} == values


def test_the_denominator_may_be_everything_listed() -> None:
    assert truth("GG--", how="every", denominator="all") == FALSE
    assert truth("GG--", how="majority", denominator="all") == FALSE
    assert truth("GGG-", how="majority", denominator="all") == TRUE
    assert truth("GGG-", how="share_at_least", share="3/4", denominator="all") == TRUE
    assert truth("----", how="share_at_least", share="0", denominator="all") == EMPTY


def test_which_domains_are_looked_at() -> None:
    assert truth("IIGG", how="any", over="crucial") == FALSE
    assert truth("IIIG", how="any", over=["d"]) == TRUE
    assert truth("IIIG", how="any", apart_from=["d"]) == FALSE
    assert truth("III-", how="every", over=["d"]) == EMPTY


def test_every_good_and_not_any_below_good_differ_when_nothing_applies() -> None:
    every = {"test": "tally", "over": "graded", "how": "every", "at_least": "good"}
    any_below = {"test": "tally", "over": "graded", "how": "none", "at_most": "requires_improvement"}
    nothing = sheet(FOUR, dict.fromkeys("abcd", "not applicable"))
    for when in (every, any_below):
        assert compile_condition(condition(**when), Layout(FOUR))(nothing) == EMPTY


HOWS: list[tuple[str, dict[str, Any]]] = [
    ("any", {}),
    ("every", {}),
    ("none", {}),
    ("majority", {}),
    ("at_least", {"count": 2}),
    ("at_most", {"count": 1}),
    ("share_at_least", {"share": "2/3"}),
    ("share_above", {"share": "1/3"}),
]


@given(
    how=st.sampled_from(HOWS),
    denominator=st.sampled_from(["applicable", "all"]),
    masks=st.lists(st.integers(1, 0b11111), min_size=4, max_size=4),
)
def test_a_tally_is_known_exactly_when_every_completion_agrees(
    how: tuple[str, dict[str, Any]], denominator: str, masks: list[int]
) -> None:
    """Masks of any shape: each domain may still be any of some grades or not apply."""
    fields = {"over": "graded", "at_least": "good", "how": how[0], "denominator": denominator, **how[1]}
    check_exact(fields | {"test": "tally"}, masks)


def check_exact(when: dict[str, Any], masks: list[int]) -> None:
    evaluate = compile_condition(condition(**when), Layout(FOUR))
    bits = [[1 << bit for bit in range(5) if mask >> bit & 1] for mask in masks]
    outcomes = {evaluate(Sheet(list(chosen), [])) for chosen in itertools.product(*bits)}
    assert evaluate(Sheet(masks, [])) == (outcomes.pop() if len(outcomes) == 1 else UNKNOWN)


POINTS = {"test": "points", "over": "graded",
          "points": {"outstanding": 3, "good": 2, "requires_improvement": 1, "inadequate": 0}}  # fmt: skip


def points(grades: list[Any], **band: Any) -> int:
    when = condition(**POINTS, **band)
    return compile_condition(when, Layout(FOUR))(sheet(FOUR, dict(zip("abcd", grades, strict=True))))


def test_points_meet_a_band_at_its_exact_edges() -> None:
    two_thirds = ["Good", "Good", "Good", "Good"]
    assert points(two_thirds, share_at_least="2/3") == TRUE
    assert points(two_thirds, share_below="2/3") == FALSE
    assert points(two_thirds, share_at_least="1/3", share_below="2/3") == FALSE
    assert points(["Good", "Good", "Good", "Requires Improvement"], share_at_least="2/3") == FALSE


def test_points_are_a_share_of_what_applies() -> None:
    assert points(["Outstanding", "Good", "not applicable", "not applicable"], share_at_least="5/6") == TRUE
    assert points(["not applicable"] * 4, share_at_least="0") == EMPTY


@given(st.lists(st.integers(1, 0b11111), min_size=4, max_size=4), st.sampled_from(["1/4", "1/3", "2/3"]))
def test_points_are_never_known_wrongly(masks: list[int], share: str) -> None:
    evaluate = compile_condition(condition(**POINTS, share_at_least=share), Layout(FOUR))
    bits = [[1 << bit for bit in range(5) if mask >> bit & 1] for mask in masks]
    outcomes = {evaluate(Sheet(list(chosen), [])) for chosen in itertools.product(*bits)}
    assert evaluate(Sheet(masks, [])) == UNKNOWN or {evaluate(Sheet(masks, []))} == outcomes


def test_missing_points_leave_open_only_what_they_could_change() -> None:
    assert points(["Outstanding", "Outstanding", "Outstanding", None], share_at_least="3/4") == TRUE
    assert points(["Inadequate", "Inadequate", "Inadequate", None], share_at_least="1/4") == UNKNOWN
    assert points(["Inadequate", "Inadequate", "Inadequate", None], share_at_least="1/3") == FALSE
    assert points(["Inadequate", "Inadequate", "Good", None], share_below="1/2") == TRUE
