"""The framework in a file is the one that its digest names, and can be read."""

from __future__ import annotations

from typing import Any

import pytest

from driving import durham, framework_called
from evenhand.catalogue.snapshot import to_json
from evenhand.models.framework import Framework
from evenhand.store.joining import AuditCopy
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.snapshots import framework_of


def copy_under(framework: Framework, **facts: Any) -> AuditCopy:
    return AuditCopy("a", framework.id, "", framework.digest, False, "", to_json(framework), ())._replace(**facts)


@pytest.mark.parametrize("name", ["durham", "northamptonshire", "london_cin", "herefordshire", "ofsted"])
def test_every_framework_of_ours_is_what_its_digest_names(name: str) -> None:
    assert framework_of(copy_under(framework_called(name))) == framework_called(name)


def test_a_snapshot_of_older_models_is_known_by_its_digest_too() -> None:
    text = to_json(durham())
    first = text.index(",")
    assert framework_of(copy_under(durham(), snapshot='{"schema":0' + text[first:])).digest == durham().digest


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
            framework_of(copy)


@pytest.mark.parametrize(
    "snapshot", ["", "{}", "[]", "null", '{"schema":1,"framework":{}}', '{"framework":[1]}', "[" * 100_000]
)
def test_what_is_no_framework_is_refused(snapshot: str) -> None:
    with pytest.raises(RefusedFile, match="cannot be read by this version"):
        framework_of(copy_under(durham(), snapshot=snapshot))
