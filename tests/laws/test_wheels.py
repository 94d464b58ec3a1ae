"""Law: the wheels hold all that they need, and install without any index, as docs/install-without-an-index.md shows.

Nothing is downloaded. Packages of others are lent to the new environment by links to those of this one; ours come from
the wheels alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

OURS = ("evenhand", "__editable__")

TEMPLATES = "evenhand/kit/templates"
NEEDED = {
    "evenhand_core": (
        "evenhand/py.typed",
        "evenhand/reporting/html_page.css",
        "evenhand/reporting/pdf_template.typ",
        f"{TEMPLATES}/data/pyproject.toml.tmpl",
        f"{TEMPLATES}/data/README.md.tmpl",
        f"{TEMPLATES}/data/src/package/__init__.py.tmpl",
        f"{TEMPLATES}/data/src/package/py.typed.tmpl",
        f"{TEMPLATES}/data/src/package/framework/framework.toml.tmpl",
        f"{TEMPLATES}/data/src/package/framework/domains/01-safety.toml.tmpl",
        f"{TEMPLATES}/code/src/package/code.py.tmpl",
        "evenhand/kit/schemas.py",
    ),
    "evenhand_tui": ("evenhand_tui/py.typed", "evenhand_tui/evenhand.tcss"),
}
"""What the source folders do not show by themselves to be needed."""


def distributions(workspace: Path) -> list[Path]:
    """Every folder that is a distribution."""
    return [
        workspace / "core",
        workspace / "tui",
        *sorted(path.parent for path in workspace.glob("plugins/*/pyproject.toml")),
    ]


def quiet(*words: str | Path, cwd: Path) -> str:
    """Run a command that may ask no index, whatever the person's own settings of pip say; give what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    ran = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**environment, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INPUT": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, f"{words}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def share(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel of each distribution, built as the documentation says."""
    folder = tmp_path_factory.mktemp("share")
    asked = ("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    quiet(*PIP, *asked, *distributions(workspace), cwd=folder)
    return folder


@pytest.fixture(scope="module")
def python(share: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that has everything from the wheels."""
    home = tmp_path_factory.mktemp("new")
    _lend(home / "lent")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home / "venv")
    places = sysconfig.get_paths("venv", {"base": str(home / "venv"), "platbase": str(home / "venv")})
    Path(places["purelib"], "lent.pth").write_text(f"{home / 'lent'}\n", encoding="utf-8")
    python = Path(places["scripts"], "python.exe" if os.name == "nt" else "python")
    built = [path.name.split("-")[0].replace("_", "-") for path in share.glob("*.whl")]
    names = [name for name in built if name != "evenhand-core"]
    # Everything but core is named, which must come in by itself.
    quiet(*PIP, "--python", python, "install", "--no-index", "--find-links", share, *names, cwd=home)
    return python


def _lend(folder: Path) -> None:
    folder.mkdir()
    for site in dict.fromkeys(sysconfig.get_paths()[name] for name in ("purelib", "platlib")):
        for path in Path(site).iterdir():
            if not path.name.startswith(OURS) and path.suffix != ".pth":
                try:
                    (folder / path.name).symlink_to(path, target_is_directory=path.is_dir())
                except OSError:
                    pytest.skip("this system lets nobody make links, so nothing can be lent")


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_each_wheel_holds_every_file_of_its_source(workspace: Path, share: Path) -> None:
    wheels = {path.name.split("-")[0]: names_in(path) for path in share.glob("*.whl")}
    assert len(wheels) == len(distributions(workspace))
    for folder in distributions(workspace):
        (source,) = [path for path in (folder / "src").iterdir() if path.is_dir()]
        held = wheels["evenhand_core" if source.name == "evenhand" else source.name]
        wanted = {
            path.relative_to(folder / "src").as_posix()
            for path in source.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted - held == set()
        assert f"{source.name}/py.typed" in held
        assert {name for name in held if not name.startswith((f"{source.name}/", "evenhand_"))} == set()


@pytest.mark.parametrize("wheel", NEEDED)
def test_what_is_needed_besides_code_is_there(share: Path, wheel: str) -> None:
    (path,) = share.glob(f"{wheel}-*.whl")
    assert set(NEEDED[wheel]) - names_in(path) == set()


def test_every_plugins_wheel_holds_its_framework(workspace: Path, share: Path) -> None:
    for folder in workspace.glob("plugins/*"):
        (path,) = share.glob(f"evenhand_{folder.name}-*.whl")
        held = names_in(path)
        data = [name for name in held if name.startswith(f"evenhand_{folder.name}/framework/")]
        assert f"evenhand_{folder.name}/framework/framework.toml" in data
        assert any("/domains/" in name for name in data)


def test_ours_come_from_the_wheels(python: Path, tmp_path: Path) -> None:
    code = "import evenhand as e, evenhand_tui as t, evenhand_durham as d\nfor one in (e, t, d): print(one.__file__)"
    places = [Path(place).resolve() for place in quiet(python, "-c", code, cwd=tmp_path).splitlines()]
    home = python.parent.parent.resolve()
    assert len(places) == 3
    assert [place for place in places if not place.is_relative_to(home)] == []


def test_what_was_installed_lists_and_checks_its_frameworks(workspace: Path, python: Path, tmp_path: Path) -> None:
    evenhand = python.with_name("evenhand.exe" if os.name == "nt" else "evenhand")
    listed = {one["id"] for one in json.loads(quiet(evenhand, "frameworks", "--json", cwd=tmp_path))}
    assert listed == {path.parent.name for path in workspace.glob("plugins/*/pyproject.toml")}
    assert "No faults." in quiet(evenhand, "plugins", "--check", cwd=tmp_path)


def test_a_new_framework_is_built_installed_and_checked_there(share: Path, python: Path, tmp_path: Path) -> None:
    evenhand = python.with_name("evenhand.exe" if os.name == "nt" else "evenhand")
    quiet(evenhand, "framework", "new", "fernshire", cwd=tmp_path)
    wheels = ("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path / "wheels")
    quiet(*PIP, *wheels, tmp_path / "fernshire", cwd=tmp_path)
    (built,) = (tmp_path / "wheels").iterdir()
    assert not [name for name in names_in(built) if "schema" in name], "the schemas are for editors only"
    quiet(*PIP, "--python", python, "install", "--no-index", "--no-deps", built, cwd=tmp_path)
    try:
        quiet(evenhand, "check", "fernshire", cwd=tmp_path)
    finally:
        quiet(*PIP, "--python", python, "uninstall", "--yes", "evenhand-fernshire", cwd=tmp_path)


def test_the_law_sees_what_a_wheel_leaves_out(share: Path) -> None:
    (path,) = share.glob("evenhand_durham-*.whl")
    assert not set(NEEDED["evenhand_tui"]) <= names_in(path)
