"""Where an audit stands, in words and signs."""

from __future__ import annotations

import pytest

from driving import begin, durham, framework_called
from evenhand_tui.progress import one_line, places, short_words
from evenhand_tui.signs import UNICODE
from evenhand_tui.widgets.progress import place_line


def test_places_are_in_the_order_in_which_they_are_asked_and_name_every_domain() -> None:
    session, _ = begin(durham())
    names = [place.name for place in places(session.conversation)]
    assert names[:2] == ["Before you start", "The case"]
    assert [name for name in names if name[0].isdigit()] == [domain.name for domain in durham().domains]
    assert names[-1] == "Overall grade"


def test_what_does_not_apply_keeps_its_place_and_leads_nowhere() -> None:
    session, _ = begin(durham())
    session.typed("/jump case_type")
    session.typed("2")
    found = {place.name: place for place in places(session.conversation)}
    off = [place for place in found.values() if place.stand == "off"]
    assert [place.words for place in off] == ["does not apply"] * len(off)
    assert off
    assert all(place.goes_to is None for place in off)
    order = [place.name for place in places(session.conversation) if place.name[0].isdigit()]
    assert order == [domain.name for domain in durham().domains]


@pytest.mark.parametrize("case_type", range(4))
def test_a_domain_that_does_not_apply_stays_between_its_neighbours(case_type: int) -> None:
    framework = framework_called("ofsted")
    session, _ = begin(framework)
    question = next(q for q in session.conversation.path.questions if q.kind == "choice" and q.form)
    session.typed(f"/jump {question.key.to}")
    session.typed(question.choices[case_type % len(question.choices)].label)
    titles = [domain.name for domain in framework.domains]
    assert [place.name for place in places(session.conversation) if place.name in titles] == titles


def test_a_place_stands_open_then_in_part_then_done() -> None:
    session, _ = begin(durham())
    stands = []
    for answer in ("no", "no", "A. Auditor"):
        stands.append(places(session.conversation)[0].stand)
        session.typed(answer)
    assert stands == ["open", "part", "done"]
    assert places(session.conversation)[1].here


def test_one_line_says_where_how_far_and_the_best_grade_left() -> None:
    session, _ = begin(durham())
    whole = "Before you start · question 1 of 2 · 0% · at best Outstanding (provisional)"
    assert one_line(session.conversation, " · ", 78) == whole


def test_a_long_name_gives_way_to_the_best_grade_left() -> None:
    session, _ = begin(durham())
    session.typed("/jump progress_outcomes.4")
    line = one_line(session.conversation, " · ", 78)
    assert line == "9 The Progress Mad… · question 4 of 8 · 0% · at best Outstanding (provisional)"
    assert len(line) <= 78
    assert one_line(session.conversation, " · ", 20).startswith("9 The Progr… · question 4 of 8")


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Good", "Good"),
        ("Requires Improvement", "RI"),
        ("Requires Improvement (5)", "RI (5)"),
        ("Requires Improvement, 3 unanswered", "RI, 3 left"),
        ("does not apply", "not asked"),
        ("not applicable", "n/a"),
    ],
)
def test_long_state_words_are_shortened_and_stay_words(words: str, short: str) -> None:
    assert short_words(words, 11) == short


@pytest.mark.parametrize("width", [20, 27, 60])
def test_a_line_fits_and_says_where_it_was_cut(width: int) -> None:
    session, _ = begin(durham())
    for place in places(session.conversation):
        line = place_line(place, UNICODE, width).plain
        assert len(line) <= width
        assert line[0] in UNICODE
        words = line[2:].rsplit("  ", 1)[0]
        assert place.name in line or "…" in words or words.split()[0] in place.name
