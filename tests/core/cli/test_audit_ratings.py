"""``evenhand audit ratings``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.audit_ratings import ratings
from rating_files import first_file, second_file

Command = Callable[..., Any]


@pytest.fixture
def first(evenhand: Command, tmp_path: Path) -> str:
    return str(evenhand("audit", "new", "herefordshire", "--replies", str(first_file(tmp_path))).out.strip())


def rate(evenhand: Command, first: str, rater: str, file: Path) -> str:
    ran = evenhand("audit", "second", first, "--rater", rater, "--replies", str(file))
    assert ran.code == 0, ran.err
    return str(ran.out.strip())


def test_an_open_rating_hides_every_grade_from_both_kinds_of_output(
    evenhand: Command, first: str, tmp_path: Path
) -> None:
    assert ratings.name == "ratings"
    opened = rate(evenhand, first, "Ben", second_file(tmp_path, {}, graded=False))
    for asked in (first, opened):
        for more in ((), ("--json",)):
            ran = evenhand("audit", "ratings", asked, *more)
            assert ran.code == 0
            assert "Ben" in ran.out
            for word in ("Outstanding", "outstanding", "Inadequate", "inadequate", "Requires", "otherwise"):
                assert word not in ran.out


def test_graded_ratings_stand_side_by_side(evenhand: Command, first: str, tmp_path: Path) -> None:
    other = rate(evenhand, first, "Ben", second_file(tmp_path, {"assessment": "inadequate"}))
    ran = evenhand("audit", "ratings", other)
    assert ran.code == 0
    row = next(line for line in ran.out.splitlines() if "DIFFER" in line and "Assessment" in line)
    assert row.split("  ")[-1] == "DIFFER by 2 grades"
    assert "B  Inadequate: otherwise in assessment" in ran.out
    body = json.loads(evenhand("audit", "ratings", first, "--json").out)
    assert body["columns"] == [first, other]
    assert [row["id"] for row in body["rows"] if row["differ"]] == ["assessment"]


def test_three_raters_stand_against_their_median(evenhand: Command, first: str, tmp_path: Path) -> None:
    rate(evenhand, first, "Ben", second_file(tmp_path, {"assessment": "inadequate"}))
    rate(evenhand, first, "Cara", second_file(tmp_path, {}))
    said = evenhand("audit", "ratings", first).out
    assert "Against the median grade of all 3 raters" in said
    assert "B  at it in 5 of 6 domains, higher in 0, lower in 1" in said


def test_an_unknown_audit_is_one_line(evenhand: Command) -> None:
    ran = evenhand("audit", "ratings", "ffff1234")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_what_was_typed_cannot_steer_the_terminal(evenhand: Command, first: str) -> None:
    begun = evenhand("audit", "second", first, "--rater", "Ben \x1b[31m red").out.strip()
    assert "\x1b" not in evenhand("audit", "ratings", begun).out
