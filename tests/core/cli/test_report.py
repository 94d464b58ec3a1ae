"""``evenhand report``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from evenhand.cli.report import report

Command = Callable[..., Any]


@pytest.mark.parametrize("format_name", ["docx", "pdf", "xlsx"])
def test_a_file_is_named_after_the_id_and_overwrites_nothing(
    evenhand: Command, audit: str, format_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert report.name == "report"
    monkeypatch.chdir(tmp_path)
    ran = evenhand("report", audit[:6], "--format", format_name)
    assert (ran.code, ran.out) == (0, f"audit-{audit}.{format_name}\n")
    assert (tmp_path / f"audit-{audit}.{format_name}").stat().st_size > 500
    again = evenhand("report", audit, "--format", format_name)
    assert again.code == 2
    assert "is there already" in again.err
    assert evenhand("report", audit, "--format", format_name, "--force").code == 0


@pytest.mark.parametrize(
    ("format_name", "start"), [("md", "# Durham"), ("json", "{"), ("html", "<!DOCTYPE html>"), ("csv", '\ufeff"part"')]
)
def test_text_goes_to_stdout_and_writes_nothing(
    evenhand: Command, audit: str, format_name: str, start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = evenhand("report", audit, "--format", format_name)
    assert ran.code == 0
    assert ran.out.startswith(start)
    assert list(tmp_path.iterdir()) == []


def test_where_it_is_asked_for(evenhand: Command, audit: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    assert evenhand("report", audit, "--format", "json", "--output", str(path)).out == f"{path}\n"
    assert json.loads(path.read_text(encoding="utf-8"))["audit"]["case_reference"] == "KITE-1"
    printed = evenhand("report", audit, "--format", "json", "--output", "-").out
    assert json.loads(printed)["audit"]["id"] == audit


def test_what_there_is_not(evenhand: Command, audit: str, tmp_path: Path) -> None:
    for arguments in ((audit, "--format", "doc"), ("nothing", "--format", "md"),
                      (audit, "--format", "md", "--output", str(tmp_path / "no" / "x.md"))):  # fmt: skip
        ran = evenhand("report", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.fixture
def template(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a Word template of one paragraph."""

    def make(words: str) -> Path:
        word = docx.Document()
        word.add_paragraph(words)
        path = tmp_path / "ours.docx"
        word.save(str(path))
        return path

    return make


def test_a_template_of_ones_own_is_filled(
    evenhand: Command, audit: str, template: Callable[[str], Path], tmp_path: Path
) -> None:
    path = template("Case {{case_reference}}: {{status}}")
    for arguments in (("--template", str(path)), ("--format", "docx", "--template", str(path))):
        made = tmp_path / f"{len(arguments)}.docx"
        ran = evenhand("report", audit, *arguments, "--output", str(made))
        assert (ran.code, ran.out) == (0, f"{made}\n")
        texts = [paragraph.text for paragraph in docx.Document(str(made)).paragraphs]
        assert "Case KITE-1: DRAFT: not completed" in texts
        assert made.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("words", "said"),
    [("{{overal_grade}}", "{{overal_grade}} in the body, paragraph 1"), ("see {{report}}", "a paragraph of its own")],
)
def test_a_mistake_in_a_template_is_one_line_and_no_file(
    evenhand: Command, audit: str, template: Callable[[str], Path], tmp_path: Path, words: str, said: str
) -> None:
    made = tmp_path / "made.docx"
    ran = evenhand("report", audit, "--template", str(template(words)), "--output", str(made))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert not made.exists()


def test_a_template_that_is_none(evenhand: Command, audit: str, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no Word file", encoding="utf-8")
    for path, said in ((text, "is no Word document"), (tmp_path / "gone.docx", "no such file"), (tmp_path, "a folder")):
        ran = evenhand("report", audit, "--template", str(path))
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert said in ran.err
    ran = evenhand("report", audit, "--template", str(text), "--format", "pdf")
    assert (ran.code, "--format docx" in ran.err) == (2, True)


def test_the_placeholders_are_listed_and_nothing_of_the_case(evenhand: Command, audit: str) -> None:
    ran = evenhand("report", audit, "--placeholders")
    assert ran.code == 0
    listed = dict(line.split("\t") for line in ran.out.splitlines())
    assert listed["{{child_name}}"] == "Name of Child"
    assert listed["{{grade:risk}}"] == "Grade: 5 Risk"
    assert {"{{report}}", "{{form:support_plan}}", "{{note:ID}}"} <= set(listed)
    assert "KITE" not in ran.out


def test_a_format_is_asked_for(evenhand: Command, audit: str) -> None:
    ran = evenhand("report", audit)
    assert ran.code == 2
    assert "docx, pdf, xlsx, html, md, csv or json" in ran.err
