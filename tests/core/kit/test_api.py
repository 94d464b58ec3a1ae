"""API version 1 is what the committed file says. Read docs/api.md before changing it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import evenhand
from evenhand.kit import api
from evenhand.kit.api import FILE, ApiChangeError, api_text, breaking_words, compare_with, describe_api, write_api
from evenhand.kit.errors import KitError

ROOT = Path(__file__).resolve().parents[3]


def test_the_api_is_what_the_committed_file_says() -> None:
    path = ROOT / "docs" / FILE
    version, changes = compare_with(path)
    assert version == evenhand.API_VERSION
    assert not changes.breaking, breaking_words(changes)
    assert path.read_text(encoding="utf-8") == api_text(), (
        f"added to API version {version}: {'; '.join(changes.added) or 'nothing but the order'}. That comes with a "
        "minor version of core: write the file anew by evenhand framework schema --part api --into docs"
    )


def test_it_describes_every_hook_and_what_plugins_return() -> None:
    described = describe_api()
    hooks = described["hooks"]
    assert {name for name, hook in hooks.items() if hook["required"]} == {
        *("evenhand_frameworks", "evenhand_grade_scales", "evenhand_domains"),
        *("evenhand_prompts", "evenhand_overall_rules"),
    }
    assert hooks["evenhand_check_answer"]["arguments"] == {
        "framework_id": "str", "question_id": "str", "value": "object",
    }  # fmt: skip
    assert {"FrameworkHeader", "OverallRule", "Tally", "Remark", "CalibrationCase"} <= described["models"].keys()


def test_words_are_no_part_of_it_but_fields_called_title_are() -> None:
    models = describe_api()["models"]
    assert "title" in models["Domain"]["properties"]
    assert "description" not in json.dumps(models)


def changed(**edit: Any) -> dict[str, Any]:
    found = json.loads(api_text())
    found["models"]["Remark"]["properties"] |= edit
    return found  # type: ignore[no-any-return]


def test_an_addition_is_written(tmp_path: Path) -> None:
    path = write_api(tmp_path / "new")
    older = json.loads(path.read_text(encoding="utf-8"))
    del older["models"]["Remark"]["properties"]["severity"]
    path.write_text(json.dumps(older), encoding="utf-8")
    assert compare_with(path).changes.added == ("Remark.severity is new",)
    assert write_api(path.parent).read_text(encoding="utf-8") == api_text()


def test_what_would_break_is_refused_until_there_is_another_version(tmp_path: Path) -> None:
    path = tmp_path / FILE
    older = changed(colour={"type": "string"})
    path.write_text(json.dumps(older), encoding="utf-8")
    with pytest.raises(ApiChangeError, match=r"Remark.colour is gone.*API_VERSION"):
        write_api(tmp_path)
    assert json.loads(path.read_text(encoding="utf-8")) == older
    path.write_text(json.dumps({**older, "api": 0}), encoding="utf-8")
    assert write_api(tmp_path) == path


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"api": 1}', '{"api": 1, "hooks": [], "models": {}}'])
def test_a_file_that_is_no_description(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match="no description of an API"):
        write_api(tmp_path)


def test_the_file_is_named_after_the_version() -> None:
    assert f"api-v{evenhand.API_VERSION}.json" == api.FILE
