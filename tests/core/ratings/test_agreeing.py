"""Agreement over all cases: who is compared with whom, and what is left out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from evenhand.agreement.measures import ENOUGH_CASES
from evenhand.agreement.shares import Share
from evenhand.conversation.rating import Rating
from evenhand.models import lean
from evenhand.models.framework import Framework
from evenhand.ratings.agreeing import LeftOut, agreement
from evenhand.ratings.rated import Rated
from rating_events import HEADER, one, small
from small_frameworks import framework

GOOD, WORSE = {"a": "good", "b": "good", "c": "good"}, {"a": "inadequate", "b": "good", "c": "not_applicable"}


def case(number: int, first: str = "Anna", second: str = "Ben", **rest: Any) -> list[Rated]:
    name = f"{number:04}"
    return [one(f"{name}a", GOOD, first, **rest), one(f"{name}b", WORSE, second, f"{name}a", **rest)]


def test_the_overall_grade_and_each_domain_are_counted_over_all_cases() -> None:
    (group,) = agreement([*case(1), *case(2)]).groups
    assert (group.cases, group.ratings, group.raters, group.unnamed) == (2, 4, 2, 0)
    assert group.overall.measures.counts.exact == Share(2, 2)
    domains = {part.id: part.measures.counts for part in group.domains}
    assert domains["a"].exact == Share(0, 2)
    assert domains["a"].first_higher == Share(2, 2)
    assert domains["b"].exact == Share(2, 2)
    assert (domains["c"].n, domains["c"].one_not_applicable) == (0, 2)


def test_a_pair_of_raters_is_one_pair_whoever_rated_first() -> None:
    (group,) = agreement([*case(1), *case(2, "BEN", "anna")]).groups
    (pair,) = group.pairs
    assert (pair.first, pair.second, pair.cases) == ("Anna", "Ben", 2)
    counts = {part.id: part.measures.counts for part in pair.domains}["a"]
    assert (counts.first_higher, counts.second_higher, counts.mean_difference) == (
        Share(1, 2),
        Share(1, 2),
        Fraction(0),
    )
    assert pair.together.n == 4
    assert pair.together.exact == Share(2, 4)
    assert pair.together.one_not_applicable == 2


def test_three_raters_of_a_case_make_three_pairs() -> None:
    three = [*case(1), one("0001c", GOOD, "Cara", "0001a")]
    (group,) = agreement(three).groups
    assert (group.cases, group.overall.measures.counts.n, len(group.pairs)) == (1, 3, 3)
    assert [(pair.first, pair.second) for pair in group.pairs] == [("Anna", "Ben"), ("Anna", "Cara"), ("Ben", "Cara")]


def test_what_does_not_count_is_counted_apart() -> None:
    others = [
        one("0001c", GOOD, "anna ", "0001a"),
        one("0001d", GOOD, "Cara", "0001a", graded=False),
        one("0001e", GOOD, "Dan", rating=Rating("0001a", "adjudicated")),
        one("0002a", GOOD, "Anna"),
        one("0003a", GOOD, "Anna", practice=True),
        one("0004a", GOOD, "Anna", graded=False),
    ]
    found = agreement([*case(1), *others])
    assert found.left_out == LeftOut(practice=1, adjudicated=1, open=1, same_person=1, single=1)
    (group,) = found.groups
    assert (group.cases, group.ratings) == (1, 2)


def test_ratings_without_a_name_are_compared_but_make_no_pair_of_raters() -> None:
    (group,) = agreement(case(1, "", "")).groups
    assert (group.raters, group.unnamed, group.pairs) == (0, 2, ())
    assert group.overall.measures.counts.n == 1


def versioned(version: str, **rest: Any) -> Framework:
    made = framework(fields=HEADER, **rest)
    header = lean.changed(made.header, {"version": version})
    return made.model_copy(update={"header": header, "digest": f"digest of {version}"})


def test_versions_with_the_same_grades_count_together_and_are_said() -> None:
    (group,) = agreement([*case(1), *case(2, under=versioned("2.0"))]).groups
    assert group.cases == 2
    assert [(each.version, each.cases) for each in group.versions] == [("1.0", 1), ("2.0", 1)]
    assert group.versions[0].digest == small().digest


def test_versions_with_other_domains_or_scales_never_mix() -> None:
    more, banded = versioned("3.0", domains=("a", "b", "c", "d")), versioned("4.0", kind="banded")
    scores = {"a": 7, "b": 8, "c": 2}
    banded_case = [one("9a", scores, "Anna", under=banded), one("9b", scores, "Ben", "9a", under=banded)]
    found = agreement([*case(1), *case(2, under=more), *banded_case])
    assert [group.cases for group in found.groups] == [1, 1, 1]
    assert [len(group.domains) for group in found.groups] == [3, 4, 3]


def test_one_framework_can_be_asked_for() -> None:
    assert agreement(case(1), "small").groups
    assert agreement(case(1), "durham").groups == ()
    assert agreement(case(1), "durham").left_out == LeftOut(0, 0, 0, 0, 0)


def test_coefficients_come_with_enough_cases_for_a_domain_and_never_for_all_together() -> None:
    ratings = [rating for number in range(ENOUGH_CASES) for rating in case(number)]
    (group,) = agreement(ratings).groups
    assert group.overall.measures.coefficients is not None
    domains = {part.id: part.measures for part in group.domains}
    assert domains["a"].coefficients is not None
    assert domains["a"].coefficients.kappa_linear == Fraction(0)
    assert domains["c"].coefficients is None
    assert not hasattr(group.pairs[0].together, "coefficients")
