"""A report is written whole, for its owner only, and over nothing by accident."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from evenhand.reporting.errors import ReportError
from evenhand.reporting.files import check_ending, suggested_name, write_report


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_suggested_name_holds_the_audit_and_nothing_else() -> None:
    assert suggested_name("0f3a9c2b7d1e4a55", "docx") == "audit-0f3a9c2b7d1e4a55.docx"
    assert suggested_name("../../Robin Sample", "md") == "audit-RobinSample.md"
    with pytest.raises(ReportError):
        suggested_name("0f3a", "pfd")


def test_it_is_written_whole_and_for_its_owner_only(out: Path) -> None:
    path = out / "audit-1.docx"
    write_report(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(out) == ["audit-1.docx"]


def test_a_file_that_is_there_is_left_alone_unless_forced(out: Path) -> None:
    path = out / "audit-1.docx"
    path.write_bytes(b"older")
    path.chmod(0o644)
    with pytest.raises(ReportError, match="is there already; choose another name, or use --force"):
        write_report(path, b"newer")
    assert path.read_bytes() == b"older"
    write_report(path, b"newer", force=True)
    assert path.read_bytes() == b"newer"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(out) == ["audit-1.docx"]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_made_meanwhile_is_left_alone(out: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    path = out / "audit-1.docx"
    link = os.link

    def late(source: Path, target: Path) -> None:
        target.write_bytes(b"theirs")
        if not links:
            raise PermissionError(1, "no links here")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(ReportError, match="is there already"):
        write_report(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert names(out) == ["audit-1.docx"]


def test_a_drive_without_hard_links_gets_its_report(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    write_report(out / "audit-1.docx", b"whole")
    assert (out / "audit-1.docx").read_bytes() == b"whole"
    assert names(out) == ["audit-1.docx"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing/audit.md", "there is no such folder"),
        ("file/audit.md", "there is no such folder"),
        (".", "is a folder; give a file name in it"),
        ("x" * 300, "the name is too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_said_in_one_line(out: Path, name: str, said: str) -> None:
    (out / "file").write_text("")
    with pytest.raises(ReportError, match=said) as caught:
        write_report(out / name, b"secret evidence")
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("number", "said"), [(28, "the disk is full"), (13, "the folder may not be written"),
                                              (5, "choose another place")])  # fmt: skip
def test_a_failing_disk_leaves_nothing_behind(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, "failed")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReportError, match=said):
        write_report(out / "audit.md", b"x")
    assert names(out) == []


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.docx", "docx"),
        ("a.DOCX", "docx"),
        ("a", "docx"),
        ("a.final", "pdf"),
        (None, "pdf"),
        ("-", "md"),
        ("a.txt", "md"),
    ],
)
def test_an_ending_that_fits_or_says_nothing_is_taken(name: str | None, format: str) -> None:
    check_ending(name, format)


@pytest.mark.parametrize(
    ("name", "format"), [("a.doc", "docx"), ("a.pdf", "docx"), ("a.docx", "pdf"), ("a.txt", "xlsx")]
)
def test_the_ending_of_another_format_is_refused(name: str, format: str) -> None:
    with pytest.raises(ReportError, match=f"the format is {format}, so the name should end in .{format}, not "):
        check_ending(name, format)
