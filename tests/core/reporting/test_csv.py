"""The CSV file is read again: rows as RFC 4180 has them, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import begin
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.csv import HEADINGS, MISTAKABLE, cell, csv
from evenhand.reporting.text import clean
from numbered_questions import FAMILY, SEEING, numbered

DANGEROUS = st.text(st.sampled_from("=+-@'\t\r\n ＝＋－＠\"';,a1\x00é"), max_size=12)


@given(st.one_of(DANGEROUS, st.text()))
def test_no_cell_begins_like_a_formula_and_what_was_written_can_be_had_back(text: str) -> None:
    made = cell(text)
    assert not made.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert made[:1] not in {"\t", "\r", "\n"}
    assert made.removeprefix("'") == clean(text)


@pytest.mark.parametrize("text", ["=1+1", "+44 191", "-2", "@SUM(A1)", "\t=1", "  =1", "'=1", "＝1", "\n=1"])
def test_starts_that_are_marked(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Good", "5 = five", "a@b.example", "£4", "(2)"])
def test_starts_that_are_left_alone(text: str) -> None:
    assert cell(text) == text


def test_the_file_is_what_spreadsheets_and_programs_read(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account = build_report(durham, planted_events, facts).account
    hostile = account.overall.reason._replace(words='=HYPERLINK("http://evil.example")\r\nsecond "line"; ünï')
    content = csv(account._replace(overall=account.overall._replace(reason=hostile)))
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    rows = list(standard.reader(io.StringIO(text, newline=""), strict=True))
    assert rows[0] == list(HEADINGS)
    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert not [c for row in rows for c in row if MISTAKABLE.match(c) and not c.startswith("'")]
    reason = next(row for row in rows if row[:3] == ["Overall grade", "", "reason"])
    assert reason[HEADINGS.index("words")] == '\'=HYPERLINK("http://evil.example")\nsecond "line"; ünï'
    # Only the line breaks inside cells are bare newlines.
    assert text.count("\r\n") == len(rows)
    assert "\r" not in text.replace("\r\n", "")


def test_sub_headings_have_a_column_where_there_are_any(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    _, kept = begin(numbered())
    text = csv(build_report(numbered(), kept.plain(), facts).account).decode("utf-8-sig")
    rows = list(standard.DictReader(io.StringIO(text, newline="")))
    groups = {row["id"]: row["group"] for row in rows if row["field"] == "prompts"}
    assert (groups["safety.2"], groups["safety.3"], groups["safety.4"]) == (SEEING, FAMILY, "")
    without = csv(build_report(durham, planted_events, facts).account).decode("utf-8-sig")
    assert next(standard.reader(io.StringIO(without, newline=""))) == list(HEADINGS)
