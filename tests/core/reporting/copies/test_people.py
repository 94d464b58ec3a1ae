"""Who is named in an audit, and by which sign each is told."""

from __future__ import annotations

from copy_frameworks import copy_framework
from evenhand.models.events import Event
from evenhand.reporting.copies.people import known_of

FRAMEWORK = copy_framework()


def signs(*answers: tuple[str, str, int], also: tuple[tuple[str, str | None], ...] = ()) -> dict[tuple[str, int], str]:
    events = [Event("answered", to, value=value, row=row) for to, value, row in answers]
    return known_of(FRAMEWORK, events, also).signs


def test_signs_come_from_roles_and_labels() -> None:
    assert signs(("child", "Robin Kite", 0), ("worker", "Morgan Madeup", 0), ("auditor", "Avery Fictional", 0)) == {
        ("child", 0): "[child]", ("worker", 0): "[practitioner]", ("auditor", 0): "[auditor]",
    }  # fmt: skip


def test_one_person_has_one_sign_wherever_named() -> None:
    found = signs(("worker", "Morgan Madeup", 0), ("who", "Madeup, Morgan", 0), ("who", "Morgan", 1), ("who", "Lee", 2))
    assert [found["who", row] for row in range(3)] == ["[practitioner]", "[practitioner]", "[person 1]"]


def test_a_name_shared_by_two_is_taken_for_neither() -> None:
    found = signs(("worker", "Sam Hart", 0), ("auditor", "Sam Lake", 0), ("who", "Sam", 0))
    assert found["who", 0] == "[person 1]"


def test_two_people_called_the_same_by_the_auditor_are_told_apart() -> None:
    known = known_of(FRAMEWORK, [], (("Wren", "sister"), ("Lark", "sister"), ("Wren Kite", "sister")))
    assert [subject.sign for subject in known.subjects] == ["[sister]", "[sister 2]", "[sister]"]


def test_days_that_identify_are_kept_apart() -> None:
    known = known_of(
        FRAMEWORK, [Event("answered", "born", value="2017-03-04"), Event("answered", "born", value="soon")]
    )
    assert [day.isoformat() for day in known.days] == ["2017-03-04"]
    assert known.subjects == ()
