"""Taking a Word or Excel file apart before anything else reads it: sizes, passwords, macros, what lies outside it.

Such a file comes from outside, so whatever could run, fetch something or fill the memory is refused. Used for report
templates and for reading tables.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple, NoReturn

LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS = 20_000_000, 100_000_000, 2_000
"""Bytes of the file, bytes of everything in it, and the number of things in it."""
OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old Office begin, and new ones under a password."""
TYPES = "[Content_Types].xml"

_FETCHING = re.compile(
    r"(?i)(?<!\w)(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|RD|DATABASE|MACROBUTTON|EMBED"
    r"|HYPERLINK(?!\s+\\l))(?!\w)"
)
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|activex|oleobject|control$|afchunk|attachedtoolbars|\.bin$")
_PRINTER = re.compile(r"(?i)printersettings\d*\.bin$")

Refuse = Callable[[str], NoReturn]
"""Raises the reader's own error; it is given what is wrong with the file and what to do, such as ``has a password``."""


class Limits(NamedTuple):
    """How large a file may be: packed, unpacked, and in parts."""

    file: int = LARGEST_FILE
    unpacked: int = LARGEST_UNPACKED
    parts: int = MOST_PARTS


class Office(NamedTuple):
    """What a file should be: ``types`` are the content types, one of which it must have."""

    program: str
    suffix: str
    document: str
    thing: str
    packs: str
    types: tuple[str, ...]
    instead: str
    fewer: str = ", with fewer or smaller pictures"


def unpacked(content: bytes, office: Office, limits: Limits, refuse: Refuse) -> dict[str, bytes]:
    """The parts of the file by name. Refuses a file that is too large, damaged, under a password or packed oddly."""
    if content.startswith(OLD_FORMAT):
        refuse(f"has a password or is in {office.program}'s old format; save it as {office.suffix} without a password")
    if len(content) > limits.file:
        refuse(f"is larger than {limits.file // 1_000_000} MB; make its pictures smaller")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_size(package, office, limits, refuse)
            return {part: package.read(part) for part in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        refuse(f"is no {office.document}, or is damaged; save it anew as {office.suffix}")


def _check_size(package: zipfile.ZipFile, office: Office, limits: Limits, refuse: Refuse) -> None:
    entries = package.infolist()
    # zipfile never unpacks more of an entry than the size that it declares.
    if len(entries) > limits.parts or sum(entry.file_size for entry in entries) > limits.unpacked:
        refuse(f"unpacks to far more than a {office.thing} holds; save it anew as {office.suffix}{office.fewer}")
    if any(entry.flag_bits & 1 for entry in entries):
        refuse(f"has a password; save it as {office.suffix} without one")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(".." in PurePosixPath(n).parts or n.startswith("/") for n in names):
        refuse(f"is not packed as {office.program} packs {office.packs}; save it anew as {office.suffix}")


def check_parts(parts: dict[str, bytes], office: Office, refuse: Refuse, *, links: bool = False) -> None:
    """Refuse macros, controls, embedded objects, other kinds of files, and what lies outside the file.

    ``links`` lets ordinary hyperlinks pass, for a file that is only read.
    """
    types = parts.get(TYPES, b"").decode("utf-8", "replace")
    if "macroEnabled" in types or any(_ACTIVE.search(part) and not _PRINTER.search(part) for part in parts):
        refuse(f"holds macros, controls or embedded objects; save it as {office.suffix} without them")
    if not any(kind in types for kind in office.types):
        refuse(f"is no {office.document}; give {office.instead}")
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            root = _parsed(content, part, office, refuse)
            _check_relationships(root, part, office, refuse, links=links)
            _check_fields(root, part, office, refuse, links=links)


def _parsed(content: bytes, part: str, office: Office, refuse: Refuse) -> Any:
    from docx.oxml.parser import parse_xml

    try:
        # python-docx's own parser, which resolves no entities and fetches nothing.
        root: Any = parse_xml(content)
    except (SyntaxError, ValueError):
        refuse(f"is damaged in {part}; save it anew as {office.suffix}")
    if root.getroottree().docinfo.doctype:
        refuse(
            f"declares a document type in {part}, which {office.program} never does; save it anew as {office.suffix}"
        )
    return root


def _check_relationships(root: Any, part: str, office: Office, refuse: Refuse, *, links: bool) -> None:
    for relationship in root.iter("{*}Relationship"):
        kind = relationship.get("Type", "").rpartition("/")[2] or "link"
        if relationship.get("TargetMode", "").strip().casefold() == "external" and not (links and kind == "hyperlink"):
            remove = f"remove the {_remedy(kind)} in {office.program}"
            refuse(f"refers to something outside itself ({kind} in {part}); {remove}")
        if _ACTIVE.search(kind):
            refuse(f"holds something that runs or is read in ({kind} in {part}); remove it in {office.program}")


def _remedy(kind: str) -> str:
    return {
        "hyperlink": "link and keep its words",
        "image": "linked picture, or embed it",
        "attachedTemplate": "attached template",
        "externalLinkPath": "links to other workbooks (Data, Edit links, Break link)",
    }.get(kind, "link")


def _check_fields(root: Any, part: str, office: Office, refuse: Refuse, *, links: bool) -> None:
    for instruction in _instructions(root):
        found = _FETCHING.search(instruction)
        if found and not (links and found[1].upper() == "HYPERLINK"):
            remove = f"remove it in {office.program}"
            refuse(f"has a field that goes outside it or runs ({found[1].upper()} in {part}); {remove}")


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
