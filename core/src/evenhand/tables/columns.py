"""The columns of a sheet, from the fields of a model, and what a cell of each kind holds.

A field that a model gains has its column here at once, so that nothing of a framework is ever left out of a workbook.
"""

from __future__ import annotations

import tomllib
import typing
from types import UnionType
from typing import Any, NamedTuple

from pydantic import BaseModel

from evenhand.tables.toml_text import inline

FILLED_IN = frozenset({"plugin", "digest"})
"""Fields that Evenhand fills in itself."""

TEXT, WHOLE, YES_NO, EITHER, LINES, TOML = (
    "text", "whole number", "yes or no", "text or whole number", "list, one a line", "TOML",
)  # fmt: skip
"""The kinds of columns, as the README sheet names them."""


class Column(NamedTuple):
    """One column: ``field`` is the key in TOML, ``heading`` what stands in the first row."""

    field: str
    heading: str
    kind: str
    required: bool


class CellError(ValueError):
    """A cell that does not hold what its column is for; the text says so in plain words."""


def columns_of(model: type[BaseModel], left: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """The columns of a model, in the order of its fields, without those in ``left``."""
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    return tuple(
        Column(key, heading(key), kind_of(field.annotation), field.is_required())
        for name, field in model.model_fields.items()
        if (key := field.alias or name) not in FILLED_IN | left
    )


def heading(field: str) -> str:
    """A field as the heading of a column: ``applies_to`` is ``Applies to``."""
    return field.replace("_", " ").capitalize()


def kind_of(annotation: Any) -> str:
    """What a column of this type holds."""
    options = _options(annotation)
    if all(_is_text(option) for option in options):
        return TEXT
    if options == [bool]:
        return YES_NO
    if options == [int]:
        return WHOLE
    if all(_is_text(option) or option is int for option in options):
        return EITHER
    if len(options) == 1 and typing.get_origin(options[0]) is tuple:
        inner = typing.get_args(options[0])
        if inner[1:] == (...,) and all(_is_text(option) for option in _options(inner[0])):
            return LINES
    return TOML


def _is_text(option: Any) -> bool:
    if typing.get_origin(option) is typing.Literal:
        return all(isinstance(value, str) for value in typing.get_args(option))
    return option is str


def _options(annotation: Any) -> list[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _options(typing.get_args(annotation)[0])
    if origin in (typing.Union, UnionType):
        return [option for part in typing.get_args(annotation) for option in _options(part)]
    return [] if annotation is type(None) else [annotation]


def to_cell(kind: str, value: Any) -> str | int:
    """What a cell shows for a value of TOML."""
    if kind == YES_NO and isinstance(value, bool):
        return "yes" if value else "no"
    if kind in {WHOLE, EITHER} and isinstance(value, int):
        return value
    if kind in {TEXT, EITHER} and isinstance(value, str):
        return value
    if kind == LINES and value and all(_stands_alone(item) for item in value) and not value[0].startswith("["):
        return "\n".join(value)
    return inline(value)


def _stands_alone(item: str) -> bool:
    return bool(item) and item == item.strip() and len(item.splitlines()) == 1


def from_cell(kind: str, value: str | float) -> Any:
    """The value that a cell means. Raises :class:`CellError`."""
    if kind == YES_NO:
        return _yes_no(value)
    if kind == WHOLE:
        return _whole(value)
    if isinstance(value, bool):
        raise CellError("holds TRUE or FALSE where text is wanted; put a ' before it")
    if not isinstance(value, str):
        number: int | float = int(value) if float(value).is_integer() else value
        return number if kind == EITHER else str(number) if kind == TEXT else from_cell(kind, str(number))
    if kind in {TEXT, EITHER}:
        return value
    if kind == LINES and not value.lstrip().startswith("["):
        return [line.strip() for line in value.splitlines() if line.strip()]
    return _toml(value)


def _yes_no(value: str | float) -> bool:
    words = str(value).strip().casefold()
    if words in {"yes", "true", "y"}:
        return True
    if words in {"no", "false", "n"}:
        return False
    raise CellError(f"holds '{str(value)[:40]}'; write yes or no")


def _whole(value: str | float) -> int:
    try:
        number = float(value)
    except ValueError:
        number = 0.5
    if isinstance(value, bool) or not number.is_integer():
        raise CellError(f"holds '{str(value)[:40]}'; write a whole number")
    return int(number)


def _toml(text: str) -> Any:
    try:
        data = tomllib.loads(f"value = {text.strip()}")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error).partition(" (at")[0]
        raise CellError(f"is not readable as TOML: {said[:1].lower()}{said[1:]}") from None
    if list(data) != ["value"]:
        raise CellError("holds more than one TOML value; write one, on one line or in [ ] or { }")
    return data["value"]
