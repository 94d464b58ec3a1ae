from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.checking.finding import applies, find_hints, finders, known_acronyms
from evenhand.checking.findings import MOST_FINDINGS, Written
from evenhand.models.checks import CheckKind, WritingCheck


def check(kind: CheckKind, **fields: object) -> WritingCheck:
    return WritingCheck.model_validate({"id": kind, "kind": kind, "words": f"{kind}!", "source": "L1", **fields})


BOTH = (check("initials"), check("acronyms"), check("negative"))


def test_hints_say_where_and_why() -> None:
    text = "MARAC met. KB spoke. Visits are poor."
    hints = find_hints(BOTH, Written(text, "evidence"))
    assert [(hint.check, hint.found, text[hint.start : hint.end]) for hint in hints] == [
        ("acronyms", "MARAC", "MARAC"),
        ("initials", "KB", "KB"),
        ("negative", "Visits are poor", "Visits are poor"),
    ]
    assert {(hint.words, hint.source) for hint in hints[:1]} == {("acronyms!", "L1")}
    assert hints[2].suggestion.startswith("For example")


def test_one_place_gets_one_hint_from_the_first_check() -> None:
    assert [hint.check for hint in find_hints(BOTH, Written("KB spoke.", "evidence"))] == ["initials"]
    assert [hint.check for hint in find_hints(BOTH[::-1], Written("KB spoke.", "evidence"))] == ["acronyms"]


def test_a_check_names_a_few_places_only() -> None:
    text = " and ".join(f"{letter}XQ" for letter in "ABCDEFGHJKL")
    assert len(find_hints([check("acronyms")], Written(text.lower() + " " + text, "evidence"))) == MOST_FINDINGS


def test_only_a_missing_owner_is_found_in_a_blank() -> None:
    assert [hint.check for hint in find_hints([*BOTH, check("owner")], Written(" ", "person"))] == ["owner"]


def test_a_reminder_to_proofread_looks_for_nothing() -> None:
    assert find_hints([check("proofread")], Written("KB", "evidence")) == ()


def test_known_acronyms_come_from_every_check() -> None:
    checks = (check("acronyms", known={"IRO": "a"}), check("acronyms", id="more", known={"PEP": "b"}))
    assert known_acronyms(checks) == {"IRO": "a", "PEP": "b"}


@pytest.mark.parametrize(
    ("applies_to", "kind", "ids", "wanted"),
    [
        ((), "evidence", (), True),
        (("evidence",), "evidence", (), True),
        (("evidence",), "reason", ("risk",), False),
        (("action_owner",), "person", ("action_owner", ""), True),
        (("risk",), "reason", ("risk", "risk"), True),
    ],
)
def test_what_a_check_applies_to(applies_to: tuple[str, ...], kind: str, ids: tuple[str, ...], wanted: bool) -> None:
    assert applies(check("initials", applies_to=applies_to), kind, ids) is wanted


@given(st.text(alphabet="ABCabcn .’'(&-\n19", max_size=300) | st.text(max_size=300))
def test_findings_lie_in_the_text_in_order(text: str) -> None:
    for find in finders().values():
        found = list(find(Written(text, "evidence")))
        assert all(0 <= finding.start <= finding.end <= len(text) for finding in found)
        assert [finding.start for finding in found] == sorted(finding.start for finding in found)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "no ",
        "visits ",
        "plan plan ",
        "not been ",
        "AB ",
        "A. ",
        "(",
        "Ab ",
        "1 ",
        "no poor KB. ",
        "abn't ",
        "aaa (",
    ],
)
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    """A pattern that goes back over the text for each place would not, at this length."""
    text = piece * (200_000 // len(piece))
    for find in finders().values():
        assert sum(1 for _ in find(Written(text, "evidence"))) <= len(text)
