"""What is open and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Table
from shelved import shelved_durham


def test_what_is_open_tells_skipped_from_not_yet_answered(durham: Framework, under: Callable[..., list[Block]]) -> None:
    first = durham.domain_by_id["chronology"].prompts[0].id
    blocks = under("Not answered", Reply("skip", first), Reply("evidence", "chronology", text="x"))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    rows = {where: (waiting, skipped) for where, waiting, skipped in table.rows}
    assert rows["4 The Quality of the Chronology"] == ("4 questions; Grade; Reason", "1 question")


def test_changes_are_counted_in_words(under: Callable[..., list[Block]], told: Callable[..., list[Block]]) -> None:
    replies = [Reply("evidence", "risk", text=str(n)) for n in range(4)]
    assert Paragraph("3 answers were changed while auditing.") in under("Changes", *replies)
    assert Heading("Changes") not in told()


def test_what_an_extension_added_is_named_in_the_report_and_its_data(tmp_path: Path, facts: AuditFacts) -> None:
    framework = shelved_durham(tmp_path, theme=True).framework("durham")
    first = Conversation.start(framework, {}, practice=False, engine="1")
    report = build_report(framework, [first], facts)
    rows = [row for block in report.document.blocks if isinstance(block, KeyValues) for row in block.rows]
    assert ("Added by neglect_theme", "1 domain, 1 question, 1 rule") in rows
    assert report.data["framework"]["plugin"] == "durham"
    assert report.data["framework"]["additions"] == [
        {"plugin": "neglect_theme", "words": "1 domain, 1 question, 1 rule"}
    ]


def test_a_framework_of_one_plugin_names_no_other(told: Callable[..., list[Block]]) -> None:
    assert not [row for block in told() if isinstance(block, KeyValues) for row in block.rows if "Added by" in row[0]]
