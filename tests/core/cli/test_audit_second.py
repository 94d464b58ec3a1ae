"""``evenhand audit second``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.audit_second import second
from rating_files import first_file, second_file

Command = Callable[..., Any]


@pytest.fixture
def first(evenhand: Command, tmp_path: Path) -> str:
    """The id of a graded audit."""
    ran = evenhand("audit", "new", "herefordshire", "--replies", str(first_file(tmp_path)))
    assert ran.code == 0, ran.err
    return str(ran.out.strip())


def test_it_prints_the_id_and_how_to_go_on(evenhand: Command, first: str) -> None:
    assert second.name == "second"
    ran = evenhand("audit", "second", first, "--rater", "Ben Invented")
    assert ran.code == 0
    begun = json.loads(evenhand("audit", "show", ran.out.strip(), "--json").out)
    assert begun["status"] == "in_progress"
    assert begun["events"][0]["value"]["rating"] == {"case": first, "kind": "second", "carried": 2}
    assert [event.get("to") for event in begun["events"][1:]] == ["case_reference", "auditor_name"]
    assert ran.err == f"Whoever rates it goes on with: evenhand audit resume {begun['id']}\n"


def test_it_can_be_driven_from_a_file(evenhand: Command, first: str, tmp_path: Path) -> None:
    ran = evenhand("audit", "second", first, "--rater", "Ben", "--replies", str(second_file(tmp_path, {})))
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(evenhand("audit", "show", ran.out.strip(), "--json").out)["status"] == "graded"


def test_a_file_that_cannot_be_read_leaves_nothing_behind(evenhand: Command, first: str) -> None:
    ran = evenhand("audit", "second", first, "--replies", "-", typed="nonsense\n")
    assert (ran.code, ran.out) == (2, "")
    assert [one["id"] for one in json.loads(evenhand("audit", "list", "--json").out)] == [first]


def test_what_cannot_be_is_one_line(evenhand: Command, first: str) -> None:
    for arguments, said in (
        (("ffff1234",), "There is no audit"),
        ((first, "--rater", "anna INVENTED"), "has rated this case already"),
    ):
        ran = evenhand("audit", "second", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert said in ran.err


def test_a_file_made_under_another_version_begins_nothing(evenhand: Command, first: str, tmp_path: Path) -> None:
    path = second_file(tmp_path, {})
    other = json.dumps({"replies_of": "herefordshire", "version": "0.9", "digest": "0" * 64})
    path.write_text(f"{other}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    ran = evenhand("audit", "second", first, "--rater", "Ben", "--replies", str(path))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "made under herefordshire 0.9" in ran.err
    assert len(json.loads(evenhand("audit", "list", "--json").out)) == 1
