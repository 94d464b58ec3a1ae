"""``evenhand framework schema``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.framework_schema import schema
from evenhand.kit.api import FILE, api_text
from evenhand.kit.schemas import part_schema, schema_files


def test_one_part_is_printed(evenhand: Callable[..., Any]) -> None:
    assert schema.name == "schema"
    ran = evenhand("framework", "schema", "--part", "rules")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == part_schema("rules")


def test_all_are_written(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    ran = evenhand("framework", "schema", "--into", str(tmp_path / "schema"))
    assert ran.code == 0, ran.err
    assert {path.name for path in (tmp_path / "schema").iterdir()} == set(schema_files())
    assert len(ran.out.splitlines()) == len(schema_files())


def test_one_is_written(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    assert evenhand("framework", "schema", "--part", "facts", "--into", str(tmp_path)).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["facts.json"]


def test_the_api_is_printed_or_written(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    assert evenhand("framework", "schema", "--part", "api").out == api_text()
    assert evenhand("framework", "schema", "--part", "api", "--into", str(tmp_path)).code == 0
    assert (tmp_path / FILE).read_text(encoding="utf-8") == api_text()


def test_what_is_refused(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    for arguments, words in (((), "name one --part"), (("--part", "rule"), "did you mean 'rules'")):
        ran = evenhand("framework", "schema", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert words in ran.err
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    assert evenhand("framework", "schema", "--part", "api", "--into", str(tmp_path)).code == 2
