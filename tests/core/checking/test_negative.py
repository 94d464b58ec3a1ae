from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.checking import negative
from evenhand.checking.findings import Written

Places = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Statutory visits are poor.", "Statutory visits are poor"),
        ("There is no chronology.", "no chronology"),
        ("The assessment was not completed.", "assessment was not completed"),
        ("No evidence of management oversight.", "No evidence of management oversight"),
        ("Poor recording throughout.", "Poor recording"),
        ("The plan hasn't been updated.", "plan hasn't been updated"),
        ("Supervision is very inconsistent", "Supervision is very inconsistent"),
        ("a lack of analysis", "lack of analysis"),
        ("The worker failed to visit.", "failed to visit"),
        ("The child's views have not been considered.", "not been considered"),
        ("the chronology is out of date", "chronology is out of date"),
        ("It wasn’t recorded.", "wasn’t recorded"),
    ],
)
def test_a_negative_statement_is_found(places: Places, text: str, found: str) -> None:
    assert places(negative.find, text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Statutory visits could be strengthened by an account of each child's day.",
        "There is no chronology; recording needs to be strengthened by adding one.".replace(";", ","),
        "There is no evidence of harm.",
        "The father did not evidence where he was.",
        "His attendance was poor.",
        "There is no longer a risk.",
        "The review was late and is now complete.",
    ],
)
def test_facts_of_the_case_and_suggestions_are_not(places: Places, text: str) -> None:
    assert places(negative.find, text) == []


def test_each_sentence_is_judged_by_itself(places: Places) -> None:
    text = "The chronology is missing. Visits could be strengthened by a plan. Case notes are sparse."
    assert places(negative.find, text) == ["chronology is missing", "Case notes are sparse"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Statutory visits are poor.", "“Statutory visits could be strengthened by …”"),
        ("There is no chronology.", "“Chronology could be strengthened by …”"),
        ("It was never recorded", "“This could be strengthened by …”"),
    ],
)
def test_it_is_turned_into_what_could_be_strengthened(text: str, words: str) -> None:
    assert [finding.suggestion for finding in negative.find(Written(text, "reason"))] == [f"For example: {words}"]


def test_ordinary_prose_raises_no_alarm(places: Places, ordinary_prose: list[str]) -> None:
    assert [line for line in ordinary_prose if places(negative.find, line)] == []
