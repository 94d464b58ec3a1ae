"""``evenhand agreement``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.agreement import agreement
from rating_files import first_file, second_file

Command = Callable[..., Any]


def test_with_nothing_to_compare_it_says_how_to_begin(evenhand: Command) -> None:
    assert agreement.name == "agreement"
    ran = evenhand("agreement")
    assert (ran.code, ran.err) == (0, "")
    assert "evenhand audit second AUDIT" in ran.out


def test_counts_come_first_and_adjudicated_and_practice_records_stay_out(evenhand: Command, tmp_path: Path) -> None:
    first = evenhand("audit", "new", "herefordshire", "--replies", str(first_file(tmp_path))).out.strip()
    file = second_file(tmp_path, {"assessment": "inadequate"})
    evenhand("audit", "second", first, "--rater", "Ben", "--replies", str(file))
    evenhand("audit", "adjudicate", first, "--rater", "Eve")
    evenhand("audit", "new", "herefordshire", "--practice", "--replies", str(first_file(tmp_path)))
    said = evenhand("agreement").out
    assert "1 case with 2 graded ratings, by 2 people." in said
    assert said.index("Same grade: 1 of 1") < said.index("What the numbers mean")
    body = json.loads(evenhand("agreement", "--json", "--framework", "herefordshire").out)
    (group,) = body["frameworks"]
    parts = {part["id"]: part for part in group["domains"]}
    assert parts["assessment"]["exact"]["count"] == 0
    assert parts["assessment"]["first_higher"]["count"] == 1
    assert parts["assessment"]["coefficients"] is None
    assert body["left_out"] == {"practice": 1, "adjudicated": 1, "open": 0, "same_person": 0, "single": 0}
    assert json.loads(evenhand("agreement", "--json", "--framework", "durham").out)["frameworks"] == []
