from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.checking.childs_experience import PERSON_OR_CHANGE, PROCESS, speaks_only_of_process

ONLY_PROCESS = [
    "Visits were in timescale, forms were completed and meetings were held.",
    "Reasons are recorded, and decisions were made in time.",
    "The assessment was completed on day 40 and signed by the Team Manager.",
    "Supervision was monthly, minuted and uploaded to the system.",
    "All reviews were held within timescale and the Care Plan was updated in March.",
]


@pytest.mark.parametrize("text", ONLY_PROCESS)
def test_a_reason_of_process_alone_is_found(text: str) -> None:
    assert speaks_only_of_process(text)


@pytest.mark.parametrize("text", ONLY_PROCESS)
@pytest.mark.parametrize(
    "words", ["The child is safer.", "She felt heard.", "It changed his life.", "Leo: nothing new. "]
)
def test_one_word_of_a_person_or_a_change_is_enough(text: str, words: str) -> None:
    names = ("Leo",) if words.startswith("Leo") else ()
    assert not speaks_only_of_process(f"{text} {words}", names)
    assert not speaks_only_of_process(f"{words} {text}", names)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "The plan was reviewed.",
        "Visits and reviews in time",
        "It is there and current, but one cannot see the pattern in it.",
        "The plan for Amira was recorded and was reviewed in time",
        "Half of the family is hardly in the file or in the plan.",
    ],
)
def test_short_empty_and_other_reasons_are_quiet(text: str) -> None:
    assert not speaks_only_of_process(text)


def test_a_name_at_the_beginning_counts_where_it_is_known() -> None:
    text = "Leo's visits were recorded in time and the plan was reviewed."
    assert speaks_only_of_process(text)
    assert not speaks_only_of_process(text, {"Leo"})
    assert not speaks_only_of_process(text.replace("'", "’"), {"leo"})


def test_months_titles_and_grades_are_nobodys_name() -> None:
    assert speaks_only_of_process("In the plan of March the Reviewing Officer recorded all decisions.")


@given(st.lists(st.sampled_from(sorted(PROCESS)), min_size=6, unique=True), st.sampled_from(sorted(PERSON_OR_CHANGE)))
def test_words_of_process_are_found_until_one_of_the_other_words_is_among_them(words: list[str], other: str) -> None:
    assert speaks_only_of_process(" ".join(words))
    assert not speaks_only_of_process(" ".join([*words, other]))


def test_no_word_is_of_both_kinds() -> None:
    assert not PROCESS & PERSON_OR_CHANGE
