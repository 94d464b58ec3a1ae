"""``evenhand report --copy``, and the list of what a copy leaves out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.report_copies import check_copy
from evenhand.reporting.errors import ReportError

Command = Callable[..., Any]
REPLIES = """\
{"to": "unique_id", "reply": "text", "text": "KITE-1"}
{"to": "child_name", "reply": "text", "text": "Robin Kite"}
{"to": "risk", "reply": "evidence", "text": "Robin met Wren on 3 March 2026"}
"""


@pytest.fixture
def kite(evenhand: Command) -> str:
    """The id of an audit that names a child, and somebody whom no field names."""
    ran = evenhand("audit", "new", "durham", "--replies", "-", typed=REPLIES)
    assert ran.code == 0, ran.err
    return str(ran.out.strip())


def test_a_learning_copy_is_named_without_the_audit(
    evenhand: Command, kite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert evenhand("report", kite, "--format", "docx", "--copy", "learning").out == "learning-copy.docx\n"
    assert evenhand("report", kite, "--format", "docx", "--copy", "worker").out == f"audit-{kite}-worker.docx\n"


def test_each_copy_tells_what_it_should(evenhand: Command, kite: str) -> None:
    copies = {
        copy: json.loads(evenhand("report", kite, "--format", "json", "--copy", copy).out)
        for copy in ("full", "worker", "learning")
    }
    assert [made["copy"] and made["copy"]["kind"] for made in copies.values()] == [None, "worker", "learning"]
    risk = {copy: next(domain for domain in made["domains"] if domain["id"] == "risk") for copy, made in copies.items()}
    assert risk["worker"]["evidence"]["words"] == "Robin met Wren on 3 March 2026"
    assert risk["learning"]["evidence"]["words"] == "[child] met Wren in March 2026"
    assert kite not in json.dumps(copies["learning"])


def test_further_names_are_replaced(evenhand: Command, kite: str, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Wren = sister\n", encoding="utf-8")
    ran = evenhand("report", kite, "--format", "md", "--copy", "learning", "--names", str(names))
    assert ran.code == 0
    assert "Wren" not in ran.out
    assert "sister" in ran.out


def test_what_was_removed_is_listed_and_what_to_check(evenhand: Command, kite: str) -> None:
    ran = evenhand("report", kite, "--copy", "learning", "--removed")
    assert ran.code == 0
    assert "  Name, 5 Risk: evidence: 1\n" in ran.out
    assert "  Wren, 5 Risk: Evidence: 1\n" in ran.out
    assert "Robin" not in ran.out
    listed = json.loads(evenhand("report", kite, "--copy", "learning", "--removed", "--json").out)
    assert listed["audit"] == kite
    assert {"kind": "name", "place": "5 Risk: evidence", "times": 1} in listed["removed"]
    assert listed["to_check"] == [{"word": "Wren", "place": "5 Risk: Evidence", "times": 1}]


def test_the_workers_list_asks_for_no_check(evenhand: Command, kite: str) -> None:
    ran = evenhand("report", kite, "--copy", "worker", "--removed")
    assert ran.code == 0
    assert "may be names" not in ran.out
    assert "Read the copy whole" not in ran.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"copy": "lerning"}, "no copy 'lerning'; did you mean 'learning'"),
        ({"copy": "worker", "with_template": True}, "a template is for the full report"),
        ({"copy": "full", "removed": True}, "the full report leaves nothing out"),
        ({"copy": "worker", "names": "x"}, "only a learning copy replaces names"),
        ({"copy": "worker", "as_json": True}, "--json goes with --removed"),
    ],
)
def test_options_that_say_nothing_together_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ReportError, match=said):
        check_copy(**{"with_template": False, "removed": False, "names": None, "as_json": False, **options})
