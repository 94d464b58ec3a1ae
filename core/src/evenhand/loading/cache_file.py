"""Files that can be made again: never trusted beyond what their reader checks, and never in anyone's way."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a cache file, or ``None`` where there is none that can be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in a cache file, or an empty one where there is none that can be read."""
    raw = read_bytes(path)
    if raw is None:
        return {}
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def write_bytes(path: Path, content: bytes) -> None:
    """Write a cache file whole or not at all. A folder that cannot be written only means that there is no cache."""
    import tempfile

    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=path.name, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def write_object(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON object as :func:`write_bytes` does."""
    write_bytes(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
