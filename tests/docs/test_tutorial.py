"""The tutorial is true: a reader who does what it says, in an empty folder, sees what it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import NamedTuple

import pytest

from toml_on_pages import Shown, put

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial.md"
FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
DELETE = re.compile(r"Delete `(?P<file>[\w/.-]+)`\.$", re.MULTILINE)
MARK = re.compile(r"# (?P<file>[\w/.-]+)(?:, (?P<how>in place of what stood there|line (?P<line>\d+)))?\n")
FAILS = "# exit code 1"
WINDOWS = sys.platform == "win32"


class Step(NamedTuple):
    """One fenced block: commands to run, a file to write, what the commands before printed; or a file to delete."""

    kind: str
    file: str
    body: str


def steps(page: str) -> list[Step]:
    found = [(one.start(), Step(one["kind"], one["file"] or "", one["body"])) for one in FENCE.finditer(page)]
    found += [(one.start(), Step("delete", one["file"], "")) for one in DELETE.finditer(page)]
    return [step for _, step in sorted(found)]


class Reader:
    """Somebody in an empty folder who has Evenhand installed, and does what the page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self.environment = self._environment(folder / "venv")
        self.printed = ""
        self.audit = ""

    def _environment(self, place: Path) -> dict[str, str]:
        """An environment of the reader's own, which also has what is installed here."""
        venv.EnvBuilder(with_pip=False, symlinks=not WINDOWS).create(place)
        scripts = place / ("Scripts" if WINDOWS else "bin")
        python = scripts / ("python.exe" if WINDOWS else "python")
        where = sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)})
        here = sysconfig.get_path("purelib")
        (Path(where) / "evenhand_installed.pth").write_text(
            f"import site; site.addsitedir({here!r})\n", encoding="utf-8"
        )
        self.python = str(python)
        return {**os.environ, "COLUMNS": "200", "TERM": "dumb", "VIRTUAL_ENV": str(place)}

    def follow(self, page: list[Step]) -> None:
        for step in page:
            self.do(step)

    def do(self, step: Step) -> None:
        if step.kind == "sh":
            self.printed = ""
            self._run(step.body)
        elif step.kind == "delete":
            (self.folder / step.file).unlink()
        elif step.kind == "text":
            for line in step.body.splitlines():
                assert line.strip() in self.printed, f"{line}\nis not in\n{self.printed}"
        else:
            self._write(step)

    def _run(self, body: str) -> None:
        expected = 1 if FAILS in body else 0
        for line in body.splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            words = [self.audit if word == "AUDIT" else word for word in words]
            start = {"evenhand": [self.python, "-c", "import sys; from evenhand.cli.main import run; sys.exit(run())"],
                     "python": [self.python]}[words[0]]  # fmt: skip
            ran = subprocess.run(
                [*start, *words[1:]],
                cwd=self.folder,
                env=self.environment,
                input="quit\n",
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                timeout=120,
            )
            assert ran.returncode == expected, f"{line}\n{ran.stdout}\n{ran.stderr}"
            assert "Traceback" not in ran.stderr
            self.printed += ran.stdout + ran.stderr
            if words[1:3] == ["audit", "new"]:
                self.audit = ran.stdout.strip().splitlines()[-1]

    def _write(self, step: Step) -> None:
        mark = MARK.match(step.body)
        name, body = (step.file, step.body) if mark is None else (mark["file"], step.body[mark.end() :])
        path = self.folder / name
        if mark is None:
            path.write_text(body, encoding="utf-8")
            return
        old = path.read_text(encoding="utf-8")
        if mark["line"]:
            lines = old.splitlines(keepends=True)
            lines[int(mark["line"]) - 1] = body
            path.write_text("".join(lines), encoding="utf-8")
        else:
            path.write_text(put(old, Shown(name, mark["how"] is not None, body)), encoding="utf-8")


def test_every_step_does_what_the_page_says(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    shutil.copy(ROOT / "examples" / "tutorial" / "fernshire-guidance.docx", reader.folder)
    reader.follow(steps(PAGE.read_text(encoding="utf-8")))
    assert reader.audit
    assert "DRAFT" not in reader.printed, "the audit was completed"
    made = {path.name for path in reader.folder.iterdir()}
    assert {"fernshire", "fernshire-for-sign-off.docx", "first-audit.docx", "first-audit.jsonl"} <= made
    framework = reader.folder / "fernshire" / "src" / "evenhand_fernshire" / "framework"
    text = (framework / "framework.toml").read_text(encoding="utf-8")
    assert "Name of the authority" not in text
    assert "nobody has checked it" not in text
    assert (framework / "releases.json").is_file()


def test_the_page_goes_the_whole_way() -> None:
    commands = " ".join(step.body for step in steps(PAGE.read_text(encoding="utf-8")) if step.kind == "sh")
    wanted = ("framework new", "framework import", "framework watch", "framework preview", "pip install",
              "framework print", "evenhand check", "--record", "audit new", "evenhand report")  # fmt: skip
    assert [part for part in wanted if part not in commands] == []


@pytest.mark.parametrize(
    "untrue",
    [
        [Step("sh", "", "evenhand version\n# exit code 1\n")],
        [Step("sh", "", "evenhand check no_such_plugin\n")],
        [Step("sh", "", "evenhand version\n"), Step("text", "", "This was never printed.\n")],
        [Step("toml", "", "# no/such/file.toml, line 3\na = 1\n")],
    ],
)
def test_a_page_that_is_not_true_is_seen(untrue: list[Step], tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    with pytest.raises((AssertionError, FileNotFoundError)):
        reader.follow(untrue)
