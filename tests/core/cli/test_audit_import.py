"""``evenhand audit import``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.audit_import import import_audits, lines_of
from evenhand.drivers.travel import Imported

Command = Callable[..., Any]
Elsewhere = Callable[..., Any]


@pytest.fixture
def elsewhere(evenhand: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """The same command line on another machine."""
    data = tmp_path / "elsewhere"
    data.mkdir(mode=0o700)

    def run(*arguments: str, typed: str = "") -> Any:
        with monkeypatch.context() as patch:
            patch.setenv("EVENHAND_DATA", str(data))
            return evenhand(*arguments, typed=typed)

    return run


def fingerprint(command: Command) -> str:
    return str(command("keys", "show").out.splitlines()[0].split("  ", 1)[1])


def exported(command: Command, audit: str, path: Path) -> str:
    assert command("audit", "export", audit, "--output", str(path), "--force").code == 0
    return str(path)


def answered(command: Command, audit: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(words, encoding="utf-8")
    ran = command("audit", "answer", audit, "voice_of_child", "--file", str(tmp_path / "words.txt"))
    assert ran.code == 0, ran.err


def test_a_stranger_is_refused_until_trusted(
    evenhand: Command, elsewhere: Elsewhere, audit: str, tmp_path: Path
) -> None:
    assert import_audits.name == "import"
    file = exported(evenhand, audit, tmp_path / "a")
    ran = elsewhere("audit", "import", file)
    assert (ran.code, ran.out) == (2, "")
    assert fingerprint(evenhand) in ran.err
    assert "evenhand keys trust" in ran.err
    assert elsewhere("audit", "import", file, "--trust", fingerprint(evenhand)).code == 2
    ran = elsewhere("audit", "import", file, "--trust", fingerprint(evenhand), "--name", "Avery")
    assert (ran.code, ran.out) == (0, f"{audit}  from Avery: new here, 2 events\n")
    assert elsewhere("audit", "import", file).out == f"{audit}  from Avery: nothing new\n"
    assert elsewhere("audit", "verify").out == evenhand("audit", "verify").out
    assert elsewhere("audit", "list").out == evenhand("audit", "list").out


def test_two_copies_are_joined_and_conflicts_listed(
    evenhand: Command, elsewhere: Elsewhere, audit: str, tmp_path: Path
) -> None:
    elsewhere("keys", "trust", fingerprint(evenhand), "--name", "Avery")
    evenhand("keys", "trust", fingerprint(elsewhere), "--name", "QA lead")
    elsewhere("audit", "import", exported(evenhand, audit, tmp_path / "a"))
    answered(evenhand, audit, "Heard on Monday.", tmp_path)
    answered(elsewhere, audit, "Heard on Tuesday.", tmp_path)
    files = exported(evenhand, audit, tmp_path / "a"), exported(elsewhere, audit, tmp_path / "b")
    for ran, sender in (
        (evenhand("audit", "import", files[1]), "QA lead"),
        (elsewhere("audit", "import", files[0]), "Avery"),
    ):
        assert ran.code == 0
        first, second, place = ran.out.splitlines()
        assert first == f"{audit}  from {sender}: both copies went on and are joined, 1 new event"
        assert "the later answer stands" in second
        assert place.endswith(", evidence")
        assert "Heard" not in ran.out + ran.err
    shown = [json.loads(command("audit", "show", audit, "--json").out) for command in (evenhand, elsewhere)]
    assert all("Heard on Tuesday." in json.dumps(one) for one in shown)
    assert shown[0]["ruling"] == shown[1]["ruling"]
    assert shown[0]["unanswered"] == shown[1]["unanswered"]


def test_an_upgrade_that_came_in_is_told() -> None:
    done = Imported("ab12", "Avery", "continued", 1, version="1.1")
    assert list(lines_of(done)) == [
        "ab12  from Avery: went on, 1 new event",
        "It is under version 1.1 of its framework now, as the other copy is.",
    ]
    assert len(list(lines_of(done._replace(version="")))) == 1


def test_tampering_is_exit_1_and_other_files_are_taken_in_all_the_same(
    evenhand: Command, elsewhere: Elsewhere, audit: str, tmp_path: Path
) -> None:
    elsewhere("keys", "trust", fingerprint(evenhand), "--name", "Avery")
    good = exported(evenhand, audit, tmp_path / "good")
    raw = (tmp_path / "good").read_bytes()
    (tmp_path / "changed").write_bytes(raw.replace(b"KITE-1", b"KITE-2"))
    (tmp_path / "cut").write_bytes(raw[: len(raw) // 2])
    (tmp_path / "other").write_bytes(b"PK\x03\x04")
    for name, code, words in (
        ("changed", 1, "changed after it was signed"),
        ("cut", 2, "cut short"),
        ("other", 2, "is not an audit"),
        ("none", 2, "cannot be read"),
    ):
        ran = elsewhere("audit", "import", str(tmp_path / name))
        assert (ran.code, ran.out) == (code, "")
        assert words in ran.err
        assert str(tmp_path / name) in ran.err
        assert ran.err.count("\n") == 1
        assert "KITE" not in ran.err
    assert elsewhere("audit", "list").out == ""
    ran = elsewhere("audit", "import", str(tmp_path / "cut"), good, str(tmp_path / "changed"))
    assert ran.code == 1
    assert ran.out == f"{audit}  from Avery: new here, 2 events\n"
    assert ran.err.count("\n") == 2


def test_a_file_can_come_through_a_pipe_and_nothing_is_bad_usage(
    evenhand: Command, elsewhere: Elsewhere, audit: str
) -> None:
    content = evenhand("audit", "export", audit, "--output", "-").out
    assert evenhand("audit", "import", "-", typed=content).code == 0
    assert evenhand("audit", "import").code == 2
    assert evenhand("audit", "import", "\x00").code == 2
