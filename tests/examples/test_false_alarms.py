"""False alarms: what every check says of the example audits and of ordinary prose. ``docs/checks.md`` has the table."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from driving import EXAMPLES, ROOT
from evenhand.checking.childs_experience import speaks_only_of_process
from evenhand.checking.grade_words import Kept, find_contradictions
from evenhand.checking.identifiers import find_identifiers
from evenhand.conversation.built_in_checks import BUILT_IN
from evenhand.conversation.findings import audit_findings
from evenhand.conversation.replies import numbered_replies
from walking import audit, taken

MEASURED: dict[str, Counter[str]] = {
    "durham": Counter({"experience": 1}),
    "herefordshire": Counter(),
    "london_cin": Counter(),
    "northamptonshire": Counter(),
    "ofsted": Counter(),
}
"""Hints that each example brings, by kind. The one of Durham is true: that reason speaks of records and decisions only.
A change that brings more cries wolf, and is to be mended; one that brings fewer belongs in the table."""

OFSTED = ("Outstanding", "Good", "Requires improvement", "Inadequate")
PROSE = (ROOT / "tests" / "core" / "checking" / "ordinary_prose.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.parent.name)
def test_the_examples_bring_no_more_hints_than_were_measured(example: Path) -> None:
    name = example.parent.name
    session, while_answering = audit(name), Counter[str]()
    for _, reply in numbered_replies(example.read_text(encoding="utf-8"), name):
        while_answering.update(hint.kind for hint in taken(session, reply).hints if hint.kind in BUILT_IN)
    found = [one for one in audit_findings(session.conversation) if one.kind in BUILT_IN]
    assert while_answering <= MEASURED[name]
    assert Counter(one.kind for one in found) <= MEASURED[name]


def test_the_table_of_the_documentation_is_what_was_measured() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = dict(line.strip("| ").split(" | ", 1) for line in page.splitlines() if line.startswith("| `"))
    alarms = sum(MEASURED.values(), Counter[str]())
    for kind in BUILT_IN:
        assert rows[f"`{kind}`"].split(" | ")[0] == str(alarms[kind]), kind


@pytest.mark.parametrize("line", PROSE)
def test_ordinary_prose_brings_only_what_it_says(line: str) -> None:
    assert list(find_identifiers(line)) == []
    names = line.startswith("I have graded this as Good")
    alarms = [kept for kept in range(4) if list(find_contradictions(line, Kept(OFSTED, kept)))]
    assert alarms == ([0, 2, 3] if names else [])
    # A sentence about supervision alone, which as a whole reason would say nothing of a child.
    assert speaks_only_of_process(line) == line.startswith("Supervision took place monthly")


def test_the_measure_would_see_an_alarm() -> None:
    assert list(find_identifiers(f"{PROSE[0]} Born on 3 March 2015."))
    assert list(find_contradictions(f"{PROSE[0]} This is Inadequate.", Kept(OFSTED, 1)))
