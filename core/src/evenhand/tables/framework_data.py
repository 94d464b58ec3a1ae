"""A framework as the data of its TOML files, whether it was assembled just now or read from a snapshot."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from evenhand.models import lean
from evenhand.models.framework import Framework

SECTIONS = ("scales", "facts", "forms", "rules", "readings", "checks", "cases")


class FrameworkData(NamedTuple):
    """``data`` holds ``header``, ``domains`` and the lists of a framework, as TOML has them.

    ``added`` says in words what plugins add to it that do not own it; that is not in ``data``.
    """

    data: dict[str, Any]
    added: tuple[str, ...]


def framework_data(framework: Framework) -> FrameworkData:
    """The data of a framework's own files. What is at its default is left out, and so are ids that come by position.

    Items that extensions add are not among them, since importing them would make them the owner's own.
    """
    body = whole(framework).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    owner, added = framework.plugin, []
    data: dict[str, Any] = {"header": body["header"]}
    for section in ("domains", *SECTIONS):
        data[section], others = _own(body.get(section, []), owner)
        added += [f"{section}: '{item['id']}' of plugin {item['plugin']}" for item in others]
    for domain in data["domains"]:
        for name in ("guidance", "prompts"):
            domain[name], others = _own(domain.get(name, []), owner)
            added += [f"{name} of '{domain['id']}': '{item['id']}' of plugin {item['plugin']}" for item in others]
        _without_automatic_ids(domain)
    return FrameworkData(_without_plugins(data), tuple(added))


def whole(framework: Framework) -> Framework:
    """The framework with pydantic's models, also where it was read from a snapshot without them."""
    if isinstance(framework, Framework):
        return framework
    tagged = json.loads(lean.write(framework))
    return Framework.model_validate_json(json.dumps(lean.untagged(tagged)), by_name=True)


def _own(items: list[dict[str, Any]], owner: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    own = [item for item in items if item.get("plugin", owner) == owner]
    return own, [item for item in items if item.get("plugin", owner) != owner]


def _without_automatic_ids(domain: dict[str, Any]) -> None:
    groups = [(f"{domain['id']}.guidance", domain["guidance"]), (domain["id"], domain["prompts"])]
    groups += [(f"{domain['id']}.{grade}", items) for grade, items in domain.get("descriptors", {}).items()]
    for prefix, items in groups:
        # As a folder counts them when it is read: an id that is given is passed over.
        number = 1
        for item in items:
            if item["id"] == f"{prefix}.{number}":
                del item["id"]
                number += 1
    for name in ("guidance", "prompts"):
        if not domain[name]:
            del domain[name]


def _without_plugins(value: Any) -> Any:
    """The data without the plugin that each item came from, and without what is null, which TOML does not have."""
    if isinstance(value, list):
        return [_without_plugins(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _without_plugins(item) for key, item in value.items() if key != "plugin" and item is not None}
    # A condition reads best when what it tests comes first.
    return {"test": kept["test"], **kept} if "test" in kept else kept
