"""Whether a file may be used as a Word template: it is taken apart here before anything else reads it.

A template comes from outside, so whatever could run, fetch something or fill the memory is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn

from docx.oxml.parser import parse_xml

from evenhand.reporting.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS = 20_000_000, 100_000_000, 2_000
"""Bytes of the file, bytes of everything in it, and the number of things in it."""
OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old Word begin, and new ones under a password."""
TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT, TEMPLATE = f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml"

_FETCHING = re.compile(
    r"(?i)(?<!\w)(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|RD|DATABASE|MACROBUTTON|EMBED"
    r"|HYPERLINK(?!\s+\\l))(?!\w)"
)
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|activex|oleobject|control$|afchunk|attachedtoolbars|\.bin$")


def template_package(content: bytes, name: str) -> bytes:
    """The template as a package that python-docx opens; a Word template (``.dotx``) becomes a document.

    Raises :class:`ReportError`, naming the file and what to do, for a file that is no Word document, is under a
    password, is damaged, unpacks to too much, holds macros or anything that runs, or has something fetched from
    outside itself.
    """
    if content.startswith(OLD_FORMAT):
        _refuse(name, "has a password or is in Word's old format; save it as .docx without a password")
    if len(content) > LARGEST_FILE:
        _refuse(name, f"is larger than {LARGEST_FILE // 1_000_000} MB; make its pictures smaller")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_size(package, name)
            parts = {part: package.read(part) for part in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise ReportError(f"the template {name} is no Word document, or is damaged; save it anew as .docx") from None
    _check_parts(parts, name)
    return _as_document(parts)


def _refuse(name: str, why: str) -> NoReturn:
    raise ReportError(f"the template {name} {why}")


def _check_size(package: zipfile.ZipFile, name: str) -> None:
    entries = package.infolist()
    # zipfile never unpacks more of an entry than the size that it declares.
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        _refuse(
            name, "unpacks to far more than a template holds; save it anew as .docx, with fewer or smaller pictures"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        _refuse(name, "has a password; save it as .docx without one")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(".." in PurePosixPath(n).parts or n.startswith("/") for n in names):
        _refuse(name, "is not packed as Word packs documents; save it anew as .docx")


def _check_parts(parts: dict[str, bytes], name: str) -> None:
    types = parts.get(TYPES, b"").decode("utf-8", "replace")
    if "macroEnabled" in types or any(_ACTIVE.search(part) for part in parts):
        _refuse(name, "holds macros, controls or embedded objects; save it as .docx without them")
    if DOCUMENT not in types and TEMPLATE not in types:
        _refuse(name, "is no Word document; give a .docx or .dotx file")
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            root = _parsed(content, part, name)
            _check_relationships(root, part, name)
            _check_fields(root, part, name)


def _parsed(content: bytes, part: str, name: str) -> Any:
    try:
        # python-docx's own parser, which resolves no entities and fetches nothing.
        root: Any = parse_xml(content)
    except (SyntaxError, ValueError):
        _refuse(name, f"is damaged in {part}; save it anew as .docx")
    if root.getroottree().docinfo.doctype:
        _refuse(name, f"declares a document type in {part}, which Word never does; save it anew as .docx")
    return root


def _check_relationships(root: Any, part: str, name: str) -> None:
    for relationship in root.iter("{*}Relationship"):
        kind = relationship.get("Type", "").rpartition("/")[2] or "link"
        if relationship.get("TargetMode", "").strip().casefold() == "external":
            _refuse(name, f"refers to something outside itself ({kind} in {part}); remove the {_remedy(kind)} in Word")
        if _ACTIVE.search(kind):
            _refuse(name, f"holds something that runs or is read in ({kind} in {part}); remove it in Word")


def _remedy(kind: str) -> str:
    return {
        "hyperlink": "link and keep its words",
        "image": "linked picture, or embed it",
        "attachedTemplate": "attached template",
    }.get(kind, "link")


def _check_fields(root: Any, part: str, name: str) -> None:
    for instruction in _instructions(root):
        if found := _FETCHING.search(instruction):
            _refuse(name, f"has a field that goes outside it or runs ({found[1].upper()} in {part}); remove it in Word")


def _instructions(root: Any) -> Iterator[str]:
    """What each field is to do. Word may split it over several runs."""
    told = ""
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}fldSimple"):
        if element.tag.endswith("}fldSimple"):
            yield "".join(value for key, value in element.attrib.items() if key.rpartition("}")[2] == "instr")
        elif element.tag.endswith("}fldChar"):
            yield told
            told = ""
        else:
            told += element.text or ""
    yield told


def _as_document(parts: dict[str, bytes]) -> bytes:
    parts[TYPES] = parts[TYPES].replace(TEMPLATE.encode(), DOCUMENT.encode())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return written.getvalue()
