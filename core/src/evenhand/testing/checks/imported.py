"""The check of what an import leaves open: a framework that was read from a document, and that nobody has gone through.

What stands in for words that the document lacks loads and rules well enough, so that nothing else would notice it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.testing.checks.items import EVERY_CASE
from evenhand.testing.packages import home_of
from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

if TYPE_CHECKING:
    from evenhand.models.framework import Framework

LIST = "unsure.md"
"""What the import writes for a person to go through, into the folder of the package or of the framework."""

_HIGHEST = 4
_STAND_INS = (
    ("publisher", re.compile(r"(?i)\s*(?:the )?(?:name of (?:the|your) authority|your authority)\s*")),
    ("special", re.compile(r"(?i).*nobody has checked it yet.*")),
)
_NO_RULE = re.compile(r"(?i)\s*no rule has been written yet\b")
_ONLY = re.compile(r"(?i)\bonly\b")


@check("import.settled", "should", "What an import had to leave open has been settled by a person.")
def settled(subject: Subject) -> Iterator[str]:
    """Go through ``unsure.md`` from its beginning, put right what it names, and delete it, or move it out of the
    folder. Write the authority's name, what is special, and the rules of the document; where it has none, say so in a
    rule of effect judgement. Grade a section or say in its file who it is for, as the document has it.
    """
    if not subject.owns:
        return
    framework = subject.framework
    raw = _list_is_there(subject)
    if raw:
        yield f"{LIST} is still there: go through it, and delete it when you are done"
    for key, stand_in in _STAND_INS:
        words = getattr(framework.header, key)
        if stand_in.fullmatch(words):
            yield f"framework.toml, {key}: '{words}' only stands in for the words that belong there"
    for rule in framework.rules:
        if _NO_RULE.match(rule.words):
            yield f"rules.toml, {rule.id}: the import has written no rule; write those of the document in its place"
    yield from _sections(framework, raw=raw)


def _sections(framework: Framework, *, raw: bool) -> Iterator[str]:
    """Sections that say two things of themselves, and, after an import, those that are asked and not graded."""
    some_graded = any(domain.graded for domain in framework.domains)
    for domain in framework.domains:
        if domain.plugin != framework.plugin:
            continue
        if raw and some_graded and not domain.graded and domain.prompts:
            yield f"section '{domain.id}' has questions and no grade, beside sections that are graded: is that so?"
        if _ONLY.search(domain.title) and EVERY_CASE.fullmatch(domain.applies_to.strip()):
            yield f"section '{domain.id}' is called '{domain.title}', and applies to '{domain.applies_to}'"


def _list_is_there(subject: Subject) -> bool:
    """Whether the list of an import stands in the framework's folder, or in that of its package above it."""
    home = home_of(subject)
    if home is None:
        return False
    folders = [home]
    for folder in list(home.parents)[: _HIGHEST - 1]:
        folders.append(folder)
        if (folder / "pyproject.toml").is_file():
            return any((one / LIST).is_file() for one in folders)
    return (home / LIST).is_file()
