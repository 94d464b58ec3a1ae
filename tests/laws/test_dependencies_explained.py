"""Law: every dependency has its reason in the decisions, and the constraints pin it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = "evenhand-"


def asked_for(workspace: Path) -> set[str]:
    """What the distributions and the tests ask for by name, without our own distributions."""
    lines = (workspace / "tests" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    for path in [workspace / "core", workspace / "tui", *workspace.glob("plugins/*")]:
        project = tomllib.loads((path / "pyproject.toml").read_text(encoding="utf-8"))
        lines += [*project["project"].get("dependencies", []), *project["build-system"]["requires"]]
    names = {canonicalize_name(Requirement(line).name) for line in lines if line.strip()}
    return {name for name in names if not name.startswith(OURS)}


def explained(page: str) -> set[str]:
    """The dependencies that the page has a row for: those in the first cell of its tables."""
    return {canonicalize_name(name) for name in re.findall(r"^\| `([A-Za-z0-9._-]+)` \|", page, re.MULTILINE)}


@pytest.fixture(scope="module")
def page(workspace: Path) -> str:
    return (workspace / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8")


def test_every_dependency_has_its_reason(workspace: Path, page: str) -> None:
    assert asked_for(workspace) - explained(page) == set()


def test_every_pinned_package_is_accounted_for(workspace: Path, page: str) -> None:
    pins = (workspace / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(pin.partition("==")[0]) for pin in pins if "==" in pin}
    named = {canonicalize_name(name) for name in re.findall(r"`([A-Za-z0-9._-]+)`", page)}
    assert pinned - named == set(), "pinned but not in the decisions"
    assert asked_for(workspace) - pinned - {"flit-core"} == set(), "asked for but not pinned"


def test_the_law_reads_rows_only() -> None:
    assert explained("| `pluggy` | hooks |\nsee `rich`\n| `Python_Docx` | Word |\n") == {"pluggy", "python-docx"}
