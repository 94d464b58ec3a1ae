"""The good-practice library over the audits of a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from driving import counting_store
from evenhand.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.drivers.examples import FORMATS, check_format, export_examples, list_examples
from evenhand.models.events import Event
from evenhand.reporting.errors import ReportError
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store
from report_words import words_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with three audits: one example that may be shared, one that waits, and one of practice."""
    with counting_store(tmp_path / "store.db") as opened:
        for child, permission, practice in (
            ("Robin Kite", "Lee Hart", False), ("Wren Sparrow", "", False), ("Jay Finch", "Lee Hart", True)
        ):  # fmt: skip
            add(opened, child, permission, practice)
        yield opened


def add(store: Store, child: str, permission: str, practice: bool) -> None:
    framework = Catalogue().framework("durham")
    first = child.split(maxsplit=1)[0]
    with store.create_audit(
        framework_id="durham", framework_title="Durham", digest=framework.digest, snapshot=to_json(framework),
        practice=practice,
        events=[
            Event("started", value={"readings": {}, "practice": practice}),
            Event("answered", "child_name", value=child),
            Event("answered", "risk", "evidence", f"{first} was heard by the team"),
            Event("answered", "risk", "grade", "good"),
            Event("graded"),
            Event("raised", "good_practice", row=1),
            Event("answered", "example_part", value="risk", row=1),
            Event("answered", "example_why", value=f"how {first} was heard", row=1),
            Event("answered", "example_permission", value=permission, row=1),
        ],
    ):  # fmt: skip
        pass


def test_every_example_is_listed_with_its_audit(store: Store) -> None:
    listed = list_examples(store)
    assert {(one.example.permission, one.example.waiting, one.practice) for one in listed} == {
        ("Lee Hart", (), False), ("", ("permission is not recorded",), False),
    }  # fmt: skip
    assert {one.audit for one in listed} == {audit.id for audit in store.audits()}
    assert len(list_examples(store, practice=True)) == 3
    assert list_examples(store, "herefordshire") == ()
    assert len(list_examples(store, "durham")) == 2


@pytest.mark.parametrize("format_name", FORMATS)
def test_only_what_may_be_shared_is_exported_and_without_names(store: Store, format_name: str) -> None:
    made = export_examples(store, format_name)
    assert (made.shared, made.waiting) == (1, 1)
    text = words_of(made.content, format_name)
    assert "[child] was heard by the team" in text.replace("\\", "").replace("\n", " ")
    for name in ("Robin", "Kite", "Wren", "Sparrow", "Jay", "Finch", "Lee", "Hart", *(a.id for a in store.audits())):
        assert name not in text


def test_practice_is_exported_only_when_asked_for(store: Store) -> None:
    assert export_examples(store, "json", practice=True).shared == 2
    made = json.loads(export_examples(store, "json").content)
    assert [example["part"] for example in made["examples"]] == ["5 Risk"]


def test_words_that_may_be_names_are_reported(store: Store) -> None:
    add(store, "Robin Kite", "Lee Hart", practice=False)
    audit = store.audits()[0]
    with store.open_audit(audit.id) as handle:
        handle.append([Event("answered", "example_why", value="as Heron saw", row=1)], summary=handle_summary())
    assert export_examples(store, "json").to_check == ("Heron",)
    assert export_examples(store, "json", also=[("Heron", "aunt")]).to_check == ()


def handle_summary() -> SummaryUpdate:
    return SummaryUpdate(status="graded")


def test_a_format_that_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(ReportError, match="examples are not written as 'csv'"):
        export_examples(store, "csv")
    with pytest.raises(ReportError, match="did you mean 'docx'"):
        check_format("doc")
