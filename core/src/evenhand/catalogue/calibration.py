"""Reads the calibration cases of plugins when somebody asks for them, which is never while the program starts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.catalogue.problems import FrameworkProblemsError, line_for, path_words
from evenhand.loading.guard import PluginError, make_fault

if TYPE_CHECKING:
    from evenhand.loading.hooks import PluginHooks
    from evenhand.models.calibration import CalibrationCase
    from evenhand.models.faults import Fault
    from evenhand.models.framework import Framework
    from evenhand.settings.toml_file import TomlFile
    from evenhand.settings.toml_lines import KeyPath

FOLDER = "calibration"
"""The folder of a framework in which each file is a calibration case."""


class ReadCase(NamedTuple):
    """A case with the file that it was read from."""

    case: CalibrationCase
    file: TomlFile


class FoundCases(NamedTuple):
    """The cases that plugins give for a framework, and a fault for each thing that is wrong with any of them."""

    cases: tuple[CalibrationCase, ...]
    faults: tuple[Fault, ...]


def has_case_files(folder: str) -> bool:
    """Whether a framework's folder holds calibration cases. Opens none of them."""
    return any(Path(folder, FOLDER).glob("*.toml"))


def read_cases(folder: Path, name: str) -> tuple[ReadCase, ...]:
    """The cases in a framework's folder, shown to people as ``name``, in the order of their file names.

    Raises :class:`FrameworkProblemsError` with a line for everything that is wrong in any of the files.
    """
    from evenhand.catalogue.validation import validate
    from evenhand.models.calibration import CalibrationCase
    from evenhand.settings.toml_file import TomlError, read_toml

    found: list[ReadCase] = []
    lines: list[str] = []
    for path in sorted(Path(folder, FOLDER).glob("*.toml")):
        try:
            file = read_toml(path, f"{name}/{FOLDER}/{path.name}")
        except TomlError as error:
            lines.append(str(error))
            continue
        if "plugin" in file.data:
            lines.append(line_for(file, ("plugin",), "is filled in by Evenhand; leave it out"))
            continue
        result = validate(CalibrationCase, file.data)
        if isinstance(result, list):
            lines += [line_for(file, where, words) for where, words in result]
        else:
            found.append(ReadCase(result, file))
    if lines:
        raise FrameworkProblemsError(lines)
    return tuple(found)


def cases_of(framework: Framework, plugins: Iterable[PluginHooks]) -> FoundCases:
    """The cases of a framework, checked against it. A plugin with a fault gives none; the others go on."""
    cases: list[CalibrationCase] = []
    faults: list[Fault] = []
    for hooks in plugins:
        try:
            given = _given(hooks, framework)
        except PluginError as error:
            faults.append(error.fault)
            continue
        except FrameworkProblemsError as error:
            faults += [make_fault(hooks.entry, "catalogue", line, "") for line in error.lines]
            continue
        lines = [line for case, file in given for line in _wrong(framework, case, file, hooks.entry.name)]
        taken = {case.id for case in cases}
        for case, file in given:
            if case.id in taken:
                lines.append(_line(file, case, ("id",), f"there is another case '{case.id}'", hooks.entry.name))
            taken.add(case.id)
        faults += [make_fault(hooks.entry, "catalogue", line, "") for line in dict.fromkeys(lines)]
        if not lines:
            cases += [case.model_copy(update={"plugin": hooks.entry.name}) for case, _ in given]
    return FoundCases(tuple(cases), tuple(faults))


def _given(hooks: PluginHooks, framework: Framework) -> list[tuple[CalibrationCase, TomlFile | None]]:
    """What one plugin gives, each case with its file where it came from one."""
    from evenhand.catalogue.data_plugin import DataPlugin

    files: dict[str, TomlFile] = {}
    if isinstance(hooks.plugin, DataPlugin):
        # Read before the hook is called, so that what is wrong in a file is told line by line.
        _ = hooks.plugin.content
        files = {read.case.id: read.file for read in reversed(hooks.plugin.calibration)}
    cases = hooks.call("evenhand_calibration_cases", framework_id=framework.id)
    return [(case, files.get(case.id)) for case in cases]


def _wrong(framework: Framework, case: CalibrationCase, file: TomlFile | None, plugin: str) -> list[str]:
    from evenhand.catalogue.calibration_references import check_calibration

    return [_line(file, case, where, words, plugin) for where, words in check_calibration(framework, case)]


def _line(file: TomlFile | None, case: CalibrationCase, where: KeyPath, words: str, plugin: str) -> str:
    if file is None:
        return f"plugin {plugin}: {path_words((FOLDER, case.id, *where))}: {words}"
    return line_for(file, where, words)
