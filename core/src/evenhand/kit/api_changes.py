"""What differs between two descriptions of the API, and which of it could break a plugin.

Models are compared as what a plugin passes in: a new field that may be left out breaks nothing, and neither does a
field that takes more than before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

Kind = Literal["added", "breaking"]
Change = tuple[Kind, str]

_LIMITS = ("pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "const", "propertyNames")
_WORDS = ("discriminator",)


class Changes(NamedTuple):
    """Both kinds of changes, one line each."""

    added: tuple[str, ...]
    breaking: tuple[str, ...]


def compare(old: dict[str, Any], new: dict[str, Any]) -> Changes:
    """The changes between two descriptions. Raises ``KeyError`` or ``TypeError`` for what is none."""
    found = [*_hooks(old["hooks"], new["hooks"]), *_models(old["models"], new["models"])]
    return Changes(*(tuple(words for kind, words in found if kind == wanted) for wanted in ("added", "breaking")))


def _hooks(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name in sorted(new.keys() - old.keys()):
        yield ("breaking" if new[name]["required"] else "added"), f"hook {name} is new"
    for name, before in old.items():
        if name not in new:
            yield "breaking", f"hook {name} is gone"
            continue
        after = new[name]
        for argument, kind in before["arguments"].items():
            if argument not in after["arguments"]:
                yield "breaking", f"hook {name} no longer gives '{argument}'"
            elif after["arguments"][argument] != kind:
                yield "breaking", f"hook {name} gives '{argument}' as {after['arguments'][argument]}, not {kind}"
        for argument in after["arguments"].keys() - before["arguments"].keys():
            yield "added", f"hook {name} gives '{argument}' too"
        if after["returns"] != before["returns"]:
            yield "breaking", f"hook {name} returns {after['returns']}, not {before['returns']}"
        if after["required"] != before["required"]:
            yield ("breaking" if after["required"] else "added"), f"hook {name} is required: {after['required']}"


def _models(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name in sorted(new.keys() - old.keys()):
        yield "added", f"model {name} is new"
    for name, before in old.items():
        if name not in new:
            yield "breaking", f"model {name} is gone"
        else:
            yield from _schema(name, before, new[name])


def _schema(where: str, old: Any, new: Any) -> Iterator[Change]:
    """The changes of one schema. What is not known to be harmless is breaking."""
    if old == new:
        return
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield "breaking", f"{where} is {new}, not {old}"
        return
    if "enum" in old or "enum" in new:
        yield from _options(where, old, new)
        return
    if "anyOf" in old or "anyOf" in new or "oneOf" in old or "oneOf" in new:
        yield from _choices(where, old, new)
        return
    yield from _fields(where, old, new)
    for key in sorted((old.keys() | new.keys()) - {"properties", "required", *_WORDS}):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key in ("items", "additionalProperties") and isinstance(before, dict) and isinstance(after, dict):
            yield from _schema(f"{where}[]", before, after)
        elif key in _LIMITS and after is None:
            yield "added", f"{where} has no {key} any more"
        else:
            yield "breaking", f"{where} has {key} {after}, not {before}"


def _fields(where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    before, after = old.get("properties", {}), new.get("properties", {})
    needed, needed_now = set(old.get("required", ())), set(new.get("required", ()))
    for name in after.keys() - before.keys():
        kind: Kind = "breaking" if name in needed_now else "added"
        yield kind, f"{where}.{name} is new{' and required' if kind == 'breaking' else ''}"
    for name, schema in before.items():
        if name not in after:
            yield "breaking", f"{where}.{name} is gone"
            continue
        yield from _schema(f"{where}.{name}", schema, after[name])
        if name in needed_now - needed:
            yield "breaking", f"{where}.{name} is required now"
        if name in needed - needed_now:
            yield "added", f"{where}.{name} may be left out now"


def _options(where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """Words to choose from; one word alone is a ``const``."""
    before, after = (schema.get("enum", [schema.get("const")]) for schema in (old, new))
    rest = [{key: value for key, value in schema.items() if key not in ("enum", "const")} for schema in (old, new)]
    yield from (("breaking", f"{where} no longer takes {word!r}") for word in before if word not in after)
    yield from (("added", f"{where} takes {word!r} too") for word in after if word not in before)
    yield from _schema(where, *rest)


def _choices(where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """Schemas to choose from; one alone stands without a list."""
    before, after = _listed(old), _listed(new)
    lost = [option for option in before if option not in after]
    gained = [option for option in after if option not in before]
    if len(lost) == len(gained) == 1:
        yield from _schema(where, lost[0], gained[0])
    else:
        yield from (("breaking", f"{where} no longer takes {option}") for option in lost)
        yield from (("added", f"{where} takes {option} too") for option in gained)
    if "default" in old and old.get("default") != new.get("default", object()):
        yield "breaking", f"{where} has default {new.get('default')}, not {old['default']}"


def _listed(schema: dict[str, Any]) -> list[Any]:
    options = schema.get("anyOf") or schema.get("oneOf")
    return list(options) if options else [{key: value for key, value in schema.items() if key != "default"}]
