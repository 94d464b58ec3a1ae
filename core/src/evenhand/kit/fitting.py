"""One model's JSON Schema, fitted to TOML: no null, exact shares, lists of one kind, words from docstrings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evenhand.kit.key_words import words_of_keys

if TYPE_CHECKING:
    from pydantic import BaseModel

SHARE = {
    "description": 'A share as an exact fraction in quotes, such as "3/4".',
    "type": "string",
    "pattern": r"^\d+(/\d+|\.\d+)?$",
}
_MARKUP = re.compile(r"``([^`]*)``|:(?:class|func|meth|data):`~?([^`]*)`")


def fitted(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model and, in ``$defs``, of all that it holds, by the names that TOML writes."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    words = words_of_keys()
    definitions = {name: _fit(part) for name, part in schema.pop("$defs", {}).items()}
    whole = _fit(schema)
    for name, part in {**definitions, model.__name__: whole}.items():
        for key, found in part.get("properties", {}).items():
            if said := words.get((name, key)):
                found["description"] = plain(said)
    return {**whole, "$defs": definitions}


def plain(words: str) -> str:
    """A docstring as an editor shows it: one paragraph a line, no markup."""
    paragraphs = [" ".join(part.split()) for part in words.split("\n\n")]
    return "\n\n".join(_MARKUP.sub(lambda found: found[1] or found[2], part) for part in paragraphs)


def _fit(node: Any) -> Any:
    if isinstance(node, list):
        return [_fit(item) for item in node]
    if not isinstance(node, dict):
        return node
    if any(option.get("format") == "fraction" for option in node.get("anyOf", ()) if isinstance(option, dict)):
        return dict(SHARE)
    found = {key: _fit(value) for key, value in node.items() if not _is_noise(key, value)}
    found = _without_null(found)
    _fit_list(found)
    _fit_table(found)
    if isinstance(found.get("description"), str):
        found["description"] = plain(found["description"])
    return found


def _is_noise(key: str, value: Any) -> bool:
    """pydantic's title of each key, defaults that TOML cannot write, and a keyword that JSON Schema does not know."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None) or key == "discriminator"


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """TOML has no null: a key that may be null is one that may be left out."""
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == len(node.get("anyOf", ())):
        return node
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**rest, **options[0]} if len(options) == 1 else {**rest, "anyOf": options}


def _fit_list(node: dict[str, Any]) -> None:
    """Draft 7 gives each place of a list its schema in another keyword; ours are of one kind throughout."""
    places = node.pop("prefixItems", None)
    if places:
        node["items"] = places[0]


def _fit_table(node: dict[str, Any]) -> None:
    """pydantic lets keys pass that match no pattern, which the models then refuse."""
    patterns = node.pop("patternProperties", None)
    if patterns:
        pattern, inner = next(iter(patterns.items()))
        node["propertyNames"] = {**node.get("propertyNames", {}), "pattern": pattern}
        node["additionalProperties"] = inner
