"""What each extension adds to a framework, told from the plugin that every item carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework

KINDS = {
    "domains": ("domain", "domains"),
    "prompts": ("question", "questions"),
    "facts": ("fact", "facts"),
    "forms": ("form", "forms"),
    "rules": ("rule", "rules"),
    "readings": ("reading", "readings"),
    "checks": ("writing check", "writing checks"),
}
"""What counts as one addition, with its words. A domain counts with everything in it; a question only where it was
added to a domain of another plugin."""


class Addition(NamedTuple):
    """What one plugin adds to another's framework: how many of each of :data:`KINDS`, none of them zero."""

    plugin: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many additions there are in all."""
        return sum(self.counts.values())

    @property
    def words(self) -> str:
        """Such as ``1 domain, 2 rules``."""
        return ", ".join(f"{count} {KINDS[kind][count != 1]}" for kind, count in self.counts.items())


def additions_to(framework: Framework) -> tuple[Addition, ...]:
    """What every extension adds to a framework, in the order in which the items stand."""
    found: dict[str, dict[str, int]] = {}
    for kind, item in _items(framework):
        if added_by(framework, item):
            counts = found.setdefault(item.plugin, dict.fromkeys(KINDS, 0))
            counts[kind] += 1
    return tuple(
        Addition(plugin, {kind: count for kind, count in counts.items() if count}) for plugin, counts in found.items()
    )


def added_by(framework: Framework, item: Any) -> str | None:
    """The plugin that added an item to a framework, or ``None`` where the owner gave it."""
    plugin = getattr(item, "plugin", "")
    return plugin if plugin and plugin != framework.plugin else None


def added_into(item: Any, domain: Domain) -> str:
    """The plugin that added an item to a domain of another's; empty for what the domain came with."""
    return item.plugin if item.plugin and item.plugin != domain.plugin else ""


def _items(framework: Framework) -> Iterator[tuple[str, Any]]:
    for domain in framework.domains:
        yield "domains", domain
        yield from (("prompts", prompt) for prompt in domain.prompts if prompt.plugin != domain.plugin)
    for kind in ("facts", "forms", "rules", "readings", "checks"):
        yield from ((kind, item) for item in getattr(framework, kind))


def with_additions(additions: tuple[tuple[str, int], ...]) -> str:
    """Such as ``with 3 additions by send_theme and 1 by local``; empty where there are none."""
    if not additions:
        return ""
    (first, count), *others = additions
    parts = [f"{count} {'addition' if count == 1 else 'additions'} by {first}"]
    parts += [f"{count} by {plugin}" for plugin, count in others]
    return f"with {', '.join(parts[:-1])} and {parts[-1]}" if others else f"with {parts[0]}"
