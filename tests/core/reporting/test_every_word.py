"""Whatever an auditor can type is in every format there is; what the account holds is in every format made of rows.

A format without an extractor here fails, and so does a field of a framework or of the account that a format drops.
"""

from __future__ import annotations

import io
import re
from collections import namedtuple
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pypdf
import pytest

from evenhand.conversation.engine import Conversation
from evenhand.models.framework import Framework
from evenhand.reporting import entries
from evenhand.reporting.account import AuditFacts, as_data
from evenhand.reporting.build import build_report
from evenhand.reporting.entries import OF_THE_QUESTION
from evenhand.reporting.render import FORMATS, Report, render
from evenhand.reporting.text import clean

Planted = tuple[Conversation, dict[str, str]]
ROWS = ("csv", "xlsx")
TOLD_OTHERWISE = OF_THE_QUESTION | {"state", "value", "strength"}
"""Keys whose values stand in words, or say how the framework asks."""
A_TIME = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+Z?)?|\d\d? [A-Z][a-z]+ \d{4}")
"""Dates and times, which Excel holds as such."""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def of_html(content: bytes) -> str:
    reader = _Text()
    reader.feed(content.decode())
    return "\n".join(reader.words)


def of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for page in book for row in page.iter_rows(values_only=True) for cell in row]
    return "\n".join(str(cell) for cell in cells if cell is not None)


@pytest.fixture
def words(words_of_docx: Callable[[bytes], str]) -> Callable[[Report, str], str]:
    """Everything that a report says in a format."""
    extractors = {"docx": words_of_docx, "pdf": of_pdf, "xlsx": of_xlsx, "html": of_html} | dict.fromkeys(
        ("md", "csv", "json"), bytes.decode
    )
    return lambda report, name: extractors[name](render(report, name))


@pytest.mark.parametrize("name", FORMATS)
def test_every_token_is_in_the_format(
    name: str, durham: Framework, planted: Planted, facts: AuditFacts, words: Callable[[Report, str], str]
) -> None:
    conversation, tokens = planted
    # A line of a narrow column may end within a word.
    told = "".join(words(build_report(durham, conversation.events, facts), name).split())
    assert {where for where, token in tokens.items() if token not in told} == set()


def leaves(data: Any, told: Callable[[str], bool]) -> Iterator[str]:
    """Every text in plain data, but those under keys that are told otherwise."""
    if isinstance(data, dict):
        for key, value in data.items():
            if told(key):
                yield from leaves(value, told)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, told)
    elif isinstance(data, str) and data.strip():
        yield data


def grown(part: Any, field: str, value: object) -> Any:
    """A part of the account with one more field, as a later version might have."""
    made: Any = namedtuple
    return made(type(part).__name__, (*part._fields, field))(*part, value)


def plain(text: str) -> str:
    return " ".join(clean(text).replace("_", " ").replace('""', '"').casefold().split())


@pytest.mark.parametrize("name", ROWS)
def test_everything_in_the_account_is_in_the_rows(
    name: str, durham: Framework, planted: Planted, facts: AuditFacts, words: Callable[[Report, str], str]
) -> None:
    report = build_report(durham, planted[0].events, facts)
    told = plain(words(report, name))
    asked = set(leaves(as_data(report.account), lambda key: key not in TOLD_OTHERWISE))
    assert {text for text in asked if plain(text) not in told and not A_TIME.fullmatch(text)} == set()


@pytest.mark.parametrize("name", ROWS)
def test_a_field_that_the_account_gains_is_in_the_rows(
    name: str, durham: Framework, planted: Planted, facts: AuditFacts, words: Callable[[Report, str], str]
) -> None:
    report = build_report(durham, planted[0].events, facts)
    account = report.account
    domains = (grown(account.domains[0], "novelty", "novel-in-a-domain"), *account.domains[1:])
    further = {"title": "Later", "parts": [{"words": "novel-in-the-account", "count": 3}]}
    later = grown(account._replace(domains=domains), "later_chapter", further)
    told = words(Report(later, report.document), name)
    assert "novel-in-a-domain" in told
    assert "novel-in-the-account" in told


@pytest.mark.parametrize("name", ROWS)
def test_a_field_that_an_item_gains_is_in_the_rows(
    name: str,
    durham: Framework,
    planted: Planted,
    facts: AuditFacts,
    words: Callable[[Report, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = build_report(durham, planted[0].events, facts)
    monkeypatch.setattr(entries, "OF_THE_QUESTION", entries.OF_THE_QUESTION - {"kind"})
    assert "long_text" in words(report, name)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_audit_gives_the_same_bytes(
    name: str, durham: Framework, planted: Planted, facts: AuditFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = build_report(durham, planted[0].events, facts)
    made = render(report, name)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert render(report, name) == made
