"""Audits out of the store into a signed file, and from such a file into the store."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import evenhand
from evenhand.conversation.engine import Conversation
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.upgrading import aside
from evenhand.drivers.pinned import pinned_framework
from evenhand.drivers.session import summary_of
from evenhand.models.event_order import as_named_now, snapshot_in_force, standing
from evenhand.store.store import utc_now
from evenhand.travelling import merging, parcel
from evenhand.travelling.errors import RefusedFile, TamperedFile, UnknownSender
from evenhand.travelling.fingerprints import fingerprint_of
from evenhand.travelling.fitting import refuse_unfit
from evenhand.travelling.rows import row_forms_after
from evenhand.travelling.snapshots import frameworks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evenhand.conversation.state import Key
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings
    from evenhand.store.handle import AuditHandle
    from evenhand.store.joining import AuditCopy
    from evenhand.store.records import SummaryUpdate
    from evenhand.store.store import Store
    from evenhand.travelling.keyring import Keyring
    from evenhand.travelling.snapshots import Frameworks


class Exported(NamedTuple):
    """An audit as a file: its whole id, and the bytes of the file."""

    audit_id: str
    content: bytes


class Imported(NamedTuple):
    """What became of a file. ``events`` counts those that are new here, joinings elsewhere left out.

    ``conflicts`` names the places that were answered differently in both copies, as the framework calls them.
    ``went_on`` says that one copy was graded, or went further, while answers were changed in the other. ``version`` is
    the version of its framework that the audit is under now, where it was under another here.
    """

    audit_id: str
    sender: str
    outcome: Literal["new", "nothing new", "continued", "joined"]
    events: int
    conflicts: tuple[str, ...] = ()
    went_on: bool = False
    version: str = ""


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
    events = merging.events_of(copy.carried)
    frameworks = frameworks_of(copy, events)
    _refuse_other_start(copy, events[0], frameworks[""])
    refuse_unfit(events, frameworks)
    _refuse_unreadable(frameworks, events, settings)
    if not store.is_here(copy.id):
        store.take_over(copy, summary=_summary(frameworks, events, settings))
        return Imported(copy.id, name, "new", len(events))
    with store.open_audit(copy.id) as handle:
        here = handle.copy()
        _refuse_another_audit(here, copy)
        frameworks |= {
            one.hash: pinned_framework(one.text, here.id) for one in here.upgrades if one.hash not in frameworks
        }
        joining = merging.join(
            here.carried,
            copy.carried,
            lambda upgrades: row_forms_after(frameworks, upgrades),
            sender=sender,
            heads=(here.head, copy.head),
        )
        before = merging.events_of(here.carried)
        own = [] if joining.merged is None else [joining.merged]
        after = [*before, *merging.events_of(joining.carried), *own]
        if joining.carried:
            _refuse_unsent(handle, before, after)
            summary = _summary(frameworks, after, settings)
            handle.join(joining.carried, own, summary=summary, snapshots=copy.upgrades)
    return _told(copy.id, name, joining, frameworks, before, after)


def _told(
    audit_id: str,
    sender: str,
    joining: merging.Joining,
    frameworks: Frameworks,
    before: Sequence[Event],
    after: Sequence[Event],
) -> Imported:
    if joining.kind == "nothing new":
        return Imported(audit_id, sender, joining.kind, 0)
    new = as_named_now(after)[len(before) : len(before) + len(joining.carried)]
    conflicts = dict.fromkeys((*joining.conflicts, *merging.conflicts_in(new)))
    went_on = joining.went_on or any(event.kind == "merged" and "went_on" in event.value for event in new)
    told = sum(event.kind != "merged" for event in new)
    then, now = frameworks[snapshot_in_force(before)], frameworks[snapshot_in_force(after)]
    version = now.header.version if now.digest != then.digest else ""
    places = tuple(_places(conflicts, frameworks, now))
    return Imported(audit_id, sender, joining.kind, told, places, went_on, version)


def _summary(frameworks: Frameworks, events: Sequence[Event], settings: Settings) -> SummaryUpdate:
    try:
        framework = frameworks[snapshot_in_force(events)]
        return summary_of(Conversation(framework, events, dict(settings.lists)))
    except Exception:
        # Whatever a hostile file manages to upset: the error may hold case text, and nothing was kept yet.
        raise RefusedFile("its answers do not fit its framework: have it exported and sent again") from None


def _refuse_unreadable(frameworks: Frameworks, events: Sequence[Event], settings: Settings) -> None:
    """Go on only where what was answered can be read at each upgrade too, since one can go back there."""
    for place, event in enumerate(events):
        if event.kind == "upgraded":
            _summary(frameworks, events[:place], settings)


def _refuse_unsent(handle: AuditHandle, before: Sequence[Event], after: Sequence[Event]) -> None:
    """Go on only where unsent text stays at its question, which an upgrade of the other copy may name otherwise."""
    then, now = _upgrades(before), _upgrades(after)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(then, now, strict=False)))
    renamed = {name for value in (*then[same:], *now[same:]) for names in value["renamed"].items() for name in names}
    if any(text.strip() and to.partition("/")[0] in renamed for to, text in handle.drafts().items()):
        raise RefusedFile(
            "it brings another version of the framework, and something that was typed here and not sent stands at a "
            "question that has another place in it: open the audit, send or clear that, and import the file again"
        )


def _upgrades(events: Sequence[Event]) -> list[dict[str, Any]]:
    return [event.value for _, event in standing(events) if event.kind == "upgraded"]


def _refuse_other_start(copy: AuditCopy, start: Event, framework: Framework) -> None:
    value = start.value
    told = (value["framework"], value["digest"], value["practice"])
    if told != (framework.id, copy.digest, copy.practice) or copy.framework_title != framework.header.short_title:
        raise TamperedFile("what it says of the audit is not what the audit itself says: ask who changed it")


def _refuse_another_audit(here: AuditCopy, there: AuditCopy) -> None:
    facts = [copy._replace(links=(), upgrades=()) for copy in (here, there)]
    if here.start != there.start or facts[0] != facts[1]:
        raise RefusedFile(f"an audit {here.id} is here, and it is another audit: ask the sender to begin it anew")


def _places(keys: Mapping[Key, None], frameworks: Frameworks, now: Framework) -> Iterator[str]:
    """Where to look, in the words of the version that the audit is under now; the id alone where none knows it.

    What was set aside is named by the version that asked it.
    """
    names = dict[str, str]()
    for framework in frameworks.values():
        names |= {aside(to, framework): f"{name} (set aside)" for to, name in _names(framework)}
    names |= dict(_names(now))
    for key in keys:
        part = "" if key.slot == "answer" else f", {key.slot}"
        row = f", {key.row + 1}" if key.row else ""
        yield f"{names.get(key.to, key.to)}{part}{row}"


def _names(framework: Framework) -> Iterator[tuple[str, str]]:
    yield OVERALL, "Overall"
    for domain in framework.domains:
        yield domain.id, domain.name
        yield from ((prompt.id, f"{domain.name}, {prompt.id}") for prompt in domain.prompts)
    for form in framework.forms:
        yield form.id, form.title
        yield from ((field.id, f"{form.title}, {field.label}") for field in form.fields)
