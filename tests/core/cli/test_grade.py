"""``evenhand grade``: one ruling as JSON, or one line and exit 2."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def graded(evenhand: Command, body: Any, *more: str, framework: str = "durham") -> dict[str, Any]:
    ran = evenhand("grade", framework, "--answers", "-", *more, typed=json.dumps(body))
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_ruling_has_the_keys_of_the_contract(evenhand: Command) -> None:
    ruling = graded(evenhand, {"grades": {"risk": "inadequate"}, "proposed_overall": "Good"})
    assert set(ruling) >= {
        "permitted", "ceiling", "hard_ceiling", "indicated", "provisional", "nothing_applicable", "trace", "advice",
        "would_change", "section_grades", "section_ceilings", "accepted", "follow_up",
    }  # fmt: skip
    assert ruling["permitted"] == ["Inadequate"]
    assert ruling["accepted"] == "no"
    (entry,) = [entry for entry in ruling["trace"] if entry["scope"] == "overall" and entry["strength"] == "hard"]
    assert set(entry) >= {"rule", "effect", "scope", "strength", "grade", "because", "source"}
    assert entry["rule"] == "D-579"


def test_answers_from_a_file(evenhand: Command, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"grades": {}}', encoding="utf-8")
    assert evenhand("grade", "durham", "--answers", str(tmp_path / "a.json")).code == 0


def test_readings_by_option_and_by_contradiction_and_from_the_settings(evenhand: Command, evenhand_home: Path) -> None:
    body = {"grades": {"assessment": "requires improvement"}}
    assert graded(evenhand, body)["hard_ceiling"] is None
    for reading in ("handbook", "limiting=handbook", "DU-D1=handbook", "du-d1=Handbook"):
        assert graded(evenhand, body, "--reading", reading)["hard_ceiling"] == "Requires Improvement"
    (evenhand_home / "config" / "authority.toml").write_text(
        "[readings.durham]\nlimiting = 'handbook'\n", encoding="utf-8"
    )
    assert graded(evenhand, body)["hard_ceiling"] == "Requires Improvement"
    assert graded(evenhand, body, "--reading", "tool")["hard_ceiling"] is None


def test_features_are_counted_when_given_unless_sections_were_chosen_on_purpose(evenhand: Command) -> None:
    body = {"grades": {}, "features": {"Good": [9, 10], "Outstanding": [0, 10]}}
    by_features = graded(evenhand, body, framework="london_cin")
    assert by_features == graded(evenhand, body, "--reading", "counting=features", framework="london_cin")
    on_purpose = graded(evenhand, body, "--reading", "counting=areas", framework="london_cin")
    assert on_purpose != by_features
    assert on_purpose == graded(evenhand, body, "--reading", "areas", framework="london_cin")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{", "standard input line 1 column 2: not JSON"),
        ("[]", "standard input: answers must be a JSON object"),
        ('{"grades": {"rsk": "Good"}}', "did you mean 'risk'"),
        ('{"grades": {"risk": 8.5}}', "grades.risk: 8.5 is not on the scale"),
        ('{"grades": {"risk": true}}', "grades.risk: true"),
        ('{"grades": {"risk": "Good", "risk": "Inadequate"}}', "stands twice"),
        ('{"grades": {}, "facts": {"unsafe": true}}', "no fact 'unsafe'"),
        ('{"grades": {"risk": NaN}}', "NaN is not JSON"),
    ],
)
def test_bad_answers_are_one_line(evenhand: Command, typed: str, said: str) -> None:
    ran = evenhand("grade", "durham", "--answers", "-", typed=typed)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_an_unknown_reading_is_one_line(evenhand: Command) -> None:
    ran = evenhand("grade", "durham", "--answers", "-", "--reading", "handbok", typed='{"grades": {}}')
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "did you mean 'handbook'" in ran.err
