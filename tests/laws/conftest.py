"""What the laws look at: the workspace's files, and interpreters that have imported nothing yet."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def workspace() -> Path:
    """The root of the workspace."""
    return ROOT


@pytest.fixture(scope="session")
def shipped(workspace: Path) -> tuple[Path, ...]:
    """Every Python file that is installed on somebody's machine: core, the assistant and the plugins."""
    sources = [workspace / "core" / "src", workspace / "tui" / "src", *workspace.glob("plugins/*/src")]
    files = tuple(sorted(path for source in sources for path in source.rglob("*.py")))
    assert files, "no source was found: the laws would pass without looking at anything"
    return files


@pytest.fixture(scope="session")
def written_texts(workspace: Path) -> tuple[Path, ...]:
    """Every file of the workspace that somebody wrote, without environments and caches."""

    def walk(folder: Path) -> list[Path]:
        found = []
        for path in sorted(folder.iterdir()):
            hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore", ".github", ".gitattributes"}
            if hidden or path.name in {"__pycache__", "_build", "build", "dist"} or path.suffix == ".egg-info":
                continue
            found += walk(path) if path.is_dir() else [path]
        return found

    return tuple(walk(workspace))


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[str], str]:
    """Runs code in a new interpreter that inherits the test's Evenhand folders, and gives back what it printed."""

    def run(code: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-I", "-c", code],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert ran.returncode == 0, f"exit {ran.returncode}\n{ran.stderr}"
        return ran.stdout

    return run
