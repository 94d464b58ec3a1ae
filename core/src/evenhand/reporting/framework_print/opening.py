"""The beginning: what the framework is, whether it is in use, what was added to it, and its scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.models.added import additions_to
from evenhand.models.in_use import why_out_of_use
from evenhand.reporting.document import Block, Heading, KeyValues, Notice, Paragraph, Table
from evenhand.reporting.framework_print.words import grade_words, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework
    from evenhand.models.scales import Grade, GradeScale

WHAT_FOR = (
    "This is everything that an auditor is shown under this framework, and every rule that is computed. It is printed "
    "for those who answer for it, to read and to sign. What stands in square brackets is where the source document "
    "says it."
)


def opening(framework: Framework) -> Iterator[Block]:
    """The header, as a list of what it says."""
    header = framework.header
    if closed := why_out_of_use(framework):
        yield Notice(f"No new audit is begun under this framework. {closed}")
    yield Paragraph(WHAT_FOR)
    yield Heading("The framework")
    months = header.evidence_window_months
    yield KeyValues(
        (
            ("Title", header.title),
            ("Short title", header.short_title),
            ("Id", framework.id),
            ("Version", header.version),
            ("Digest", framework.digest),
            ("Publisher", header.publisher),
            *((("Year", str(header.year)),) if header.year else ()),
            ("Source document", f"{header.source_document} [{header.source}]"),
            ("In a line", header.special),
            ("Evidence", f"{header.evidence_window_note}{f' ({months} months)' if months else ''}"),
            ("A reason begins", header.reason_opening.replace("{grade}", "…")),
            ("A case is named by", framework.field_by_id[header.case_reference].label),
            *_walks(framework),
        )
    )
    yield from _added(framework)


def _walks(framework: Framework) -> Iterator[tuple[str, str]]:
    header = framework.header
    if header.walks:
        grades = " and ".join(label_of(framework, grade) for grade in header.walks)
        answers = "evident, not evident or not applicable"
        if header.walk != "features":
            answers = "yes, partly, no, not evidenced or not applicable"
        asked = f"A domain that has no questions asks what the document says of {grades}, one statement at a time."
        yield "Asked one by one", f"{asked} The answers are {answers}."


def _added(framework: Framework) -> Iterator[Block]:
    additions = additions_to(framework)
    if additions:
        yield Heading("Added by extensions", 2)
        yield KeyValues(tuple((addition.plugin, addition.words) for addition in additions))


def scales(framework: Framework) -> Iterator[Block]:
    """Every scale, best grade first, and what its grades mean for a whole case."""
    yield Heading("Scales")
    for scale in framework.scales:
        uses = [
            words
            for words, used in (
                ("domains", any(framework.scale_of(domain) is scale for domain in framework.graded_domains)),
                ("the overall grade", framework.overall_scale is scale),
            )
            if used
        ]
        yield Heading(f"Scale for {' and '.join(uses) or 'nothing'} ({scale.kind})", 2)
        yield Paragraph(f"Best first [{scale.source}].", leads=True)
        yield _grades(scale)
        for grade in scale.grades:
            if grade.descriptors:
                yield Heading(f"{grade.label}: what it means for a whole case", 3)
                rows = tuple((item.text, item.source) for item in grade.descriptors)
                yield Table(("Statement", "Source"), rows, (17, 4))


def _grades(scale: GradeScale) -> Table:
    rows = tuple((grade_words(grade), _ofsted(grade)) for grade in scale.grades)
    return Table(("Grade", "Ofsted grade that it stands for"), rows, (10, 11))


def _ofsted(grade: Grade) -> str:
    if grade.crosswalk:
        return grade.crosswalk.replace("_", " ").capitalize()
    return f"none: {grade.no_crosswalk}" if grade.no_crosswalk else "none"
