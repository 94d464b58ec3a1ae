"""The report as JSON: the account of the audit, field for field (see ``evenhand.reporting.account``)."""

from __future__ import annotations

import json as standard
from typing import Any


def json(data: dict[str, Any]) -> bytes:
    """The account as JSON in UTF-8, keys in a fixed order.

    Half of a surrogate pair, which UTF-8 cannot hold, is written as its escape: what was typed is kept exactly.
    """
    text = standard.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")
