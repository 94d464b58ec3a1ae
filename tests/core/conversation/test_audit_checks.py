"""What is answered against the grade given: quiet unless most of it speaks against the grade."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.checking.grade_words import Kept
from evenhand.conversation.audit_checks import FEWEST_ANSWERS, kept_grade, misfit, reason_is_missing, says_nothing
from evenhand.conversation.state import NOT_APPLICABLE, Answer, Key, State
from small_frameworks import framework, scale_body

OFSTED_LABELS = ("Outstanding", "Good", "Requires improvement", "Inadequate")


def state(**answers: object) -> State:
    """A state with these answers; ``risk__grade`` is the grade of the domain ``risk``."""
    made = State()
    for name, value in answers.items():
        to, _, slot = name.partition("__")
        made.answers[Key(to, slot or "answer")] = Answer(value, "", 1)  # type: ignore[arg-type]
    return made


def prompts_answered(framework_id: str, domain_id: str, grade: str | int, *values: str) -> str | None:
    called = framework_called(framework_id)
    domain = called.domain_by_id[domain_id]
    made = state(**{f"{domain_id}__grade": grade})
    for prompt, value in zip(domain.prompts, values, strict=False):
        made.answers[Key(prompt.id)] = Answer(value, "", 1)
    return misfit(called, made, domain)


@pytest.mark.parametrize("grade", ["outstanding", "good"])
@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["no"] * 5, "5 of the 5 answers"),
        (["no"] * 6 + ["yes", "partly"], "6 of the 8 answers"),
        (["no"] * 6 + ["not_evidenced", "not_applicable", "yes"], "6 of the 8 answers"),
        (["no"] * 5 + ["yes", "partly"], None),
        (["no"] * 4, None),
        (["no"] * 4 + ["not_applicable"] * 4, None),
        (["not_evidenced"] * 8, None),
        (["yes"] * 8, None),
    ],
)
def test_a_grade_near_the_top_with_most_answers_no(grade: str, answers: list[str], words: str | None) -> None:
    found = prompts_answered("durham", "risk", grade, *answers)
    assert (found is None) is (words is None)
    assert words is None or ("that apply speak against it" in str(found) and words in str(found))


@pytest.mark.parametrize("grade", ["requires_improvement", "inadequate"])
def test_a_grade_below_the_top_two_may_have_any_number_of_noes(grade: str) -> None:
    assert prompts_answered("durham", "risk", grade, *["no"] * 12) is None


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (["yes"] * 5, True),
        (["yes"] * 5 + ["not_applicable"], True),
        (["yes"] * 4, False),
        (["yes"] * 8 + ["partly"], False),
    ],
)
def test_the_worst_grade_with_every_answer_yes(answers: list[str], found: bool) -> None:
    assert (prompts_answered("durham", "risk", "inadequate", *answers) is not None) is found


def test_scores_of_a_banded_scale_are_taken_by_their_band() -> None:
    noes = ["no"] * 8
    assert "Good (8)" in str(prompts_answered("northamptonshire", "risk_management", 8, *noes))
    assert prompts_answered("northamptonshire", "risk_management", 5, *noes) is None
    assert "Inadequate (1)" in str(prompts_answered("northamptonshire", "risk_management", 1, *["yes"] * 8))


def test_without_a_grade_or_where_it_does_not_apply_nothing_is_compared() -> None:
    assert prompts_answered("durham", "risk", NOT_APPLICABLE, *["no"] * 8) is None
    assert misfit(framework_called("durham"), State(), framework_called("durham").domain_by_id["risk"]) is None


def walk(grade: str, marks: dict[str, list[str]]) -> str | None:
    london = framework_called("london_cin")
    domain = max(
        london.graded_domains,
        key=lambda one: min(len(one.descriptors.get(id_, ())) for id_ in ("good", "inadequate")),
    )
    made = state(**{f"{domain.id}__grade": grade})
    for grade_id, values in marks.items():
        items = domain.descriptors[grade_id]
        assert len(values) <= len(items)
        for item, value in zip(items, values, strict=False):
            made.answers[Key(item.id)] = Answer(value, "", 1)
    return misfit(london, made, domain)


def test_features_speak_by_the_grade_that_they_describe() -> None:
    assert walk("good", {"good": ["not_evident"] * 3, "inadequate": ["evident"] * 3}) is not None
    assert walk("good", {"good": ["evident"] * 3, "inadequate": ["not_evident"] * 3}) is None
    assert walk("inadequate", {"good": ["evident"] * 3, "inadequate": ["not_evident"] * 3}) is not None
    assert walk("inadequate", {"good": ["not_evident"] * 3, "inadequate": ["evident"] * 3}) is None
    assert walk("good", {"adequate": ["evident"] * 3}) is None


def test_a_high_grade_with_most_of_its_own_features_not_evident() -> None:
    found = walk("good", {"good": ["not_evident"] * 3 + ["evident"]})
    assert "3 of its 4 features that apply are not evident" in str(found)
    assert walk("good", {"good": ["not_evident"] * 2 + ["evident"] * 2}) is None
    assert walk("good", {"good": ["not_evident"] * 3}) is None
    assert walk("adequate", {"good": ["not_evident"] * 4}) is None


def test_one_answer_never_decides() -> None:
    assert FEWEST_ANSWERS > 1
    for value in ("yes", "no"):
        assert prompts_answered("durham", "risk", "good", value) is None
        assert prompts_answered("durham", "risk", "inadequate", value) is None


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"risk__grade": "good"}, True),
        ({"risk__grade": "good", "risk__reason": " \n"}, True),
        ({"risk__grade": "good", "risk__reason": "Robin is safer."}, False),
        ({"risk__grade": NOT_APPLICABLE}, False),
        ({}, False),
    ],
)
def test_a_grade_without_a_reason(answers: dict[str, str], missing: bool) -> None:
    assert reason_is_missing(state(**answers), "risk") is missing


@pytest.mark.parametrize(
    "text", ["Good.", "n/a", "see above", "See the evidence above.", "as per evidence", "tbc", "…"]
)
def test_what_stands_for_a_reason_and_is_none(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["", " ", "Robin is safer.", "See how Robin was prepared.", "the plan came late"])
def test_short_reasons_and_blank_ones_are_left_alone(text: str) -> None:
    assert not says_nothing(text)


def test_the_kept_grade_with_its_scale() -> None:
    durham, county = framework_called("durham"), framework_called("northamptonshire")
    kept = kept_grade(durham, state(risk__grade="good"), "risk")
    assert kept == Kept(tuple(grade.label for grade in durham.overall_scale.grades), 1)
    scored = kept_grade(county, state(risk_management__grade=5), "risk_management")
    assert scored is not None
    assert (scored.labels[scored.rank], scored.number) == ("Requires Improvement", 5)
    overall = kept_grade(durham, state(overall_grade__grade="inadequate"), "overall_grade")
    assert overall is not None
    assert overall.rank == 3
    assert kept_grade(durham, state(risk__grade=NOT_APPLICABLE), "risk") is None
    assert kept_grade(durham, State(), "risk") is None


@pytest.mark.parametrize(("grade", "found"), [("outstanding", True), ("good", False)])
def test_on_a_scale_of_three_only_the_best_is_near_the_top(grade: str, found: bool) -> None:
    three = {"id": "grade", "kind": "ordinal", "source": "L1", "grades": scale_body()["grades"][:3]}
    small = framework(scales=[three], domains=("a",), descriptors={"a": {grade: 4}})
    domain = small.domain_by_id["a"]
    made = state(a__grade=grade)
    for item in domain.descriptors[grade]:
        made.answers[Key(item.id)] = Answer("not_evident", "", 1)
    assert (misfit(small, made, domain) is not None) is found
