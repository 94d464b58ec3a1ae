"""Law: one module opens SQLite connections, so that encryption or a server can come in there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

THE_DOOR = "evenhand/store/connection.py"
MAY_WRAP = (THE_DOOR, "evenhand/store/migrations.py")
"""Where sqlite-utils may be put round a connection that the door has opened."""


def openings(source: str, *, may_open: bool, may_wrap: bool) -> list[str]:
    """The lines of a module that open a database, or wrap one where that is not allowed."""
    tree = ast.parse(source)
    drivers, wrappers = _aliases(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "sqlite3":
            names = {name.name for name in node.names} & {"connect", "Connection"}
            if "connect" in names and not may_open:
                found.append(f"{node.lineno}: from sqlite3 import connect")
        elif isinstance(node, ast.Call):
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            of_driver = isinstance(owner, ast.Name) and owner.id in drivers
            if of_driver and called in {"connect", "Connection"} and not may_open:
                found.append(f"{node.lineno}: sqlite3.{called}(")
            wraps = called in wrappers or (called == "Database" and getattr(owner, "id", "") == "sqlite_utils")
            # A wrapper opens a file itself unless it is given a connection, which never is a literal or a path.
            named = {keyword.arg for keyword in node.keywords} & {
                "memory",
                "memory_name",
                "recreate",
                "filename_or_conn",
            }
            of_connection = bool(node.args) and isinstance(node.args[0], ast.Name | ast.Attribute) and not named
            opens = wraps and not of_connection
            if (wraps and not may_wrap) or (opens and not may_open):
                found.append(f"{node.lineno}: {called}(")
    return found


def _aliases(tree: ast.Module) -> tuple[set[str], set[str]]:
    drivers, wrappers = {"sqlite3"}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            drivers |= {name.asname or name.name for name in node.names if name.name in {"sqlite3", "sqlcipher3"}}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "sqlite_utils":
            wrappers |= {name.asname or name.name for name in node.names if name.name == "Database"}
    return drivers, wrappers


def test_only_one_module_opens_databases(shipped: tuple[Path, ...]) -> None:
    found = {}
    for path in shipped:
        name = path.as_posix()
        found[name] = openings(
            path.read_text(encoding="utf-8"), may_open=name.endswith(THE_DOOR), may_wrap=name.endswith(MAY_WRAP)
        )
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_door_is_where_the_law_says(shipped: tuple[Path, ...]) -> None:
    door = next(path for path in shipped if path.as_posix().endswith(THE_DOOR))
    assert openings(door.read_text(encoding="utf-8"), may_open=False, may_wrap=False)


@pytest.mark.parametrize(
    "source",
    [
        "import sqlite3\nsqlite3.connect('x')",
        "import sqlite3 as db\ndef late():\n    return db.connect(path)",
        "from sqlite3 import connect",
        "from sqlite_utils import Database\nDatabase(connection)",
        "import sqlite_utils\nsqlite_utils.Database(memory=True)",
    ],
)
def test_the_law_sees_a_second_door(source: str) -> None:
    assert openings(source, may_open=False, may_wrap=False)


def test_a_wrapper_may_not_open_a_file_itself() -> None:
    wrap = "from sqlite_utils import Database\n"
    assert openings(wrap + "Database(connection)", may_open=False, may_wrap=True) == []
    assert openings(wrap + "Database('x.db')", may_open=False, may_wrap=True)
    assert openings(wrap + "Database(memory=True)", may_open=False, may_wrap=True)
