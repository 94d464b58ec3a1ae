"""Every string of a framework, with where it stands and which plugin gave it, for checks that read them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.models.lean import fields_of

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.testing.subject import Subject

SHOWN = frozenset(
    {
        *("text", "words", "title", "short_title", "label", "question", "intro", "note", "applies_to", "special"),
        *("evidence_window_note", "reason_opening", "publisher", "source_document", "criterion", "options"),
        *("no_descriptors", "no_crosswalk", "why", "unmet", "number", "group", "hint"),
    }
)
"""The keys whose strings people read."""

_NAMES = {
    "FrameworkHeader": "framework",
    "GradeScale": "scale",
    "FormField": "field",
    "OverallRule": "rule",
    "ReadingOption": "option",
    "RuleCase": "worked case",
    "WritingCheck": "check",
}


class Said(NamedTuple):
    """One string: the item it stands in (``prompt 'risk.1'``), its key there, and the plugin that gave the item."""

    where: str
    key: str
    text: str
    plugin: str


def said(framework: Framework) -> Iterator[Said]:
    """Every string of a framework, in order, apart from its digest and the names of plugins."""
    yield from _walk(framework, "", "", framework.plugin)


def shown(subject: Subject) -> Iterator[Said]:
    """The strings that people read and that the plugin in question gives."""
    return (one for one in mine(subject) if one.key in SHOWN)


def items_of(framework: Framework) -> Iterator[tuple[str, str, str]]:
    """Id, text and plugin of everything that stands inside a domain: guidance, prompts and descriptors."""
    for domain in framework.domains:
        for guidance in domain.guidance:
            yield guidance.id, guidance.text, guidance.plugin
        for prompt in domain.prompts:
            yield prompt.id, prompt.text, prompt.plugin
        for descriptors in domain.descriptors.values():
            for descriptor in descriptors:
                yield descriptor.id, descriptor.text, descriptor.plugin


def mine(subject: Subject) -> Iterator[Said]:
    """Every string that the plugin in question gives; what an extension extends is checked with its owner."""
    return (one for one in said(subject.framework) if one.plugin == subject.plugin)


def _walk(item: Any, where: str, key: str, plugin: str) -> Iterator[Said]:
    if isinstance(item, str):
        yield Said(where, key, item, plugin)
    elif isinstance(item, tuple):
        for one in item:
            yield from _walk(one, where, key, plugin)
    elif isinstance(item, dict):
        for name, one in item.items():
            inner = f"{where}, {name}" if isinstance(one, str) else where
            yield from _walk(one, inner, key, plugin)
    elif hasattr(item, "__dict__"):
        fields = fields_of(item)
        plugin = fields.get("plugin") or plugin
        where = _named(item, fields, where)
        for name, one in fields.items():
            if name not in {"plugin", "digest", "distribution", "_text"}:
                yield from _walk(one, where, name, plugin)


def _named(item: Any, fields: dict[str, Any], where: str) -> str:
    kind = type(item).__name__
    if kind in {"FrameworkHeader", "Framework"} or "id" not in fields:
        return where or "framework"
    name = f"{_NAMES.get(kind, kind.casefold())} '{fields['id']}'"
    return f"{where}, {name}" if kind in {"Grade", "ReadingOption"} else name
