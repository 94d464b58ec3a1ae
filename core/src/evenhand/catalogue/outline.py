"""A plugin in outline: what a list of frameworks shows, in plain values that JSON can hold."""

from __future__ import annotations

from typing import Any, NamedTuple

from evenhand.models.faults import Fault


class Outline(NamedTuple):
    """One plugin in outline, as plain JSON can hold it.

    ``frameworks`` are header keys with the number of domains; ``extends`` maps framework ids to the number of domains
    added, and ``adds`` to the number of additions of every kind; ``hooks`` are those that run during an audit;
    ``calibrates`` says that code gives calibration cases; ``folder`` is the folder of a plugin that is data. ``roots``
    and ``files`` say what it was made from.
    """

    frameworks: tuple[dict[str, Any], ...] = ()
    extends: dict[str, int] = {}  # noqa: RUF012
    hooks: tuple[str, ...] = ()
    folder: str | None = None
    fault: Fault | None = None
    roots: tuple[str, ...] = ()
    files: str = ""
    calibrates: bool = False
    adds: dict[str, int] = {}  # noqa: RUF012

    def may_be_kept(self) -> bool:
        """Whether it depends on nothing but its files; a failed import may mend itself without any of them changing."""
        return bool(self.roots) and (self.fault is None or self.folder is not None)
