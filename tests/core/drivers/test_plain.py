"""Line mode: everything an audit needs, in text that only grows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from driving import counting_store, in_line_mode
from evenhand.catalogue import Catalogue
from evenhand.drivers.beyond import Beyond
from evenhand.drivers.opening import OpenAudit, resume_audit, start_audit
from evenhand.drivers.plain import KEPT, PlainAudit
from evenhand.drivers.plain_terminal import Terminal
from evenhand.models.events import Event
from evenhand.settings import Settings
from evenhand.store.errors import StoreFull
from evenhand.store.store import Store

OPENED = "no\nno\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with counting_store(tmp_path / "data" / "store.db") as opened:
        yield opened


@pytest.fixture
def play(store: Store) -> Callable[[str], tuple[list[Event], str]]:
    """Types into a new audit; gives its events after the first, and what was printed."""

    def play_one(typed: str) -> tuple[list[Event], str]:
        audit = start_audit(store, Settings(), Catalogue(), "durham")
        printed = in_line_mode(store, audit, typed)
        return [stored.event for stored in store.read(audit.id).events[1:]], printed

    return play_one


Play = Callable[[str], tuple[list[Event], str]]


def test_digits_letters_and_words_answer(play: Play) -> None:
    events, _ = play("/jump risk.1\n1\np\nno\n4, looked twice\nn/a because it is new\n6\n")
    assert [(event.kind, event.value, event.note) for event in events] == [
        ("answered", "yes", ""), ("answered", "partly", ""), ("answered", "no", ""),
        ("answered", "not_evidenced", "looked twice"), ("answered", "not_applicable", "it is new"),
        ("skipped", None, ""),
    ]  # fmt: skip


def test_a_reply_of_several_lines_is_one_answer(play: Play) -> None:
    events, _ = play("/jump risk/evidence/0\nfirst\\\n\\\nback\\\nends in a backslash \\\\\n")
    assert [event.value for event in events] == ["first\n\nback\nends in a backslash \\"]


def test_the_text_has_no_boxes_colours_or_redraw(play: Play) -> None:
    _, printed = play(f"{OPENED}help\nsummary\nruling\ngrid\n/find chronology\n/jump risk.4\nwhy?\n/look good\n")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u2500-\u257f\u2800-\u28ff]", printed)
    for title in ("What you can say", "Summary", "The ruling", "Grades so far", "Found in", "Why this is asked"):
        assert f"\n{title}" in printed
    assert "In line mode" in printed


def test_every_turn_begins_with_where_one_is(play: Play) -> None:
    _, printed = play("/jump risk.4\ny\n")
    blocks = printed.split("\n\n")
    assert any(block.startswith("Question 4 of 17, 5 Risk.\n") for block in blocks)
    assert any(block.startswith("Question 5 of 17, 5 Risk.\n") for block in blocks)


def test_the_end_of_the_input_keeps_everything(play: Play) -> None:
    events, printed = play("no\n")
    assert len(events) == 1
    assert printed.endswith(f"{KEPT}\n")


def test_quit_leaves_and_keeps(play: Play) -> None:
    events, printed = play("no\nquit\nno\n")
    assert len(events) == 1
    assert printed.endswith(f"{KEPT}\n")


def test_the_ruling_is_said_when_it_changes(play: Play) -> None:
    _, printed = play("/jump risk/grade/0\ninadequate\n/jump visits.1\ny\n")
    assert printed.count("So far: only Inadequate is permitted") == 1
    assert "so is the whole case. (source: L694)" in printed


def test_grade_with_compare_note_cross_reference_focus_and_undo(play: Play) -> None:
    events, printed = play(
        "/jump visits/evidence/0\nsee risk\n/note risk: seen alone on 3 March\ncompare good and inadequate\n"
        "good\nundo\n/focus on\nri, just\n"
    )
    assert [(event.kind, event.to, event.value) for event in events] == [
        ("referenced", "visits", "risk"), ("noted", "risk", None), ("answered", "visits", "good"),
        ("withdrawn", "", 4), ("focused", "", True), ("answered", "visits", "requires_improvement"),
    ]  # fmt: skip
    assert "6 Visits to the Child or Young Person: Good and Inadequate" in printed


def test_an_unfinished_reply_is_offered_again_the_next_time(store: Store) -> None:
    audit = start_audit(store, Settings(), Catalogue(), "durham")
    in_line_mode(store, audit, "/jump risk/evidence/0\nbegun and \\\n")
    assert len(store.read(audit.id).events) == 1
    again = resume_audit(store, Settings(), audit.id)
    printed = in_line_mode(store, again, "/jump risk/evidence/0\n\n")
    assert "You typed this here, and it was not sent:\nbegun and" in printed
    assert store.read(audit.id).events[-1].event.value == "begun and"
    with resume_audit(store, Settings(), audit.id) as third:
        assert third.handle.drafts() == {}


def test_what_could_not_be_saved_is_said_in_one_line_kept_and_sent_with_enter(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = start_audit(store, Settings(), Catalogue(), "durham")
    append, failures = audit.handle.append, [StoreFull("The store could not be written: the disk is full.")]

    def once_full(*arguments: Any, **named: Any) -> Any:
        if failures:
            raise failures.pop()
        return append(*arguments, **named)

    monkeypatch.setattr(audit.handle, "append", once_full)
    printed = in_line_mode(store, audit, "/jump context\nRobin's story\\\nin two lines\n\n")
    assert printed.count("the disk is full") == 1
    assert "Your reply is kept here. Press Enter to send it again" in printed
    events = [stored.event for stored in store.read(audit.id).events[1:]]
    assert [(event.to, event.value) for event in events] == [("context", "Robin's story\nin two lines")]


def test_ctrl_c_says_that_all_is_kept_and_leaves(store: Store) -> None:
    class Interrupting(io.TextIOWrapper):
        def readline(self, *_: Any) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    audit = start_audit(store, Settings(), Catalogue(), "durham")
    printed = io.StringIO()
    beyond = Beyond(store, Settings(), Catalogue(), audit.id)
    PlainAudit(audit, Terminal(Interrupting(io.BytesIO()), printed), lambda *_: b"", beyond).run()
    assert printed.getvalue().endswith(f"{KEPT}\n")


def test_the_report_is_written_where_it_is_asked_for_and_over_nothing(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, printed = play("report md mine.md\nreport md mine.md\nreport doc\n/report\n")
    assert (tmp_path / "mine.md").read_text(encoding="utf-8").startswith("# Durham case file audit")
    assert "mine.md is there already" in printed
    assert "no report format 'doc'; did you mean 'docx'?" in printed
    assert list(tmp_path.glob("audit-*.docx"))


def test_a_copy_may_be_asked_for_between_format_and_file(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    play("report md learning\nreport md WORKER mine.md\nreport md workers.md\n")
    firsts = {path.name: path.read_text(encoding="utf-8").split("\n")[2] for path in tmp_path.glob("*.md")}
    assert firsts["learning-copy.md"].startswith("**LEARNING COPY.")
    assert firsts["mine.md"].startswith("**WORKER'S COPY.")
    assert firsts["workers.md"].startswith("**DRAFT")


def test_a_sentence_that_begins_with_report_is_evidence(play: Play) -> None:
    events, _ = play("/jump risk/evidence/0\nreport of the school says so\n")
    assert [event.value for event in events] == ["report of the school says so"]


def test_grading_and_completing_are_said_and_the_report_is_offered(store: Store) -> None:
    from driving import KITE, played_by_script  # the example is long, so only this test plays it

    folder = store.path.parent / "played"
    folder.mkdir()
    assert played_by_script(folder, "durham", KITE.read_text(encoding="utf-8"))
    with counting_store(folder / "script.db") as played:
        audit_id = played.audits()[0].id
        audit = resume_audit(played, Settings(), audit_id)
        printed = in_line_mode(played, audit, "amend because a page was missing\n/jump audit/applicable/0\nyes\n")
    assert "The audit is in progress." in printed
    assert "The audit is graded.\nType report to write the Word report" in printed


def test_control_characters_in_an_answer_do_not_reach_the_terminal(play: Play) -> None:
    _, printed = play("/jump family_name\nKite \x1b[2J\n/jump family_name\n")
    assert "Your answer now: Kite \ufffd[2J." in printed


def test_enter_keeps_an_answer_that_stands(play: Play) -> None:
    events, printed = play("/jump family_name\nKite\n/jump family_name\n\n")
    assert [event.value for event in events if event.to == "family_name"] == ["Kite"]
    assert "Your answer now: Kite. Press Enter to keep it." in printed


def test_an_audit_knows_its_id(store: Store) -> None:
    audit = start_audit(store, Settings(), Catalogue(), "durham")
    assert isinstance(audit, OpenAudit)
    assert f"Audit {audit.id}, in progress." in in_line_mode(store, audit, "")
