"""The grading guidance of Fernshire, an invented authority, for the tutorial. Run this file to write it again."""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document
from docx.shared import Cm, Pt

from evenhand.reporting.docx_package import repacked

PLACE = Path(__file__).parents[2] / "examples" / "tutorial" / "fernshire-guidance.docx"
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")


class Section(NamedTuple):
    """One section of the guidance: ``descriptors`` are lists of bullets, one list a grade, best first."""

    title: str
    standard: str
    areas: tuple[str, ...]
    descriptors: tuple[tuple[str, ...], ...]


SECTIONS = (
    Section(
        "1. Hearing the child",
        "Each child is known well by one worker, and what the child says changes what we do.",
        (
            "Was the child seen alone, and often enough?",
            "Does the record tell us what a day is like for this child?",
            "Did anyone go back to the child to say what became of their wishes?",
        ),
        (
            (
                "The child helps to write the plan, in words or in pictures.",
                "The worker tries several ways of talking until one suits the child.",
            ),
            (
                "The child is seen alone at each visit, unless the reason why not is written down.",
                "Wishes and feelings are recorded and are mentioned in decisions.",
            ),
            ("Visits take place, but the child's own view is missing from some of them.",),
            (
                "Nobody has spoken with the child alone in the last six months.",
                "The record says nothing of how the child lives.",
            ),
        ),
    ),
    Section(
        "2. Keeping the child safe",
        "Danger is noticed early, named plainly and dealt with by everybody who can help.",
        (
            "Are the dangers to this child named plainly?",
            "Is it clear who does what if things get worse?",
        ),
        (
            (
                "Family and agencies can each say what the dangers are and what would show that they grow.",
                "Danger was foreseen and met before the child came to harm.",
            ),
            (
                "The safety plan is up to date and says who acts, and by when.",
                "Police, health and school were told within one working day of new information.",
            ),
            (
                "Dangers are listed, but their effect on the child is not weighed.",
                "The safety plan is older than three months.",
            ),
            ("A known danger has no plan, or the plan is not followed.",),
        ),
    ),
    Section(
        "3. Manager's oversight",
        "A manager knows the case, tests the thinking and leaves decisions that others can follow.",
        (
            "Does supervision take place every month?",
            "Are decisions recorded with reasons?",
        ),
        (
            ("Supervision makes the worker think again, and the plan changes because of it.",),
            (
                "Supervision is monthly and recorded within five working days.",
                "Each decision has a reason and a date.",
            ),
            ("Supervision is recorded, but looks at tasks only.",),
            (
                "There is no supervision on the record for three months.",
                "Drift was not noticed by any manager.",
            ),
        ),
    ),
)

RULES = (
    "Where Keeping the child safe is graded Inadequate, the overall grade cannot be better than Requires improvement.",
    "To be Outstanding overall, at least two of the three sections must be Outstanding and none below Good.",
    "In all other cases auditors use their professional judgement.",
)


def fernshire_guidance() -> bytes:
    """The Word file, the same bytes each time: a page of introduction, a table a section, and the rules in prose."""
    word = docx.Document()
    word.core_properties.author = ""
    word.core_properties.title = "Fernshire Children's Services: grading guidance for case audits"
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    word.add_heading("Fernshire Children's Services: grading guidance for case audits", 0)
    word.add_paragraph(
        "This guidance is for managers who audit case files in Fernshire. Look at the last six months of the record."
    )
    for section in SECTIONS:
        _section(word, section)
    word.add_heading("The overall grade", 1)
    for rule in RULES:
        word.add_paragraph(rule)
    written = io.BytesIO()
    word.save(written)
    return repacked(written.getvalue())


def _section(word: Document, section: Section) -> None:
    word.add_heading(section.title, 1)
    word.add_heading("Standard", 2)
    word.add_paragraph(section.standard)
    word.add_heading("Areas to consider", 2)
    for area in section.areas:
        word.add_paragraph(area, style="List Bullet")
    table = word.add_table(2, len(GRADES), style="Table Grid")
    for cell, grade, bullets in zip(table.rows[0].cells, GRADES, section.descriptors, strict=True):
        cell.width = Cm(4)
        cell.paragraphs[0].add_run(grade).bold = True
        below = table.rows[1].cells[GRADES.index(grade)]
        below.paragraphs[0].text = bullets[0]
        below.paragraphs[0].style = "List Bullet"
        for bullet in bullets[1:]:
            below.add_paragraph(bullet, style="List Bullet")


if __name__ == "__main__":
    PLACE.write_bytes(fernshire_guidance())
