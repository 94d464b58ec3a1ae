"""Whether what the events of a file are to is there in the version of the framework that each was recorded under.

An event that this version of Evenhand recorded always passes: it names only what was asked, and an upgrade maps a
question only to a question, or sets it aside. What is typed as an answer to a question is not judged here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evenhand.conversation.carrying import why_unfit
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Key
from evenhand.conversation.upgrading import aside
from evenhand.models.event_order import snapshot_in_force
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.travelling.errors import RefusedFile


def refuse_unfit(events: Sequence[Event], frameworks: Mapping[str, Framework]) -> None:
    """Go on only with events that fit their version. ``frameworks`` are the versions by what events name them by.

    Raises :class:`RefusedFile`, naming the event by its number. Never repeats what it holds.
    """
    under = frameworks[""]
    for number, event in enumerate(events, start=1):
        fits = (
            _upgrade_fits(event, frameworks[event.value["from"]["snapshot"]], frameworks[event.value["snapshot"]])
            if event.kind == "upgraded"
            else _fits(event, under)
        )
        if not fits:
            raise RefusedFile(f"event {number} does not fit its framework: have it exported and sent again")
        if event.kind == "upgraded" or (event.kind == "withdrawn" and events[event.value - 1].kind == "upgraded"):
            under = frameworks[snapshot_in_force(events[:number])]


def _fits(event: Event, framework: Framework) -> bool:
    if event.kind == "referenced":
        return {event.to, event.value} <= framework.domain_by_id.keys()
    if event.kind == "noted":
        return event.to in framework.domain_by_id
    if event.kind in {"acted", "raised"}:
        return event.to in framework.form_by_id
    if event.kind == "answered" and event.slot == "grade":
        return not why_unfit(framework, Key(event.to, event.slot), event.value)
    if event.kind == "answered" and event.slot in {"evidence", "reason"}:
        return event.to in framework.domain_by_id or event.to == OVERALL
    return True


def _upgrade_fits(event: Event, left: Framework, new: Framework) -> bool:
    """Whether an upgrade calls everything what it is called in the new version, or sets it aside."""
    before, after = _kinds(left), _kinds(new)
    suffix = aside("", new)
    for old, now in event.value["renamed"].items():
        restored = old.endswith(suffix) and now == old.removesuffix(suffix)
        same_kind = before.get(old, frozenset()) & after.get(now, frozenset())
        if now != aside(old, left) and not restored and not same_kind:
            return False
    gone = aside("", left)
    return all(becomes == f"{to}{gone}" for to, _, _, becomes in event.value["moved"]) and all(
        to.endswith(gone) for to, *_ in event.value["asked"]
    )


def _kinds(framework: Framework) -> dict[str, frozenset[str]]:
    """What each id of a framework names: a domain and a form may have the same."""
    found: dict[str, frozenset[str]] = {}
    named = [
        ("domain", (domain.id for domain in framework.domains)),
        ("question", (prompt.id for domain in framework.domains for prompt in domain.prompts)),
        (
            "descriptor",
            (item.id for domain in framework.domains for items in domain.descriptors.values() for item in items),
        ),
        ("fact", (fact.id for fact in framework.facts)),
        ("form", (form.id for form in framework.forms)),
        ("field", (field.id for form in framework.forms for field in form.fields)),
    ]
    for kind, ids in named:
        for name in ids:
            found[name] = found.get(name, frozenset()) | {kind}
    return found
