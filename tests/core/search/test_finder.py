"""Searching a framework's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import durham
from evenhand.conversation.state import Key
from evenhand.conversation.views import Line, View
from evenhand.models import lean
from evenhand.search import finder as package_finder
from evenhand.search.finder import MOST_SHOWN, finder
from numbered_questions import numbered

find = finder(durham())


def lines(view: View) -> list[Line]:
    return [line for section in view.sections for line in section.lines]


def hits(words: str) -> set[str]:
    return {line.source for line in lines(find(words)) if line.source}


def test_a_word_is_found_where_it_stands_with_its_line_and_where_to_go() -> None:
    view = find("chronology")
    assert "4 The Quality of the Chronology" in [section.heading for section in view.sections]
    question = next(line for line in lines(view) if line.source == "L1037")
    assert question.text.startswith("question: ")
    assert question.goes_to == Key("chronology.2")
    descriptor = next(line for line in lines(view) if line.source == "L1056")
    assert (descriptor.text.partition(":")[0], descriptor.goes_to) == ("Good", Key("chronology", "grade"))


def test_all_words_must_be_there_in_any_form() -> None:
    assert "L1078" in hits("harm enquiries")
    assert "L1078" in hits("HARMED enquiry")
    assert hits("harm zebra") == set()


def test_the_last_word_may_be_a_beginning_and_the_others_may_not() -> None:
    assert "L1037" in hits("chronol")
    assert "L1037" not in hits("chronol guidelines")
    assert hits("significant chronol") >= {"L1037"}


def test_a_beginning_is_looked_for_among_words_as_written() -> None:
    # The stem of assessment is shorter than what was typed.
    assert hits("assessme")


@pytest.mark.parametrize("words", ['"', "'", "*", "NEAR(", "^", "a:b:c", "-", "(", "{", "\x00", "“", "\\", "", "   "])
def test_signs_alone_are_nothing_to_look_for(words: str) -> None:
    assert find(words).title in {"Nothing to look for", "Nothing found"} or hits(words) is not None


@pytest.mark.parametrize(
    ("operator", "plain"),
    [
        ('"chronology"', "chronology"),
        ("chronology*", "chronology"),
        ("body:chronology", "body chronology"),
        ("NEAR(chronology gaps)", "NEAR chronology gaps"),
        ("chronology OR zebra", "chronology zebra or"),
        ("chronology AND gaps", "gaps and chronology"),
        ("NOT chronology", "chronology not"),
        ("-chronology", "chronology"),
        ("^chronology", "chronology"),
        ("{body} : chronology", "body chronology"),
    ],
)
def test_operators_are_words(operator: str, plain: str) -> None:
    assert hits(operator) == hits(plain)


@given(st.text(max_size=80))
def test_nothing_typed_is_an_error(words: str) -> None:
    view = find(words)
    assert view.title
    assert lines(view)


def test_no_hit_says_so_and_guesses() -> None:
    view = find("chronolgy")
    assert view.title == "Nothing found"
    assert "Did you mean: chronology?" in [line.text for line in lines(view)]


def test_words_that_do_not_stand_together_are_told_apart_from_unknown_ones() -> None:
    assert "Each word is there, but not together. Try fewer words." in [
        line.text for line in lines(find("snap genogram"))
    ]


def test_a_word_that_is_everywhere_is_cut_with_a_sign() -> None:
    view = find("child")
    assert view.sections[-1].heading == "And more"
    assert sum(len(section.lines) for section in view.sections[:-1]) == MOST_SHOWN


def test_the_package_gives_the_finder() -> None:
    assert package_finder is finder


def test_what_has_the_number_that_was_typed_comes_first() -> None:
    first, *rest = numbered().domains
    prompt, *others = first.prompts
    changed = lean.changed(first, {"prompts": (lean.changed(prompt, {"number": "2"}), *others)})
    view = finder(lean.changed(numbered(), {"domains": (changed, *rest)}))("2")
    lines = [line.text for section in view.sections for line in section.lines]
    assert lines[0].startswith("question: 2 Was the child seen in time?")
    assert len(lines) == len(set(lines)) > 1
