"""Law: every hook says when it is called, what empty means and since when; is in docs/hooks.md; and has a test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SAYS = ("Called: ", "Empty: ", "Since: ")


def hooks_of(source: str) -> dict[str, ast.FunctionDef]:
    """The hook specifications of a module by name."""
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return {
        function.name: function
        for function in functions
        if any(ast.unparse(decorator).startswith("hookspec") for decorator in function.decorator_list)
    }


def undocumented(function: ast.FunctionDef) -> list[str]:
    """What the docstring and signature of a hook leave out."""
    words = " ".join((ast.get_docstring(function) or "").split())
    missing = [said.strip() for said in SAYS if said not in f"{words} "]
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    missing += [f"type of {argument.arg}" for argument in arguments if argument.annotation is None]
    return missing if function.returns else [*missing, "return type"]


@pytest.fixture(scope="module")
def hooks(workspace: Path) -> dict[str, ast.FunctionDef]:
    source = (workspace / "core" / "src" / "evenhand" / "hookspecs.py").read_text(encoding="utf-8")
    found = hooks_of(source)
    assert len(found) >= 12, "the hooks of the contract were not found"
    return found


def test_every_hook_says_what_its_author_must_know(hooks: dict[str, ast.FunctionDef]) -> None:
    assert {name: undocumented(hook) for name, hook in hooks.items() if undocumented(hook)} == {}


def test_every_hook_has_the_projects_prefix(hooks: dict[str, ast.FunctionDef]) -> None:
    assert [name for name in hooks if not name.startswith("evenhand_")] == []


def test_the_page_of_hooks_names_every_hook_and_no_other(workspace: Path, hooks: dict[str, ast.FunctionDef]) -> None:
    page = (workspace / "docs" / "hooks.md").read_text(encoding="utf-8")
    packages = {path.name for path in workspace.glob("plugins/*/src/*")} | {"evenhand_tui"}
    named = set(re.findall(r"\bevenhand_[a-z_]+\b", page)) - packages
    examples = {name for name in named if re.search(rf"```(?:(?!```).)*\b{name}\b", page, re.DOTALL)}
    assert set(hooks) - named == set(), "not on the page"
    assert named - examples - set(hooks) == set(), "on the page but no hook"


def test_every_hook_has_a_test(workspace: Path, hooks: dict[str, ast.FunctionDef]) -> None:
    laws = workspace / "tests" / "laws"
    tests = [path for path in (workspace / "tests").rglob("*.py") if not path.is_relative_to(laws)]
    written = "\n".join(path.read_text(encoding="utf-8") for path in tests)
    assert [name for name in hooks if not re.search(rf"\b{name}\b", written)] == []


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ('@hookspec\ndef h(a: int) -> int:\n    """Called: now. Empty: none. Since: 0.1."""', []),
        ('@hookspec\ndef h() -> int:\n    """Called: now. Empty: none."""', ["Since:"]),
        ('@hookspec(firstresult=True)\ndef h() -> int:\n    """Since: 0.1. Empty: none."""', ["Called:"]),
        ('@hookspec\ndef h(a):\n    """Called: now. Empty: none. Since: 0.1."""', ["type of a", "return type"]),
        ("@hookspec\ndef h() -> int: ...", ["Called:", "Empty:", "Since:"]),
    ],
)
def test_the_law_sees_what_a_hook_leaves_out(source: str, missing: list[str]) -> None:
    assert undocumented(hooks_of(source)["h"]) == missing
