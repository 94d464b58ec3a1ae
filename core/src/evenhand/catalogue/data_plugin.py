"""``DataPlugin``: a framework that is data, a folder of TOML files beside a three-line ``__init__.py``.

Importing this module imports neither pydantic nor the models, so that listing frameworks stays cheap.
"""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evenhand.hookspecs import hookimpl

if TYPE_CHECKING:
    from evenhand.catalogue.calibration import ReadCase
    from evenhand.catalogue.folder import FolderContent
    from evenhand.models.calibration import CalibrationCase
    from evenhand.models.cases import RuleCase
    from evenhand.models.checks import WritingCheck
    from evenhand.models.domains import Domain, Prompt
    from evenhand.models.forms import Form
    from evenhand.models.framework import FrameworkHeader
    from evenhand.models.rules import Fact, OverallRule, Reading
    from evenhand.models.scales import GradeScale

FOLDER = "framework"
_OPENING_STAGES = ("opening", "header")


class DataPlugin:
    """A plugin that reads everything from a folder. Make one with :meth:`from_package`.

    ``name`` stands before file names in messages. Whatever is wrong in the folder is raised when a hook is called, as
    ``FrameworkProblemsError`` with file, line and key.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name

    @classmethod
    def from_package(cls, package: str) -> DataPlugin:
        """The plugin of the package that calls this with its ``__name__``; its data stands in ``framework/`` beside it.

        Raises ``ValueError`` when the package has no file, as in an interactive session.
        """
        file = getattr(sys.modules.get(package), "__file__", None)
        if file is None:
            raise ValueError("from_package takes the __name__ of an installed package")
        return cls(Path(file).parent / FOLDER, package.rpartition(".")[2].removeprefix("evenhand_"))

    @classmethod
    def from_folder(cls, folder: Path) -> DataPlugin:
        """The plugin of a folder that holds ``framework.toml``; for previews and tests."""
        folder = folder.resolve()
        return cls(folder, folder.parent.name if folder.name == FOLDER else folder.name)

    @cached_property
    def content(self) -> FolderContent:
        """Everything in the folder. Raises ``FrameworkProblemsError``."""
        from evenhand.catalogue.folder import read_folder

        return read_folder(self.folder, self.name)

    @cached_property
    def calibration(self) -> tuple[ReadCase, ...]:
        """The cases in ``calibration/``, read when first asked for. Raises ``FrameworkProblemsError``."""
        from evenhand.catalogue.calibration import read_cases

        return read_cases(self.folder, self.name)

    def _mine(self, framework_id: str) -> bool:
        content = self.content
        owner = content.header or content.extension
        return owner is not None and framework_id in (getattr(owner, "extends", None) or owner.id,)

    def _section(self, framework_id: str, section: str) -> tuple[Any, ...]:
        return tuple(self.content.sections[section]) if self._mine(framework_id) else ()

    @hookimpl
    def evenhand_frameworks(self) -> tuple[FrameworkHeader, ...]:
        """The framework in ``framework.toml``; none where it extends another."""
        return (self.content.header,) if self.content.header else ()

    @hookimpl
    def evenhand_extends(self) -> tuple[str, ...]:
        """The framework that ``framework.toml`` extends, if it does."""
        return (self.content.extension.extends,) if self.content.extension else ()

    @hookimpl
    def evenhand_grade_scales(self, framework_id: str) -> tuple[GradeScale, ...]:
        """``[[scales]]``."""
        return self._section(framework_id, "scales")

    @hookimpl
    def evenhand_domains(self, framework_id: str) -> tuple[Domain, ...]:
        """One domain for each file in ``domains/``, in their order, without their prompts."""
        if not self._mine(framework_id):
            return ()
        return tuple(domain.model_copy(update={"prompts": ()}) for domain in self.content.domains)

    @hookimpl
    def evenhand_prompts(self, framework_id: str) -> dict[str, tuple[Prompt, ...]]:
        """The prompts of the domain files, and those of ``prompts.toml``."""
        if not self._mine(framework_id):
            return {}
        found = {domain.id: domain.prompts for domain in self.content.domains if domain.prompts}
        for domain, prompts in self.content.prompts.items():
            found[domain] = (*found.get(domain, ()), *prompts)
        return found

    @hookimpl
    def evenhand_overall_rules(self, framework_id: str) -> tuple[OverallRule, ...]:
        """``[[rules]]``."""
        return self._section(framework_id, "rules")

    @hookimpl
    def evenhand_readings(self, framework_id: str) -> tuple[Reading, ...]:
        """``[[readings]]``."""
        return self._section(framework_id, "readings")

    @hookimpl
    def evenhand_facts(self, framework_id: str) -> tuple[Fact, ...]:
        """``[[facts]]``."""
        return self._section(framework_id, "facts")

    @hookimpl
    def evenhand_record_fields(self, framework_id: str) -> tuple[Form, ...]:
        """``[[forms]]`` of the stages before the first domain."""
        return tuple(form for form in self._section(framework_id, "forms") if form.stage in _OPENING_STAGES)

    @hookimpl
    def evenhand_follow_up(self, framework_id: str) -> tuple[Form, ...]:
        """``[[forms]]`` of the later stages."""
        return tuple(form for form in self._section(framework_id, "forms") if form.stage not in _OPENING_STAGES)

    @hookimpl
    def evenhand_writing_checks(self, framework_id: str) -> tuple[WritingCheck, ...]:
        """``[[checks]]``."""
        return self._section(framework_id, "checks")

    @hookimpl
    def evenhand_rule_cases(self, framework_id: str) -> tuple[RuleCase, ...]:
        """``[[cases]]``."""
        return self._section(framework_id, "cases")

    @hookimpl
    def evenhand_calibration_cases(self, framework_id: str) -> tuple[CalibrationCase, ...]:
        """One case for each file in ``calibration/``."""
        return tuple(read.case for read in self.calibration) if self._mine(framework_id) else ()
