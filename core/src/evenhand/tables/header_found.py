"""Finds what a document says of itself: its title, whose it is, and how far back an auditor looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from evenhand.tables.draft import Draft
from evenhand.tables.source import Piece, Source
from evenhand.tables.titles import is_publisher

PUBLISHER_UNKNOWN = "Name of the authority"
"""What stands for the publisher where nothing says who it is."""

_NEAR_THE_TOP = 12
_SENTENCES = re.compile(r"[^.?!]+[.?!]*")
_MONTHS = re.compile(
    r"(?i)\b(?:read|look(?:ing)? (?:at|back (?:over|at))|consider|audit|review|examine|covers?|focus(?:es)? on|use)\b"
    r"[^.?!]{0,40}?\b(?:last|past|previous) (?P<before>[\w-]+) months?\b"
    r"|\b(?:last|past|previous) (?P<after>[\w-]+) months? of (?:the |each |this )?(?:file|record|case|practice|work)"
    r"|\baudit (?:period|window)\b[^.?!]{0,40}?\b(?P<period>[\w-]+) months?\b"
)
_IN_SOME_CASES = re.compile(r"(?i)\s*(?:if|where|when|unless)\b")
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen"
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)} | {"twenty-four": 24}


class Window(NamedTuple):
    """How many months of the record an auditor looks at, the sentence that says so, and where it stands."""

    months: int
    sentence: str
    at: str


def header_data(draft: Draft, source: Source, framework_id: str, kept: Mapping[str, str]) -> dict[str, Any]:
    """The header of the framework. What was guessed or is not in the document is added to the draft's list of it."""
    found = draft.title.text if draft.title else source.name.rpartition(".")[0] or source.name
    if draft.title:
        draft.used(draft.title)
    publisher = draft.publisher or _publisher(draft, source)
    window = window_found([piece for piece in source.pieces() if piece.number not in draft.items])
    own = {
        "title": found[:4000],
        "short_title": found if len(found) <= 60 else found[:60].rpartition(" ")[0] or found[:60],
        "publisher": publisher.text if publisher else PUBLISHER_UNKNOWN,
    }
    draft.made_up += _said(draft, own | dict(kept), own, kept, publisher, window)
    header: dict[str, Any] = {
        "id": framework_id,
        "title": own["title"],
        "short_title": own["short_title"],
        "version": "0.1",
        "publisher": own["publisher"],
        "source_document": source.name,
        "source": draft.title.at if draft.title else "The whole document",
        "special": f"Read from {source.name}; nobody has checked it yet",
        **({"evidence_window_months": window.months} if window else {}),
        "evidence_window_note": window.sentence if window else "The document names no period.",
        "overall_scale": "grade",
        "domain_scale": "grade",
        "reason_opening": "I have graded this as {grade} because",
        "case_reference": "case_reference",
    }
    return header | {key: value for key, value in kept.items() if key in own}


def window_found(pieces: list[Piece]) -> Window | None:
    """The first sentence that tells auditors how much of the record to look at."""
    for piece in pieces:
        for sentence in (each.strip() for each in _SENTENCES.findall(piece.text)):
            found = _MONTHS.search(sentence)
            if found is None or sentence.endswith("?") or _IN_SOME_CASES.match(sentence):
                continue
            word = next(filter(None, found.groupdict().values())).casefold()
            if word in _NUMBERS or (word.isdigit() and 0 < int(word) < 100):
                return Window(_NUMBERS.get(word) or int(word), sentence, piece.at)
    return None


def _publisher(draft: Draft, source: Source) -> Piece | None:
    """The first line near the top of the document that only names an authority."""
    for block in source.blocks[:_NEAR_THE_TOP]:
        if isinstance(block, Piece) and block.number not in draft.went and is_publisher(block.text):
            draft.used(block)
            return block
    return None


def _said(
    draft: Draft,
    header: Mapping[str, str],
    own: Mapping[str, str],
    kept: Mapping[str, str],
    publisher: Piece | None,
    window: Window | None,
) -> Iterator[str]:
    """A line for each field that somebody should look at."""
    held = [key for key in own if key in kept]
    if held:
        said = ", ".join(f"{key} '{header[key]}'" for key in held)
        yield f"framework.toml: kept from the framework that stood there: {said}."
    for key in ("title", "publisher"):
        if key in kept and own[key] not in (kept[key], PUBLISHER_UNKNOWN):
            said_by = draft.title if key == "title" else publisher
            at = f" ({said_by.at})" if said_by else ""
            yield f"framework.toml, {key}: the document itself says “{own[key]}”{at}."
    if "title" not in kept:
        place = f" from {draft.title.at}" if draft.title else ", the name of the file"
        yield f"framework.toml, title: read as '{own['title'][:200]}'{place}. Shorten it for lists in short_title."
    if "publisher" not in kept:
        if publisher is None:
            yield "framework.toml, publisher: nothing that can be read says it. Write your authority's name."
        else:
            yield f"framework.toml, publisher: read as '{publisher.text}' from {publisher.at}. Check it."
    yield "framework.toml, special: say in a line what is special about this framework."
    if window is None:
        yield "framework.toml, evidence_window_months: no sentence says how many months to look at."
    else:
        months = f"read as {window.months} from {window.at}: “{window.sentence}”"
        yield f"framework.toml, evidence_window_months: {months} Check it."
