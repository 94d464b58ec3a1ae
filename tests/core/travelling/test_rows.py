"""Rows of two copies: the same row, or two that were given one number."""

from __future__ import annotations

from copies import ACTIONS, CONCERN, FORMS
from driving import durham
from evenhand.models.events import Event
from evenhand.travelling.rows import RowForm, how_many, matched, row_forms
from versioned import VersionedCopy, digest, forms_after, upgrade


def what(row: int) -> Event:
    return Event("answered", "what", value="x", row=row)


def told(row: int) -> Event:
    return Event("answered", "told", value="x", row=row)


def test_a_row_is_the_same_when_both_hold_an_event_of_it() -> None:
    assert matched(FORMS, {"a": what(0)}, {"a": what(0), "b": what(0)}) == {("actions", 0): 0}
    assert matched(FORMS, {"a": what(2)}, {"a": what(0)}) == {("actions", 0): 2}


def test_another_row_takes_the_next_free_number_and_keeps_its_own_where_that_is_free() -> None:
    assert matched(FORMS, {"a": what(0)}, {"b": what(0), "c": what(1)}) == {("actions", 0): 1, ("actions", 1): 2}
    assert matched(FORMS, {"a": what(0)}, {"a": what(0), "b": what(1)}) == {("actions", 0): 0, ("actions", 1): 1}
    assert matched(FORMS, {}, {"b": what(0)}) == {("actions", 0): 0}


def test_a_row_that_exists_by_itself_is_the_same_everywhere() -> None:
    here, there = {"a": told(0), "b": told(1)}, {"c": told(0), "d": told(1)}
    assert matched(FORMS, here, there) == {("concern", 0): 0, ("concern", 1): 2}


def test_only_what_fills_a_row_makes_it_one() -> None:
    skipped = Event("skipped", "what")
    assert matched(FORMS, {"s": skipped, "a": what(0)}, {"s": skipped, "b": what(0)}) == {("actions", 0): 1}
    assert matched(FORMS, {"a": what(0)}, {"s": skipped, "n": Event("noted", "risk")}) == {}


def test_rows_are_counted_by_form() -> None:
    assert how_many(FORMS, [what(1), told(0)]) == {"actions": 2}
    assert how_many(FORMS, [told(2), Event("skipped", "what", row=5)]) == {"concern": 3}
    assert how_many(FORMS, []) == {}


def test_forms_with_rows_are_found_in_a_framework() -> None:
    forms = row_forms(durham())
    repeating = {form.id for form in durham().forms if form.repeats}
    any_time = {form.id for form in durham().forms if form.stage == "any_time"}
    assert repeating
    assert {form.id for form in forms.values() if not form.fixed} == repeating
    assert {form.id for form in forms.values() if form.fixed} == any_time
    for form in durham().forms:
        for name in (form.id, *(field.id for field in form.fields)):
            assert (name in forms) == (form.id in repeating | any_time)
    assert (ACTIONS.fixed, CONCERN.fixed) == (0, 1)


def test_forms_of_every_version_are_found_by_the_names_that_they_have_after_upgrades() -> None:
    copy = VersionedCopy(VersionedCopy.begun().kept)
    for version in ("1.1", "2.0"):
        copy.keep(upgrade(copy.events, version))
    forms = forms_after([event for event in copy.events if event.kind == "upgraded"])
    plan, concern = RowForm("plan", 0), RowForm("concern", 1)
    gone = f"what@{digest('1.1')[:12]}"
    assert {name: forms[name] for name in ("plan", "what", "when", gone)} == dict.fromkeys(
        ("plan", "what", "when", gone), plan
    )
    assert {forms[name] for name in ("concern", "seen", f"told@{digest('1.0')[:12]}")} == {concern}
    assert set(forms.values()) == {plan, concern}
