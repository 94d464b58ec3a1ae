"""Which sheets a framework's workbook has, and where in the framework's data each row stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from evenhand.models.cases import RuleCase
from evenhand.models.checks import WritingCheck
from evenhand.models.domains import Descriptor, Domain, Guidance, Inheritance, Prompt
from evenhand.models.forms import Form, FormField
from evenhand.models.framework import FrameworkHeader
from evenhand.models.rules import Fact, OverallRule, Reading, ReadingOption, RulePatch
from evenhand.models.scales import Grade, GradeScale, SummaryDescriptor
from evenhand.settings.toml_lines import KeyPath
from evenhand.tables.columns import TEXT, Column, columns_of

EACH, BY = "*", "{}"
"""Steps into data: each item of a list, and each value of a table by its key."""

HEADER = "Framework"
FORMAT = "Format"
README = "README"
LONG = "Long texts"

FORMAT_NAME, FORMAT_VERSION = "Evenhand framework", 1


class Table(NamedTuple):
    """One sheet. ``steps`` lead to its rows; ``keys`` are the headings of the columns that say where a row belongs.

    ``model`` is that of a row, ``None`` where a row is a single text. ``left`` are its fields that other sheets tell.
    """

    title: str
    model: type[BaseModel] | None
    steps: tuple[str, ...]
    keys: tuple[str, ...] = ()
    left: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns after those of the keys."""
        if self.model is None:
            return (Column("text", "Text", TEXT, True),)
        return _columns(self.model, self.left)

    @property
    def headings(self) -> tuple[str, ...]:
        """The first row."""
        return (*self.keys, *(column.heading for column in self.columns))


@cache
def _columns(model: type[BaseModel], left: frozenset[str]) -> tuple[Column, ...]:
    return columns_of(model, left)


_DOMAIN_PARTS = frozenset({"guidance", "prompts", "descriptors", "inherits", "no_descriptors"})
_OPTIONS = ("readings", EACH, "options", EACH)

TABLES = (
    Table("Scales", GradeScale, ("scales", EACH), (), frozenset({"grades"})),
    Table("Grades", Grade, ("scales", EACH, "grades", EACH), ("Scale",), frozenset({"descriptors"})),
    Table("Grade meanings", SummaryDescriptor, ("scales", EACH, "grades", EACH, "descriptors", EACH),
          ("Scale", "Grade")),
    Table("Domains", Domain, ("domains", EACH), (), _DOMAIN_PARTS),
    Table("Guidance", Guidance, ("domains", EACH, "guidance", EACH), ("Domain",)),
    Table("Prompts", Prompt, ("domains", EACH, "prompts", EACH), ("Domain",)),
    Table("Descriptors", Descriptor, ("domains", EACH, "descriptors", BY, EACH), ("Domain", "Grade")),
    Table("Inheritance", Inheritance, ("domains", EACH, "inherits", BY), ("Domain", "Grade")),
    Table("No descriptors", None, ("domains", EACH, "no_descriptors", BY), ("Domain", "Grade")),
    Table("Facts", Fact, ("facts", EACH)),
    Table("Forms", Form, ("forms", EACH), (), frozenset({"fields"})),
    Table("Fields", FormField, ("forms", EACH, "fields", EACH), ("Form",)),
    Table("Rules", OverallRule, ("rules", EACH)),
    Table("Readings", Reading, ("readings", EACH), (), frozenset({"options"})),
    Table("Options", ReadingOption, _OPTIONS, ("Reading",), frozenset({"rules"})),
    Table("Patches", RulePatch, (*_OPTIONS, "rules", BY), ("Reading", "Option", "Rule")),
    Table("Checks", WritingCheck, ("checks", EACH)),
    Table("Cases", RuleCase, ("cases", EACH)),
)  # fmt: skip
"""Every sheet but the header's. A parent comes before what belongs to it."""

HEADER_COLUMNS = ("Field", "Value")


def header_columns() -> tuple[Column, ...]:
    """The fields of the header, each of which is a row of its own."""
    return _columns(FrameworkHeader, frozenset())


def rows(data: Any, steps: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], KeyPath, Any]]:
    """What the steps lead to: the keys that say where it belongs, its path in the data, and itself."""
    if not steps:
        yield (), (), data
        return
    step, rest = steps[0], steps[1:]
    if step == EACH:
        for index, item in enumerate(data):
            own = (str(item["id"]),) if rest else ()
            for keys, path, value in rows(item, rest):
                yield (*own, *keys), (index, *path), value
    elif step == BY:
        for key, item in data.items():
            for keys, path, value in rows(item, rest):
                yield (key, *keys), (key, *path), value
    elif step in data:
        for keys, path, value in rows(data[step], rest):
            yield keys, (step, *path), value
