"""``evenhand framework print``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.framework_print import print_framework


def test_text_goes_to_stdout(evenhand: Callable[..., Any]) -> None:
    assert print_framework.name == "print"
    ran = evenhand("framework", "print", "ofsted", "--format", "md")
    assert (ran.code, ran.err) == (0, "")
    assert "## Signed off" in ran.out


def test_a_word_file_is_named_after_id_and_version(
    evenhand: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = evenhand("framework", "print", "ofsted", "--format", "docx")
    assert (ran.code, ran.out) == (0, "ofsted-1.0.docx\n")
    assert ran.err == "ofsted 1.0, as it is installed:\n"
    assert (tmp_path / "ofsted-1.0.docx").read_bytes()[:2] == b"PK"
    again = evenhand("framework", "print", "ofsted", "--format", "docx")
    assert again.code == 2
    assert "--force" in again.err
    assert evenhand("framework", "print", "ofsted", "--format", "docx", "--force").code == 0


@pytest.mark.parametrize("name", ["csv", "dcox"])
def test_a_format_that_cannot_tell_it(evenhand: Callable[..., Any], name: str) -> None:
    ran = evenhand("framework", "print", "ofsted", "--format", name)
    assert (ran.code, ran.out) == (2, "")
    assert "docx" in ran.err


def test_a_folder_is_printed_before_anything_is_installed(evenhand: Callable[..., Any]) -> None:
    folder = Path(__file__).parents[3] / "plugins" / "ofsted"
    ran = evenhand("framework", "print", str(folder), "--format", "html")
    assert ran.code == 0
    assert ran.out == evenhand("framework", "print", "ofsted", "--format", "html").out
