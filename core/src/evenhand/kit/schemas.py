"""JSON Schemas of a framework's TOML files, for editors: which keys there are, what each is for, what it takes.

Made from the models, then fitted to what the files hold: each file wraps its models in lists, items get ids from their
position, and Evenhand fills some keys in. What one key asks of another is in no schema; ``evenhand check`` tells that.
Draft 7, because the editors' TOML extensions read that.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evenhand.kit.errors import KitError
from evenhand.kit.fitting import fitted
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.models.base import Model

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The name of the dialect, which nothing fetches."""

LISTS = ("scales", "facts", "forms", "rules", "readings", "checks", "cases")
PARTS = ("framework", "domain", *LISTS, "prompts", "calibration", "waivers")
"""The kinds of files. Each has the schema of its name; a domain's is that of every file in ``domains/``, and
``calibration`` that of every file in ``calibration/``."""

FILLED_IN = {"plugin", "digest"}
"""Keys that Evenhand fills in and refuses in a file."""

NUMBERED = ("Guidance", "Prompt", "Descriptor")
"""Models whose ids come from their position where the file gives none."""

WAIVERS: Schema = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "waivers": {
            "description": "Checks that this framework leaves unkept, each with a reason.",
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["check", "reason"],
                "properties": {
                    "check": {"description": "The id of the check. A must cannot be waived.", "type": "string"},
                    "reason": {
                        "description": "Why it need not be kept here.",
                        "type": "string",
                        "pattern": r"\S",
                    },
                    "framework": {"description": "The id of the framework, where there are several.", "type": "string"},
                },
            },
        }
    },
}
"""``waivers.toml`` is read without a model."""


def part_schema(part: str) -> Schema:
    """The schema of one kind of file. Raises :class:`KitError` for a part that there is not."""
    if part not in PARTS:
        raise KitError(f"no part '{part}' of a framework has a schema{did_you_mean(part, PARTS)}")
    body, models = _body(part)
    body = dict(body)
    definitions: Schema = body.pop("$defs", {})
    for model in models:
        found = fitted(model)
        definitions |= found.pop("$defs", {})
        definitions[model.__name__] = found
    for name, definition in definitions.items():
        _as_written(name, definition)
    return {"$schema": DIALECT, "title": f"Evenhand: {part}", **body, "$defs": dict(sorted(definitions.items()))}


def schema_files() -> dict[str, str]:
    """Every schema as text, by file name."""
    return {f"{part}.json": schema_text(part) for part in PARTS}


def schema_text(part: str) -> str:
    """One schema as a file holds it. Raises :class:`KitError`."""
    return json.dumps(part_schema(part), indent=2, ensure_ascii=False) + "\n"


def write_schemas(parts: tuple[str, ...], folder: Path) -> list[Path]:
    """Write schemas into a folder, in place of earlier ones. Raises :class:`KitError` when that is not possible."""
    texts = {folder / f"{part}.json": schema_text(part) for part in parts}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        words = error.strerror or type(error).__name__
        raise KitError(f"{folder}: the schemas cannot be written there ({words}); choose another folder") from None
    return list(texts)


def _body(part: str) -> tuple[Schema, tuple[type[Model], ...]]:
    """The top of a file's schema, and the models that it refers to."""
    from evenhand.catalogue.folder import SECTIONS, ExtensionHeader
    from evenhand.models.calibration import CalibrationCase
    from evenhand.models.domains import Domain, Prompt
    from evenhand.models.framework import FrameworkHeader

    lists = {name: _list_of(model.__name__) for name, model in SECTIONS.items()}
    if part == "framework":
        return _header((FrameworkHeader, ExtensionHeader), lists), tuple(SECTIONS.values())
    if part == "prompts":
        words = "Prompts that an extension adds to the domains of another framework, by the id of the domain."
        return {"description": words, "type": "object", "additionalProperties": _list_of("Prompt")}, (Prompt,)
    if part == "waivers":
        return WAIVERS, ()
    if part in SECTIONS:
        body = {"type": "object", "properties": {part: lists[part]}, "additionalProperties": False}
        return body, (SECTIONS[part],)
    whole: type[Model] = Domain if part == "domain" else CalibrationCase
    body = fitted(whole)
    _as_written(whole.__name__, body)
    return body, ()


def _list_of(model: str) -> Schema:
    return {"description": f"A list of tables: {model}.", "type": "array", "items": {"$ref": f"#/$defs/{model}"}}


def _header(headers: tuple[type[Model], ...], lists: Schema) -> Schema:
    """``framework.toml`` begins a framework or an extension, and may hold any of the lists besides."""
    choices = []
    for model in headers:
        own = fitted(model)
        own.pop("$defs")
        choices.append({**own, "properties": {**own["properties"], **lists}})
    return {"if": {"required": ["extends"]}, "then": choices[1], "else": choices[0]}


def _as_written(name: str, definition: Schema) -> None:
    """What the file may leave out, and what it may not hold."""
    properties = definition.get("properties", {})
    for key in FILLED_IN & properties.keys():
        del properties[key]
    if name in NUMBERED and "id" in definition.get("required", ()):
        definition["required"].remove("id")
