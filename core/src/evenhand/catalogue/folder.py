"""Reads a framework from its folder of small TOML files, strictly."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from evenhand.catalogue.files import toml_files
from evenhand.catalogue.misnamed import misnamed_files
from evenhand.catalogue.missing_header import fold_forgotten, header_forgotten
from evenhand.catalogue.problems import FrameworkProblemsError, Origin, line_for
from evenhand.catalogue.validation import validate
from evenhand.models.base import Id, Model, Text
from evenhand.models.cases import RuleCase
from evenhand.models.checks import WritingCheck
from evenhand.models.domains import Domain, Prompt
from evenhand.models.forms import Form
from evenhand.models.framework import FrameworkHeader
from evenhand.models.rules import Fact, OverallRule, Reading
from evenhand.models.scales import GradeScale
from evenhand.settings.toml_file import TomlError, TomlFile, read_toml
from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean

AnyModel = TypeVar("AnyModel", bound=BaseModel)

SECTIONS: dict[str, type[Model]] = {
    "scales": GradeScale,
    "facts": Fact,
    "forms": Form,
    "rules": OverallRule,
    "readings": Reading,
    "checks": WritingCheck,
    "cases": RuleCase,
}
"""The lists of a framework. Each may have a file of its own or stand in ``framework.toml``."""

HEADER_FILE = "framework.toml"

FILE_STEMS = (*SECTIONS, "framework", "prompts")
"""What a file beside ``framework.toml`` may be called, without its ending."""


class ExtensionHeader(Model):
    """What ``framework.toml`` says in a folder that adds to the framework of another plugin."""

    extends: Id
    id: Id
    title: Text


@dataclasses.dataclass
class FolderContent:
    """What a folder holds, item by item. ``header`` or ``extension`` is set, never both."""

    header: FrameworkHeader | None = None
    extension: ExtensionHeader | None = None
    sections: dict[str, list[Any]] = dataclasses.field(default_factory=lambda: {name: [] for name in SECTIONS})
    domains: list[Domain] = dataclasses.field(default_factory=list)
    prompts: dict[str, tuple[Prompt, ...]] = dataclasses.field(default_factory=dict)
    origins: list[Origin] = dataclasses.field(default_factory=list)


def read_folder(folder: Path, name: str) -> FolderContent:
    """Read a framework's folder, shown to people as ``name``.

    Raises :class:`FrameworkProblemsError` with a line for everything that is wrong in any of its files.
    """
    return _Reader(folder, name).read()


class _Reader:
    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.content = FolderContent()
        self.lines: list[str] = []

    def read(self) -> FolderContent:
        if not (self.folder / HEADER_FILE).is_file():
            raise FrameworkProblemsError(
                [f"{self.name}/{HEADER_FILE}: there is no such file; every framework needs one"]
            )
        self.lines += [f"{self.name}/{words}" for words in misnamed_files(self.folder)]
        for path in toml_files(self.folder):
            shown = f"{self.name}/{path.relative_to(self.folder).as_posix()}"
            try:
                file = read_toml(path, shown)
            except TomlError as error:
                self.lines.append(str(error))
                continue
            self.read_file(path, file)
        if self.lines:
            raise FrameworkProblemsError(self.lines)
        self.content.domains.sort(key=lambda domain: domain.order)
        return self.content

    def read_file(self, path: Path, file: TomlFile) -> None:
        if path.parent != self.folder:
            self.read_domain(file)
        elif path.name == HEADER_FILE:
            self.read_header(file)
        elif path.stem == "prompts":
            self.read_prompts(file)
        elif path.stem in SECTIONS:
            self.read_sections(file, (path.stem,))
        else:
            meant = did_you_mean(path.name, [f"{stem}.toml" for stem in FILE_STEMS])
            self.lines.append(f"{file.name}: no file of a framework has this name{meant or '; rename or remove it'}")

    def read_header(self, file: TomlFile) -> None:
        header = {key: value for key, value in file.data.items() if key not in SECTIONS}
        if "extends" in header:
            self.content.extension = self.model(ExtensionHeader, header, file, ())
        else:
            self.content.header = self.model(FrameworkHeader, header, file, ())
        self.content.origins.append(Origin("framework", "", file, ()))
        self.read_sections(file, tuple(SECTIONS), others_allowed=True)

    def read_sections(self, file: TomlFile, names: tuple[str, ...], *, others_allowed: bool = False) -> None:
        """Read the lists of these names. Anything else in the file is a problem unless others are allowed."""
        strangers = [] if others_allowed else [key for key in file.data if key not in names]
        forgotten = header_forgotten(strangers, SECTIONS[names[0]].model_fields)
        if forgotten:
            self.problem(file, (strangers[0],), f"a line [[{names[0]}]] is missing above this one")
        for key, value in file.data.items():
            if key not in names:
                if not others_allowed and not forgotten:
                    self.problem(file, (key,), f"unknown key '{key}'; this file holds [[{names[0]}]]")
                continue
            for path, data in self.tables(file, key, value):
                item = self.model(SECTIONS[key], data, file, path)
                self.content.origins.append(Origin(key, str(data.get("id", "")), file, path))
                if item is not None:
                    self.content.sections[key].append(item)

    def read_prompts(self, file: TomlFile) -> None:
        """Prompts that an extension adds to the domains of another plugin's framework, by domain id."""
        for domain, value in file.data.items():
            self.content.origins.append(Origin("prompts", domain, file, (domain,)))
            prompts: list[Prompt | None] = []
            counted = 0
            for path, data in self.tables(file, domain, value):
                mine = self.content.extension.id if self.content.extension else "added"
                if "id" not in data:
                    counted += 1
                    data["id"] = f"{domain}.{mine}.{counted}"
                prompts.append(self.model(Prompt, data, file, path))
                self.content.origins.append(Origin("prompts", str(data["id"]), file, path))
            self.content.prompts[domain] = tuple(prompt for prompt in prompts if prompt is not None)

    def read_domain(self, file: TomlFile) -> None:
        data = file.data
        self.content.origins.append(Origin("domains", str(data.get("id", "")), file, ()))
        _number_items(data)
        domain = self.model(Domain, data, file, ())
        if domain is not None:
            self.content.domains.append(domain)

    def tables(self, file: TomlFile, key: str, value: object) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
        """The tables of a list; a problem for whatever is none."""
        if not isinstance(value, list):
            self.problem(file, (key,), f"must be a list of tables; write [[{key}]] with two brackets")
            return
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield (key, index), item
            else:
                self.problem(file, (key, index), "must be a table")

    def model(self, kind: type[AnyModel], data: dict[str, Any], file: TomlFile, path: KeyPath) -> AnyModel | None:
        if "plugin" in data:
            self.problem(file, (*path, "plugin"), "is filled in by Evenhand; leave it out")
        result = validate(kind, data)
        if isinstance(result, list):
            if path and isinstance(path[0], str):
                result = fold_forgotten(result, path[0], kind.model_fields)
            for inner, words in result:
                self.problem(file, (*path, *inner), words)
            return None
        return result

    def problem(self, file: TomlFile, path: KeyPath, words: str) -> None:
        self.lines.append(line_for(file, path, words))


def _number_items(data: dict[str, Any]) -> None:
    """Give the items of a domain their ids, which come from their position among those that have none.

    An id that the file gives is kept and not counted, so that an item can be put between others and leave them theirs.
    """
    domain = data.get("id")
    if not isinstance(domain, str):
        return
    _number(data.get("guidance"), f"{domain}.guidance")
    _number(data.get("prompts"), domain)
    descriptors = data.get("descriptors")
    if isinstance(descriptors, dict):
        for grade, items in descriptors.items():
            _number(items, f"{domain}.{grade}")


def _number(items: object, prefix: str) -> None:
    if not isinstance(items, list):
        return
    unnamed = (item for item in items if isinstance(item, dict) and "id" not in item)
    for number, item in enumerate(unnamed, start=1):
        item["id"] = f"{prefix}.{number}"
