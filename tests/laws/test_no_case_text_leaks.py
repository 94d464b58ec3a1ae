"""Law: what an auditor typed goes to the store and the report only, so nothing else in core prints or logs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

LEAKING_MODULES = {"cgitb", "faulthandler", "logging", "pdb", "syslog", "traceback", "warnings", "loguru"}
LEAKING_CALLS = {"print_exc", "print_exception", "print_stack", "breakpoint", "set_trace"}
MAY_PRINT = ("evenhand/cli/", "evenhand/drivers/")
"""The folders whose work it is to speak to the person at the keyboard."""


def leaks(source: str, *, may_print: bool) -> list[str]:
    """The lines of a module through which case text could leave it unseen."""
    found = []
    tree = ast.parse(source)
    silences = _only_silences(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names_in = [name.name for name in node.names if not (silences and name.name == "warnings")]
            found += [f"{node.lineno}: import {name}" for name in names_in if _leaks(name)]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = {f"{node.module}.{name.name}" for name in node.names}
            if _leaks(node.module) or names & {"textual.log", "rich.traceback", "rich.print", "rich.inspect"}:
                found.append(f"{node.lineno}: from {node.module}")
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            prints = isinstance(node.func, ast.Name) and called in {"print", "pprint"} and not may_print
            shows_locals = any(_is_true(keyword, "show_locals") for keyword in node.keywords)
            if called in LEAKING_CALLS or prints or shows_locals:
                found.append(f"{node.lineno}: {called}(")
    return found


def _only_silences(tree: ast.Module) -> bool:
    """Whether a module uses ``warnings`` for nothing but keeping a library's own from the screen."""
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "warnings"]
    silencing = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node) in {"warnings.catch_warnings()", SILENCE}
    ]
    return bool(silencing) and len(used) == len(silencing)


SILENCE = "warnings.simplefilter('ignore')"


def _leaks(module: str) -> bool:
    return module.partition(".")[0] in LEAKING_MODULES or module == "rich.traceback"


def _is_true(keyword: ast.keyword, name: str) -> bool:
    return keyword.arg == name and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)


def test_nothing_prints_or_logs_behind_the_auditors_back(shipped: tuple[Path, ...]) -> None:
    found = {}
    for path in shipped:
        may_print = any(folder in path.as_posix() for folder in MAY_PRINT)
        found[str(path)] = leaks(path.read_text(encoding="utf-8"), may_print=may_print)
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import logging",
        "from logging import getLogger",
        "def late():\n    import traceback",
        "print('evidence')",
        "from textual import log",
        "console.print_exception()",
        "install(show_locals=True)",
        "Traceback(show_locals=flag)",
        "from rich.traceback import install",
    ],
)
def test_the_law_sees_a_leak(source: str) -> None:
    assert leaks(source, may_print=False)


def test_a_librarys_warnings_may_be_silenced_and_none_given() -> None:
    silent = "import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('ignore')\n"
    assert leaks(silent, may_print=False) == []
    for loud in ("warnings.warn(text)", "warnings.simplefilter('default')", "say = warnings.warn"):
        assert leaks(f"{silent}{loud}", may_print=False)


def test_commands_and_drivers_may_print_but_not_log() -> None:
    assert leaks("print('Which grade?')", may_print=True) == []
    assert leaks("import logging", may_print=True)
