#!/usr/bin/env python3
"""Set Evenhand up and run it, with nothing but Python's standard library.

Usage: python3 bootstrap.py setup|run|test|check|bench|docs   (on Windows: py bootstrap.py run)

`setup` makes `.venv` and installs every distribution of the workspace in one pip command, so that they find each
other in this checkout. The other commands set up first when something they depend on has changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "evenhand-setup"
CONSTRAINTS = ROOT / "constraints.txt"
TEST_REQUIREMENTS = ROOT / "tests" / "requirements.txt"
OLDEST_PYTHON = (3, 11)


def distributions() -> list[Path]:
    """The folders of the workspace that are installable distributions, core first."""
    return [ROOT / "core", ROOT / "tui", *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))]


def fingerprint() -> str:
    """A digest of everything that decides what is installed."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {ROOT}".encode())
    for path in [CONSTRAINTS, TEST_REQUIREMENTS, *(folder / "pyproject.toml" for folder in distributions())]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_set_up() -> bool:
    """Whether `.venv` holds what this checkout asks for."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == fingerprint()


def setup() -> None:
    """Make `.venv` and install the workspace and the test tools into it."""
    if is_set_up():
        return
    print("Setting up .venv (once; this takes a minute or two) ...", file=sys.stderr)
    venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--constraint", str(CONSTRAINTS), "--requirement", str(TEST_REQUIREMENTS)]
    for folder in distributions():
        command += ["--editable", str(folder)]
    run_step(command)
    STAMP.write_text(fingerprint(), encoding="utf-8")


def run_step(command: list[str]) -> None:
    """Run one command in the root of the workspace; stop with its exit code when it fails."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def tool(name: str, *arguments: str) -> None:
    """Run a module of the environment, such as pytest, as one step."""
    run_step([str(PYTHON), "-m", name, *arguments])


def check() -> None:
    """Lint, format, types and the one-way imports."""
    tool("ruff", "check", ".")
    tool("ruff", "format", "--check", ".")
    tool("mypy", *(str(folder / "src") for folder in distributions()), "tests", "docs", "bootstrap.py")
    run_step([str(BIN / "lint-imports")])


def docs() -> None:
    """Write the reference anew from the source, and build the documentation. Whatever Sphinx warns of is an error."""
    folder = ROOT / "docs"
    run_step([str(PYTHON), str(folder / "reference" / "make_reference.py")])
    built = folder / "_build"
    options = ["-W", "--keep-going", "-q", "-E", "-b", "html", "-d", str(built / "doctrees")]
    tool("sphinx", *options, str(folder), str(built / "html"))
    print(f"Open {built / 'html' / 'index.html'}", file=sys.stderr)


def main() -> None:
    """Do what the command line asks for."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Evenhand needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in {"setup", "run", "test", "check", "bench", "docs"}:
        sys.exit(__doc__)
    setup()
    if command == "run":
        run_step([str(BIN / "evenhand"), *sys.argv[2:]])
    if command in {"check", "test"}:
        check()
    if command == "test":
        tool("pytest", "-q", "-n", "auto", *sys.argv[2:])
    if command == "docs":
        docs()
    if command == "bench":
        run_step([str(PYTHON), str(ROOT / "bench"), *sys.argv[2:]])


if __name__ == "__main__":
    main()
