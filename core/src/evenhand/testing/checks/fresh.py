"""Questions that only a new interpreter can answer: what importing a plugin brings in, and what its digest is there."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

MOST_SECONDS = 120
"""How long a new interpreter may take before it counts as stuck."""

_START = "import json,sys;g=json.load(sys.stdin);sys.path[:]=g['path'];"
_START += "from evenhand.testing.checks.fresh import answer;answer(g)"


class FreshError(Exception):
    """The new interpreter ended without an answer. The text is the last line that it wrote."""


def ask(question: str, *, seed: int = 0, **given: Any) -> Any:
    """The answer of a new interpreter to ``modules`` (of a ``module``) or ``digest`` (of a ``framework_id``).

    ``given`` is plain data. ``seed`` sets the order of sets there, so that two seeds show what leans on it. Raises
    :class:`FreshError`.
    """
    body = json.dumps({"question": question, "path": sys.path, **given})
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START],
            input=body,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FreshError(f"no answer within {MOST_SECONDS} seconds") from None
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise FreshError((done.stderr.splitlines() or [f"it ended with code {done.returncode}"])[-1])
    return json.loads(lines[-1])


def answer(given: dict[str, Any]) -> None:
    """Print the answer as the last line; whatever a plugin prints goes to standard error."""
    with contextlib.redirect_stdout(sys.stderr):
        found = {"modules": _modules, "digest": _digest}[given["question"]](given)
    sys.stdout.write(f"{json.dumps(found)}\n")


def _modules(given: dict[str, Any]) -> list[str]:
    """The modules that importing the plugin adds to what every plugin needs."""
    import importlib

    from evenhand import DataPlugin, hookimpl

    _ = DataPlugin, hookimpl
    before = set(sys.modules)
    importlib.import_module(given["module"])
    return sorted(set(sys.modules) - before)


def _digest(given: dict[str, Any]) -> str:
    """The digest of a framework, assembled anew from these plugins."""
    from evenhand.catalogue import Catalogue
    from evenhand.loading.entries import PluginEntry

    rows = [dict(zip(PluginEntry._fields, row, strict=True)) for row in given["entries"]]
    entries = [PluginEntry(**{**row, "requires": tuple(row["requires"])}) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        framework = Catalogue(entries=entries, cache_folder=Path(folder)).framework(given["framework_id"])
    return framework.digest
