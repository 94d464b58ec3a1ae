"""``evenhand check``."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driving import durham
from evenhand.catalogue import Catalogue
from evenhand.catalogue.calibration import FoundCases
from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.cli.check import check
from practising import the_case

Command = Callable[..., Any]
needs_the_runner = pytest.mark.skipif(
    importlib.util.find_spec("evenhand.testing.rule_cases") is None,
    reason="there is no runner yet",
)


@needs_the_runner
def test_durham_keeps_the_rules(evenhand: Command) -> None:
    assert check.name == "check"
    ran = evenhand("check", "durham")
    cases = len(durham().cases)
    assert (ran.code, ran.out) == (
        0,
        f"durham: {cases} of {cases} worked rulings come out as written\n"
        "durham: 1 of 1 invented cases can be graded as was agreed\n",
    )


@needs_the_runner
def test_a_worked_ruling_that_comes_out_otherwise_is_a_finding(evenhand: Command, monkeypatch: Any) -> None:
    body = json.loads(to_json(durham()))
    body["framework"]["cases"][0]["expected"]["permitted"] = ["Inadequate"]
    spoilt = from_json(json.dumps(body))
    monkeypatch.setattr(Catalogue, "framework", lambda *_: spoilt)
    ran = evenhand("check", "durham")
    assert ran.code == 1
    assert spoilt.cases[0].id in ran.out


def test_a_calibration_case_that_cannot_be_graded_as_agreed_is_a_finding(evenhand: Command, monkeypatch: Any) -> None:
    case = the_case("durham")
    better = case.model_copy(update={"overall": case.overall.model_copy(update={"grade": "Good"})})
    monkeypatch.setattr(Catalogue, "calibration_cases", lambda *_: FoundCases((better,), ()))
    ran = evenhand("check", "durham")
    assert ran.code == 1
    assert "durham: heron: overall: an audit refuses what was agreed: The rules permit: Requires Imp" in ran.out
    assert "durham: 0 of 1 invented cases can be graded as was agreed" in ran.out


def test_a_fault_is_a_finding(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text("[plugins]\ndisable = ['durhan']\n", encoding="utf-8")
    ran = evenhand("check")
    assert ran.code == 1
    assert "fault: plugin durhan" in ran.out


def test_a_name_that_there_is_not(evenhand: Command) -> None:
    ran = evenhand("check", "durhan")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'durham'" in ran.err
