"""Whether the frameworks that come with an audit are those that their digests name, and those that its events name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.models.event_order import standing
from evenhand.travelling.errors import RefusedFile, TamperedFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.store.joining import AuditCopy

Frameworks = dict[str, "Framework"]
"""Versions of one framework by what the events of an audit name them by; the one that it was begun under by nothing."""


def frameworks_of(copy: AuditCopy, events: Iterable[Event]) -> Frameworks:
    """Every version that an audit was put under, its whole text validated and its digest made anew.

    The events are those of the copy, checked already each for itself. Raises :class:`RefusedFile` when this version of
    Evenhand cannot read a framework, :class:`TamperedFile` when a digest is another framework's, an event names a
    version that is not there, or one is there that none names.
    """
    given = list(events)
    found = {"": _framework_of(copy.snapshot, copy.digest, copy.framework_id)}
    found |= {one.hash: _framework_of(one.text, one.digest, copy.framework_id) for one in copy.upgrades}
    upgrades = [event.value for event in given if event.kind == "upgraded"]
    for value in upgrades:
        _refuse_unnamed(value, found)
        _refuse_unnamed(value["from"], found)
    if {"", *(value["snapshot"] for value in upgrades)} != set(found):
        raise TamperedFile("a framework is in it that no event of it names: ask who changed it")
    under = ""
    for _, event in standing(given):
        if event.kind == "upgraded":
            if event.value["from"]["snapshot"] != under:
                raise TamperedFile("an upgrade in it does not follow from the one before: ask who changed it")
            under = event.value["snapshot"]
    return found


def _refuse_unnamed(value: Mapping[str, str], frameworks: Frameworks) -> None:
    framework = frameworks.get(value["snapshot"])
    told = (value["digest"], value["version"])
    if framework is None or told != (framework.digest, framework.header.version):
        raise TamperedFile("an event of it names a version of the framework that is not in it: ask who changed it")


def _framework_of(snapshot: str, digest: str, framework_id: str) -> Framework:
    from evenhand.catalogue.assemble import digest_of
    from evenhand.models import lean
    from evenhand.models.framework import Framework

    try:
        kept = json.loads(snapshot)
        validated = Framework.model_validate_json(json.dumps(lean.untagged(kept["framework"])), by_name=True)
        framework = from_json(snapshot)
        agrees = (digest, framework_id) == (framework.digest, framework.id) == (validated.digest, validated.id)
        rewritten = to_json(validated)
        # What was written under these very models is read without validating it again, so not a byte may differ.
        head = rewritten[: rewritten.index(",") + 1]
        known = digest_of(validated) if rewritten == snapshot or not snapshot.startswith(head) else ""
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # What pydantic says is for the framework's author, and long.
        raise RefusedFile("its framework cannot be read by this version of Evenhand: upgrade Evenhand") from None
    if not agrees or known != digest:
        raise TamperedFile("the framework in it is not the one that its digest names: ask who changed it")
    return framework
