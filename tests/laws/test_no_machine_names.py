"""Law: nothing that is handed on names the machine it was made on, or an address to fetch things from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# Put together from parts, because this file is looked at too.
_FOLDERS = "|".join(("home", "root", "work", "Users", "private/var"))
MACHINE = re.compile(
    rb"(?<![\w.>~-])/(?:" + _FOLDERS.encode() + rb")/[\w.-]"
    rb"|[A-Za-z]:\\{1,2}Users\\{1,2}\w"
    rb"|\.\./" + b"shared" + rb"/"
    rb"|/tmp/" + rb"\w"
)
ADDRESS = re.compile(r"https?:|file:|git\+|ssh:|\s@\s|^\s*-", re.MULTILINE)
PINNED = re.compile(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.!+-]*( *; .+)?")


def machine_names(content: bytes) -> list[str]:
    """What in a file names somebody's machine."""
    return sorted({found.group().decode() for found in MACHINE.finditer(content)})


def test_no_file_names_a_machine(written_texts: tuple[Path, ...]) -> None:
    found = {str(path): machine_names(path.read_bytes()) for path in written_texts}
    assert {path: names for path, names in found.items() if names} == {}


def test_constraints_name_versions_and_no_addresses(workspace: Path) -> None:
    text = (workspace / "constraints.txt").read_text(encoding="utf-8")
    assert ADDRESS.findall(text) == []
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_what_is_required_names_no_addresses(workspace: Path) -> None:
    files = [workspace / "tests" / "requirements.txt", *workspace.glob("*/pyproject.toml"),
             *workspace.glob("plugins/*/pyproject.toml"), workspace / "pyproject.toml"]  # fmt: skip
    for path in files:
        requirements = re.sub(
            r"(?m)^(homepage|documentation|source|issues) = .*$", "", path.read_text(encoding="utf-8")
        )
        assert re.findall(r"https?:|file:|git\+|\s@\s", requirements) == [], path


@pytest.mark.parametrize(
    "text", ["see /{}/someone/notes", '"/{}/x.db"', "file:///{}/a", "C:\\\\Users\\\\someone", "(/{}/checkout)"]
)
@pytest.mark.parametrize("folder", ["home", "root", "work"])
def test_the_law_sees_a_machine(text: str, folder: str) -> None:
    assert machine_names(text.format(folder).encode())


@pytest.mark.parametrize("text", ["home/work/school", "https://example.org/home/page", "child's home/placement"])
def test_the_law_lets_ordinary_words_pass(text: str) -> None:
    assert machine_names(text.encode()) == []


@pytest.mark.parametrize("line", ["pluggy>=1.7", "pluggy", "-e core", "pluggy @ https://example.org/pluggy.whl"])
def test_the_law_sees_a_loose_constraint(line: str) -> None:
    assert not PINNED.fullmatch(line)
