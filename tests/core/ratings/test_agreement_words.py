"""The agreement page in lines."""

from __future__ import annotations

from typing import Any

from evenhand.agreement.measures import ENOUGH_CASES
from evenhand.agreement.words import MEANINGS
from evenhand.conversation.rating import Rating
from evenhand.ratings.agreeing import agreement
from evenhand.ratings.agreement_words import agreement_lines
from evenhand.ratings.rated import Rated
from rating_events import HEADER, one
from small_frameworks import framework


def case(number: int, grade: str = "inadequate", c: str = "not_applicable", **rest: Any) -> list[Rated]:
    name = f"{number:04}"
    return [
        one(f"{name}a", {"a": "good", "b": "good", "c": "good"}, "Anna", **rest),
        one(f"{name}b", {"a": grade, "b": "good", "c": c}, "Ben", f"{name}a", **rest),
    ]


def test_where_nothing_can_be_compared_the_next_step_is_said() -> None:
    said = list(agreement_lines(agreement([one("aaaa", {}, "Anna")])))
    assert "evenhand audit second AUDIT" in said[0]
    assert "1 case with one graded rating only." in said
    assert MEANINGS[0] not in said


def test_counts_come_first_and_what_is_withheld_is_said_once() -> None:
    said = list(agreement_lines(agreement([*case(1), *case(2)])))
    assert said[0] == "Small (small)"
    assert said[1] == "2 cases with 4 graded ratings, by 2 people."
    assert said[2].startswith("Version 1.0, digest ")
    assert sum("withheld below" in line for line in said) == 1
    overall = said.index("Overall grade")
    assert said[overall + 1] == "2 pairs of grades, from 2 cases."
    assert said[overall + 2].startswith("Same grade: 2 of 2, 100% (95% interval ")
    assert "All domains together: Anna and Ben" in said
    assert "Domain a: same grade 0 of 2, 0% (95% interval 0% to 66%); Anna higher 2, Ben higher 0." in said
    assert said[-len(MEANINGS) :] == list(MEANINGS)
    assert not any("kappa, linear:" in line for line in said)


def test_with_enough_cases_coefficients_follow_the_counts() -> None:
    ratings = [r for n in range(ENOUGH_CASES) for r in case(n, *(("good", "good") if n % 2 else ()))]
    said = list(agreement_lines(agreement(ratings)))
    part = said.index("Domain a")
    block = said[part : said.index("", part)]
    assert block[1].startswith(f"{ENOUGH_CASES} pairs")
    assert block[-6].startswith("Weighted kappa, linear: ")
    assert any("withheld below" in line for line in said)  # of the domain that half of them left as not applicable
    assert "undefined because every grade is the same" in "\n".join(said)


def test_versions_that_stand_apart_are_said_to() -> None:
    more = framework(fields=HEADER, domains=("a", "b", "c", "d"))
    said = list(agreement_lines(agreement([*case(1), *case(2, under=more)])))
    assert said.count("Versions whose domains or grades are not the same stand apart; this is one of them.") == 2


def test_what_is_left_out_is_counted() -> None:
    more = [
        one("0001c", {}, "Eve", rating=Rating("0001a", "adjudicated")),
        one("0001d", {}, "Anna", "0001a"),
        one("0009a", {}, "Anna", practice=True),
    ]
    said = list(agreement_lines(agreement([*case(1), *more])))
    assert said[said.index("Left out") + 1 : said.index("Left out") + 4] == [
        "1 rating by somebody who rated the case before.",
        "1 adjudicated record.",
        "1 practice audit.",
    ]
