"""Audits leave one store as a signed file and enter another: all of it, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copies import meaning
from driving import KITE, durham
from evenhand.catalogue import Catalogue
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply, read_replies
from evenhand.conversation.state import Key
from evenhand.drivers.opening import resume_audit, start_audit
from evenhand.drivers.session import summary_of
from evenhand.drivers.travel import Imported, export_audit
from evenhand.models.events import Event
from evenhand.store.errors import AuditHeld
from evenhand.store.records import SummaryUpdate
from evenhand.travelling.errors import RefusedFile
from laptops import CASE, SETTINGS, Laptop, evidence, trusting
from parcels import rechained


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two laptops that trust each other."""
    one, other = trusting(tmp_path)
    yield one, other
    one.store.close()
    other.store.close()


def test_a_whole_audit_is_the_same_elsewhere(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(*read_replies(KITE.read_text(encoding="utf-8"), "kite"))
    done = other.take_in(one.export(audit_id))
    here, there = one.store.read(audit_id), other.store.read(audit_id)
    assert there == here
    assert done == Imported(audit_id, "Avery", "new", len(here.events))
    assert other.store.verify(audit_id) == one.store.verify(audit_id)
    assert there.summary.case_reference == "EXAMPLE-KITE-001"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(text=st.text(st.characters(exclude_categories=[]), min_size=1, max_size=40), practice=st.booleans())
def test_whatever_was_typed_arrives(laptops: tuple[Laptop, Laptop], text: str, practice: bool) -> None:
    one, other = laptops
    with start_audit(one.store, SETTINGS, Catalogue(), "durham", practice=practice) as audit:
        audit.handle.append(
            [Event("noted", "risk", note=text), Event("answered", "unique_id", value=text)],
            summary=summary_of(audit.conversation),
        )
    other.take_in(one.export(audit.id))
    assert other.store.read(audit.id).events == one.store.read(audit.id).events
    assert other.store.verify(audit.id) == one.store.verify(audit.id)
    with resume_audit(other.store, SETTINGS, audit.id) as again:
        assert again.conversation.state.value("unique_id") == text


def test_the_way_to_the_qa_lead_and_back(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(CASE)
    first = one.export(audit_id)
    other.take_in(first)
    other.answer(audit_id, evidence("Seen by the lead."))
    back = other.export(audit_id)
    assert one.take_in(back) == Imported(audit_id, "QA lead", "continued", 1)
    assert one.store.read(audit_id) == other.store.read(audit_id)
    before = one.content()
    for old in (first, back, back):
        assert one.take_in(old).outcome == "nothing new"
    assert one.content() == before


def test_copies_that_both_went_on_are_joined_on_both_machines(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(CASE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, evidence("First."), Reply("note", to="risk", text="a slip"), Reply("undo"))
    other.answer(audit_id, evidence("Second."), Reply("text", to="unique_id", text="KITE-2"))
    from_one, from_other = one.export(audit_id), other.export(audit_id)
    done = [one.take_in(from_other), other.take_in(from_one)]
    for imported, events in zip(done, (2, 3), strict=True):
        assert (imported.outcome, imported.events) == ("joined", events)
        assert [place.endswith(", evidence") for place in imported.conflicts] == [True]
        assert durham().domain_by_id["voice_of_child"].name in imported.conflicts[0]
        assert "First" not in repr(imported)
    for laptop in laptops:
        assert laptop.store.verify(audit_id).ok
        state = Conversation(durham(), laptop.events(audit_id)).state
        assert state.value("voice_of_child", "evidence") == "Second."
        assert state.notes == {}
        summary = laptop.store.read(audit_id).summary
        assert summary.case_reference == "KITE-2"
        assert SummaryUpdate(*(getattr(summary, name) for name in SummaryUpdate._fields)) == summary_of(
            Conversation(durham(), laptop.events(audit_id))
        )
    assert meaning(one.events(audit_id)) == meaning(other.events(audit_id))
    contents = [laptop.content() for laptop in laptops]
    assert one.take_in(from_other).outcome == other.take_in(from_one).outcome == "nothing new"
    assert [laptop.content() for laptop in laptops] == contents


def test_what_was_joined_from_another_copy_is_not_undone(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(CASE)
    other.take_in(one.export(audit_id))
    one.answer(audit_id, Reply("note", to="risk", text="mine"))
    other.answer(audit_id, Reply("note", to="risk", text="theirs"))
    one.take_in(other.export(audit_id))
    with resume_audit(one.store, SETTINGS, audit_id) as audit:
        outcome = audit.session.replied(Reply("undo")).outcome
        assert outcome is not None
        assert outcome.refused
        assert [note.text for note in audit.conversation.state.notes["risk"]] == ["mine", "theirs"]


def test_a_grade_given_while_the_other_copy_went_on_is_pointed_out(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    replies = read_replies(KITE.read_text(encoding="utf-8"), "kite")
    graded = next(place for place, reply in enumerate(replies) if reply.reply == "graded")
    audit_id = one.begin(*replies[:graded])
    other.take_in(one.export(audit_id))
    one.answer(audit_id, replies[graded])
    other.answer(audit_id, evidence("Read once more."))
    assert one.take_in(other.export(audit_id)).went_on
    assert one.store.read(audit_id).summary.status == "graded"


def test_the_own_files_are_taken_in(laptops: tuple[Laptop, Laptop]) -> None:
    one, _ = laptops
    audit_id = one.begin(CASE)
    assert one.take_in(one.export(audit_id)) == Imported(audit_id, "this machine", "nothing new", 0)


def test_the_name_in_a_file_is_plain(laptops: tuple[Laptop, Laptop]) -> None:
    one, _ = laptops
    audit_id = one.begin(CASE)
    assert b'"exporter":"Avery"' in export_audit(one.store, one.keys, audit_id, exporter="Avery").content
    for name in ("x" * 81, "a\x1b[2J"):
        with pytest.raises(RefusedFile, match="ordinary characters"):
            export_audit(one.store, one.keys, audit_id, exporter=name)


def test_a_file_of_the_same_framework_in_another_wording_of_models_is_taken_in(laptops: tuple[Laptop, Laptop]) -> None:
    """Two versions of Evenhand write one framework as two texts; both audits keep theirs."""
    one, other = laptops
    other.begin(CASE)
    copy = one.store.copy_of(one.begin(CASE))
    older = rechained(copy, {}, snapshot='{"schema":0' + copy.snapshot[copy.snapshot.index(",") :])
    assert other.take_in(one.forge(older)).outcome == "new"
    assert other.store.read(copy.id).snapshot == older.snapshot
    assert other.store.verify(copy.id).ok
    other.answer(copy.id, evidence("Read."))


def test_an_audit_that_is_open_is_joined_later(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(CASE)
    other.take_in(one.export(audit_id))
    other.answer(audit_id, evidence("More."))
    raw = other.export(audit_id)
    with resume_audit(one.store, SETTINGS, audit_id), pytest.raises(AuditHeld):
        one.take_in(raw)
    assert one.take_in(raw).outcome == "continued"


def test_actions_and_concerns_of_both_auditors_are_asked_for_on_both_machines(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    replies = read_replies(KITE.read_text(encoding="utf-8"), "kite")
    graded = next(place for place, reply in enumerate(replies) if reply.reply == "graded")
    audit_id = one.begin(*(reply for reply in replies[: graded + 1] if reply.reply != "raise" and not reply.row))
    other.take_in(one.export(audit_id))
    for laptop, words in ((one, "Meet father."), (other, "Rewrite the plan.")):
        laptop.answer(
            audit_id,
            Reply("text", to="plan_action", text=words),
            Reply("no", to="support_plan"),
            Reply("raise", to="escalation"),
            Reply("text", to="escalation_concern", text=words, row=1),
        )
    files = one.export(audit_id), other.export(audit_id)
    done = one.take_in(files[1]), other.take_in(files[0])
    assert [imported.conflicts for imported in done] == [(), ()]
    for laptop in laptops:
        conversation = Conversation(durham(), laptop.events(audit_id))
        asked = {question.key for question in conversation.path.questions}
        for to, rows in (("plan_action", (0, 1)), ("escalation_concern", (1, 2))):
            assert {Key(to, row=row) for row in rows} <= asked
            assert {conversation.state.value(to, row=row) for row in rows} == {"Meet father.", "Rewrite the plan."}
        assert Key("plan_action", row=2) not in asked
