from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.checking.grade_words import Kept, find_contradictions

OFSTED = ("Outstanding", "Good", "Requires improvement", "Inadequate")
MET = ("Fully met", "Mostly met", "Partly met", "Not met")
BEST, GOOD, RI, WORST = range(4)


def found(text: str, rank: int, labels: tuple[str, ...] = OFSTED, number: int | None = None) -> list[str]:
    return [text[one.start : one.end] for one in find_contradictions(text, Kept(labels, rank, number))]


@pytest.mark.parametrize(
    ("text", "kept", "words"),
    [
        ("I have graded this as Good because the plan is clear.", RI, "I have graded this as Good"),
        ("We graded the case inadequate.", GOOD, "We graded the case inadequate"),
        ("The overall grade is Outstanding.", GOOD, "The overall grade is Outstanding"),
        ("My judgement: RI, since dates are missing.", GOOD, "My judgement: RI"),
        ("Robin is safer. This is Good.", WORST, "This is Good"),
        ("Inadequate because the plan was late.", GOOD, "Inadequate"),
        ("Graded as requires improvement to be good.", GOOD, "Graded as requires improvement"),
        ("This was judged to be Outstanding.", RI, "This was judged to be Outstanding"),
        ("Practice is inadequate.", GOOD, "Practice is inadequate"),
        ("Practice was good throughout.", WORST, "Practice was good"),
        ("Inadequate practice throughout.", BEST, "Inadequate practice throughout"),
        ("Excellent practice throughout.", RI, "Excellent practice throughout"),
        ("Casework was exemplary at every stage.", WORST, "Casework was exemplary at every stage"),
        ("This was unsafe practice.", GOOD, "unsafe practice"),
        ("Decisions left the child at risk for weeks.", BEST, "Decisions left the child at risk"),
    ],
)
def test_another_grade_that_is_stated_is_found(text: str, kept: int, words: str) -> None:
    assert found(text, kept) == [words]


@pytest.mark.parametrize("kept", range(4))
@pytest.mark.parametrize(
    "text",
    [
        "",
        "Not yet good.",
        "This is not inadequate.",
        "This is not Good, and not Inadequate either.",
        "To move it up to good, the plan needs dates.",
        "To be graded Outstanding, the plan needs names.",
        "What would have made this Outstanding is a plan with dates.",
        "I would have graded this as Outstanding with a chronology.",
        "It falls short of Good.",
        "I hesitated between Good and Inadequate.",
        "Two actions are outstanding, and one visit is still outstanding.",
        "It is good that she was seen, and her school is good.",
        "The home was unsafe, and she was moved the same day.",
        "Parenting was judged to be inadequate by the court.",
        "The school was rated Outstanding by its inspectors.",
        "Housing was inadequate for a family of five.",
        "At the last audit I graded this as Inadequate.",
        "I first graded this as Outstanding.",
        "I graded this as Inadequate before I read June again.",
        "Practice is good in places.",
        "Practice is inadequate in part, but improving.",
        "An Inadequate plan let help wait.",
        "Three domains are Good and his voice is outstanding, and I thought hard about Good.",
        "The work would reach good, and the chronology does not allow it.",
        "Her safety plan was excellent.",
        "If this were unsafe practice, it would be escalated.",
    ],
)
def test_words_that_state_no_grade_say_nothing(text: str, kept: int) -> None:
    assert found(text, kept) == []


@given(st.sampled_from([OFSTED, MET, ("Strong", "Sound", "Weak")]), st.integers(0, 3), st.integers(0, 3))
def test_a_stated_grade_is_found_exactly_when_another_is_kept(labels: tuple[str, ...], said: int, kept: int) -> None:
    said, kept = said % len(labels), kept % len(labels)
    for text in (f"I have graded this as {labels[said]} because of June.", f"The overall grade is {labels[said]}."):
        stated = text[: text.index(labels[said]) + len(labels[said])]
        assert found(text, kept, labels) == ([] if said == kept else [stated])


def test_the_kept_grade_beside_it_makes_the_other_a_comparison() -> None:
    assert found("I graded this as Good. After June again I have graded this as Requires improvement.", RI) == []
    assert found("I graded this as Good. After June again I have graded this as Requires improvement.", WORST) != []


def test_ordinary_words_count_only_from_two_steps_away() -> None:
    assert found("Practice is good.", WORST) == ["Practice is good"]
    assert found("Practice is good.", RI) == []
    assert found("Practice is unsafe.", RI) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I scored this 8 because she was heard.", ["I scored this 8"]),
        ("My score is 7.", ["My score is 7"]),
        ("We have given this a 7.", ["We have given this a 7"]),
        ("I have scored this 5.", []),
        ("The score is 7 or 8.", []),
        ("I marked this 7 times.", []),
        ("I have not scored this 8.", []),
        ("I scored this 8 at first.", []),
        ("The grade is 7.5 of nothing.", []),
    ],
)
def test_another_score_than_the_kept_one_is_found(text: str, words: list[str]) -> None:
    assert found(text, RI, OFSTED, number=5) == words
    assert found(text, RI, OFSTED) == []


@given(st.text(max_size=200), st.integers(0, 3))
def test_any_text_gives_places_inside_it(text: str, kept: int) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in find_contradictions(text, Kept(OFSTED, kept, 5)))


def test_ordinary_prose_raises_no_alarm_beside_the_grade_it_names(ordinary_prose: list[str]) -> None:
    alarms = {(line, kept) for line in ordinary_prose for kept in range(4) if found(line, kept)}
    named = next(line for line in ordinary_prose if line.startswith("I have graded this as Good"))
    assert alarms == {(named, kept) for kept in (BEST, RI, WORST)}
