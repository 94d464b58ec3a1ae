"""Checks that do a whole audit."""

from __future__ import annotations

import pytest

from broken_samples.of_audits import SUBCLASSED, coded, unfinished
from evenhand.models.lean import changed
from evenhand.reporting import render
from evenhand.store.store import Store
from evenhand.testing.checks import audits
from evenhand.testing.checks.audits import unreadable, words_in
from sample_plugins import SamplePlugin


def test_the_good_sample_is_audited_and_reported(sample: SamplePlugin) -> None:
    subject = sample.subject()
    for check in (audits.finishes, audits.replies_round_trip, audits.json_round_trip):
        assert list(check(subject)) == []


def test_an_audit_that_cannot_be_graded(sample: SamplePlugin) -> None:
    unfinished(sample)
    assert list(audits.finishes(sample.subject())) == [
        "the reply 'graded' to 'audit' is refused: Needed before grading: Team."
    ]


def test_both_checks_look_at_one_audit(sample: SamplePlugin, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = sample.subject()
    list(audits.finishes(subject))
    monkeypatch.setattr(audits, "_done", pytest.fail)
    assert list(audits.replies_round_trip(subject)) == []


@pytest.mark.parametrize("name", audits.FORMATS)
def test_a_report_that_drops_what_was_said_is_told(
    sample: SamplePlugin, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made = render.FORMATS[name]

    def without(report: render.Report) -> bytes:
        lines = made.make(report)
        return lines if name == "docx" and lines[:2] != b"PK" else _emptied(lines, name)

    monkeypatch.setitem(render.FORMATS, name, made._replace(make=without))
    found = list(audits.finishes(sample.subject()))
    assert f"the report as {name} leaves out what was said to safety (evidence)" in found
    assert all(f"as {name} leaves out" in line for line in found)


def _emptied(content: bytes, name: str) -> bytes:
    if name != "docx":
        return b"nothing"
    import io
    import zipfile

    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        package.writestr("word/document.xml", "<w:t>nothing</w:t>")
    return into.getvalue()


def test_an_audit_that_does_not_verify_is_told(sample: SamplePlugin, monkeypatch: pytest.MonkeyPatch) -> None:
    verify = Store.verify
    monkeypatch.setattr(Store, "verify", lambda *given: verify(*given)._replace(seq=1, problem="a link is broken"))
    assert list(audits.finishes(sample.subject())) == ["the audit that was kept does not verify: a link is broken"]


def test_words_are_found_through_marks_and_tags() -> None:
    assert "snake_case" in words_in(rb"a snake\_case", "md")
    assert words_in("<b>café</b>".encode(), "json") == "café"


def test_a_framework_of_a_subclass_cannot_be_read_later(sample: SamplePlugin) -> None:
    coded(SUBCLASSED)(sample)
    assert list(audits.json_round_trip(sample.subject())) == [
        "a version with other models cannot read it: facts.0.weight"
    ]


def test_a_framework_with_another_digest(sample: SamplePlugin) -> None:
    other = changed(sample.subject().framework, {"digest": "0" * 64})
    other.__dict__.pop("_text")
    assert list(unreadable(other)) == ["read by a version with other models, it has another digest"]
