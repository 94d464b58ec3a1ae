"""What a field of a model may hold, in words that an author who does not program can read."""

from __future__ import annotations

import types
import typing
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from evenhand.models import base, calibration, conditions

NAMED = (
    (base.Id, "id"),
    (base.ItemId, "id with dots"),
    (base.RuleId, "id in capitals"),
    (base.Text, "text"),
    (base.Locator, "text"),
    (calibration.DocumentText, "text"),
    (conditions.Condition, "[condition](models.md#conditions)"),
)
_PLAIN: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Fraction: "fraction",
    Any: "anything",
    type(None): "nothing",
}


def words_of(hint: Any) -> str:
    """A type in words. ``Optional`` says nothing, since leaving a key out is what makes it nothing in TOML."""
    for named, words in NAMED:
        if hint == named:
            return words
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return words_of(parts[0])
    if origin is typing.Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(words_of(part) for part in parts if part is not type(None))
    if origin is tuple:
        return f"list of {words_of(parts[0])}" if parts[-1] is ... else f"[{', '.join(map(words_of, parts))}]"
    if origin is dict:
        return f"table: {words_of(parts[0])} to {words_of(parts[1])}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{hint.__name__}](models.md#{hint.__name__.lower()})"
    raise TypeError(f"no words for {hint!r}; add them")
