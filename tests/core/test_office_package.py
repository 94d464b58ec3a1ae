"""What is checked of every Office file. The checks that a Word template needs are tried with templates."""

from __future__ import annotations

import io
import zipfile
from typing import NoReturn

import pytest

from evenhand.office_package import TYPES, Limits, Office, check_parts, unpacked

OFFICE = Office("Excel", ".xlsx", "Excel workbook", "workbook", "workbooks", ("x/main",), "a .xlsx file")
RELATIONS = '<Relationships><Relationship Type="http://x/{kind}" TargetMode="{mode}" Target="a"/></Relationships>'


class RefusedError(Exception):
    """The reader's own error."""


def refuse(why: str) -> NoReturn:
    raise RefusedError(why)


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


PLAIN = {TYPES: b"<Types>x/main</Types>", "a.xml": b"<a/>"}


def test_parts_come_out() -> None:
    assert unpacked(packed(PLAIN), OFFICE, Limits(), refuse) == PLAIN
    check_parts(PLAIN, OFFICE, refuse)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(file=10), "is larger than"),
        (Limits(unpacked=10), "unpacks to far more than a workbook holds; save it anew as .xlsx"),
        (Limits(parts=1), "unpacks to far more"),
    ],
)
def test_limits(limits: Limits, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        unpacked(packed(PLAIN), OFFICE, limits, refuse)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({TYPES: b"<Types>x/main macroEnabled</Types>"}, "holds macros"),
        ({"vbaProject.bin": b""}, "holds macros"),
        ({TYPES: b"<Types/>"}, "is no Excel workbook; give a .xlsx file"),
        ({"a.xml": b"<a"}, "is damaged in a.xml"),
        ({"a.xml": b"<!DOCTYPE a><a/>"}, "which Excel never does"),
        ({"a.rels": RELATIONS.format(kind="externalLinkPath", mode="External").encode()}, "links to other workbooks"),
        ({"a.rels": RELATIONS.format(kind="hyperlink", mode="External").encode()}, "keep its words in Excel"),
        ({"a.rels": RELATIONS.format(kind="aFChunk", mode="Internal").encode()}, "runs or is read in"),
    ],
)
def test_what_is_refused(parts: dict[str, bytes], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        check_parts(PLAIN | parts, OFFICE, refuse)


def test_links_may_pass_where_a_file_is_only_read() -> None:
    link = {"a.rels": RELATIONS.format(kind="hyperlink", mode="External").encode()}
    check_parts(PLAIN | link, OFFICE, refuse, links=True)
    image = {"a.rels": RELATIONS.format(kind="image", mode="External").encode()}
    with pytest.raises(RefusedError, match="embed it"):
        check_parts(PLAIN | image, OFFICE, refuse, links=True)


def test_settings_of_printers_are_harmless() -> None:
    check_parts(PLAIN | {"xl/printerSettings/printerSettings1.bin": b"x"}, OFFICE, refuse)
