"""Audits out of the store into a signed file, and from such a file into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import evenhand
from evenhand.conversation.engine import Conversation
from evenhand.conversation.sheets import OVERALL
from evenhand.drivers.session import summary_of
from evenhand.store.store import utc_now
from evenhand.travelling import merging, parcel
from evenhand.travelling.errors import RefusedFile, TamperedFile, UnknownSender
from evenhand.travelling.fingerprints import fingerprint_of
from evenhand.travelling.rows import row_forms
from evenhand.travelling.snapshots import framework_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evenhand.conversation.state import Key
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings
    from evenhand.store.joining import AuditCopy
    from evenhand.store.records import SummaryUpdate
    from evenhand.store.store import Store
    from evenhand.travelling.keyring import Keyring


class Exported(NamedTuple):
    """An audit as a file: its whole id, and the bytes of the file."""

    audit_id: str
    content: bytes


class Imported(NamedTuple):
    """What became of a file. ``events`` counts those that are new here, joinings elsewhere left out.

    ``conflicts`` names the places that were answered differently in both copies, as the framework calls them.
    ``went_on`` says that one copy was graded, or went further, while answers were changed in the other.
    """

    audit_id: str
    sender: str
    outcome: Literal["new", "nothing new", "continued", "joined"]
    events: int
    conflicts: tuple[str, ...] = ()
    went_on: bool = False


def export_audit(store: Store, keyring: Keyring, audit_id: str, *, exporter: str = "") -> Exported:
    """An audit as one signed file. ``exporter`` is a name that goes into it.

    Raises ``StoreError``, also for an audit that was altered, and ``TravelError``.
    """
    if len(exporter) > parcel.LONGEST_NAME or not exporter.isprintable():
        raise RefusedFile(f"the name that goes into the file has at most {parcel.LONGEST_NAME} ordinary characters")
    copy = store.copy_of(audit_id)
    content = parcel.written(parcel.Parcel(copy, utc_now(), exporter, evenhand.__version__))
    return Exported(copy.id, parcel.signed_file(content, keyring.sign(content)))


def import_audit(store: Store, settings: Settings, keyring: Keyring, raw: bytes) -> Imported:
    """Take in the audit of a signed file: whole where it is new, otherwise what it adds to the copy that is here.

    Everything is checked first, and kept in one transaction. Raises ``RefusedFile`` and what is more special than it,
    ``StoreError``, and ``AuditHeld`` while the audit is open; the store then stands as before.
    """
    signed = parcel.opened(raw)
    sender = fingerprint_of(signed.key)
    name = keyring.name_of(sender)
    if name is None:
        raise UnknownSender(
            f"it is signed by a key that is not trusted here, {sender}: ask the sender by telephone to read out "
            f'`evenhand keys show`, and if that is the same, run `evenhand keys trust "{sender}" --name WHO`',
            sender,
        )
    copy = parcel.read(signed.content).copy
    framework = framework_of(copy)
    _refuse_other_start(copy, framework)
    if not store.is_here(copy.id):
        events = merging.events_of(copy.carried)
        store.take_over(copy, summary=_summary(framework, events, settings))
        return Imported(copy.id, name, "new", len(events))
    with store.open_audit(copy.id) as handle:
        here = handle.copy()
        _refuse_another_audit(here, copy)
        joining = merging.join(
            here.carried, copy.carried, row_forms(framework), sender=sender, heads=(here.head, copy.head)
        )
        own = [] if joining.merged is None else [joining.merged]
        if joining.carried:
            all_events = [*merging.events_of((*here.carried, *joining.carried)), *own]
            handle.join(joining.carried, own, summary=_summary(framework, all_events, settings))
    return _told(copy.id, name, joining, framework)


def _told(audit_id: str, sender: str, joining: merging.Joining, framework: Framework) -> Imported:
    if joining.kind == "nothing new":
        return Imported(audit_id, sender, joining.kind, 0)
    events = merging.events_of(joining.carried)
    conflicts = dict.fromkeys((*joining.conflicts, *merging.conflicts_in(events)))
    went_on = joining.went_on or any(event.kind == "merged" and "went_on" in event.value for event in events)
    new = sum(event.kind != "merged" for event in events)
    return Imported(audit_id, sender, joining.kind, new, tuple(_places(conflicts, framework)), went_on)


def _summary(framework: Framework, events: Iterable[Event], settings: Settings) -> SummaryUpdate:
    try:
        return summary_of(Conversation(framework, events, dict(settings.lists)))
    except Exception:
        # Whatever a hostile file manages to upset: the error may hold case text, and nothing was kept yet.
        raise RefusedFile("its answers do not fit its framework: have it exported and sent again") from None


def _refuse_other_start(copy: AuditCopy, framework: Framework) -> None:
    value = merging.events_of(copy.carried[:1])[0].value
    told = (value["framework"], value["digest"], value["practice"])
    if told != (framework.id, copy.digest, copy.practice) or copy.framework_title != framework.header.short_title:
        raise TamperedFile("what it says of the audit is not what the audit itself says: ask who changed it")


def _refuse_another_audit(here: AuditCopy, there: AuditCopy) -> None:
    if here.start != there.start or here._replace(links=()) != there._replace(links=()):
        raise RefusedFile(f"an audit {here.id} is here, and it is another audit: ask the sender to begin it anew")


def _places(keys: Mapping[Key, None], framework: Framework) -> Iterable[str]:
    """Where to look, in the framework's own words; the id alone where the framework does not know it."""
    names = {OVERALL: "Overall"}
    for domain in framework.domains:
        names[domain.id] = domain.name
        names |= {prompt.id: f"{domain.name}, {prompt.id}" for prompt in domain.prompts}
    for form in framework.forms:
        names |= {form.id: form.title, **{field.id: f"{form.title}, {field.label}" for field in form.fields}}
    for key in keys:
        part = "" if key.slot == "answer" else f", {key.slot}"
        row = f", {key.row + 1}" if key.row else ""
        yield f"{names.get(key.to, key.to)}{part}{row}"
