"""Whether audits may still be begun under a framework, and what to say where they may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenhand.models.framework import Framework


def out_of_use(withdrawn: str | None, superseded_by: str | None) -> str | None:
    """Why no new audit is begun under a framework, in a sentence or two; ``None`` while it is in use.

    Takes the two values rather than a framework, because lists know of a framework only these.
    """
    if withdrawn is None and superseded_by is None:
        return None
    why = "Superseded." if withdrawn is None else f"Withdrawn: {withdrawn.strip().rstrip('.')}."
    return why if superseded_by is None else f"{why} Use '{superseded_by}' instead."


def why_out_of_use(framework: Framework) -> str | None:
    """The same for a whole framework."""
    return out_of_use(framework.header.withdrawn, framework.header.superseded_by)
