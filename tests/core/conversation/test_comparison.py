"""Distances between grades: the same on every kind of scale, and always with the right direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.conversation.comparison import Compared, compared, tally, tally_words
from small_frameworks import IDS, scale

KINDS = ("ordinal", "coded")
GRADES = st.sampled_from(IDS)
SCORES = st.integers(0, 10)


def between(kind: str, yours: str | int | None, agreed: str | int) -> Compared:
    return compared("a", "A", scale(kind), yours, agreed, "Because.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("yours", "agreed", "apart", "words"),
    [
        ("good", "good", 0, "the same"),
        ("outstanding", "good", 1, "1 grade better than agreed"),
        ("inadequate", "good", -2, "2 grades worse than agreed"),
    ],
)
def test_labels_and_codes_are_counted_by_their_order(
    kind: str, yours: str, agreed: str, apart: int, words: str
) -> None:
    row = between(kind, yours, agreed)
    assert (row.apart, row.points, row.words) == (apart, None, words)
    assert row.reason == "Because."


@pytest.mark.parametrize(
    ("yours", "agreed", "apart", "points", "words"),
    [
        (7, 7, 0, 0, "the same"),
        (8, 6, 0, 2, "the same grade, 2 points above"),
        (6, 8, 0, -2, "the same grade, 2 points below"),
        (9, 8, 1, 1, "1 grade better than agreed, 1 point above"),
        (2, 9, -3, -7, "3 grades worse than agreed, 7 points below"),
    ],
)
def test_scores_are_counted_in_bands_and_told_in_points(
    yours: int, agreed: int, apart: int, points: int, words: str
) -> None:
    row = between("banded", yours, agreed)
    assert (row.apart, row.points, row.words) == (apart, points, words)


@given(GRADES, GRADES)
def test_a_distance_has_a_mirror_image(one: str, other: str) -> None:
    there, back = between("coded", one, other).apart, between("coded", other, one).apart
    assert there is not None
    assert back is not None
    assert there == -back
    assert (there == 0) == (one == other)
    assert (there > 0) == (IDS.index(one) < IDS.index(other))


@given(SCORES, SCORES)
def test_points_and_grades_never_point_in_different_directions(one: int, other: int) -> None:
    row = between("banded", one, other)
    assert row.apart is not None
    assert row.points == one - other
    assert row.apart * row.points >= 0


@pytest.mark.parametrize(
    ("yours", "agreed", "words", "shown"),
    [
        (None, "good", "you gave no grade", "no grade"),
        ("not_applicable", "not_applicable", "the same: it does not apply", "Not applicable"),
        ("not_applicable", "good", "you said that it does not apply; a grade was agreed", "Not applicable"),
        ("good", "not_applicable", "you graded it; it was agreed that it does not apply", "Good"),
    ],
)
def test_what_is_no_grade_has_no_distance(yours: str | None, agreed: str, words: str, shown: str) -> None:
    row = between("ordinal", yours, agreed)
    assert (row.apart, row.words, row.yours) == (None, words, shown)


def test_a_grade_that_is_on_no_scale_has_no_distance() -> None:
    assert between("ordinal", 3, "good").apart is None


def test_the_count_tells_its_n_first_and_what_could_not_be_counted() -> None:
    rows = [
        between("ordinal", *pair)
        for pair in [
            ("good", "good"),
            ("outstanding", "good"),
            ("inadequate", "outstanding"),
            ("inadequate", "requires_improvement"),
            ("not_applicable", "good"),
        ]
    ]
    count = tally(rows)
    assert (count.graded, count.same, count.within_one, count.further) == (4, 1, 2, 1)
    assert (count.better, count.worse, count.without) == (1, 2, 1)
    assert tally_words(count) == (
        "Of 4 domains graded by both: 1 the same, 2 one grade apart, 1 further apart.",
        "Where they differ, your grade is the better one in 1 and the worse one in 2.",
        "1 domain without two grades to compare.",
    )


def test_a_count_of_nothing_says_so() -> None:
    assert tally_words(tally([])) == ("No domain has a grade from both sides, so nothing can be counted.",)
    assert len(tally_words(tally([between("ordinal", "good", "good")]))) == 1


@given(st.lists(st.tuples(GRADES | st.none(), GRADES)))
def test_every_row_is_counted_once(pairs: list[tuple[str | None, str]]) -> None:
    count = tally(between("ordinal", yours, agreed) for yours, agreed in pairs)
    assert count.same + count.within_one + count.further == count.graded
    assert count.better + count.worse == count.within_one + count.further
    assert count.graded + count.without == len(pairs)
