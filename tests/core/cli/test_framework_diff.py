"""``evenhand framework diff``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.framework_diff import diff_frameworks

FOLDER = Path(__file__).parents[3] / "plugins" / "durham" / "src" / "evenhand_durham" / "framework"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Durham in another version, in which a limiting rule looks at one domain more."""
    folder = tmp_path / "newer"
    shutil.copytree(FOLDER, folder)
    for file, old, new in (
        ("framework.toml", 'version = "1.0"', 'version = "1.1"'),
        ("rules.toml", '"progress_outcomes"], how = "any"', '"progress_outcomes", "assessment"], how = "any"'),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_as_text(evenhand: Callable[..., Any], newer: Path) -> None:
    assert diff_frameworks.name == "diff"
    ran = evenhand("framework", "diff", "durham", str(newer))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"old: durham 1.0, as it is installed\nnew: durham 1.1, in the folder {newer}\n")
    assert "version was: 1.0\n    version now: 1.1" in ran.out
    assert "Example 1, which shows D-579" in ran.out
    assert "apart from 2 The Quality of Assessment: Inadequate." in ran.out


def test_as_json_its_answers_are_those_that_grade_takes(
    evenhand: Callable[..., Any], newer: Path, tmp_path: Path
) -> None:
    ran = evenhand("framework", "diff", "durham", str(newer), "--json")
    (example,) = json.loads(ran.out)["rulings"]["examples"]
    graded = evenhand("grade", "durham", "--answers", "-", typed=json.dumps(example["answers"]["old"]))
    assert json.loads(graded.out)["permitted"] == example["old"]["permitted"]
    assert example["new"]["permitted"] == ["Inadequate"]


def test_one_that_is_not_there(evenhand: Callable[..., Any]) -> None:
    ran = evenhand("framework", "diff", "durham", "durhan")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1
