from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.checking import initials

Places = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A.B. was seen alone.", ["A.B."]),
        ("K. B. was seen alone.", ["K. B."]),
        ("KB said that she likes her room.", ["KB"]),
        ("The worker saw KB's room.", ["KB"]),
        ("Seen with KB.", ["KB"]),
        ("Child A is safer.", ["Child A"]),
        ("Sibling B and young person C's plan", ["Sibling B", "young person C"]),
        ("Mother K agreed; father I spoke with.", ["Mother K"]),
        ("S was seen alone.", ["S"]),
        ("B's views are in the plan", ["B"]),
        ("Time with mum, T, and dad.", ["T"]),
    ],
)
def test_initials_are_found(places: Places, text: str, found: list[str]) -> None:
    assert places(initials.find, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "I saw a plan. A copy is on the file.",
        "Plan B was ready, and Section C is complete.",
        "The GP and the CP conference chair agreed.",
        "She is OK, and we had NO worries.",
        "Ms A. Begum and J. Smith visited, as did Mr J Smith.",
        "His T-shirt, an X-ray and A&E",
        "Vitamin D and hepatitis B",
        "He lives at 12 B and went to NN1 1AA",
        "KB WAS SEEN ALONE AT HOME BY THE WORKER",
        "Anna's, Ben’s",
        "",
    ],
)
def test_ordinary_letters_are_not_initials(places: Places, text: str) -> None:
    assert places(initials.find, text) == []


def test_ordinary_prose_raises_no_alarm(places: Places, ordinary_prose: list[str]) -> None:
    assert [line for line in ordinary_prose if places(initials.find, line)] == []
