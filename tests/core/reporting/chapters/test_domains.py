"""Domains: everything of one is told, and why another is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from driving import begin, framework_called
from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.models.lean import changed
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Quoted, Table
from evenhand.reporting.render import render
from numbered_questions import FAMILY, SEEING, numbered
from report_words import words_of


def pairs(blocks: list[Block]) -> dict[str, str]:
    return {label: value for block in blocks if isinstance(block, KeyValues) for label, value in block.rows}


def test_a_domain_is_told_whole(durham: Framework, under: Callable[..., list[Block]]) -> None:
    risk = durham.domain_by_id["risk"]
    blocks = under(
        "5 Risk",
        Reply("note", "risk", text="the July referral"),
        Reply("partly", risk.prompts[0].id, note="twice"),
        Reply("evidence", "risk", text="a strategy meeting"),
        Reply("see", "risk", value="assessment"),
        Reply("grade", "risk", value="good", note="nearly better"),
        Reply("reason", "risk", text="it is reviewed"),
    )
    assert pairs(blocks) == {"Grade": "Good", "Note": "nearly better"}
    assert Quoted("Reason (“I have graded this as Good because …”)", "it is reviewed") in blocks
    assert Quoted("Evidence", "a strategy meeting") in blocks
    assert Paragraph("The evidence refers to 2 The Quality of Assessment.") in blocks
    assert Quoted("Note filed while reading", "the July referral") in blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert table.rows[0] == (risk.prompts[0].text, "Partly", "twice")
    assert table.rows[1][1:] == ("Not yet answered", "")


def test_what_an_extension_added_is_marked(facts: AuditFacts) -> None:
    framework = framework_called("durham")
    first, second, *others = framework.domains
    prompts = (changed(first.prompts[0], {"plugin": "theme"}), *first.prompts[1:])
    domains = (changed(first, {"prompts": prompts}), changed(second, {"plugin": "theme"}), *others)
    session, kept = begin(changed(framework, {"domains": domains}))
    report = build_report(session.framework, kept.plain(), facts)
    assert f"{first.prompts[0].text} (added by theme)" in str(report.document.blocks)
    assert f"{first.prompts[1].text} (added by theme)" not in str(report.document.blocks)
    assert Paragraph("This domain was added by theme.", leads=True) in report.document.blocks


def test_a_domain_that_does_not_apply_says_by_which_rule(under: Callable[..., list[Block]]) -> None:
    (block,) = under("15 Placements LAC Only", Reply("choice", "case_type", value="Child in need"))
    assert isinstance(block, Paragraph)
    assert "Domains 15 and 16 apply to looked after children only. (D-LAC, L709-L710, L756)" in block.text


def test_questions_stand_under_their_sub_headings_in_tables_of_one_width(facts: AuditFacts) -> None:
    session, kept = begin(numbered())
    session.replied(Reply("yes", "safety.1", note="on 3 March"))
    blocks = list(build_report(numbered(), kept.plain(), facts).document.blocks)
    start = blocks.index(Heading(SEEING, 3))
    seeing, seen, family, heard, others, rest = blocks[start : start + 6]
    assert (seeing, family, others) == (Heading(SEEING, 3), Heading(FAMILY, 3), Heading("Other questions", 3))
    assert isinstance(seen, Table)
    assert seen.rows[0] == ("1.1 Was the child seen in time?", "Yes", "on 3 March")
    assert isinstance(heard, Table)
    assert isinstance(rest, Table)
    assert seen.widths == heard.widths == rest.widths


@pytest.mark.parametrize("format", ["docx", "html", "md", "pdf"])
def test_numbers_and_sub_headings_are_in_every_document(format: str, facts: AuditFacts) -> None:
    _, kept = begin(numbered())
    told = words_of(render(build_report(numbered(), kept.plain(), facts), format), format)
    for words in (
        SEEING,
        FAMILY,
        "Other questions",
        "1.1 Was the child seen in time?",
        "1.7a What did the family say?",
    ):
        assert words in told, words
