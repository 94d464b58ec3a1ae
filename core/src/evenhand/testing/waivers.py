"""Waivers: checks that an author leaves unkept, each with a reason, in ``waivers.toml`` beside the framework's files.

A waiver must stay true: one whose check passes fails the run, so that none outlives its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.catalogue.files import WAIVERS
from evenhand.catalogue.problems import FrameworkProblemsError, line_for
from evenhand.settings.toml_file import TomlError, TomlFile, read_toml
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.settings.toml_lines import KeyPath
    from evenhand.testing.registry import Check
    from evenhand.testing.subject import Subject

_KEYS = ("check", "reason", "framework")


class WaiverError(FrameworkProblemsError):
    """A file of waivers that cannot be used: one line for each thing that is wrong, with file, line, key and fix."""


class Waiver(NamedTuple):
    """One check that need not be kept, and why. Without ``framework`` it is for every framework it is read for."""

    check: str
    reason: str
    framework: str = ""
    file: str = WAIVERS

    def covers(self, check_id: str, framework_id: str) -> bool:
        """Whether it waives this check for this framework."""
        return self.check == check_id and self.framework in ("", framework_id)


def read_waivers(
    path: Path, name: str, checks: Iterable[Check], frameworks: Iterable[str] | None = None
) -> tuple[Waiver, ...]:
    """The waivers of a file that is shown to people as ``name``.

    ``frameworks`` are the ids that a waiver may name. Raises :class:`WaiverError`.
    """
    try:
        file = read_toml(path, name)
    except TomlError as error:
        raise WaiverError([str(error)]) from None
    reader = _Reader(file, {check.id: check for check in checks}, None if frameworks is None else tuple(frameworks))
    found = tuple(reader.waivers())
    if reader.lines:
        raise WaiverError(reader.lines)
    return found


def shipped_waivers(subject: Subject, checks: Iterable[Check]) -> tuple[Waiver, ...]:
    """The waivers that come with a plugin's data, for this framework; none for code. Raises :class:`WaiverError`."""
    folder = subject.folder
    if folder is None or not (folder / WAIVERS).is_file():
        return ()
    frameworks = subject.catalogue.frameworks_of(subject.entry)
    return read_waivers(folder / WAIVERS, f"{subject.plugin}/{WAIVERS}", checks, frameworks)


class _Reader:
    def __init__(self, file: TomlFile, checks: Mapping[str, Check], frameworks: tuple[str, ...] | None) -> None:
        self.file = file
        self.checks = checks
        self.frameworks = frameworks
        self.lines: list[str] = []

    def problem(self, path: KeyPath, words: str) -> None:
        self.lines.append(line_for(self.file, path, words))

    def waivers(self) -> Iterator[Waiver]:
        seen: set[tuple[str, str]] = set()
        for key in self.file.data:
            if key != "waivers":
                self.problem((key,), f"unknown key '{key}'; this file holds [[waivers]]")
        rows = self.file.data.get("waivers", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.problem(("waivers",), "begin each waiver with [[waivers]]")
            return
        for number, row in enumerate(rows):
            path = ("waivers", number)
            before = len(self.lines)
            waiver = self.waiver(row, path)
            if len(self.lines) > before:
                continue
            if (waiver.check, waiver.framework) in seen:
                self.problem((*path, "check"), f"'{waiver.check}' is waived twice; delete one")
            seen.add((waiver.check, waiver.framework))
            yield waiver

    def waiver(self, row: dict[str, Any], path: KeyPath) -> Waiver:
        """The waiver of one table; what is wrong with it goes to the lines."""
        for key in row:
            if key not in _KEYS:
                self.problem((*path, key), f"unknown key '{key}'{did_you_mean(key, _KEYS)}")
        check = self.text(row, path, "check", "name the check that is waived")
        reason = self.text(row, path, "reason", "say why the check need not be kept here")
        framework = ""
        if "framework" in row:
            framework = self.text(row, path, "framework", "give the id of a framework, or leave the key out")
        if check and check not in self.checks:
            self.problem((*path, "check"), f"there is no check '{check}'{did_you_mean(check, self.checks)}")
        elif check and self.checks[check].level == "must":
            self.problem((*path, "check"), f"'{check}' is a must, which cannot be waived; mend what it finds")
        if framework and self.frameworks is not None and framework not in self.frameworks:
            self.problem((*path, "framework"), f"no framework '{framework}'{did_you_mean(framework, self.frameworks)}")
        return Waiver(check, reason, framework, self.file.name)

    def text(self, row: dict[str, Any], path: KeyPath, key: str, fix: str) -> str:
        """The words under a key; where there are none, a problem, and nothing."""
        value = row.get(key)
        words = " ".join(value.split()) if isinstance(value, str) else ""
        if not words:
            missing = key not in row
            self.problem(path if missing else (*path, key), f"{f'no {key}' if missing else 'not words'}; {fix}")
        return words
