from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.checking import acronyms

Places = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MARAC heard it.", ["MARAC"]),
        ("The EHCPs are late, and so is the EHCP's review.", ["EHCP"]),
        ("an ICPC, a TAF meeting and PLO", ["ICPC", "TAF", "PLO"]),
        ("FGC/LAC review", ["FGC"]),
        ("A&E and C&F", ["A&E", "C&F"]),
        ("NRM.", ["NRM"]),
    ],
)
def test_unknown_acronyms_are_found_once(places: Places, text: str, found: list[str]) -> None:
    assert places(acronyms.find, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The IRO, two IROs and the IRO's view; LAC.",
        "She is NOT at risk, and it is OK on TV.",
        "The Multi-Agency Risk Assessment Conference (MARAC) met. MARAC actions are done.",
        "THE WHOLE NOTE WAS WRITTEN WITH THE ICPC KEY DOWN",
        "Reference NCT-1234 and flat B12",
        "Section S47",
        "",
    ],
)
def test_known_and_explained_words_are_not(places: Places, text: str) -> None:
    assert places(acronyms.find, text) == []


def test_an_acronym_in_brackets_alone_is_not_explained(places: Places) -> None:
    assert places(acronyms.find, "(MARAC) met") == ["MARAC"]


def test_ordinary_prose_raises_no_alarm(places: Places, ordinary_prose: list[str]) -> None:
    assert [line for line in ordinary_prose if places(acronyms.find, line)] == []


def test_the_meaning_of_known_acronyms_is_told() -> None:
    known = {"IRO": "Independent Reviewing Officer", "PEP": "Personal Education Plan"}
    assert acronyms.explained(known, "Has the IRO seen it?") == {"IRO": "Independent Reviewing Officer"}
