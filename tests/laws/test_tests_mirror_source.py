"""Law: tests mirror the source, path for path, so that a module's tests are where one looks for them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

COVERED_ELSEWHERE: dict[str, str] = {}
"""Module → the test file that covers it, both relative to the workspace, where another folder's tests do it better."""

SOURCES = {"core": "core/src/evenhand", "tui": "tui/src/evenhand_tui"}


def has_logic(source: str) -> bool:
    """Whether a module does anything: it has a function or method with more than a docstring or ``...`` in it."""
    functions = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return any(not _is_bare(statement) for function in functions for statement in function.body)


def _is_bare(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def mirror(module: str) -> str:
    """Where the tests of a module belong, both relative to the workspace."""
    for folder, source in SOURCES.items():
        if module.startswith(f"{source}/"):
            path = Path(module.removeprefix(f"{source}/"))
            return (Path("tests") / folder / path.parent / f"test_{path.stem.strip('_')}.py").as_posix()
    raise ValueError(module)


def modules_with_logic(workspace: Path) -> list[str]:
    """The modules that need tests, relative to the workspace."""
    files = [path for source in SOURCES.values() for path in sorted((workspace / source).rglob("*.py"))]
    return [path.relative_to(workspace).as_posix() for path in files if has_logic(path.read_text(encoding="utf-8"))]


def imports(source: str) -> set[str]:
    """Every dotted name that a file imports, modules and what is taken from them alike."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def dotted(module: str) -> str:
    """The name under which a module is imported."""
    return module.partition("/src/")[2].removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def untested(workspace: Path, elsewhere: dict[str, str]) -> dict[str, str]:
    """Modules without tests, with where those belong. A sibling's test file may do, if it imports the module."""
    missing = {}
    for module in modules_with_logic(workspace):
        own = workspace / elsewhere.get(module, mirror(module))
        siblings = sorted(own.parent.glob("test_*.py"))
        named: set[str] = set().union(*(imports(path.read_text(encoding="utf-8")) for path in siblings))
        if not own.is_file() and dotted(module) not in named:
            missing[module] = mirror(module)
    return missing


def test_every_module_with_logic_has_its_tests(workspace: Path) -> None:
    missing = untested(workspace, COVERED_ELSEWHERE)
    if missing:
        pytest.fail("\n".join(f"{module} has no {test}" for module, test in missing.items()), pytrace=False)


def test_what_is_covered_elsewhere_still_is(workspace: Path) -> None:
    assert [module for module in COVERED_ELSEWHERE if not (workspace / module).is_file()] == [], "no such module"
    assert [test for test in COVERED_ELSEWHERE.values() if not (workspace / test).is_file()] == [], "no such test"
    assert [module for module in COVERED_ELSEWHERE if (workspace / mirror(module)).is_file()] == [], "has its own"


def test_folders_of_tests_are_folders_of_the_source(workspace: Path) -> None:
    strays = []
    for folder, source in SOURCES.items():
        for path in (workspace / "tests" / folder).rglob("test_*.py"):
            relative = path.parent.relative_to(workspace / "tests" / folder)
            if not (workspace / source / relative).is_dir():
                strays.append(path.relative_to(workspace).as_posix())
    assert strays == []


def test_the_law_sees_a_module_without_tests(tmp_path: Path) -> None:
    source, tests = tmp_path / SOURCES["core"] / "store", tmp_path / "tests" / "core" / "store"
    source.mkdir(parents=True)
    tests.mkdir(parents=True)
    for name in ("chain", "links", "locks"):
        (source / f"{name}.py").write_text("def do() -> int:\n    return 1\n", encoding="utf-8")
    (tests / "test_chain.py").write_text("from evenhand.store import chain, links\n", encoding="utf-8")
    locks = f"{SOURCES['core']}/store/locks.py"
    assert untested(tmp_path, {}) == {locks: "tests/core/store/test_locks.py"}
    assert untested(tmp_path, {locks: "tests/core/store/test_chain.py"}) == {}


@pytest.mark.parametrize(
    ("module", "test"),
    [
        ("core/src/evenhand/store/chain.py", "tests/core/store/test_chain.py"),
        ("core/src/evenhand/suggest.py", "tests/core/test_suggest.py"),
        ("core/src/evenhand/settings/__init__.py", "tests/core/settings/test_init.py"),
        ("core/src/evenhand/__init__.py", "tests/core/test_init.py"),
        ("tui/src/evenhand_tui/widgets/box.py", "tests/tui/widgets/test_box.py"),
    ],
)
def test_the_mirror(module: str, test: str) -> None:
    assert mirror(module) == test


@pytest.mark.parametrize(
    ("source", "logic"),
    [
        ("X = 1\nclass A(Model):\n    a: int", False),
        ('@hookspec\ndef h() -> int:\n    """Called: once."""', False),
        ("class A:\n    def a(self) -> int: ...", False),
        ("class A:\n    def a(self) -> int:\n        return 1", True),
        ("async def a() -> None:\n    await b()", True),
    ],
)
def test_what_counts_as_logic(source: str, logic: bool) -> None:
    assert has_logic(source) is logic
