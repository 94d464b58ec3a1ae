"""Law: imports point one way. The contracts themselves stand in the root's pyproject.toml."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter where the packages in ``folder``, if any, come before the installed ones."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def copy_of_the_sources(workspace: Path, tmp_path: Path) -> Path:
    """The contracts with all packages beside them, to be spoilt."""
    shutil.copy(workspace / "pyproject.toml", tmp_path)
    for source in [workspace / "core" / "src", workspace / "tui" / "src", *workspace.glob("plugins/*/src")]:
        shutil.copytree(source, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.toml"))
    return tmp_path


def test_imports_point_one_way(workspace: Path) -> None:
    checked = lint_imports(workspace)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("evenhand/models/ruling.py", "from evenhand.grading import truth", "Core imports one way"),
        ("evenhand/grading/truth.py", "import evenhand.store.records", "Core imports one way"),
        ("evenhand/settings/paths.py", "import evenhand.store.records", "Core imports one way"),
        ("evenhand/unplaced/__init__.py", "", "Core imports one way"),
        ("evenhand/store/chain.py", "import evenhand_tui", "Core never imports the assistant"),
        ("evenhand_durham/more.py", "import evenhand_tui", "Core never imports the assistant"),
        ("evenhand/store/chain.py", "import textual", "Core knows neither Textual nor Rich"),
        ("evenhand/grading/truth.py", "def late():\n    import rich.console", "Core knows neither Textual nor Rich"),
        ("evenhand/settings/paths.py", "import pluggy", "Past the loader nothing touches pluggy"),
        ("evenhand/conversation/extra.py", "import random", "The conversation has no store"),
        ("evenhand/conversation/extra.py", "from evenhand.store import records", "The conversation has no store"),
        ("evenhand/conversation/extra.py", "from evenhand.grading import truth", None),
        ("evenhand/cli/extra.py", "import evenhand_tui", None),
    ],
)
def test_each_contract_sees_its_offence(
    copy_of_the_sources: Path, module: str, line: str, contract: str | None
) -> None:
    path = copy_of_the_sources / module
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    checked = lint_imports(copy_of_the_sources)
    report = checked.stdout + checked.stderr
    if contract is None:
        assert checked.returncode == 0, report
    else:
        assert checked.returncode == 1, report
        broken = [text for text in checked.stdout.splitlines() if " BROKEN" in text]
        assert any(text.startswith(contract) for text in broken), report
