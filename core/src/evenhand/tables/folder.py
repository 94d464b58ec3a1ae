"""Writing a framework's folder: made beside its place, loaded there once, and only then put in its place."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.data_plugin import FOLDER, DataPlugin
from evenhand.catalogue.files import DOMAINS, toml_names
from evenhand.loading.entries import PluginEntry
from evenhand.loading.hooks import PluginHooks
from evenhand.loading.load import LoadedPlugin
from evenhand.models.framework import Framework
from evenhand.settings.toml_file import TomlError, read_toml
from evenhand.settings.toml_lines import KeyPath
from evenhand.tables.errors import TablesError
from evenhand.tables.framework_data import SECTIONS
from evenhand.tables.toml_text import file_text

_HEADED = frozenset({"descriptors", "inherits", "no_descriptors", "expected", "rules"})


def file_of(path: KeyPath, data: Mapping[str, Any]) -> tuple[str, KeyPath]:
    """The file in which a path of a framework's data stands, and the path in that file."""
    if path[0] == "header":
        return "framework.toml", path[1:]
    if path[0] != "domains":
        return f"{path[0]}.toml", path
    number = int(path[1])
    return domain_file(number, data["domains"]), path[2:]


def domain_file(number: int, domains: list[dict[str, Any]]) -> str:
    """The name of a domain's file: its place in the order comes first. What its id says comes second, made harmless."""
    width = max(2, len(str(len(domains))))
    safe = re.sub(r"[^A-Za-z0-9]", "-", str(domains[number].get("id")))
    return f"{DOMAINS}/{number + 1:0{width}}-{safe[:60]}.toml"


def files_of(
    data: Mapping[str, Any], comments: Mapping[str, str] | None = None, schema: str | None = None
) -> dict[str, str]:
    """The TOML files of a framework's data by name. ``comments`` stand above them, by the name of the file.

    ``schema`` is the way from the framework's folder to the schemas for editors; each file then names its own.
    """
    said = comments or {}
    files = {"framework.toml": file_text(data["header"], said.get("framework.toml", ""))}
    for section in SECTIONS:
        if data.get(section) or f"{section}.toml" in said:
            lists = {section: data[section]} if data.get(section) else {}
            files[f"{section}.toml"] = file_text(lists, said.get(f"{section}.toml", ""), _HEADED)
    for number, domain in enumerate(data["domains"]):
        name = domain_file(number, data["domains"])
        files[name] = file_text(domain, said.get(name, said.get(DOMAINS, "")), _HEADED)
    return files if schema is None else {name: _naming_schema(name, text, schema) for name, text in files.items()}


def _naming_schema(name: str, text: str, schema: str) -> str:
    """A file with its schema in the first line, where editors look for it."""
    if name.startswith(f"{DOMAINS}/"):
        line = f"#:schema ../{schema}/domain.json\n"
    else:
        line = f"#:schema {schema}/{name.removesuffix('.toml')}.json\n"
    return line + ("" if text.startswith("#") else "\n") + text


def load(folder: Path, name: str = "imported", distribution: str = "imported") -> Framework:
    """The framework of a folder, loaded as that of a plugin of this name.

    Raises ``FrameworkProblemsError`` for what is wrong in its files.
    """
    plugin = DataPlugin(folder, folder.name)
    header = plugin.content.header
    if header is None:
        raise TablesError(f"{folder} holds no framework of its own")
    entry = PluginEntry(name, "imported:plugin", distribution, header.version)
    framework, _ = assemble(PluginHooks(LoadedPlugin(entry, plugin)), header.id)
    return framework


def target_of(into: Path) -> Path:
    """The framework's folder for ``--into``: the one in a package, where that is what was named.

    Raises :class:`TablesError` for a file, and for a package that holds no framework or several.
    """
    if into.exists() and not into.is_dir():
        raise TablesError(f"{into} is a file; give a folder")
    if not (into / "pyproject.toml").is_file():
        return into
    found = sorted(path.parent for path in into.glob(f"src/*/{FOLDER}/framework.toml"))
    if len(found) != 1:
        said = "several frameworks" if found else "no framework"
        raise TablesError(f"{into} is a package that holds {said}; give the folder with framework.toml itself")
    return found[0]


def check_place(target: Path, *, force: bool) -> None:
    """Raises :class:`TablesError` where the framework cannot be put there."""
    if target.is_dir() and any(target.iterdir()) and not force:
        raise TablesError(f"{target} is not empty; choose another folder, or use --force to replace its framework")
    if target.is_dir() and any(target.iterdir()) and not (target / "framework.toml").is_file():
        raise TablesError(f"{target} holds something else than a framework; choose another folder")
    if not target.parent.is_dir():
        raise TablesError(f"cannot write {target}: there is no folder {target.parent}; make it first")


def id_there(target: Path) -> str | None:
    """The id of the framework that a folder holds already; ``None`` where it holds none that can be read."""
    try:
        found = read_toml(target / "framework.toml", "framework.toml").data.get("id")
    except TomlError:
        return None
    return found if isinstance(found, str) and re.fullmatch(r"[a-z][a-z0-9_]{0,59}", found) else None


def made_beside(target: Path, files: Mapping[str, str]) -> Path:
    """A new folder beside the target with these files, under the target's own name. Raises :class:`TablesError`."""
    try:
        made = Path(tempfile.mkdtemp(prefix=".evenhand-", suffix=".part", dir=target.parent)) / target.name
        (made / DOMAINS).mkdir(parents=True)
        for name, text in files.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise TablesError(f"cannot write {target}: {error.strerror or 'it failed'}; choose another folder") from None
    return made


def put_in_place(made: Path, target: Path, aside: Path | None = None) -> None:
    """Put a folder made by :func:`made_beside` in its place, and save what stood there as ``aside``.

    What the target holds beside its framework's own files, such as invented cases, is kept. Raises
    :class:`TablesError`; the target is then as it was.
    """
    before = made.parent / "before"
    try:
        if aside is not None:
            shutil.copytree(target, aside)
        if target.is_dir():
            shutil.copytree(target, before)
            for name in toml_names(str(before)):
                (before / name).unlink()
            for path in made.rglob("*"):
                if path.is_file():
                    place = before / path.relative_to(made)
                    place.parent.mkdir(exist_ok=True)
                    path.replace(place)
            shutil.rmtree(made)
            before.rename(made)
            target.rename(before)
        try:
            made.rename(target)
        except OSError:
            if before.is_dir():
                before.rename(target)
            raise
    except OSError as error:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)
        raise TablesError(f"cannot write {target}: {error.strerror or 'it failed'}; choose another folder") from None


def remove_made(made: Path) -> None:
    """Remove what :func:`made_beside` made and nobody needs any more."""
    if made.parent.name.startswith(".evenhand-") and os.path.lexists(made.parent):
        shutil.rmtree(made.parent, ignore_errors=True)
