"""Upgrading an audit of the store: offered, never done by itself, the same through every driver, and undone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from driving import counting_store, in_line_mode
from evenhand.catalogue import Catalogue
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.replies import Reply
from evenhand.drivers.opening import OpenAudit, resume_audit, start_audit
from evenhand.drivers.plain_lines import as_lines
from evenhand.drivers.rating import begin_second
from evenhand.settings import Settings
from evenhand.store.records import StoredEvent
from evenhand.store.store import Store
from sample_plugins import SamplePlugin, forget
from sample_versions import AFTER, REPLIES, publish_next

SETTINGS = Settings()
UPGRADE, BACK = Reply("upgrade"), Reply("upgrade", value="back")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with counting_store(tmp_path / "data" / "store.db") as opened:
        yield opened


def begun(store: Store, sample: SamplePlugin) -> str:
    """An audit under version 1.0, after which 1.1 is installed."""
    with start_audit(store, SETTINGS, sample.catalogue(), "sample") as audit:
        for reply in REPLIES:
            take(audit, reply)
        audit_id = audit.id
    publish_next(sample)
    return audit_id


def take(audit: OpenAudit, reply: Reply) -> str:
    response = audit.session.replied(reply)
    assert response.outcome is not None
    assert not response.outcome.refused, response.says
    return " ".join(response.says)


def refused(audit: OpenAudit, reply: Reply) -> str:
    response = audit.session.replied(reply)
    assert response.outcome is not None
    assert response.outcome.refused
    return " ".join(response.says)


def test_it_is_offered_in_one_line_and_nothing_changes_by_itself(store: Store, sample: SamplePlugin) -> None:
    with start_audit(store, SETTINGS, sample.catalogue(), "sample") as audit:
        assert audit.offer == ""
    begun(store, sample)
    with resume_audit(store, SETTINGS, audit.id, sample.catalogue()) as again:
        assert again.offer.startswith("This audit is under version 1.0; version 1.1 is installed. It stays as it is")
        assert again.framework.header.version == "1.0"
    assert store.read(audit.id).other_snapshots == ()
    assert resume_audit(store, SETTINGS, audit.id).offer == ""


def test_an_upgrade_is_kept_with_its_version_and_read_under_it(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        assert take(audit, UPGRADE).startswith("This audit is under version 1.1 now. 2 answers set aside")
        assert audit.framework.header.version == audit.session.framework.header.version == "1.1"
        assert audit.offer == ""
        take(audit, AFTER[0])
        state = audit.conversation.state
    with resume_audit(store, SETTINGS, audit_id) as again:
        assert again.framework.header.version == "1.1"
        assert again.conversation.state == state
        assert [again.conversation.state.value(f"safety.{number}") for number in (1, 2, 3)] == ["yes", "yes", "no"]
    assert store.verify(audit_id).ok
    assert len(store.read(audit_id).other_snapshots) == 1


def test_going_back_finds_the_version_in_the_store_whatever_is_installed(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        before = audit.conversation.state
        take(audit, UPGRADE)
        take(audit, Reply("undo"))
        assert audit.conversation.state == before
        take(audit, UPGRADE)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        assert take(audit, BACK).startswith("This audit is under version 1.0 now. Every answer counts.")
        assert audit.conversation.state.answers == before.answers
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        assert audit.framework.header.version == "1.0"
        take(audit, Reply("undo"))
        assert audit.framework.header.version == "1.1"


def test_what_cannot_be_upgraded_to_is_said(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    nothing = Catalogue(entries=[], cache_folder=sample.site / "none")
    with resume_audit(store, SETTINGS, audit_id, nothing) as audit:
        assert "There is no version to upgrade to: no framework 'sample'" in refused(audit, UPGRADE)
        assert audit.offer == ""
    sample.append("framework.toml", '\nwithdrawn = "Replaced in 2027."\n')
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        assert "no audit is put under it. Withdrawn: Replaced in 2027." in refused(audit, UPGRADE)
        assert audit.offer == ""
    sample.replace("framework.toml", '\nwithdrawn = "Replaced in 2027."\n', "")
    sample.replace("framework.toml", 'version = "1.1"', 'version = "0.9"')
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        assert "this audit is under a later one, 1.0" in refused(audit, UPGRADE)
        assert audit.offer == ""
    assert store.read(audit_id).other_snapshots == ()


def test_unsent_text_at_a_question_that_moves_stops_it(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        audit.handle.save_draft("safety.2/answer/0", "not sent yet")
        assert "You typed something in 1 Safety that is not sent yet" in refused(audit, UPGRADE)
        audit.keeper.sending = "safety.2/answer/0"
        take(audit, UPGRADE)


def test_unsent_text_counts_where_its_question_is_not_asked_just_now(store: Store, sample: SamplePlugin) -> None:
    sample.replace("domains/01-safety.toml", "[[guidance]]", "[not_applicable]\nallowed = true\n\n[[guidance]]")
    audit_id = begun(store, sample)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        audit.handle.save_draft("safety.2/answer/0", "not sent yet")
        take(audit, Reply("grade", to="safety", value="not_applicable", note="a baby"))
        assert "You typed something in 1 Safety" in refused(audit, UPGRADE)


def test_ratings_of_one_case_stay_under_one_version(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    begin_second(store, SETTINGS, sample.catalogue(), audit_id).close()
    (second,) = [one.id for one in store.audits(practice=None) if one.id != audit_id]
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        assert "rated a second time under this version" in refused(audit, UPGRADE)
    with resume_audit(store, SETTINGS, second, sample.catalogue()) as audit:
        assert "so that they compare" in refused(audit, UPGRADE)


def test_a_rating_begun_after_an_upgrade_is_under_the_same_version(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        take(audit, UPGRADE)
        digest = audit.framework.digest
    with begin_second(store, SETTINGS, sample.catalogue(), audit_id) as second:
        assert second.framework.digest == digest
        assert store.read(second.id).summary.digest == digest
        assert store.verify(second.id).ok
        second_id = second.id
    with resume_audit(store, SETTINGS, second_id) as again:
        assert again.framework.header.version == "1.1"


def test_readings_that_both_versions_know_are_kept(store: Store, sample: SamplePlugin) -> None:
    reading = """
[[readings]]
id = "{id}"
contradiction = "S-D1"
note = "Two ways."
default = "first"
source = "L9"
options = [{{ id = "first", words = "So." }}, {{ id = "second", words = "Otherwise." }}]
"""
    sample.append("readings.toml", reading.format(id="kept") + reading.format(id="gone").replace("S-D1", "S-D2"))
    chosen = ["kept=second", "gone=second"]
    with start_audit(store, SETTINGS, sample.catalogue(), "sample", readings=chosen) as audit:
        audit_id = audit.id
    publish_next(sample)
    sample.replace("readings.toml", '"gone"', '"fresh"')
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        take(audit, UPGRADE)
        assert audit.conversation.state.readings == {"kept": "second", "fresh": "first"}
        take(audit, Reply("undo"))
        assert audit.conversation.state.readings == {"kept": "second", "gone": "second"}


def test_script_and_line_mode_keep_the_same_events(store: Store, sample: SamplePlugin, tmp_path: Path) -> None:
    replies = [UPGRADE, *AFTER, BACK, Reply("undo")]
    by_script = begun(store, sample)
    with resume_audit(store, SETTINGS, by_script, sample.catalogue()) as audit:
        typed: list[str] = []
        for reply in replies:
            typed += [line for text in as_typed(reply, audit.conversation) for line in as_lines(text)]
            take(audit, reply)
    other_site = tmp_path / "again"
    other_site.mkdir()
    sys.path.insert(0, str(other_site))
    forget("evenhand_sample")
    try:
        other = SamplePlugin(other_site)
        with counting_store(tmp_path / "data" / "plain.db") as second:
            by_line = begun(second, other)
            again = resume_audit(second, SETTINGS, by_line, other.catalogue())
            printed = in_line_mode(second, again, "".join(f"{line}\n" for line in typed))
            assert plain(second.read(by_line).events) == plain(store.read(by_script).events)
    finally:
        sys.path.remove(str(other_site))
    assert "version 1.1 is installed" in printed
    assert "This audit is under version 1.1 now." in printed
    assert "The upgrade is taken back: this audit is under version 1.1 again." in printed


def plain(events: tuple[StoredEvent, ...]) -> list[Any]:
    return [stored.event for stored in events]


def test_what_differs_is_told_with_the_rulings(store: Store, sample: SamplePlugin) -> None:
    audit_id = begun(store, sample)
    with resume_audit(store, SETTINGS, audit_id, sample.catalogue()) as audit:
        view = audit.session.typed("/upgrade").view
        assert view is not None
        headings = [section.heading for section in view.sections]
        assert headings[0] == "What this does"
        assert headings[-1] == "In the framework: Rulings"
        assert audit.framework.header.version == "1.0"
