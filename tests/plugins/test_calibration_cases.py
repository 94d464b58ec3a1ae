"""The invented case of each framework: whole, under its rules, without identifiers, the same through the drivers."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

from driving import counting_store
from evenhand.catalogue import Catalogue
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.calibration import Calibration, comparison
from evenhand.conversation.replies import replies_from_events
from evenhand.drivers.opening import OpenAudit
from evenhand.drivers.plain_audit import run_audit
from evenhand.drivers.plain_lines import as_lines
from evenhand.drivers.plain_terminal import Terminal
from evenhand.drivers.practising import start_practice
from evenhand.drivers.session import Session
from evenhand.settings import Settings
from evenhand.store.store import Store
from practising import FRAMEWORKS, panels_replies, practice, the_case, to_the_end
from walking import taken

every_framework = pytest.mark.parametrize("name", FRAMEWORKS)

SHIFTED: dict[str, tuple[str, str | int, int, int | None]] = {
    "durham": ("voice_of_child", "requires_improvement", -2, None),
    "northamptonshire": ("living_arrangements", 9, 1, 2),
    "london_cin": ("being_healthy", "outstanding", 1, None),
    "herefordshire": ("partnership_working", "inadequate", -3, None),
    "ofsted": ("lived_experience", "good", 2, None),
}
"""For each framework a domain, another grade for it, and how far that is from the agreed one in grades and points."""


def through(session: Session, **instead: Any) -> Session:
    for reply in panels_replies(session, **instead):
        taken(session, reply)
    to_the_end(session)
    return session


def compared(session: Session) -> Calibration:
    conversation = session.conversation
    found = comparison(conversation.framework, conversation.state, conversation.path)
    assert found is not None
    return found


@every_framework
def test_the_case_is_worth_reading_and_says_how_it_was_graded(name: str) -> None:
    case = the_case(name)
    words = sum(len(document.text.split()) for document in case.documents)
    assert 900 <= words <= 1600
    assert abs(case.minutes - words / 120) < 5, "people read some 120 to 150 words of a case file in a minute"
    assert len(case.documents) >= 6
    assert "Evenhand's authors" in case.panel
    assert "No panel of practitioners has graded it" in case.panel
    assert case.plugin == name


@every_framework
def test_every_domain_that_applies_has_a_grade_with_a_reason_that_is_one(name: str) -> None:
    case, session = the_case(name), practice(name)
    applicable = {domain.id for domain in session.framework.graded_domains} - session.conversation.path.inapplicable
    assert set(case.agreed) == applicable
    for agreed in (*case.agreed.values(), case.overall):
        assert 10 <= len(agreed.reason.split()) <= 75
    grades = {str(agreed.grade) for agreed in case.agreed.values()}
    assert len(grades) >= 3, "a case on which every grade is alike teaches little"


@every_framework
def test_nothing_in_it_looks_like_an_identifier(name: str) -> None:
    case = the_case(name)
    texts = [document.text for document in case.documents] + [agreed.reason for agreed in case.agreed.values()]
    written = "\n".join([*texts, *case.record.values(), case.title, case.about])
    assert re.findall(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", written) == [], "a postcode"
    assert re.findall(r"(?:\d[ -]?){9,}", written) == [], "an NHS or telephone number"
    assert re.findall(r"@|www\.|https?:", written) == []


BITES = {"durham": "D-2314", "northamptonshire": "N-S6-BELOW-GOOD", "london_cin": "L-INAD-25"}


@every_framework
def test_the_agreed_grades_bring_a_limiting_rule_into_play_where_there_is_one(name: str) -> None:
    ruling = through(practice(name)).conversation.ruling
    assert not ruling.provisional
    assert ruling.accepted == "yes"
    acting = {entry.rule for entry in ruling.trace if entry.strength == "hard" and entry.scope == "overall"}
    assert BITES.get(name) in {*acting, None}
    assert bool(acting) == (name in BITES)
    if name == "northamptonshire":
        assert ruling.section_ceilings == {"risk_management": 5}


@every_framework
def test_the_agreed_grades_are_nothing_apart(name: str) -> None:
    found = compared(through(practice(name)))
    assert {row.words for row in (*found.domains, found.overall)} <= {"the same", "the same: it does not apply"}
    assert found.tally.same == found.tally.graded
    assert (found.tally.within_one, found.tally.further) == (0, 0)


@every_framework
def test_another_grade_is_as_far_apart_as_it_is_and_in_its_direction(name: str) -> None:
    domain, grade, apart, points = SHIFTED[name]
    found = compared(through(practice(name), **{domain: grade}))
    moved = {row.id: (row.apart, row.points) for row in found.domains if row.words[:8] != "the same"}
    assert moved == {domain: (apart, points)}
    assert (found.tally.better, found.tally.worse) == ((1, 0) if apart > 0 else (0, 1))


def begin(store: Store, name: str) -> OpenAudit:
    return start_practice(store, Settings(), Catalogue(), name)


@every_framework
def test_script_and_line_mode_give_the_same_events_and_line_mode_prints_the_panel(tmp_path: Path, name: str) -> None:
    domain, grade, _, _ = SHIFTED[name]
    reference = through(practice(name), **{domain: grade})
    prefilled = 1 + len(the_case(name).record)
    replies = replies_from_events(reference.conversation.events[prefilled:], reference.framework)
    with counting_store(tmp_path / "script.db") as store:
        with begin(store, name) as audit:
            for reply in replies:
                taken(audit.session, reply)
        by_script = store.read(audit.id).events
    shadow = practice(name)
    lines = ["/file 1"]
    for reply in replies:
        for typed in as_typed(reply, shadow.conversation):
            lines += as_lines(typed)
            shadow.typed(typed)
    with counting_store(tmp_path / "plain.db") as store:
        audit = begin(store, name)
        given = io.TextIOWrapper(io.BytesIO(("\n".join([*lines, "/panel", "quit"]) + "\n").encode()), encoding="utf-8")
        printed = io.StringIO()
        run_audit(store, Catalogue(), audit, Terminal(given, printed))
        in_lines = store.read(audit.id).events
    assert in_lines == by_script
    told = printed.getvalue()
    case = the_case(name)
    first = case.documents[0].text.strip().splitlines()[0]
    assert first in told
    assert "Type panel to see them domain by domain, with the agreed reasons." in told
    row = next(row for row in compared(reference).domains if row.id == domain)
    assert f"- Yours: {row.yours}. Agreed: {row.agreed}. {row.words[0].upper()}{row.words[1:]}." in told
    assert f"- Why it was agreed: {case.agreed[domain].reason}" in told
