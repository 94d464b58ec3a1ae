"""Frameworks that are installed, their workbooks, and reading guidance documents."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evenhand.catalogue import Catalogue
from evenhand.models.framework import Framework
from evenhand.tables.excel_source import excel_source
from evenhand.tables.framework_data import framework_data
from evenhand.tables.sheets import read_sheets
from evenhand.tables.source import Source
from evenhand.tables.word_source import read_word
from evenhand.tables.workbook_write import workbook_bytes

FRAMEWORKS = ("durham", "herefordshire", "london_cin", "northamptonshire", "ofsted")


@pytest.fixture(scope="session")
def frameworks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Framework]:
    """The five frameworks by id."""
    catalogue = Catalogue(cache_folder=tmp_path_factory.mktemp("cache"))
    return {name: catalogue.framework(name) for name in FRAMEWORKS}


@pytest.fixture(scope="session")
def workbooks(frameworks: dict[str, Framework]) -> dict[str, bytes]:
    """Their workbooks."""
    return {name: workbook_bytes(framework_data(each), each.digest) for name, each in frameworks.items()}


Edited = Callable[[Callable[[Any], None]], bytes]


@pytest.fixture
def edited(workbooks: dict[str, bytes]) -> Edited:
    """Durham's workbook after an edit by openpyxl, as bytes."""

    def edit(change: Callable[[Any], None]) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(workbooks["durham"]))
        change(book)
        written = io.BytesIO()
        book.save(written)
        return written.getvalue()

    return edit


@pytest.fixture(scope="session")
def read() -> Callable[[bytes, str], Source]:
    """Takes a guidance document apart, Word or Excel by its name."""

    def read_one(content: bytes, name: str) -> Source:
        if name.endswith(".docx"):
            return read_word(content, name)
        return excel_source(read_sheets(content, name), name)

    return read_one


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a framework is to be put; not there yet."""
    return tmp_path / "made"
