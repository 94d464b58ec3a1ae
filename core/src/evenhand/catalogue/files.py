"""Which files a plugin is made of, and whether they are still as they were."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_WATCHED = (".py", ".toml", ".json")


DOMAINS = "domains"
"""The folder of a framework in which each file is a domain."""


WAIVERS = "waivers.toml"
"""Stands beside a framework's files and is no part of it: which checks its author waives, and why."""


def toml_files(folder: Path) -> list[Path]:
    """The TOML files of a framework's folder, always in the same order."""
    return [folder / name for name in toml_names(str(folder))]


def toml_names(folder: str) -> list[str]:
    """Their names below the folder, with ``/``. Strings, because opening a framework waits for this."""
    own = [name for name in _toml_in(folder, "") if name != WAIVERS]
    return [*own, *_toml_in(f"{folder}/{DOMAINS}", f"{DOMAINS}/")]


def _toml_in(folder: str, prefix: str) -> list[str]:
    try:
        return sorted(prefix + name for name in os.listdir(folder) if name.endswith(".toml"))  # noqa: PTH208
    except OSError:
        return []


def signature(roots: list[str]) -> str:
    """Names, sizes and times of the files that a plugin is made of, below these folders; changes when any does."""
    import zlib

    words = []
    for root in roots:
        for path, found in _walk(root):
            words.append(f"{path}\0{found.st_mtime_ns}\0{found.st_size}\0{found.st_ino}")
    text = "\n".join(sorted(words)).encode()
    return f"{len(words)}.{zlib.crc32(text):08x}.{zlib.adler32(text):08x}"


def _walk(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """Strings and ``scandir``, because this runs for every plugin at every start."""
    try:
        with os.scandir(root) as found:
            entries = list(found)
    except NotADirectoryError:
        yield root, os.stat(root)  # noqa: PTH116
        return
    except OSError:
        return
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _walk(entry.path)
        elif entry.name.endswith(_WATCHED):
            try:
                yield entry.path, entry.stat()
            except OSError:
                continue
