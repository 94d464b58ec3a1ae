"""One framework as a list shows it, known without loading it."""

from __future__ import annotations

from typing import NamedTuple

from evenhand.models.in_use import out_of_use


class FrameworkSummary(NamedTuple):
    """One framework as a list shows it. ``domains`` counts those of its extensions too.

    ``additions`` says of each extension how much it adds; ``withdrawn`` and ``superseded_by`` are as in the header.
    """

    id: str
    title: str
    short_title: str
    version: str
    publisher: str
    year: int | None
    special: str
    domains: int
    plugin: str
    distribution: str
    withdrawn: str | None = None
    superseded_by: str | None = None
    additions: tuple[tuple[str, int], ...] = ()

    @property
    def special_said(self) -> str:
        """What is special about it as a sentence, whether its author wrote one or a part of one."""
        words = self.special.strip()
        return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"

    @property
    def out_of_use(self) -> str | None:
        """Why no new audit is begun under it, in a sentence or two; ``None`` while it is in use."""
        return out_of_use(self.withdrawn, self.superseded_by)
