"""Validates TOML data with the models, and turns pydantic's errors into plain words at the right key."""

from __future__ import annotations

import datetime
import json
import re
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean, nearest

AnyModel = TypeVar("AnyModel", bound=BaseModel)
Found = tuple[KeyPath, str]
"""Where in the data, and what is wrong in plain words."""

_WORDS = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number without quotes",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false, without quotes",
    "tuple_type": "must be a list in [ ]",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long; {max_length} characters at most",
    "too_short": "needs at least {min_length}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "union_tag_not_found": "has no 'test', which says what kind of condition it is",
    "finite_number": "must be an ordinary number",
}


def validate(model: type[AnyModel], data: Mapping[str, Any]) -> AnyModel | list[Found]:
    """One model from TOML data, or everything that is wrong with the data."""
    if dates := list(_dates(data, ())):
        return [(path, "is a date without quotes; write it in quotes") for path in dates]
    try:
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        found = [_explain(model, data, details) for details in errors]
        return list(dict.fromkeys(each for each in found if each is not None))


def plain_words(error: ValidationError) -> str:
    """The first error of a model that was made from other models, without pydantic's own words around it."""
    details = error.errors(include_url=False, include_input=False)[0]
    return str(details.get("ctx", {}).get("error", details["msg"]))


def _dates(value: object, path: KeyPath) -> typing.Iterator[KeyPath]:
    """TOML's own dates, which no key of ours takes and JSON does not have."""
    if isinstance(value, (datetime.date, datetime.time)):
        yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _dates(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _dates(item, (*path, index))


def _explain(model: type[BaseModel], data: Mapping[str, Any], details: Any) -> Found | None:
    """One error in plain words; ``None`` for what is only the other half of a choice that the author did not make."""
    kind, context = details["type"], details.get("ctx") or {}
    path, holder = _strip(model, details["loc"])
    if kind == "extra_forbidden":
        return path, f"unknown key '{path[-1]}'{did_you_mean(str(path[-1]), _keys(holder))}"
    if kind == "missing":
        return None if _is_misspelt(data, path, holder) else (path[:-1], f"'{path[-1]}' is missing")
    value = _value_at(data, path)
    branch = str(details["loc"][-1:])
    if ("literal[" in branch and isinstance(value, list)) or ("tuple[" in branch and isinstance(value, str)):
        return None
    if kind == "literal_error":
        options = [str(option) for option in _literals(holder, path)] or [context.get("expected", "")]
        return path, f"'{value}' is not one of {', '.join(options)}{_if_near(str(value), options)}"
    if kind == "union_tag_invalid":
        options = [word.strip(" '") for word in str(context["expected_tags"]).split(",")]
        return (*path, "test"), f"no condition '{context['tag']}'{did_you_mean(str(context['tag']), options)}"
    if kind == "value_error":
        return path, str(context.get("error", details["msg"]))
    if kind == "string_pattern_mismatch":
        return path, f"'{value}' {_pattern_words(str(context['pattern']))}{_as_id(str(value), str(context['pattern']))}"
    if kind in _WORDS:
        return path, _WORDS[kind].format(**context)
    return path, details["msg"][:1].lower() + details["msg"][1:]


def _is_misspelt(data: Mapping[str, Any], path: KeyPath, holder: type[BaseModel] | None) -> bool:
    """Whether the table has an unknown key that stands for the missing one, and is told already."""
    table, known = _value_at(data, path[:-1]), _keys(holder)
    return isinstance(table, dict) and any(nearest(key, known) == path[-1] for key in table if key not in known)


def _pattern_words(pattern: str) -> str:
    if pattern.startswith("^[A-Z]"):
        return "is no id; write capital letters, digits and hyphens, beginning with a letter"
    if pattern.startswith(r"^\d"):
        return "is no version; write it such as 1.0 or 1.0.2"
    if r"\." in pattern:
        return "is no item's id; write parts of lower-case letters, digits and underscores, joined by dots"
    return "is no id; write lower-case letters, digits and underscores, beginning with a letter"


def _as_id(value: str, pattern: str) -> str:
    """The id that words were probably meant for, as ``requires_improvement`` is for ``Requires improvement``."""
    if pattern.startswith("^[A-Z]"):
        meant = re.sub(r"[^A-Z0-9]+", "-", value.upper()).strip("-")
    elif pattern.startswith("^[a-z]"):
        meant = re.sub(r"[^a-z0-9.]+" if r"\." in pattern else r"[^a-z0-9]+", "_", value.casefold()).strip("_")
    else:
        return ""
    return f"; did you mean '{meant}'?" if meant != value and re.search(pattern, meant) else ""


def _if_near(word: str, options: list[str]) -> str:
    """The list of options stands in the message already."""
    meant = nearest(word, options)
    return f"; did you mean '{meant}'?" if meant else ""


def _value_at(data: Any, path: KeyPath) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return data


def _keys(model: type[BaseModel] | None) -> list[str]:
    """The keys that a table of this model may have, as TOML writes them; those that Evenhand fills in are left out."""
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items() if name not in {"plugin", "digest"}]


def _literals(model: type[BaseModel] | None, path: KeyPath) -> list[object]:
    field = _field(model, path[-1]) if model is not None and path else None
    found: list[object] = []
    for option in _options(field.annotation) if field else ():
        if typing.get_origin(option) is typing.Literal:
            found.extend(typing.get_args(option))
    return found


def _strip(model: type[BaseModel], location: tuple[Any, ...]) -> tuple[KeyPath, type[BaseModel] | None]:
    """The key path in the data for pydantic's location, and the innermost model on the way to its last part.

    pydantic puts the tag of a condition and the names of union members among the keys, so the models are walked beside
    the location and a part that no model or container asks for is passed over.
    """
    path: list[str | int] = []
    holder: type[BaseModel] | None = None
    choices: list[Any] = [model]
    for index, part in enumerate(location):
        options = [option for choice in choices for option in _options(choice)]
        models = [option for option in options if isinstance(option, type) and issubclass(option, BaseModel)]
        tagged = [option for option in models if _tag(option) == part]
        if len(models) > 1 and tagged:
            choices = tagged
            continue
        if models:
            holder = models[0]
            field = _field(holder, part)
            if field is None and index < len(location) - 1:
                continue
            path.append(part)
            choices = [field.annotation] if field else []
            continue
        origin = next((option for option in options if typing.get_origin(option) in (tuple, dict)), None)
        if origin is None:
            continue
        inner = typing.get_args(origin)
        if typing.get_origin(origin) is tuple and isinstance(part, int):
            path.append(part)
            choices = [inner[0]]
        elif typing.get_origin(origin) is dict and part != "[key]":
            path.append(part)
            choices = [inner[1]]
    return tuple(path), holder


def _field(model: type[BaseModel] | None, key: object) -> FieldInfo | None:
    if model is None:
        return None
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field
    return None


def _tag(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("test")
    return str(typing.get_args(field.annotation)[0]) if field else None


def _options(annotation: Any) -> list[Any]:
    """The members of a union, without what Annotated and None add."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _options(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [option for part in typing.get_args(annotation) for option in _options(part)]
    return [] if annotation is type(None) else [annotation]
