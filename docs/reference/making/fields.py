"""The fields of the models: type, default, whether needed, and meaning.

The meaning is what editors show for a key too; ``meanings.toml`` has it for what no editor meets.
"""

from __future__ import annotations

import tomllib
import typing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from making.words_of_types import words_of
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from evenhand.kit.key_words import words_of_keys

MEANINGS = Path(__file__).resolve().parents[1] / "meanings.toml"


class Field(NamedTuple):
    """One field as an author sees it. ``name`` is the key to write; ``default`` is empty where it must be given."""

    name: str
    type: str
    needed: bool
    default: str
    meaning: str


def fields_of(model: type[BaseModel]) -> list[Field]:
    """The fields of a model, in the order of the source."""
    hints = typing.get_type_hints(model, include_extras=True)
    return [
        Field(
            info.alias or name,
            words_of(hints[name]),
            info.is_required(),
            _default(info),
            meaning_of(model, info.alias or name),
        )
        for name, info in model.model_fields.items()
    ]


def meaning_of(model: type[BaseModel], key: str) -> str:
    """What a key means: the words of the class or of one that it builds on."""
    editors, others = words_of_keys(), _others()
    for kind in model.__mro__:
        if found := editors.get((kind.__name__, key)) or others.get(kind.__name__, {}).get(key):
            return _sentence(" ".join(found.split()).replace("``", "`"))
    return _sentence(others["every"].get(key, ""))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return ""
    value: Any = info.get_default(call_default_factory=True)
    if value is None or value in ((), {}, ""):
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int) else "as its own fields say"


@cache
def _others() -> dict[str, dict[str, str]]:
    return tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
