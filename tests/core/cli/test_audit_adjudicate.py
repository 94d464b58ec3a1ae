"""``evenhand audit adjudicate``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.audit_adjudicate import adjudicate
from rating_files import first_file, second_file

Command = Callable[..., Any]


@pytest.fixture
def first(evenhand: Command, tmp_path: Path) -> str:
    return str(evenhand("audit", "new", "herefordshire", "--replies", str(first_file(tmp_path))).out.strip())


def test_it_needs_two_ratings(evenhand: Command, first: str) -> None:
    assert adjudicate.name == "adjudicate"
    ran = evenhand("audit", "adjudicate", first)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"evenhand audit second {first}" in ran.err


def test_the_record_tells_the_ratings_and_their_chains_stay(evenhand: Command, first: str, tmp_path: Path) -> None:
    file = second_file(tmp_path, {"assessment": "inadequate"})
    other = evenhand("audit", "second", first, "--rater", "Ben", "--replies", str(file)).out.strip()
    before = evenhand("audit", "verify").out.splitlines()
    begun = evenhand("audit", "adjudicate", other, "--rater", "Eve")
    assert begun.code == 0
    assert begun.err.splitlines()[0] == "It is made from 2 graded ratings."
    record = begun.out.strip()
    typed = "jump assessment\nsome evidence\n"
    told = evenhand("audit", "resume", record, "--plain", typed=typed).out
    assert "Anna Invented: Good. Reason:" in told
    assert "Ben: Inadequate. Reason: otherwise in assessment" in told
    assert "They differ here." in told
    after = evenhand("audit", "verify").out.splitlines()
    assert set(before) < set(after)
    report = json.loads(evenhand("report", record, "--format", "json").out)
    assert report["rating"]["kind"] == "adjudicated"
    assert [seen["audit"] for seen in report["rating"]["seen"]] == [first, other]
    shown = evenhand("report", record, "--format", "md").out
    assert "otherwise in assessment" in shown
    assert "adjudicated record of a case that was rated twice" in shown


def test_it_can_be_driven_from_a_file(evenhand: Command, first: str, tmp_path: Path) -> None:
    evenhand("audit", "second", first, "--rater", "Ben", "--replies", str(second_file(tmp_path, {})))
    typed = '{"to": "assessment", "reply": "grade", "value": "good"}\n'
    ran = evenhand("audit", "adjudicate", first, "--rater", "Eve", "--replies", "-", typed=typed)
    assert ran.code == 0
    body = json.loads(evenhand("audit", "show", ran.out.strip(), "--json").out)
    assert body["events"][-1]["to"] == "assessment"
