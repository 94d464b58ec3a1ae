"""The package that a plugin is handed on as: its version, and the file that says it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.loading.entries import normalised
from evenhand.settings.toml_file import TomlError, read_toml

if TYPE_CHECKING:
    from evenhand.testing.subject import Subject

PROJECT_FILE = "pyproject.toml"

_HIGHEST = 4
"""Folders from a framework's up to that of its package: framework, the Python package, src, the package's own."""


def project_file(subject: Subject) -> Path | None:
    """The ``pyproject.toml`` of the plugin's package, where its files stand in the folder that their author works in;
    ``None`` where they were installed from a wheel, and for a folder of TOML files alone.
    """
    home = home_of(subject)
    for folder in () if home is None else (home, *home.parents)[:_HIGHEST]:
        path = folder / PROJECT_FILE
        if path.is_file():
            return path if normalised(_said(path).get("name", "")) == normalised(subject.distribution) else None
    return None


def home_of(subject: Subject) -> Path | None:
    """The folder of a plugin's TOML files, or of its code; ``None`` where it stands in no folder."""
    if subject.folder is not None:
        return subject.folder
    from importlib.util import find_spec

    spec = find_spec(subject.entry.value.partition(":")[0])
    if spec is None or spec.origin is None or not Path(spec.origin).is_file():
        return None
    return Path(spec.origin).parent


def package_version(subject: Subject) -> str:
    """The version of the plugin's package: as its ``pyproject.toml`` says now, or as it was installed; empty where
    there is no package.

    What is installed from its author's folder keeps the version that it was installed with, so the file is read first.
    """
    path = project_file(subject)
    if path is not None:
        return _said(path).get("version", subject.version)
    return subject.version if subject.packaged else ""


def is_later(version: str, earlier: str) -> bool:
    """Whether pip takes one version of a package in place of another. What is no version is later than nothing."""
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version) > Version(earlier)
    except InvalidVersion:
        return False


def _said(path: Path) -> dict[str, str]:
    """What ``[project]`` says in words; nothing where the file cannot be read, which installing it tells."""
    try:
        project = read_toml(path, path.name).data.get("project")
    except TomlError:
        return {}
    return {key: said for key, said in project.items() if isinstance(said, str)} if isinstance(project, dict) else {}
