"""Keeps a framework, once assembled, as JSON that loads without reading any TOML or importing any plugin.

A cache file begins with a line that holds its key and the digest of the rest. Whatever does not match is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import evenhand
from evenhand.loading import cache_file
from evenhand.models import lean

if TYPE_CHECKING:
    from evenhand.models.framework import Framework

MODEL_SCHEMA = 5
"""Raised whenever the models change in a way that JSON written before does not fit."""


def to_json(framework: Framework) -> str:
    """The framework as JSON, digest included, for keeping it with an audit."""
    return f'{{"schema":{MODEL_SCHEMA},"framework":{lean.write(framework)}}}'


def from_json(text: str | bytes) -> Framework:
    """The framework that :func:`to_json` wrote, without importing pydantic where the models are still the same.

    Raises ``ValueError`` for anything else.
    """
    head = f'{{"schema":{MODEL_SCHEMA},"framework":'
    body = text.decode() if isinstance(text, bytes) else text
    if body.startswith(head):
        return lean.read(body[len(head) : -1])
    return _from_older(body)


def _from_older(body: str) -> Framework:
    """A snapshot written under other models: validated anew, so that fields added since get their defaults."""
    from evenhand.models.framework import Framework

    kept = json.loads(body)
    if not isinstance(kept, dict) or "framework" not in kept:
        raise ValueError("not a snapshot of a framework")
    framework = Framework.model_validate_json(json.dumps(lean.untagged(kept["framework"])), by_name=True)
    return lean.read(lean.write(framework))


def snapshot_key(framework_id: str, plugins: Iterable[tuple[str, str, str, Path]]) -> str | None:
    """The key of a framework made from these plugins (name, distribution, version, folder), in this order.

    It covers every byte of every file read, the API, the core and the models. ``None`` when a file cannot be read.
    """
    from evenhand.catalogue.files import toml_names

    seen = hashlib.sha256(f"{evenhand.API_VERSION} {evenhand.__version__} {MODEL_SCHEMA} {framework_id}".encode())
    for name, distribution, version, folder in plugins:
        for word in (name, distribution, version):
            _add(seen, word.encode())
        for file in toml_names(str(folder)):
            try:
                with open(f"{folder}/{file}", "rb", buffering=0) as opened:  # noqa: PTH123
                    content = opened.readall()
            except OSError:
                return None
            _add(seen, file.encode())
            _add(seen, content)
    return seen.hexdigest()


def load_snapshot(folder: Path, framework_id: str, key: str) -> Framework | None:
    """The framework kept under this key, or ``None`` where there is none that can be trusted."""
    raw = cache_file.read_bytes(_path(folder, framework_id))
    if raw is None:
        return None
    first, _, body = raw.partition(b"\n")
    if first != _first_line(key, body):
        return None
    try:
        framework = from_json(body)
    except (ValueError, RecursionError):
        return None
    return framework if framework.id == framework_id else None


def keep_snapshot(folder: Path, framework: Framework, key: str) -> None:
    """Keep a framework under a key, in place of what was kept of it before."""
    body = to_json(framework).encode()
    cache_file.write_bytes(_path(folder, framework.id), _first_line(key, body) + b"\n" + body)


def _path(folder: Path, framework_id: str) -> Path:
    return folder / f"framework-{framework_id}.json"


def _first_line(key: str, body: bytes) -> bytes:
    return f"{key} {hashlib.sha256(body).hexdigest()}".encode()


def _add(seen: hashlib._Hash, part: bytes) -> None:
    """The length goes in front, so that no two lists of parts look alike."""
    seen.update(b"%d:" % len(part))
    seen.update(part)
