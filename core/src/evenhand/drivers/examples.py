"""The good-practice library: examples flagged in the audits of the store, and the file of those that may be shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from evenhand.drivers.pinned import pinned_framework
from evenhand.drivers.reports import Names

if TYPE_CHECKING:
    from evenhand.reporting.examples import Example, Shared
    from evenhand.store.store import Store

FORMATS = ("docx", "pdf", "html", "md", "json")
"""The formats that examples can be written in: those that are read, and JSON."""


class Listed(NamedTuple):
    """An example with the audit it stands in, for whoever may open that audit."""

    audit: str
    practice: bool
    example: Example


class Export(NamedTuple):
    """A file of examples, how many it holds and how many wait, and words in it that may be names."""

    content: bytes
    shared: int
    waiting: int
    to_check: tuple[str, ...]


def list_examples(store: Store, framework_id: str | None = None, *, practice: bool = False) -> tuple[Listed, ...]:
    """The examples that are flagged in the audits of the store, newest change first. Raises ``EvenhandError``."""
    return tuple(listed for listed, _, _ in _examples(store, framework_id, practice, ()))


def export_examples(
    store: Store, format: str, framework_id: str | None = None, *, practice: bool = False, also: Names = ()
) -> Export:
    """The examples that may be shared, anonymised, as a file. What waits for permission is never in it.

    Raises ``EvenhandError``: for a format that there is not, or a store that cannot be read.
    """
    check_format(format)
    found = list(_examples(store, framework_id, practice, also))
    # By framework and words, not by audit or day: the order must not lead back to a case.
    shared = sorted((shared for _, shared, _ in found if shared is not None), key=lambda one: (one[1], one[2], one[3]))
    words = dict.fromkeys(word for _, one, words in found if one is not None for word in words)
    return Export(_content(shared, format), len(shared), len(found) - len(shared), tuple(words))


def check_format(format: str) -> None:
    """Raises ``ReportError`` for a format that examples are not written in."""
    from evenhand.reporting.errors import ReportError
    from evenhand.suggest import did_you_mean

    if format not in FORMATS:
        raise ReportError(f"examples are not written as '{format}'{did_you_mean(format, FORMATS)}")


def _examples(
    store: Store, framework_id: str | None, practice: bool, also: Names
) -> Iterator[tuple[Listed, Shared | None, tuple[str, ...]]]:
    from evenhand.reporting.build import facts_of_record
    from evenhand.reporting.examples import flagged, may_have_examples

    for summary in store.audits(practice=None if practice else False):
        if framework_id is not None and summary.framework_id != framework_id:
            continue
        record = store.read(summary.id)
        framework = pinned_framework(record.snapshot, summary.id)
        events = [stored.event for stored in record.events]
        if may_have_examples(framework, events):
            for one in flagged(framework, events, facts_of_record(record, None), also):
                words = tuple(dict.fromkeys(suspect.word for suspect in one.suspects))
                yield Listed(summary.id, summary.practice, one.example), one.shared, words


def _content(shared: Sequence[Shared], format: str) -> bytes:
    from evenhand.reporting.examples import CHECK, tell_examples

    if format == "json":
        from evenhand.reporting.account import as_data
        from evenhand.reporting.json import json

        return json({"format": "evenhand-examples", "format_version": 1, "notice": CHECK, "examples": as_data(shared)})
    document = tell_examples(shared)
    if format == "docx":
        from evenhand.reporting.docx import docx as make
    elif format == "pdf":
        from evenhand.reporting.pdf import pdf as make
    elif format == "html":
        from evenhand.reporting.html import html as make
    else:
        from evenhand.reporting.markdown import markdown as make
    return make(document)
