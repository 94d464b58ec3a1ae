"""Makes frameworks of the TOML that the how-to pages show, exactly as a reader who follows a section would."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.loading.entries import PluginEntry
from evenhand.loading.hooks import PluginHooks
from evenhand.loading.load import LoadedPlugin
from evenhand.models.faults import Fault
from evenhand.models.framework import Framework

BLOCK = re.compile(r"^```toml\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"# (?P<file>[\w/.-]+\.toml)(?P<instead>, in place of what stood there)?\n")
KEY = re.compile(r"^(?P<key>\w+) = .*$", re.MULTILINE)
EXTENSION = "extension/"
"""Blocks for files below this make a second plugin, which extends the first."""


class Shown(NamedTuple):
    """One block of a page: the file it belongs to, whether it is all of that file, and its text."""

    file: str
    instead: bool
    text: str


class Built(NamedTuple):
    """The framework of one section, what was wrong with its extension, and its folders."""

    framework: Framework
    faults: tuple[Fault, ...]
    folders: tuple[Path, ...]


def shown_in(text: str) -> list[Shown]:
    """The blocks of a page or section that say which file they are of."""
    found = []
    for block in BLOCK.finditer(text):
        named = NAME.match(block["body"])
        if named:
            found.append(Shown(named["file"], bool(named["instead"]), block["body"][named.end() :]))
    return found


def sections(page: str) -> dict[str, str]:
    """The sections of a page by heading; what stands before the first is under ``""``."""
    first, *rest = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return {"": first, **dict(zip(rest[::2], rest[1::2], strict=True))}


def put(old: str, new: Shown) -> str:
    """A file after somebody did with it what the page says: keys at its top replaced, tables added at its end."""
    if new.instead or not old:
        return new.text
    top, tables = _apart(new.text)
    for key in KEY.finditer(top):
        same = re.compile(rf"^{key['key']} = .*$", re.MULTILINE)
        before, after = _apart(old)
        line = key[0]
        before = same.sub(line.replace("\\", r"\\"), before) if same.search(before) else f"{line}\n{before}"
        old = before + after
    return f"{old}\n{tables}"


def _apart(text: str) -> tuple[str, str]:
    """The keys at the top of a file, and its tables."""
    table = re.search(r"^\[", text, re.MULTILINE)
    at = table.start() if table else len(text)
    return text[:at], text[at:]


def build(base: list[Shown], added: list[Shown], folder: Path) -> Built:
    """The framework that comes of the base when a section's blocks are put in. Raises what loading it raises."""
    files: dict[str, str] = {}
    for shown in (*base, *added):
        files[shown.file] = put(files.get(shown.file, ""), shown)
    for name, text in files.items():
        part = "added" if name.startswith(EXTENSION) else "base"
        path = folder / part / name.removeprefix(EXTENSION)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folders = tuple(place for part in ("base", "added") if (place := folder / part).is_dir())
    owner, *extensions = [_hooks(place) for place in folders]
    framework, faults = assemble(owner, "sample", extensions)
    return Built(framework, faults, folders)


def _hooks(folder: Path) -> PluginHooks:
    entry = PluginEntry(folder.name, "x", f"evenhand-{folder.name}", "1.0")
    return PluginHooks(LoadedPlugin(entry, DataPlugin.from_folder(folder)))
