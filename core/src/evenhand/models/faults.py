"""A fault: one plugin that could not be used, and what to do about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Stage = Literal["metadata", "compatibility", "import", "hooks", "call", "catalogue"]


class Fault(NamedTuple):
    """One plugin that could not be used. ``message`` says what happened, ``hint`` what to do. No case text."""

    plugin: str
    distribution: str
    stage: Stage
    message: str
    hint: str
