"""The frameworks in a file are those that their digests and the events name, and can be read."""

from __future__ import annotations

from typing import Any

import pytest

from driving import durham, framework_called
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.engine import Conversation
from evenhand.conversation.upgrading import upgrade_event
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.store.joining import AuditCopy
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.snapshots import frameworks_of
from two_versions import Given, new_version, old_version, pinned


def copy_under(framework: Framework, **facts: Any) -> AuditCopy:
    return AuditCopy("a", framework.id, "", framework.digest, False, "", to_json(framework), ())._replace(**facts)


def begun_under(copy: AuditCopy) -> Framework:
    return frameworks_of(copy, [])[""]


@pytest.mark.parametrize("name", ["durham", "northamptonshire", "london_cin", "herefordshire", "ofsted"])
def test_every_framework_of_ours_is_what_its_digest_names(name: str) -> None:
    assert begun_under(copy_under(framework_called(name))) == framework_called(name)


def test_a_snapshot_of_older_models_is_known_by_its_digest_too() -> None:
    text = to_json(durham())
    first = text.index(",")
    assert begun_under(copy_under(durham(), snapshot='{"schema":0' + text[first:])).digest == durham().digest


def test_another_framework_under_that_digest_is_tampering() -> None:
    text = to_json(durham())
    ofsted = framework_called("ofsted")
    for copy in (
        copy_under(durham(), snapshot=text.replace("Durham", "Durhan", 1)),
        copy_under(durham(), digest="0" * 64),
        copy_under(durham(), framework_id="ofsted"),
        copy_under(ofsted, snapshot=text),
        copy_under(durham(), snapshot=text.replace('"#":"Domain"', '"#":"Form"', 1)),
        copy_under(durham(), snapshot=text.replace('{"schema"', '{ "schema"', 1).replace("Durham", "Durhan", 1)),
    ):
        with pytest.raises(TamperedFile, match="not the one that its digest names"):
            begun_under(copy)


@pytest.mark.parametrize(
    "snapshot", ["", "{}", "[]", "null", '{"schema":1,"framework":{}}', '{"framework":[1]}', "[" * 100_000]
)
def test_what_is_no_framework_is_refused(snapshot: str) -> None:
    with pytest.raises(RefusedFile, match="cannot be read by this version"):
        begun_under(copy_under(durham(), snapshot=snapshot))


def upgraded() -> tuple[AuditCopy, list[Event]]:
    """An audit that was put under the new version, and its events."""
    given = Given()
    start = Conversation.start(old_version(), {}, practice=False, engine="0")
    conversation = Conversation(old_version(), [start], versions=given)
    event = upgrade_event(conversation, given.target(conversation, back=False))
    return copy_under(old_version(), upgrades=(pinned(new_version()),)), [start, event]


def changed(event: Event, **value: Any) -> Event:
    return event._replace(value={**event.value, **value})


def test_every_version_is_found_by_what_the_events_name_it_by() -> None:
    copy, events = upgraded()
    found = frameworks_of(copy, events)
    digests = {"": old_version().digest, pinned(new_version()).hash: new_version().digest}
    assert {name: framework.digest for name, framework in found.items()} == digests
    there, undone = events[-1], Event("withdrawn", value=2)
    left = {name: there.value[name] for name in ("version", "digest", "snapshot")}
    back = changed(there, **there.value["from"], **{"from": left})
    for more in ([back], [back, there], [undone], [undone, there]):
        assert frameworks_of(copy, [*events, *more]) == found


def test_a_version_that_is_not_there_or_is_there_for_nothing_is_tampering() -> None:
    copy, events = upgraded()
    start, event = events
    other = pinned(durham())
    named = [
        (copy._replace(upgrades=()), events),
        (copy, [start, changed(event, snapshot="0" * 64)]),
        (copy, [start, changed(event, digest=old_version().digest)]),
        (copy, [start, changed(event, version="1.0")]),
        (copy, [start, changed(event, **{"from": {**event.value["from"], "digest": "0" * 64}})]),
        (copy, [start, changed(event, **{"from": {**event.value["from"], "snapshot": "0" * 64}})]),
    ]
    for forged, forged_events in named:
        with pytest.raises(TamperedFile, match="names a version of the framework that is not in it"):
            frameworks_of(forged, forged_events)
    for forged, forged_events in (
        (copy, [start]),
        (copy_under(old_version(), upgrades=(pinned(old_version()),)), [start]),
        (copy._replace(upgrades=(*copy.upgrades, pinned(old_version()))), events),
    ):
        with pytest.raises(TamperedFile, match="that no event of it names"):
            frameworks_of(forged, forged_events)
    for text in (other.text, copy.upgrades[0].text.replace("Nobody", "Nobodi", 1)):
        forged = copy._replace(upgrades=(copy.upgrades[0]._replace(text=text),))
        with pytest.raises(TamperedFile, match="not the one that its digest names"):
            frameworks_of(forged, events)
    with pytest.raises(TamperedFile, match="not the one that its digest names"):
        frameworks_of(copy._replace(upgrades=(*copy.upgrades, other)), events)
    with pytest.raises(RefusedFile, match="cannot be read by this version"):
        frameworks_of(copy._replace(upgrades=(copy.upgrades[0]._replace(text="{}"),)), events)


def test_upgrades_follow_from_each_other() -> None:
    copy, events = upgraded()
    with pytest.raises(TamperedFile, match="does not follow from the one before"):
        frameworks_of(copy, [*events, events[-1]])
    with pytest.raises(TamperedFile, match="does not follow from the one before"):
        frameworks_of(copy, [*events, events[-1], Event("withdrawn", value=2), events[-1]])
