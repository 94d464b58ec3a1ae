"""The Excel file is opened again: sheets, filters, typed cells, and text that stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evenhand.conversation.engine import Conversation
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import Account, AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.document import Document
from evenhand.reporting.render import Report, render
from evenhand.reporting.xlsx import xlsx
from evenhand.reporting.xlsx_cells import cell_text

FORMULAS = st.lists(
    st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "#REF!", "TRUE", "1E5", "_x0041_", "\x00",
                     "\ufffe",
                     "<c>", "&", " ", "\n", "2026-11-20", '=HYPERLINK("http://evil.example")', "'"]), max_size=5,
).map("".join)  # fmt: skip


@pytest.fixture
def report(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> Report:
    return build_report(durham, planted_events, facts)


@pytest.fixture
def small(begin: Callable[..., Conversation], durham: Framework, facts: AuditFacts) -> Report:
    report = build_report(durham, begin().events, facts)
    few = report.account._replace(domains=report.account.domains[:1], unanswered=report.account.unanswered[:1])
    return Report(few, report.document)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def column(page: Any, heading: str) -> list[Any]:
    place = [cell.value for cell in page[1]].index(heading)
    return [row[place] for row in page.iter_rows(min_row=2)]


def with_reason(account: Account, words: str) -> Account:
    reason = account.overall.reason._replace(state="answered", value=words, words=words)
    return account._replace(overall=account.overall._replace(reason=reason))


def test_there_is_a_sheet_for_each_kind_of_thing(report: Report) -> None:
    names = opened(render(report, "xlsx")).sheetnames
    assert names[:6] == ["Audit", "Domains", "Questions", "Forms", "Actions", "Rules"]
    assert {"Notes and changes", "Further facts"} <= set(names)
    assert "Unanswered" not in names


def test_what_is_open_has_its_sheet_and_what_there_is_not_has_none(small: Report) -> None:
    book = opened(render(small, "xlsx"))
    assert "Actions" not in book.sheetnames
    states = [cell.value for cell in column(book["Unanswered"], "State") if cell.value]
    assert states == ["Not yet answered"] * len(small.account.unanswered[0].items)


def test_every_sheet_has_a_head_that_stays_filters_and_prints(report: Report) -> None:
    for page in opened(render(report, "xlsx")):
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")
        assert page.auto_filter.ref == page.dimensions
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
        assert all(cell.alignment.wrap_text for row in page.iter_rows() for cell in row)
        assert page.oddHeader.left.text == report.document.running_head


def test_dates_are_dates_and_yes_is_text(report: Report) -> None:
    book = opened(render(report, "xlsx"))
    by_id = {row[8].value: row[5] for row in book["Audit"].iter_rows(min_row=2)}
    dated = by_id["audit_date"]
    assert dated.value == datetime(2026, 11, 20)  # noqa: DTZ001 (Excel knows no time zones)
    assert (dated.data_type, dated.number_format) == ("d", "dd/mm/yyyy")
    assert by_id["manages_case"].value == "No"
    times = {row[3].value: row[5] for row in book["Audit"].iter_rows(min_row=2)}
    assert times["Changed at"].value == datetime(2026, 11, 22, 16, 40)  # noqa: DTZ001
    assert times["Changed at"].number_format == "dd/mm/yyyy hh:mm"
    assert [cell.data_type for cell in column(book["Actions"], "No.")] == ["n", "n"]
    assert {cell.data_type for cell in column(book["Actions"], "Date for Completion")} == {"d"}


def test_domains_have_their_columns(report: Report) -> None:
    page = opened(render(report, "xlsx"))["Domains"]
    risk = next(n for n, cell in enumerate(column(page, "Id")) if cell.value == "risk")
    domain = next(domain for domain in report.account.domains if domain.id == "risk")
    assert domain.reason is not None
    assert column(page, "Grade")[risk].value == "Inadequate"
    assert column(page, "Reason")[risk].value == domain.reason.words
    assert column(page, "Graded domain")[risk].value == "Yes"
    lac = next(n for n, cell in enumerate(column(page, "Id")) if cell.value == "independence_lac")
    assert column(page, "Applies")[lac].value == "Not applicable"


def test_rules_have_their_trace(report: Report) -> None:
    page = opened(render(report, "xlsx"))["Rules"]
    traced = [entry["rule"] for entry in report.account.ruling["trace"]]
    assert [cell.value for cell in column(page, "Id")][: len(traced)] == traced
    assert all(cell.value for cell in column(page, "Rule"))


def test_text_is_never_a_formula(small: Report) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.one_of(FORMULAS, st.text(max_size=60)))
    @example("=cmd|' /C calc'!A0")
    def check(text: str) -> None:
        content = xlsx(with_reason(small.account, text), small.document)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sheets = "".join(package.read(n).decode() for n in package.namelist() if "worksheets/sheet" in n)
        assert not re.search(r"<f[ >]", sheets)
        cell = column(opened(content)["Domains"], "Reason")[0]
        assert cell.data_type == "s" or (not text and cell.value is None)
        assert (cell.value or "") == cell_text(text)
        if text.startswith(("=", "+", "-", "@", "\t")):
            assert cell.quotePrefix

    check()


def test_a_long_text_goes_on_in_further_rows_without_losing_a_word(small: Report) -> None:
    text = " ".join(f"word{n}" for n in range(12_000))
    page = opened(xlsx(with_reason(small.account, text), small.document))["Domains"]
    parts = [cell.value for cell in column(page, "Reason") if cell.value and "word" in cell.value]
    assert len(parts) == 4
    assert all(len(part) <= 32_767 for part in parts)
    told = " ".join(parts).replace("[goes on in the next row]", "").replace("[continued from the row above]", "")
    assert told.split() == text.split()
    assert len({cell.value for cell in column(page, "Domain")[:4]}) == 1


def test_a_head_with_signs_that_excel_reads_is_told_as_it_is(small: Report) -> None:
    document = small.document._replace(running_head="&P of R&D\n" + "x" * 400)
    page = opened(xlsx(small.account, document))["Audit"]
    assert page.oddHeader.left.text.startswith("&&P of R&&D x")


def test_the_file_names_nobody_and_is_dated_by_the_audit(small: Report) -> None:
    properties = opened(render(small, "xlsx")).properties
    assert not properties.creator
    assert properties.created == properties.modified == datetime(2026, 11, 22, 16, 40)  # noqa: DTZ001
    undated = Document("T", "", "", "not a time", ())
    assert opened(xlsx(small.account, undated)).properties.created == datetime(1980, 1, 1)  # noqa: DTZ001
