"""``evenhand actions tell``: the step is recorded as in the assistant, and refusals are one line without the words."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acting import act, kept_in_store, row
from evenhand.cli.actions_tell import tell
from evenhand.cli.main import run
from evenhand.models.events import Event
from evenhand.settings import load_settings
from evenhand.settings.paths import store_file

Command = Callable[..., Any]


def begun(*more: Event) -> str:
    """A graded audit with two actions."""
    events = (*row(what="Update it."), *row(1, what="Meet him."), *more)
    return kept_in_store(store_file(load_settings().data), *events)


GRADED = Event("graded")


def events(evenhand: Command, audit_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(evenhand("audit", "show", audit_id, "--json").out)["events"]
    return found


def test_a_step_is_told_from_a_file(evenhand: Command, tmp_path: Path) -> None:
    assert tell.name == "tell"
    audit_id, words = begun(GRADED), tmp_path / "words.txt"
    words.write_text("He was met on 9 March.\nHe wants contact.\n", encoding="utf-8")
    ran = evenhand("actions", "tell", audit_id, "2", "completed", "--file", str(words))
    assert (ran.code, ran.out, ran.err) == (0, f"Audit {audit_id}, action 2: completed is recorded.\n", "")
    last = events(evenhand, audit_id)[-1]
    assert {name: last[name] for name in ("kind", "to", "slot", "row", "value", "note")} == {
        "kind": "acted", "to": "improvement", "slot": "action", "row": 1, "value": "completed",
        "note": "He was met on 9 March.\nHe wants contact.",
    }  # fmt: skip


def test_a_whole_life_from_standard_input(evenhand: Command) -> None:
    audit_id = begun(GRADED)
    for step in ("progress", "completed", "reviewed", "CLOSED", "reopened"):
        ran = evenhand("actions", "tell", audit_id, "1", step, typed=f"Words of {step}.")
        assert ran.code == 0, ran.err
    told = [(event["value"], event["note"]) for event in events(evenhand, audit_id)[-5:]]
    assert told[3] == ("closed", "Words of CLOSED.")
    assert [step for step, _ in told] == ["progress", "completed", "reviewed", "closed", "reopened"]
    assert evenhand("audit", "verify", audit_id).code == 0


@pytest.mark.parametrize(
    ("number", "step", "typed", "because"),
    [
        ("3", "progress", "Robin said", "has no action 3; its actions are numbered 1 to 2"),
        ("1", "reopened", "Robin said", "action 1 is open: it can be progress, completed, reviewed, closed"),
        ("1", "done", "Robin said", "'done' is not one of"),
        ("one", "closed", "Robin said", "'one' is not a valid integer"),
        ("1", "closed", " \n", "standard input: nothing is in it; write what effect it has had on the child"),
        ("1", "closed", "Robin " * 40_000, "200,000"),
    ],
)
def test_what_does_not_fit_is_one_line_and_records_nothing(
    evenhand: Command, number: str, step: str, typed: str, because: str
) -> None:
    audit_id = begun(GRADED)
    before = events(evenhand, audit_id)
    ran = evenhand("actions", "tell", audit_id, number, step, typed=typed)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert because in ran.err
    assert "Robin" not in ran.err
    assert events(evenhand, audit_id) == before


def test_an_audit_that_is_open_waits_until_it_is_graded(evenhand: Command) -> None:
    new, again = begun(), begun(GRADED, act("progress", "Begun."), Event("amended", note="a date"))
    for audit_id, stage in ((new, "in progress"), (again, "amended")):
        ran = evenhand("actions", "tell", audit_id, "1", "closed", typed="So.")
        assert (ran.code, ran.out) == (2, "")
        assert f"is {stage}: what became of an action is told once it is graded" in ran.err


def test_an_audit_without_actions(evenhand: Command, audit: str) -> None:
    ran = evenhand("actions", "tell", audit, "1", "closed", typed="So.")
    assert (ran.code, ran.err) == (2, f"evenhand: audit {audit} has no actions\n")


def test_at_a_terminal_it_asks(
    evenhand: Command, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    audit_id = begun(GRADED)

    class ByHand(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", ByHand("He was met.\\\nTwice.\n"))
    monkeypatch.setattr("evenhand.drivers.plain_terminal._let_lines_be_edited", lambda: None)
    lines = iter(["He was met.\\", "Twice."])
    monkeypatch.setattr("builtins.input", lambda prompt: next(lines))
    assert run(["actions", "tell", audit_id, "2", "closed"]) == 0
    out, err = capfd.readouterr()
    assert out == f"Audit {audit_id}, action 2: closed is recorded.\n"
    assert "Action 2: Meet him." in err
    assert "Say what effect it has had on the child." in err
    assert events(evenhand, audit_id)[-1]["note"] == "He was met.\nTwice."


def test_nothing_told_at_a_terminal_records_nothing(
    evenhand: Command, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    audit_id = begun(GRADED)
    by_hand = io.StringIO("\n")
    by_hand.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", by_hand)
    monkeypatch.setattr("evenhand.drivers.plain_terminal._let_lines_be_edited", lambda: None)
    monkeypatch.setattr("builtins.input", lambda prompt: "")
    assert run(["actions", "tell", audit_id, "2", "closed"]) == 2
    assert "nothing was told" in capfd.readouterr().err
    assert events(evenhand, audit_id)[-1]["kind"] == "graded"
