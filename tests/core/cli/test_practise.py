"""``evenhand practise``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.catalogue import Catalogue
from evenhand.catalogue.calibration import FoundCases
from evenhand.models.faults import Fault

Command = Callable[..., Any]


def test_line_mode_reads_the_file_and_refuses_the_panel_before_grading(evenhand: Command) -> None:
    ran = evenhand("practise", "ofsted", "--plain", typed="file 1\n/panel\nquit\n")
    assert ran.code == 0
    audit = ran.out.splitlines()[0]
    assert f"Audit {audit}, practice, in progress." in ran.out
    assert "1 Strategy meeting, 18 February 2026" in ran.out
    assert "Grade first: the agreed grades are shown once you have graded." in ran.out
    assert evenhand("audit", "list").out == "" or audit not in evenhand("audit", "list").out
    assert audit in evenhand("audit", "list", "--practice").out


def test_the_case_can_be_named(evenhand: Command) -> None:
    assert evenhand("practise", "durham", "--case", "heron", "--plain", typed="quit\n").code == 0
    ran = evenhand("practise", "durham", "--case", "hero", "--plain")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'heron'" in ran.err


def test_listing_begins_nothing(evenhand: Command) -> None:
    ran = evenhand("practise", "durham", "--list")
    assert ran.code == 0
    assert ran.out.startswith("heron  The Heron family, about 12 minutes. A boy of nine")
    assert evenhand("audit", "list", "--all", "--json").out.strip() == "[]"


def test_listing_tells_what_is_wrong(evenhand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("kent", "evenhand-kent", "catalogue", "file line 3: no", "")
    monkeypatch.setattr(Catalogue, "calibration_cases", lambda *_: FoundCases((), (fault,)))
    ran = evenhand("practise", "kent", "--list")
    assert (ran.code, ran.out) == (1, "kent has no invented case.\n")
    assert ran.err == "evenhand: plugin kent (evenhand-kent): file line 3: no\n"


def test_a_framework_that_there_is_not(evenhand: Command) -> None:
    ran = evenhand("practise", "durhem")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'durham'" in ran.err
