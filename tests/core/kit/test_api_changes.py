"""Which changes of the API could break a plugin."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from evenhand.kit.api import describe_api
from evenhand.kit.api_changes import compare

HOOK: dict[str, Any] = {"arguments": {"framework_id": "str"}, "returns": "tuple[Fact, ...]", "required": False}
MODEL: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "maxLength": 60},
        "kind": {"type": "string", "enum": ["a", "b"], "default": "a"},
        "grade": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}


def described(hook: Any = HOOK, model: Any = MODEL) -> dict[str, Any]:
    return {
        "hooks": {} if hook is None else {"evenhand_facts": hook},
        "models": {} if model is None else {"Fact": model},
    }


def with_field(name: str, schema: dict[str, Any] | None, *, required: bool = False) -> dict[str, Any]:
    model = copy.deepcopy(MODEL)
    if schema is None:
        del model["properties"][name]
    else:
        model["properties"][name] = schema
    if required:
        model["required"].append(name)
    return model


def kinds(new: dict[str, Any], old: dict[str, Any] | None = None) -> tuple[int, int]:
    changes = compare(old or described(), new)
    return len(changes.added), len(changes.breaking)


@pytest.mark.parametrize(
    "new",
    [
        described({**HOOK, "arguments": {"framework_id": "str", "value": "object"}}),
        described(model=with_field("note", {"type": "string"})),
        described(model=with_field("kind", {"type": "string", "enum": ["a", "b", "c"], "default": "a"})),
        described(model=with_field("id", {"type": "string"})),
        described(model={**MODEL, "required": []}),
        described(model=with_field("tags", {"type": "array",
                                            "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}})),
        described(model=with_field("grade", {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}],
                                             "default": None})),
        {**described(), "models": {"Fact": MODEL, "Other": MODEL}},
        {**described(), "hooks": {"evenhand_facts": HOOK, "evenhand_other": HOOK}},
    ],
)  # fmt: skip
def test_an_addition(new: dict[str, Any]) -> None:
    assert kinds(new) == (1, 0)


@pytest.mark.parametrize(
    "new",
    [
        described(None),
        described({**HOOK, "arguments": {}}),
        described({**HOOK, "arguments": {"framework_id": "int"}}),
        described({**HOOK, "returns": "list[Fact]"}),
        described({**HOOK, "required": True}),
        described(model=None),
        described(model=with_field("grade", None)),
        described(model=with_field("note", {"type": "string"}, required=True)),
        described(model=with_field("tags", MODEL["properties"]["tags"], required=True)),
        described(model=with_field("tags", {"type": "array", "items": {"type": "integer"}})),
        described(model=with_field("kind", {"type": "string", "enum": ["a"], "default": "a"})),
        described(model=with_field("kind", {"type": "string", "enum": ["a", "b"], "default": "b"})),
        described(model=with_field("id", {"type": "string", "maxLength": 40})),
        described(model=with_field("id", {"type": "integer", "maxLength": 60})),
        described(model=with_field("grade", {"type": "string", "default": None})),
        described(model=with_field("grade", {"anyOf": [{"type": "string"}, {"type": "null"}], "default": "good"})),
        {**described(), "hooks": {"evenhand_facts": HOOK, "evenhand_other": {**HOOK, "required": True}}},
    ],
)  # fmt: skip
def test_what_could_break_a_plugin(new: dict[str, Any]) -> None:
    assert kinds(new) == (0, 1)


def test_a_hook_that_is_no_longer_required_is_an_addition() -> None:
    assert kinds(described(), described({**HOOK, "required": True})) == (1, 0)


def test_nothing_changed() -> None:
    assert compare(describe_api(), describe_api()) == ((), ())


def test_no_field_of_ours_can_be_taken_away_unnoticed() -> None:
    now = describe_api()
    for name, model in now["models"].items():
        for field in model.get("properties", {}):
            new = copy.deepcopy(now)
            del new["models"][name]["properties"][field]
            assert f"{name}.{field} is gone" in compare(now, new).breaking
