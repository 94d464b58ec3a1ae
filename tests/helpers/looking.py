"""What one check finds in a framework that no plugin brought."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.testing.registry import Check
    from evenhand.testing.subject import Subject


def subject_of(framework: Framework) -> Subject:
    """As much of a subject as checks of rules ask for."""
    stands_in: Any = SimpleNamespace(framework=framework, framework_id=framework.id, plugin=framework.plugin, owns=True,
                                     place_of=lambda *_: "")  # fmt: skip
    return cast("Subject", stands_in)


def found_by(check: Check, framework: Framework) -> list[str]:
    """The findings of a check."""
    return list(check.look(subject_of(framework)))
