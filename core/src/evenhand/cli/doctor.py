"""``evenhand doctor``: facts for a help desk, safe to send, without a word of case text."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from evenhand import API_VERSION, __version__
from evenhand.cli.output import print_json
from evenhand.errors import EvenhandError
from evenhand.settings import Settings, load_settings, paths


@click.command
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def doctor(as_json: bool) -> int:
    """Print versions, paths, plugins, faults and the health of the store. Exit 1 when something is wrong.

    It holds no case text and may be sent to a help desk.
    """
    facts = gather()
    if as_json:
        print_json(facts)
    else:
        _print(facts, "")
    return 1 if facts["problems"] else 0


def gather() -> dict[str, Any]:
    """Everything that the doctor reports, as plain data. What cannot be found out is among the ``problems``."""
    problems: list[str] = []
    settings = _tried(load_settings, problems) or Settings()
    facts: dict[str, Any] = {
        "versions": _versions(),
        "paths": {
            "store": without_home(paths.store_file(settings.data)),
            "cache": without_home(paths.cache_folder()),
            "authority's settings": _file(paths.authority_file()),
            "person's settings": _file(paths.person_file()),
        },
        "terminal": _terminal(),
        "plugins": [],
        "faults": [],
        "store": None,
    }
    _tried(lambda: _plugins(settings, facts), problems)
    facts["store"] = _tried(lambda: _store(settings, problems), problems)
    facts["problems"] = [without_home(problem) for problem in problems]
    return facts


def _tried(do: Callable[[], Any], problems: list[str]) -> Any:
    """What ``do`` gives; where it fails, ``None``, and one line among the problems."""
    try:
        return do()
    except EvenhandError as error:
        problems.append(str(error))
    except Exception as error:  # the doctor must come to the end, and a message could hold case text
        problems.append(f"{type(error).__name__} while looking")
    return None


def _versions() -> dict[str, str]:
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    found = {
        "evenhand": __version__,
        "plugin interface": str(API_VERSION),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "sqlite": sqlite3.sqlite_version,
    }
    for name in ("evenhand-tui", "textual", "pydantic", "pluggy", "sqlite-utils", "python-docx", "click"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _terminal() -> dict[str, str]:
    import locale
    import shutil

    size = shutil.get_terminal_size()
    return {
        "input is a terminal": "yes" if sys.stdin.isatty() else "no",
        "output is a terminal": "yes" if sys.stdout.isatty() else "no",
        "TERM": os.environ.get("TERM", "not set"),
        "COLORTERM": os.environ.get("COLORTERM", "not set"),
        "NO_COLOR": "set" if os.environ.get("NO_COLOR") else "not set",
        "size": f"{size.columns} x {size.lines}",
        "encoding": locale.getpreferredencoding(False),
    }


def _plugins(settings: Settings, facts: dict[str, Any]) -> None:
    from evenhand.catalogue import Catalogue

    catalogue = Catalogue(settings)
    facts["faults"] = [
        {name: without_home(str(value)) for name, value in fault._asdict().items()} for fault in catalogue.check()
    ]
    facts["plugins"] = [
        f"{state.entry.name}: {state.entry.distribution} {state.entry.version}"
        + (f", off: {state.off_because}" if state.off_because else "")
        for state in catalogue.plugins()
    ]


def _store(settings: Settings, problems: list[str]) -> dict[str, Any] | str:
    from evenhand.store.store import Store

    path = paths.store_file(settings.data)
    if not path.exists():
        return "none yet; it is made with the first audit"
    with Store.open(path) as store:
        health = store.health()._asdict()
        altered = [a.id for a in store.audits(practice=None) if not store.verify(a.id).ok]
    problems += [f"audit {audit_id} was altered: see `evenhand audit verify {audit_id}`" for audit_id in altered]
    if health["integrity"] != "ok":
        problems.append("the store's file is not sound: restore a copy made by `evenhand store backup`")
    return {**health, "path": without_home(path), "warnings": [without_home(w) for w in health["warnings"]]}


def _file(path: Path) -> str:
    return f"{without_home(path)}{'' if path.exists() else ' (not there)'}"


def without_home(text: Path | str) -> str:
    """A path or line with the person's home folder shown as ``~``, since its name is often theirs."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is none
    return str(text).replace(home, "~") if len(home) > 1 else str(text)


def _print(value: Any, indent: str) -> None:
    for name, part in value.items():
        if isinstance(part, dict):
            click.echo(f"{indent}{name}")
            _print(part, indent + "  ")
        elif isinstance(part, list | tuple):
            click.echo(f"{indent}{name}: {'none' if not part else ''}".rstrip())
            for item in part:
                words = "; ".join(str(word) for word in item.values() if word) if isinstance(item, dict) else item
                click.echo(f"{indent}  - {words}")
        else:
            click.echo(f"{indent}{name}: {part}")
