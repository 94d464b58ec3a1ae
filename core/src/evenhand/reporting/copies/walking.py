"""Goes through an account whatever fields it has, so that one added later is treated like the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same structure with every text changed. Keys of objects stay: they are ids of the framework."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: map_texts(part, change) for key, part in value.items()}
    if isinstance(value, list):
        return [map_texts(part, change) for part in value]
    if isinstance(value, tuple):
        parts = [map_texts(part, change) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a structure, keys of objects included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for key, part in value.items() for text in (*texts_in(key), *texts_in(part)))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in texts_in(part))


def without(value: Any, unwanted: Callable[[Any], bool]) -> Any:
    """The same structure without the parts of its lists that are not wanted, and without what that leaves empty."""
    if isinstance(value, dict):
        return {key: without(part, unwanted) for key, part in value.items()}
    if isinstance(value, list):
        return [without(part, unwanted) for part in value if not unwanted(part)]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(without(part, unwanted) for part in value))
    if isinstance(value, tuple):
        return tuple(without(part, unwanted) for part in value if not unwanted(part))
    return value
