"""The few signs that stand beside words, in Unicode and in ASCII for consoles that cannot draw the others."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple


class Signs(NamedTuple):
    """One sign for each state and separator. Words always say the same."""

    done: str
    part: str
    here: str
    open: str
    off: str
    bullet: str
    between: str
    leads: str
    more: str


UNICODE = Signs("✓", "~", "▸", "·", "–", "·", " · ", "→", "…")
ASCII = Signs("+", "~", ">", ".", "-", "-", " | ", ">", "...")


def choose_signs(ascii_only: bool) -> Signs:
    """The signs that this terminal can show. ``ascii_only`` is what the auditor's settings ask for."""
    return ASCII if ascii_only or is_plain_console() else UNICODE


def is_plain_console() -> bool:
    """Whether this is a console without box drawing: the classic Windows one, or one that is not UTF-8."""
    if os.name == "nt":
        return not os.environ.get("WT_SESSION")
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return "utf" not in encoding.lower()
