"""``evenhand audit replies``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from driving import durham
from evenhand.cli.audit_replies import replies


def test_the_file_that_made_it(evenhand: Callable[..., Any], audit: str) -> None:
    assert replies.name == "replies"
    first, *rest = evenhand("audit", "replies", audit).out.splitlines()
    assert json.loads(first) == {"replies_of": "durham", "version": "1.0", "digest": durham().digest}
    assert rest == ['{"to": "unique_id", "reply": "text", "text": "KITE-1"}']
