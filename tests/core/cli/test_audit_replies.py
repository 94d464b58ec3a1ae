"""``evenhand audit replies``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evenhand.cli.audit_replies import replies


def test_the_file_that_made_it(evenhand: Callable[..., Any], audit: str) -> None:
    assert replies.name == "replies"
    assert evenhand("audit", "replies", audit).out == '{"to": "unique_id", "reply": "text", "text": "KITE-1"}\n'
