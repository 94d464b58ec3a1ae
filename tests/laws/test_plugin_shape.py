"""Law: every plugin folder has one shape, the shape in which a stranger's plugin would come."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

NEEDED = ("framework.toml", "scales.toml", "rules.toml", "cases.toml")
ALLOWED = {*NEEDED, "checks.toml", "facts.toml", "forms.toml", "readings.toml", "releases.json", "waivers.toml"}
MOST_STATEMENTS = 3
"""The docstring, the import and ``plugin = DataPlugin.from_package(__name__)``."""


def misshapen(folder: Path) -> list[str]:
    """Where a plugin's folder departs from the shape."""
    package = f"evenhand_{folder.name}"
    source = folder / "src" / package
    if not (folder / "pyproject.toml").is_file() or not (source / "__init__.py").is_file():
        return [f"no pyproject.toml or no src/{package}/__init__.py"]
    wrong = _wrong_metadata(tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8")), folder.name)
    wrong += _wrong_code((source / "__init__.py").read_text(encoding="utf-8"))
    if not (source / "py.typed").is_file():
        wrong.append("no py.typed")
    framework = source / "framework"
    wrong += [f"no framework/{name}" for name in NEEDED if not (framework / name).is_file()]
    domains = sorted(path.name for path in (framework / "domains").glob("*"))
    wrong += [] if domains else ["no framework/domains/*.toml"]
    wrong += [f"domains/{name} is not called like 05-risk.toml" for name in domains if not _is_domain_file(name)]
    cases = sorted(path.name for path in (framework / "calibration").glob("*"))
    wrong += [f"calibration/{name} is not called like heron-family.toml" for name in cases if not _is_case_file(name)]
    others = {path.name for path in framework.glob("*")} - ALLOWED - {"domains", "calibration"}
    wrong += [f"framework/{name} is none of the known files" for name in sorted(others)]
    strangers = {path.name for path in source.iterdir()} - {"__init__.py", "__pycache__", "framework", "py.typed"}
    return wrong + [f"src/{package}/{name} has no place" for name in sorted(strangers)]


def _is_domain_file(name: str) -> bool:
    return re.fullmatch(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*\.toml", name) is not None


def _is_case_file(name: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.toml", name) is not None


def _wrong_metadata(pyproject: dict[str, dict[str, object]], name: str) -> list[str]:
    project = pyproject.get("project", {})
    wrong = []
    distribution = f"evenhand-{name.replace('_', '-')}"
    if project.get("name") != distribution:
        wrong.append(f"its distribution is not called {distribution}")
    points = project.get("entry-points", {})
    plugins = points.get("evenhand.plugins") if isinstance(points, dict) else None
    if plugins != {name: f"evenhand_{name}:plugin"}:
        wrong.append(f"its one entry point in evenhand.plugins is not {name} = evenhand_{name}:plugin")
    asked = project.get("dependencies", [])
    requirements = [Requirement(str(text)) for text in asked] if isinstance(asked, list) else []
    core = next((found for found in requirements if found.name == "evenhand-core"), None)
    operators = {bound.operator for bound in core.specifier} if core else set()
    if not (">=" in operators and "<" in operators):
        wrong.append("evenhand-core is not required from a version and below another")
    wrong += [f"{key} is not given" for key in ("license", "requires-python", "version") if not project.get(key)]
    return wrong


def _wrong_code(source: str) -> list[str]:
    body = ast.parse(source).body
    wrong = [] if len(body) <= MOST_STATEMENTS else ["__init__.py does more than name its folder"]
    if "plugin = DataPlugin.from_package(__name__)" not in [ast.unparse(statement) for statement in body]:
        wrong.append("__init__.py does not say plugin = DataPlugin.from_package(__name__)")
    return wrong


def test_every_plugin_has_the_shape(workspace: Path) -> None:
    plugins = [path for path in (workspace / "plugins").iterdir() if path.is_dir()]
    assert plugins
    assert {path.name: misshapen(path) for path in plugins if misshapen(path)} == {}


def test_the_tools_know_every_distribution(workspace: Path) -> None:
    tools = tomllib.loads((workspace / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    names = [path.parent.name for path in workspace.glob("plugins/*/pyproject.toml")]
    sources = tools["mypy"]["mypy_path"].split(":")
    assert [name for name in names if f"plugins/{name}/src" not in sources] == [], "not in mypy_path"
    packages = tools["importlinter"]["root_packages"]
    assert [name for name in names if f"evenhand_{name}" not in packages] == [], "not among import-linter's packages"


def _replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return spoil


def _remove(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def _add(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).touch()


SOURCE = "src/evenhand_sample"


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (_replace("pyproject.toml", ',<1"', '"'), "evenhand-core is not required"),
        (_replace("pyproject.toml", "evenhand-core", "evenhand-cores"), "evenhand-core is not required"),
        (_replace("pyproject.toml", "evenhand.plugins", "evenhand.plugin"), "its one entry point"),
        (_replace("pyproject.toml", 'license = "MIT"', ""), "license is not given"),
        (_replace("pyproject.toml", 'name = "evenhand-sample"', 'name = "sample"'), "its distribution"),
        (_replace(f"{SOURCE}/__init__.py", "plugin = ", "extra = 1\nplugin = "), "__init__.py does more"),
        (_replace(f"{SOURCE}/__init__.py", "plugin = ", "plug = "), "__init__.py does not say"),
        (_remove(f"{SOURCE}/py.typed"), "no py.typed"),
        (_remove(f"{SOURCE}/framework/cases.toml"), "no framework/cases.toml"),
        (_remove(f"{SOURCE}/framework/domains/05-risk.toml"), "no framework/domains"),
        (_remove(f"{SOURCE}/__init__.py"), "no pyproject.toml or no"),
        (_add(f"{SOURCE}/framework/domains/Risk.toml"), "domains/Risk.toml is not called like"),
        (_add(f"{SOURCE}/framework/calibration/Heron family.toml"), "calibration/Heron family.toml is not called like"),
        (_add(f"{SOURCE}/framework/extra.toml"), "framework/extra.toml is none"),
        (_add(f"{SOURCE}/helpers.py"), "src/evenhand_sample/helpers.py has no place"),
    ],
)
def test_the_law_sees_another_shape(tmp_path: Path, spoil: Callable[[Path], None], complaint: str) -> None:
    folder = tmp_path / "sample"
    (folder / SOURCE / "framework" / "domains").mkdir(parents=True)
    (folder / SOURCE / "framework" / "calibration").mkdir()
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "evenhand-sample"\nversion = "1.0"\nlicense = "MIT"\nrequires-python = ">=3.11"\n'
        'dependencies = ["evenhand-core>=0.1,<1"]\n'
        '[project.entry-points."evenhand.plugins"]\nsample = "evenhand_sample:plugin"\n',
        encoding="utf-8",
    )
    (folder / SOURCE / "__init__.py").write_text(
        '"""Sample."""\nfrom evenhand import DataPlugin\nplugin = DataPlugin.from_package(__name__)\n', encoding="utf-8"
    )
    for name in ("py.typed", "framework/domains/05-risk.toml", *(f"framework/{name}" for name in NEEDED)):
        (folder / SOURCE / name).touch()
    assert misshapen(folder) == []
    spoil(folder)
    assert [wrong for wrong in misshapen(folder) if wrong.startswith(complaint)], misshapen(folder)
