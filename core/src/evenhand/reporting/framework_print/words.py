"""What every chapter says in the same way: an item with its source, who added it, answers and kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.models.added import added_by
from evenhand.reporting.document import Block, Bullets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.models.framework import Framework
    from evenhand.models.scales import Grade

STAGE_WORDS = {
    "opening": "before the audit begins",
    "header": "at the beginning of the audit, before the first domain",
    "closing": "after the domains, before the overall grade",
    "overall": "with the overall grade",
    "any_time": "at any time, whenever the auditor opens it",
    "graded": "once the overall grade is given",
    "checklist": "after the report",
    "sign_off": "once the audit is completed",
}
"""When a form is asked."""

KIND_WORDS = {
    "text": "short text",
    "long_text": "text",
    "question_set": "a list of questions, each then asked in turn",
    "choice": "one of a list",
    "date": "date",
    "number": "number",
    "person": "name",
    "yes_no": "yes or no",
    "overall_grade": "the overall grade",
    "overall_reason": "the reason for the overall grade",
    "part": "the whole audit or one domain",
}
"""How a field is answered."""

GUIDANCE_WORDS = {
    "standard": "Standard",
    "practice_standard": "Practice standard",
    "ofsted_descriptor": "Ofsted descriptor",
}
"""What a statement beside a domain is."""


def located(framework: Framework, item: Any, text: str | None = None) -> str:
    """An item's text with where its document says it, and with the plugin that added it, if one did."""
    words = item.text if text is None else text
    plugin = added_by(framework, item)
    return f"{words} [{item.source}]{f' (added by {plugin})' if plugin else ''}"


def grade_words(grade: Grade) -> str:
    """A grade as a document prints it: ``2 Good``, ``Good (6 to 8)``, ``Good (B)``."""
    code = f"{grade.code} " if grade.code is not None else ""
    letter = f" ({grade.letter})" if grade.letter else ""
    band = f" ({grade.band[0]} to {grade.band[1]})" if grade.band else ""
    return f"{code}{grade.label}{letter}{band}"


def label_of(framework: Framework, grade_id: str) -> str:
    """A grade's label by its id, on whichever scale has it; the id where none has."""
    return next((grade.label for scale in framework.scales for grade in scale.grades if grade.id == grade_id), grade_id)


def domain_names(framework: Framework, ids: Iterable[str]) -> str:
    """Domains by their names."""
    return ", ".join(framework.domain_by_id[one].name if one in framework.domain_by_id else one for one in ids)


def bullets(items: Iterable[str]) -> Iterator[Block]:
    """A list, where there is anything in it."""
    found = tuple(items)
    if found:
        yield Bullets(found)
