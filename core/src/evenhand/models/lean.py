"""Frameworks without pydantic: the same attributes and behaviour, read from a snapshot that was validated before.

Importing pydantic and building its models costs more than everything else at start-up together. A snapshot is written
from validated models, with each object's class beside its fields, and read back into plain objects of the same shape.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, cast

from evenhand.models.behaviour import (
    DomainBehaviour,
    FrameworkBehaviour,
    PromptBehaviour,
    ReadingBehaviour,
    ScaleBehaviour,
)

if TYPE_CHECKING:
    from evenhand.models.framework import Framework

CLASS = "#"
"""The key that holds an object's class."""

TEXT = "_text"
"""Where a framework keeps the snapshot that it was read from, so that it need not be written anew for each audit."""


class Lean:
    """A plain frozen object with the attributes of a model."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and fields_of(self) == fields_of(other)

    def __hash__(self) -> int:
        return hash((type(self), repr(fields_of(self))))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields_of(self).items())})"


_BEHAVIOUR: dict[str, type] = {
    "GradeScale": ScaleBehaviour,
    "Domain": DomainBehaviour,
    "Prompt": PromptBehaviour,
    "Reading": ReadingBehaviour,
    "Framework": FrameworkBehaviour,
}
_classes: dict[str, type] = {}


def _class_named(name: str) -> type:
    found = _classes.get(name)
    if found is None:
        bases = (_BEHAVIOUR[name], Lean) if name in _BEHAVIOUR else (Lean,)
        found = _classes[name] = type(name, bases, {})
    return found


def fields_of(item: Any) -> dict[str, Any]:
    """The fields of a model or lean object, without what it has worked out and remembered."""
    kind = type(item)
    return {
        name: value for name, value in vars(item).items() if not isinstance(getattr(kind, name, None), cached_property)
    }


def changed(item: Any, changes: Mapping[str, Any]) -> Any:
    """A copy of a model or lean object with some fields replaced. The changes are trusted, as validated before."""
    copy = object.__new__(type(item))
    if isinstance(item, Lean):
        copy.__dict__.update(fields_of(item), **changes)
        return copy
    return item.model_copy(update=changes)


def write(framework: Framework) -> str:
    """The snapshot of a framework: JSON with each object's class beside its fields."""
    if TEXT in vars(framework):
        return str(vars(framework)[TEXT])
    return json.dumps(_tagged(framework), ensure_ascii=False, separators=(",", ":"))


def _tagged(value: Any) -> Any:
    if isinstance(value, Fraction):
        return {CLASS: "Fraction", "value": str(value)}
    if isinstance(value, tuple):
        return [_tagged(item) for item in value]
    if isinstance(value, dict):
        return {key: _tagged(item) for key, item in value.items()}
    if hasattr(value, "__dict__"):
        return {CLASS: type(value).__name__, **{name: _tagged(item) for name, item in fields_of(value).items()}}
    return value


def read(text: str) -> Framework:
    """The framework of a snapshot. Raises ``ValueError`` when the text is no snapshot of a framework."""
    collecting = gc.isenabled()
    # Nothing made here is garbage, and looking for some among it costs as much as the reading.
    gc.disable()
    try:
        framework = json.loads(text, object_hook=_object)
    finally:
        if collecting:
            gc.enable()
    if type(framework).__name__ != "Framework" or not isinstance(framework, Lean):
        raise ValueError("not a snapshot of a framework")
    framework.__dict__[TEXT] = text
    return cast("Framework", framework)


def _object(pairs: dict[str, Any]) -> Any:
    name = pairs.pop(CLASS, None)
    if name == "Fraction":
        return Fraction(pairs["value"])
    for key, value in pairs.items():
        if type(value) is list:
            pairs[key] = tuple(value)
    if name is None:
        return pairs
    item: Any = object.__new__(_class_named(name))
    item.__dict__.update(pairs)
    return item


def untagged(value: Any) -> Any:
    """A parsed snapshot without its classes: what pydantic validates when the models have changed since."""
    if isinstance(value, list):
        return [untagged(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get(CLASS) == "Fraction":
        return value["value"]
    return {key: untagged(item) for key, item in value.items() if key != CLASS}
