"""What commands print: JSON, and words in lines."""

from __future__ import annotations

import json
from typing import Any

import click


def print_json(value: Any) -> None:
    """Print a value as JSON, in the order of its keys."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def local_time(at: str) -> str:
    """A time of the store (ISO 8601, UTC) as a clock here shows it, to the minute."""
    from datetime import datetime

    return datetime.fromisoformat(at).astimezone().strftime("%d %b %Y %H:%M")
