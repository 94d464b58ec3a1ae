"""Checks that do a whole audit: kept, read again, verified, reported with every word, and written back as replies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.testing.checks.scripted import Script, Unfinished, replies_not_kept
from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.store.store import Store

FORMATS = ("md", "json", "docx")
_GAP = re.compile(r"<[^>]*>|\\(?=[^\w\s]|_)")


class Done(NamedTuple):
    """What one scripted audit showed: what is wrong with it, and with writing it back as replies."""

    finishing: tuple[str, ...]
    replying: tuple[str, ...]


@check(
    "audit.finishes", "must", "A whole audit can be completed, is kept, comes back as it was, and is reported in full."
)
def finishes(subject: Subject) -> Iterator[str]:
    """The finding says at which question the audit stopped, and what the assistant answered. A form of stage
    ``overall`` needs fields of kinds ``overall_grade`` and ``overall_reason``. A choice that offers only a ``list``
    needs ``options`` for an authority that keeps no such list.
    """
    yield from scripted(subject).finishing


@check("audit.replies_round_trip", "must", "An audit written as a replies file and played again gives the same audit.")
def replies_round_trip(subject: Subject) -> Iterator[str]:
    """Word the options of a field so that they differ in more than capitals, and begin and end with no space: a reply
    is compared without either.
    """
    yield from scripted(subject).replying


@check(
    "json.round_trip", "must", "The framework kept with an audit can be read again, by this version and by later ones."
)
def json_round_trip(subject: Subject) -> Iterator[str]:
    """Return the models of ``evenhand.models`` from the hooks, and no subclass with fields of its own: what is kept
    with an audit holds only what the models know.
    """
    yield from unreadable(subject.framework)


def unreadable(framework: Framework) -> Iterator[str]:
    """What is lost when a framework is kept, and then read by a version with other models."""
    import json

    from pydantic import ValidationError

    from evenhand.catalogue.assemble import digest_of
    from evenhand.models import lean
    from evenhand.models.framework import Framework as Model

    body = lean.untagged(json.loads(lean.write(framework)))
    try:
        again = Model.model_validate_json(json.dumps(body), by_name=True)
    except ValidationError as error:
        places = [".".join(map(str, found["loc"])) for found in error.errors(include_input=False, include_url=False)]
        yield f"a version with other models cannot read it: {places[0]}"
        return
    if digest_of(again) != framework.digest:
        yield "read by a version with other models, it has another digest"


@lru_cache(maxsize=2)
def scripted(subject: Subject) -> Done:
    """The scripted audit of a subject, done once for all checks, in a folder of its own that is then removed."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return _done(subject, Path(folder))


def _done(subject: Subject, folder: Path) -> Done:
    from evenhand.drivers.opening import start_audit
    from evenhand.settings.settings import DEFAULTS
    from evenhand.store.store import Store

    with Store.open(folder / "evenhand.db") as store:
        with start_audit(store, DEFAULTS, subject.catalogue, subject.framework_id, trial=True) as audit:
            script = Script(audit.session)
            lost = [
                line
                for question in audit.conversation.path.questions
                for line in replies_not_kept(audit.session, question)
            ]
            try:
                script.play()
            except Unfinished as problem:
                return Done((str(problem),), tuple(lost))
            events = list(audit.conversation.events)
        finishing = [*_kept(store, subject, audit.id, events), *_unsaid(store, subject, audit.id, script.given)]
        replying = [*lost, *_replayed(store, subject, events)]
    return Done(tuple(finishing), tuple(replying))


def _kept(store: Store, subject: Subject, audit_id: str, events: list[Event]) -> Iterator[str]:
    """What is wrong with the audit as the store has it."""
    from evenhand.conversation.state import fold
    from evenhand.drivers.opening import resume_audit
    from evenhand.settings.settings import DEFAULTS

    if [one.event for one in store.read(audit_id).events] != events:
        yield "what is kept is not what was answered"
    if not (checked := store.verify(audit_id)).ok:
        yield f"the audit that was kept does not verify: {checked.problem}"
    with resume_audit(store, DEFAULTS, audit_id, subject.catalogue) as again:
        if again.conversation.state != fold(events):
            yield "opened again, the audit is another"


def _unsaid(store: Store, subject: Subject, audit_id: str, given: Mapping[str, str]) -> Iterator[str]:
    """Words of the auditor that a report leaves out."""
    from evenhand.drivers.reports import made_report
    from evenhand.reporting.render import render

    report = made_report(store, subject.catalogue, audit_id).report
    for name in FORMATS:
        told = words_in(render(report, name), name)
        for where, word in given.items():
            if word not in told:
                yield f"the report as {name} leaves out what was said to {where}"


def words_in(content: bytes, name: str) -> str:
    """The words of a report's file."""
    if name != "docx":
        return _GAP.sub("", content.decode("utf-8"))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(part) for part in package.namelist() if part.startswith("word/")]
    return _GAP.sub("", "\n".join(part.decode("utf-8", "replace") for part in parts))


def _replayed(store: Store, subject: Subject, events: list[Event]) -> Iterator[str]:
    """What differs when the audit is done again from the replies that it is written as."""
    from evenhand.conversation.replies import numbered_replies, replies_from_events, write_replies
    from evenhand.drivers.opening import start_audit
    from evenhand.drivers.script import RefusedLine, play
    from evenhand.settings.settings import DEFAULTS

    text = write_replies(replies_from_events(events, subject.framework))
    with start_audit(store, DEFAULTS, subject.catalogue, subject.framework_id, trial=True) as audit:
        try:
            play(audit.session, numbered_replies(text, "replies"), "replies")
        except RefusedLine as refused:
            yield str(refused)
            return
        if audit.conversation.events != events:
            number = next(n for n, pair in enumerate(zip(events, audit.conversation.events, strict=False), 1)
                          if pair[0] != pair[1])  # fmt: skip
            yield f"played again from its replies, the audit differs at event {number}"
