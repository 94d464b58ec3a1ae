"""Numbers, repetitions and publishers in headings."""

from __future__ import annotations

import pytest

from evenhand.tables.titles import (
    is_publisher,
    is_reference,
    numbered_question,
    numbered_title,
    one_name,
    without_continued,
)


@pytest.mark.parametrize(
    ("text", "printed", "number", "title"),
    [
        ("Section 1 – Visits", "", "1", "Visits"),
        ("Section 5: Visits", "", "5", "Visits"),
        ("Section A. Visits", "", "A", "Visits"),
        ("2. VISITS", "", "2", "VISITS"),
        ("2.1 Visits", "", "2.1", "Visits"),
        ("3 Visits", "", "3", "Visits"),
        ("Visits", "4.", "4", "Visits"),
        ("24 hour response", "", "", "24 hour response"),
        ("Section leaders", "", "", "Section leaders"),
        ("Visits", "", "", "Visits"),
    ],
)
def test_titles(text: str, printed: str, number: str, title: str) -> None:
    assert numbered_title(text, printed) == (number, title)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.7a Is there a plan?", "4.7a"),
        ("Q3. Is there a plan?", "3"),
        ("(b) Is there a plan?", "b"),
        ("2) Is there a plan?", "2"),
        ("3 visits were made?", ""),
        ("2.5 years ago, was there a plan?", ""),
        ("A plan?", ""),
    ],
)
def test_questions(text: str, number: str) -> None:
    found = numbered_question(text)
    assert found.number == number
    assert found.title == (text if not number else "Is there a plan?")


def test_references() -> None:
    assert all(map(is_reference, ("1.1", "4.7a", "Q3", "12", "(a)", "iv.", "CP 3.2")))
    assert not any(map(is_reference, ("Yes", "Theme", "Visits 2026 plan", "a", "")))


@pytest.mark.parametrize(
    "words", ["Plan (continued)", "Plan (cont'd)", "Plan cont.", "Plan – continued", "Plan (cont’d from previous page)"]
)
def test_what_goes_on(words: str) -> None:
    assert without_continued(words) == "Plan"
    assert one_name(words) == "plan"
    assert without_continued("Contact") == "Contact"


@pytest.mark.parametrize(
    ("text", "it_is"),
    [
        ("Fernshire County Council", True),
        ("FERN BOROUGH COUNCIL", True),
        ("London Borough of Fern", True),
        ("Fern Children Partnership", True),
        ("Fern Council – Children’s Services", True),
        ("Fern Borough audit guidance", False),
        ("The council.", False),
        ("Council", False),
        ("Partnership audit, Fern", False),
    ],
)
def test_publishers(text: str, it_is: bool) -> None:
    assert is_publisher(text) is it_is
