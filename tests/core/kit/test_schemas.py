"""The schemas of TOML files: current, in step with the five frameworks, and strict."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from evenhand.kit.errors import KitError
from evenhand.kit.schemas import PARTS, part_schema, schema_files, schema_text, write_schemas

ROOT = Path(__file__).resolve().parents[3]
FRAMEWORKS = sorted(ROOT.glob("plugins/*/src/*/framework"))
OTHERS = sorted((ROOT / "tests/core/catalogue/samples").iterdir())


@cache
def validator(part: str) -> Any:
    return jsonschema.Draft7Validator(part_schema(part))


def part_of(path: Path) -> str:
    return {"domains": "domain", "calibration": "calibration"}.get(path.parent.name, path.stem)


def toml_below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.toml"))


def problems(path: Path, data: Any | None = None) -> list[str]:
    found = tomllib.loads(path.read_text(encoding="utf-8")) if data is None else data
    return [f"{list(error.path)}: {error.message[:160]}" for error in validator(part_of(path)).iter_errors(found)]


def test_what_is_committed_is_current() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "schema").glob("*.json")}
    stale = {
        name for name in committed.keys() | schema_files().keys() if committed.get(name) != schema_files().get(name)
    }
    assert not stale, "write them anew: evenhand framework schema --into docs/schema"


@pytest.mark.parametrize("part", PARTS)
def test_each_is_a_schema_without_addresses_or_what_toml_cannot_hold(part: str) -> None:
    schema = part_schema(part)
    jsonschema.Draft7Validator.check_schema(schema)
    text = schema_text(part).replace(schema["$schema"], "")
    assert "://" not in text
    assert '"null"' not in text
    assert "prefixItems" not in text
    assert "patternProperties" not in text


@pytest.mark.parametrize("folder", [*FRAMEWORKS, *OTHERS], ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_what_loads_is_valid(folder: Path) -> None:
    files = toml_below(folder)
    assert files
    assert {path.name: problems(path) for path in files if problems(path)} == {}


def test_what_a_new_package_holds_is_valid(framework: Path) -> None:
    assert {path.name: problems(path) for path in toml_below(framework) if problems(path)} == {}


def tables(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the tables are that have keys of their own, rather than ids of the author's."""
    if isinstance(value, dict):
        if not value.keys() <= IDS:
            yield path
        for key, item in value.items():
            yield from tables(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from tables(item, (*path, index))


IDS = frozenset({"outstanding", "good", "adequate", "requires_improvement", "inadequate"})
FREE = {"features", "record", "known", "points", "agreed", "inherits", "no_descriptors"} | {
    *("section_grades", "section_ceilings")
}
"""Tables whose keys are ids."""


@pytest.mark.parametrize("path", toml_below(FRAMEWORKS[0]), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_misspelt_key_is_refused_in_every_table(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    tried = 0
    for where in tables(data):
        if where and (where[-1] in FREE or (where[-1] in {"grades", "facts"} and where[0] in {"cases", "facts"})):
            continue
        spoilt = copy.deepcopy(data)
        table = spoilt
        for key in where:
            table = table[key]
        table["soruce"] = "page 1"
        assert problems(path, spoilt), where
        tried += 1
    assert tried


def spoilt(part: str, edit: dict[str, Any]) -> bool:
    """Whether the schema refuses a sound item of this part once these keys are replaced."""
    items: dict[str, dict[str, Any]] = {
        "rules": {"id": "R-1", "effect": "must_be", "scope": "overall", "strength": "hard", "words": "w", "source": "s",
                  "grade": "good", "when": {"test": "tally", "over": "graded", "how": "share_at_least", "is": "good",
                                            "share": "3/4"}},
        "scales": {"id": "g", "kind": "banded", "source": "s",
                   "grades": [{"id": "a", "label": "A", "band": [6, 10]}, {"id": "b", "label": "B", "band": [0, 5]}]},
    }  # fmt: skip
    assert validator(part).is_valid({part: [items[part]]})
    return not validator(part).is_valid({part: [{**items[part], **edit}]})


TALLY = {"test": "tally", "over": "graded", "how": "any", "is": "good"}


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        ("rules", {"effect": "must_bee"}),
        ("rules", {"strength": "Hard"}),
        ("rules", {"id": "r-1"}),
        ("rules", {"grade": 4}),
        ("rules", {"plugin": "kent"}),
        ("rules", {"when": {**TALLY, "test": "tallies"}}),
        ("rules", {"when": {**TALLY, "how": "most"}}),
        ("rules", {"when": {**TALLY, "over": "all"}}),
        ("rules", {"when": {**TALLY, "share": 0.75}}),
        ("rules", {"when": {**TALLY, "share": "three quarters"}}),
        ("rules", {"when": {**TALLY, "share": "-1/4"}}),
        ("rules", {"when": {"test": "fact", "domain": "risk"}}),
        ("rules", {"when": {"test": "not", "part": {"test": "facts", "fact": "unsafe"}}}),
        ("scales", {"kind": "labels"}),
        ("scales", {"grades": []}),
        ("scales", {"grades": [{"id": "a", "label": "A", "band": [6]}, {"id": "b", "label": "B"}]}),
        ("scales", {"grades": [{"id": "a", "label": "A", "band": [6.5, 7]}, {"id": "b", "label": "B"}]}),
        ("scales", {"grades": [{"id": "a", "label": "A", "crosswalk": "fine"}, {"id": "b", "label": "B"}]}),
    ],
)
def test_what_is_wrong_is_refused(part: str, edit: dict[str, Any]) -> None:
    assert spoilt(part, edit)


def test_a_share_is_text() -> None:
    assert not spoilt("rules", {"when": {**TALLY, "how": "share_above", "share": "1"}})
    assert spoilt("rules", {"when": {**TALLY, "how": "share_above", "share": 1}})


def test_a_file_of_another_name_is_refused() -> None:
    assert not validator("rules").is_valid({"facts": []})


def test_an_extension_has_a_header_of_its_own_and_may_hold_lists() -> None:
    extension = {"extends": "durham", "id": "neglect", "title": "Neglect", "rules": []}
    assert validator("framework").is_valid(extension)
    assert not validator("framework").is_valid({**extension, "publisher": "Fernshire"})
    assert not validator("framework").is_valid({"extends": "durham", "title": "Neglect"})


def test_a_waiver_needs_a_reason() -> None:
    waiver = {"check": "ids.unique", "reason": "The document says so."}
    assert validator("waivers").is_valid({"waivers": [waiver]})
    for wrong in ({"check": "ids.unique"}, {**waiver, "reason": " "}, {**waiver, "why": "x"}):
        assert not validator("waivers").is_valid({"waivers": [wrong]})


def test_ids_come_from_positions_but_may_be_given() -> None:
    descriptor = {"text": "Seen.", "source": "page 1"}
    domain = {"id": "risk", "order": 1, "title": "Risk", "applies_to": "All", "source": "page 1"}
    for one in (descriptor, {**descriptor, "id": "risk.good.1"}):
        assert validator("domain").is_valid({**domain, "descriptors": {"good": [one]}})
    assert not validator("domain").is_valid({**domain, "descriptors": {"Good": [descriptor]}}), "a label is no id"


@pytest.mark.parametrize("part", PARTS)
def test_an_editor_can_say_what_every_key_is_for(part: str) -> None:
    schema = part_schema(part)
    models = [schema, *schema["$defs"].values(), schema.get("then", {}), schema.get("else", {})]
    keys = [(model.get("title"), key, about) for model in models for key, about in model.get("properties", {}).items()]
    assert [(model, key) for model, key, about in keys if "$ref" not in about and not about.get("description")] == []


def test_a_part_that_is_not_there() -> None:
    with pytest.raises(KitError, match="did you mean 'rules'"):
        part_schema("rule")


def test_writing_them(tmp_path: Path) -> None:
    written = write_schemas(("rules", "facts"), tmp_path / "new" / "schema")
    assert [path.name for path in written] == ["rules.json", "facts.json"]
    assert json.loads(written[0].read_text(encoding="utf-8")) == part_schema("rules")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(KitError, match="cannot be written there"):
        write_schemas(("rules",), tmp_path / "file")
