"""What became of the actions, in the report."""

from __future__ import annotations

import pytest

from acting import STARTED, act, planned, row
from evenhand.models.events import Event
from evenhand.reporting.account import AuditFacts, Chain
from evenhand.reporting.build import build_report
from evenhand.reporting.chapters.actions import actions
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Table
from evenhand.reporting.render import FORMATS, render
from report_words import words_of

PLAN = [*row(what="Update it.", owner="Priya Shah", due="2026-03-20"), *row(1, what="Meet him."), Event("graded")]
HEADING = Heading("What became of the actions")


def blocks(*events: Event) -> list[Block]:
    happened = [STARTED, *events]
    times = tuple(f"2026-03-{number:02}T09:00:00Z" for number in range(1, len(happened) + 1))
    facts = AuditFacts("a1", times[0], times[-1], Chain("h", len(happened)), event_times=times)
    report = build_report(planned(), happened, facts)
    told = list(actions(report.account))
    assert [block for block in report.document.blocks if block in told] == told
    return told


def test_each_step_has_its_time_and_words() -> None:
    told = blocks(*PLAN, act("progress", "Half."), act("completed", "=All of it.\n\nOn file."))
    assert told[:2] == [HEADING, Heading("Action 1, completed", 2)]
    terms = told[2]
    assert isinstance(terms, KeyValues)
    assert terms.rows[0] == ("What", "Update it.")
    assert ("Review", "Not yet answered") in terms.rows
    table = told[3]
    assert isinstance(table, Table)
    assert table.rows == (
        ("8 March 2026, 09:00 UTC", "Progress", "Half."),
        ("9 March 2026, 09:00 UTC", "Completed", "=All of it.\n\nOn file."),
    )
    assert told[4] == Heading("Action 2, open", 2)
    assert told[-1] == Paragraph("Nothing has been told of it yet.")


def test_before_the_grade_the_form_says_all_there_is() -> None:
    assert blocks(*PLAN[:-1]) == []
    assert blocks(*PLAN[:-1], act("progress", "Half."))[0] == HEADING
    assert blocks(Event("graded")) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_word_that_was_told_is_in_every_format(format_name: str) -> None:
    steps = ("progress", "completed", "reviewed", "closed", "reopened")
    happened = [STARTED, *PLAN, *(act(step, f"Tokqz{step} it *is* so.", 1) for step in steps)]
    facts = AuditFacts("a1", "2026-03-01T09:00:00Z", "2026-03-09T09:00:00Z", Chain("h", len(happened)))
    text = words_of(render(build_report(planned(), happened, facts), format_name), format_name)
    for step in steps:
        assert f"Tokqz{step}" in text
