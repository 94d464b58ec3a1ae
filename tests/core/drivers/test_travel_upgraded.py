"""Audits that were put under another version of their framework leave one store and enter another, and come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.drivers.opening import resume_audit
from evenhand.drivers.session import summary_of
from evenhand.drivers.travel import Imported
from evenhand.models.framework import Framework
from evenhand.store.records import SummaryUpdate
from evenhand.travelling.errors import RefusedFile, TamperedFile
from laptops import GO_BACK, SETTINGS, UNDO, UPGRADE, Laptop, trusting
from parcels import rechained
from two_versions import new_version, old_version, pinned

CASE = Reply("text", to="reference", text="KITE-1")
BEDROOM = Reply("yes", to="safety.2")
WRITTEN = Reply("no", to="safety.3")
TREE = Reply("yes", to="plan.2")
ALONE = Reply("no", to="safety.2")
BEDROOM_NOW = Reply("no", to="safety.3")


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two laptops that trust each other."""
    one, other = trusting(tmp_path)
    yield one, other
    one.store.close()
    other.store.close()


def state(laptop: Laptop, audit_id: str, version: Framework) -> dict[str, Any]:
    """What is answered by id, after making sure that the audit is sound, under a version, and listed as it is."""
    assert laptop.store.verify(audit_id).ok
    with resume_audit(laptop.store, SETTINGS, audit_id) as audit:
        assert audit.framework.digest == version.digest
        found = {key.to: answer.value for key, answer in audit.conversation.state.answers.items()}
    summary = laptop.store.read(audit_id).summary
    fresh = summary_of(Conversation(version, laptop.events(audit_id)))
    assert SummaryUpdate(*(getattr(summary, name) for name in SummaryUpdate._fields)) == fresh
    return found


def test_an_upgraded_audit_is_the_same_elsewhere(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE, BEDROOM, WRITTEN, TREE, UPGRADE, ALONE)
    done = other.take_in(one.export(audit_id))
    assert done == Imported(audit_id, "Avery", "new", 7)
    assert other.store.read(audit_id) == one.store.read(audit_id)
    assert len(other.store.read(audit_id).other_snapshots) == 1
    found = state(other, audit_id, new_version())
    assert found == state(one, audit_id, new_version())
    assert (found["safety.2"], found["safety.3"], found["safety.4"]) == ("no", "yes", "no")
    assert other.take_in(one.export(audit_id)).outcome == "nothing new"


def test_upgrades_go_to_and_fro(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE, BEDROOM, TREE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, UPGRADE, ALONE)
    assert other.take_in(one.export(audit_id)) == Imported(audit_id, "Avery", "continued", 2, version="1.1")
    assert state(other, audit_id, new_version())["safety.3"] == "yes"
    other.answer(audit_id, GO_BACK)
    assert one.take_in(other.export(audit_id)) == Imported(audit_id, "QA lead", "continued", 1, version="1.0")
    found = state(one, audit_id, old_version())
    assert (found["safety.2"], found["plan.2"]) == ("yes", "yes")
    one.answer(audit_id, UPGRADE, UNDO, UPGRADE, WRITTEN)
    assert other.take_in(one.export(audit_id)) == Imported(audit_id, "Avery", "continued", 4, version="1.1")
    other.answer(audit_id, UNDO, UNDO)
    assert one.take_in(other.export(audit_id)) == Imported(audit_id, "QA lead", "continued", 2, version="1.0")
    assert state(one, audit_id, old_version()) == state(other, audit_id, old_version())
    before = one.content()
    assert one.take_in(other.export(audit_id)).outcome == "nothing new"
    assert one.content() == before


def test_copies_upgraded_before_they_parted_are_joined_under_the_version_in_force(
    laptops: tuple[Laptop, Laptop],
) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE, BEDROOM, WRITTEN, UPGRADE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, BEDROOM_NOW, Reply("text", to="what", text="mine"))
    other.answer(audit_id, Reply("partly", to="safety.3"), ALONE, Reply("text", to="what", text="theirs"))
    files = one.export(audit_id), other.export(audit_id)
    done = one.take_in(files[1]), other.take_in(files[0])
    for imported, events in zip(done, (3, 2), strict=True):
        assert (imported.outcome, imported.events, imported.version) == ("joined", events, "")
        assert imported.conflicts == ("Safety, safety.3",)
    for laptop in laptops:
        found = state(laptop, audit_id, new_version())
        assert (found["safety.2"], found["safety.3"], found["safety.4"]) == ("no", "partly", "no")
    assert one.take_in(files[1]).outcome == other.take_in(files[0]).outcome == "nothing new"


def test_conflicts_that_were_found_before_an_upgrade_are_named_after_it(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE)
    first = one.export(audit_id)
    other.take_in(first)
    one.answer(audit_id, BEDROOM, TREE)
    other.answer(audit_id, Reply("no", to="safety.2"), Reply("no", to="plan.2"))
    before_joining = one.export(audit_id), other.export(audit_id)
    one.take_in(before_joining[1])
    one.answer(audit_id, Reply("note", to="plan", text="read"))
    before_upgrade = one.export(audit_id)
    one.answer(audit_id, UPGRADE)
    done = other.take_in(one.export(audit_id))
    assert (done.outcome, done.version) == ("joined", "1.1")
    assert done.conflicts == ("Safety, safety.3", "Plan, plan.2 (set aside)")
    assert state(other, audit_id, new_version()) == state(one, audit_id, new_version())
    assert other.take_in(before_upgrade).outcome == "nothing new"


def test_an_upgrade_in_one_copy_while_the_other_went_on_is_refused_until_it_is_undone(
    laptops: tuple[Laptop, Laptop],
) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, UPGRADE)
    other.answer(audit_id, BEDROOM)
    contents = [laptop.content() for laptop in laptops]
    with pytest.raises(RefusedFile, match="only the one in the file was put under another version") as refused:
        other.take_in(one.export(audit_id))
    assert "\n" not in str(refused.value)
    with pytest.raises(RefusedFile, match="only the one here was put under another version"):
        one.take_in(other.export(audit_id))
    assert [laptop.content() for laptop in laptops] == contents
    one.answer(audit_id, UNDO)
    assert one.take_in(other.export(audit_id)).outcome == "joined"
    one.answer(audit_id, UPGRADE)
    assert other.take_in(one.export(audit_id)).version == "1.1"
    assert state(other, audit_id, new_version()) == state(one, audit_id, new_version())
    assert state(one, audit_id, new_version())["safety.3"] == "yes"


def test_upgrades_made_apart_are_refused_until_one_is_undone(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE)
    other.take_in(one.export(audit_id))
    for laptop in laptops:
        laptop.answer(audit_id, UPGRADE)
    with pytest.raises(RefusedFile, match="each was put under another version of its framework by itself"):
        other.take_in(one.export(audit_id))
    other.answer(audit_id, UNDO)
    assert other.take_in(one.export(audit_id)).version == "1.1"
    assert one.take_in(other.export(audit_id)).version == ""
    assert state(other, audit_id, new_version()) == state(one, audit_id, new_version())


@pytest.mark.parametrize("to", ["safety.2", "safety.3/1", "plan.2"])
def test_unsent_text_stays_at_its_question_or_the_file_waits(laptops: tuple[Laptop, Laptop], to: str) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, UPGRADE)
    with other.store.open_audit(audit_id) as handle:
        handle.save_draft(to, "Zoë was")
    before = other.content()
    with pytest.raises(RefusedFile, match="was typed here and not sent") as refused:
        other.take_in(one.export(audit_id))
    assert "Zo" not in str(refused.value)
    assert other.content() == before
    with other.store.open_audit(audit_id) as handle:
        handle.save_draft(to, " ")
        handle.save_draft("safety.1", "It stays where it is.")
    other.take_in(one.export(audit_id))
    with other.store.open_audit(audit_id) as handle:
        handle.save_draft("safety.4", "Zoë was")
    one.answer(audit_id, UNDO, UPGRADE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, UNDO)
    with pytest.raises(RefusedFile, match="was typed here and not sent"):
        other.take_in(one.export(audit_id))


def test_a_discarded_audit_leaves_no_version_behind(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, UPGRADE)
    other.take_in(one.export(audit_id))
    assert other.store.health().snapshots == 2
    other.store.discard(audit_id, who="w", why="y")
    assert other.store.health().snapshots == 0


def test_what_a_trusted_key_signs_of_an_upgrade_is_checked_all_the_same(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin_old(CASE, BEDROOM, TREE, UPGRADE, ALONE)
    copy = one.store.copy_of(audit_id)
    (number,) = [number for number, event in enumerate(one.events(audit_id), start=1) if event.kind == "upgraded"]
    body = one.events(audit_id)[number - 1].to_json()
    before = other.content()

    def forged(**value: Any) -> bytes:
        return one.forge(rechained(copy, {number: {**body, "value": {**body["value"], **value}}}))

    tampered = [
        one.forge(copy._replace(upgrades=())),
        one.forge(copy._replace(upgrades=(pinned(old_version()),))),
        forged(digest="0" * 64),
        forged(snapshot=""),
        forged(version="2.0"),
        forged(**{"from": {**body["value"]["from"], "digest": "0" * 64}}),
        one.forge(rechained(copy, {number: {"kind": "skipped", "to": "plan.1"}})),
        one.forge(rechained(copy, {number + 1: body})),
    ]
    for raw in tampered:
        with pytest.raises(TamperedFile):
            other.take_in(raw)
    refused = [
        forged(moved=[["safety", "grade", 0]]),
        forged(renamed={"safety.2": 3}),
        forged(asked=[["KITE-1"]]),
        forged(more=1),
        # A grade that the first version cannot read, set aside before the second does.
        one.forge(
            rechained(
                copy,
                {
                    number - 1: {"kind": "answered", "to": "plan", "slot": "grade", "value": True},
                    number: {**body, "value": {**body["value"], "moved": [["plan", "grade", 0, "plan@0"]]}},
                },
            )
        ),
    ]
    for raw in refused:
        with pytest.raises(RefusedFile) as error:
            other.take_in(raw)
        assert "KITE" not in str(error.value)
    assert other.content() == before
    assert other.take_in(forged()).outcome == "new"
