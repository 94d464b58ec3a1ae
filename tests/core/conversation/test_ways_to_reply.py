"""What is said of a reply that fits nothing: which replies and rows would."""

from __future__ import annotations

import pytest

from evenhand.conversation.questions import YES_NO, Question
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.conversation.ways_to_reply import named, way_to
from walking import audit


def refusal(reply: Reply, *before: Reply, name: str = "durham") -> str:
    session = audit(name)
    for one in before:
        session.replied(one)
    response = session.replied(reply)
    assert response.outcome is not None
    assert response.outcome.refused
    return " ".join(response.outcome.says)


def test_a_domain_says_which_replies_it_takes() -> None:
    said = refusal(Reply("yes", to="risk"))
    assert (
        said == "'risk' takes another reply: 'evidence' with a 'text'; 'grade' with a 'value'; 'reason' with a 'text'."
    )


def test_a_skip_says_which_of_the_questions_can_be_meant() -> None:
    said = refusal(Reply("skip", to="risk"))
    assert said == "'risk' has several questions; say which is skipped by 'slot': evidence, grade, reason."


def test_leaving_a_section_out_is_said_where_it_may_be_left_out() -> None:
    session = audit("durham")
    domains = session.framework.domains
    allowed = next(domain for domain in domains if domain.not_applicable.allowed)
    bound = next(domain for domain in domains if domain.graded and not domain.not_applicable.allowed)
    said = refusal(Reply("not_applicable", to=allowed.id))
    assert said.startswith(f"To leave {allowed.name} out, reply 'grade' with the value 'not_applicable'")
    assert refusal(Reply("not_applicable", to=bound.id)).startswith(f"{bound.name} always has to be graded")


def test_a_row_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert refusal(Reply("yes", to="risk.1", row=2)) == (
        "'risk.1' is asked once, or in its first row only: leave 'row' out."
    )
    form = next(form for form in audit("durham").framework.forms if form.stage == "any_time")
    field = form.fields[0].id
    opened = refusal(Reply("text", to=field, text="x"), Reply("raise", to=form.id))
    assert opened == f"'{field}' is asked in other rows; 'row' can be: 1."


def test_a_form_that_is_not_open_says_how_it_is_opened() -> None:
    form = next(form for form in audit("durham").framework.forms if form.stage == "any_time")
    said = refusal(Reply("text", to=form.fields[0].id, text="Robin"))
    assert said == f"'{form.fields[0].id}' is asked once its form is opened: first reply 'raise' to '{form.id}'."


def test_a_field_that_comes_later_says_when() -> None:
    form = next(form for form in audit("durham").framework.forms if form.stage == "sign_off")
    field = form.fields[0].id
    assert refusal(Reply("text", to=field, text="x")) == f"'{field}' is asked once the audit is completed."


def test_nothing_of_the_kind() -> None:
    assert refusal(Reply("yes", to="rsk.1")) == "Nothing called 'rsk.1' is asked now; did you mean 'risk.1'?"
    assert "Robin" not in refusal(Reply("yes", to="Robin told me"))


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("evidence", "'evidence' with a 'text'"),
        ("overall_reason", "'reason' with a 'text'"),
        ("overall_grade", "'grade' with a 'value'"),
        ("choice", "'choice' with a 'value'"),
        ("date", "'date' with a 'value'"),
        ("person", "'text' with a 'text'"),
        ("yes_no", "'yes', 'no'"),
    ],
)
def test_each_kind_of_question_has_its_reply(kind: str, way: str) -> None:
    choices = YES_NO if kind == "yes_no" else ()
    assert way_to(Question(Key("a"), kind, "?", "L1", "A", choices=choices)) == way  # type: ignore[arg-type]


def test_only_names_of_ours_are_repeated() -> None:
    assert (named("risk.1"), named("Robin Smith")) == ("'risk.1'", "that")
