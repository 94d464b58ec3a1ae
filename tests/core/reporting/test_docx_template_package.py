"""A file that could run, fetch or fill the memory is no template, and the message says what to do."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting import docx_template_package as module
from evenhand.reporting.docx_template_package import DOCUMENT, TEMPLATE, TYPES, template_package
from evenhand.reporting.errors import ReportError

RELATIONS = "word/_rels/document.xml.rels"
BODY = "word/document.xml"


@pytest.fixture
def parts() -> dict[str, bytes]:
    """A Word document, taken apart."""
    written = io.BytesIO()
    python_docx.Document().save(written)
    with zipfile.ZipFile(written) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(ReportError) as caught:
        template_package(content, "ours.docx")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("the template ours.docx ")
    return str(caught.value)


def with_relation(parts: dict[str, bytes], attributes: str) -> dict[str, bytes]:
    end = b"</Relationships>"
    relation = f'<Relationship Id="rId900" {attributes}/>'.encode()
    return parts | {RELATIONS: parts[RELATIONS].replace(end, relation + end)}


def with_body(parts: dict[str, bytes], xml: str) -> dict[str, bytes]:
    return parts | {BODY: parts[BODY].replace(b"<w:body>", b"<w:body>" + xml.encode())}


def test_an_ordinary_document_opens(parts: dict[str, bytes]) -> None:
    assert python_docx.Document(io.BytesIO(template_package(packed(parts), "ours.docx")))


def test_a_word_template_becomes_a_document(parts: dict[str, bytes]) -> None:
    dotx = parts | {TYPES: parts[TYPES].replace(DOCUMENT.encode(), TEMPLATE.encode())}
    assert python_docx.Document(io.BytesIO(template_package(packed(dotx), "ours.dotx")))


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b)))
def test_other_files_are_refused(content: bytes) -> None:
    assert "save it" in refused(content)


def test_a_damaged_file_is_refused_wherever_it_is_cut(parts: dict[str, bytes]) -> None:
    whole = packed(parts)
    for end in range(0, len(whole) - 1, 997):
        refused(whole[:end])


def test_a_changed_byte_is_seen(parts: dict[str, bytes]) -> None:
    whole = bytearray(packed(parts, zipfile.ZIP_STORED))
    place = bytes(whole).index(b"<w:body>")
    whole[place + 3] ^= 1
    assert "damaged" in refused(bytes(whole))


def test_a_password_or_the_old_format(parts: dict[str, bytes]) -> None:
    assert "without a password" in refused(module.OLD_FORMAT + b"\x00" * 600)
    whole = bytearray(packed(parts))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.index(mark) + offset
        whole[place : place + 2] = struct.pack("<H", struct.unpack("<H", whole[place : place + 2])[0] | 1)
    assert "without one" in refused(bytes(whole))


@pytest.mark.parametrize(
    "change",
    [
        {TYPES: lambda types: types.replace(DOCUMENT.encode(), b"vnd.ms-word.document.macroEnabled.main+xml")},
        {"word/vbaProject.bin": lambda _: b"\xcc\x61"},
        {"word/activeX/activeX1.xml": lambda _: b"<x/>"},
        {"word/embeddings/oleObject1.bin": lambda _: b"x"},
    ],
)  # fmt: skip
def test_macros_controls_and_objects(parts: dict[str, bytes], change: dict[str, Any]) -> None:
    changed = parts | {name: make(parts.get(name, b"")) for name, make in change.items()}
    assert "macros, controls or embedded objects" in refused(packed(changed))


def test_another_office_file(parts: dict[str, bytes]) -> None:
    other = parts | {TYPES: parts[TYPES].replace(DOCUMENT.encode(), b"application/vnd.x.sheet.main+xml")}
    assert "give a .docx or .dotx file" in refused(packed(other))
    assert "give a .docx or .dotx file" in refused(packed({"a.txt": b"x"}))


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("kind", "fix"),
    [
        ("image", "embed it"),
        ("attachedTemplate", "attached template"),
        ("hyperlink", "keep its words"),
        ("frame", "link"),
    ],
)
@pytest.mark.parametrize("mode", ["External", "external", "&#69;xternal"])
def test_targets_outside_the_file(parts: dict[str, bytes], kind: str, fix: str, mode: str) -> None:
    attributes = f'TargetMode="{mode}" Type="{OFFICE}/{kind}" Target="https://evil.example/x"'
    message = refused(packed(with_relation(parts, attributes)))
    assert f"({kind} in {RELATIONS})" in message
    assert fix in message
    assert "evil" not in message


def test_parts_that_are_read_in_from_inside(parts: dict[str, bytes]) -> None:
    assert "aFChunk" in refused(packed(with_relation(parts, f'Type="{OFFICE}/aFChunk" Target="chunk.html"')))


@pytest.mark.parametrize(
    "instruction",
    ['INCLUDEPICTURE "http://evil.example/x"', "includetext x", "DDEAUTO c:\\x", "LINK Excel", 'HYPERLINK "http://x"'],
)
def test_fields_that_go_outside_also_when_split(parts: dict[str, bytes], instruction: str) -> None:
    half = len(instruction) // 2
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    pieces = [f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
              for part in (instruction[:4], instruction[4:half], instruction[half:])]  # fmt: skip
    assert "goes outside it" in refused(packed(with_body(parts, f"<w:p>{begin}{''.join(pieces)}</w:p>")))
    quoted = instruction.replace('"', "&quot;")
    assert "goes outside it" in refused(packed(with_body(parts, f'<w:p><w:fldSimple w:instr="{quoted}"/></w:p>')))


def test_harmless_fields_pass(parts: dict[str, bytes]) -> None:
    field = '<w:p><w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr=" HYPERLINK \\l &quot;_Toc1&quot; "/></w:p>'
    assert template_package(packed(with_body(parts, field)), "ours.docx")


def test_entities_are_refused(parts: dict[str, bytes]) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    text = parts[BODY].partition(b"?>")[2]
    assert "declares a document type" in refused(packed(parts | {BODY: bomb + text}))
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + bomb.decode() + "<x>&b;</x>").encode("utf-16")
    assert "declares a document type" in refused(packed(parts | {"word/settings.xml": wide}))
    assert "damaged in word/settings.xml" in refused(packed(parts | {"word/settings.xml": b"<x>"}))


def test_what_unpacks_to_too_much_is_never_unpacked(parts: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(parts | {"word/media/image1.png": b"\x00" * 5_000_000})
    assert len(bomb) < 100_000
    monkeypatch.setattr(module, "LARGEST_UNPACKED", 4_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    assert "unpacks to far more" in refused(bomb)
    monkeypatch.setattr(module, "LARGEST_UNPACKED", 100_000_000)
    monkeypatch.setattr(module, "MOST_PARTS", 5)
    assert "unpacks to far more" in refused(bomb)
    monkeypatch.setattr(module, "LARGEST_FILE", 1000)
    assert "is larger than" in refused(bomb)


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/x", "word/../../x"])
def test_paths_that_lead_out(parts: dict[str, bytes], name: str) -> None:
    assert "is not packed as Word packs" in refused(packed(parts | {name: b"x"}))


def test_a_part_that_is_there_twice(parts: dict[str, bytes]) -> None:
    written = io.BytesIO(packed(parts))
    with zipfile.ZipFile(written, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(BODY, b"<x/>")
    assert "is not packed as Word packs" in refused(written.getvalue())
