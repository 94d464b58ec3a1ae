"""Which questions an audit can come to: a search over answers to choices and facts, and over grades."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.conversation.path import build_path, walked
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Answer, Key, State
from evenhand.models.lean import fields_of

if TYPE_CHECKING:
    from evenhand.conversation.questions import Question
    from evenhand.grading.grader import Grader
    from evenhand.models.framework import Framework

TRIES = 100
"""Ways to answer that are tried, chosen by chance from a fixed seed, after those that change one answer at a time."""

MOST_ROUNDS = 60
"""How often a path may open further questions in one way to answer; each round answers all that are open."""

LISTED: dict[str, tuple[str, ...]] = {
    "teams": ("North",),
    "managers": ("M. Jones",),
    "localities": ("East",),
    "practitioners": ("P. Smith",),
}
"""An authority's lists, so that a field that offers one has something to choose."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

Answering = Callable[["Question"], Any]


class Walk(NamedTuple):
    """One audit answered to its end in one way.

    ``asked`` are the questions that it still asked once everything before them was answered, in order. ``ended`` is
    false where answers went on opening further questions.
    """

    asked: tuple[Key, ...]
    ended: bool


def wanted(framework: Framework) -> dict[Key, str]:
    """Every question that a framework lists, with what it is called in a finding."""
    keys: dict[Key, str] = {}
    for domain in framework.domains:
        if domain.graded:
            keys[Key(domain.id, "grade")] = f"the grade of domain '{domain.id}'"
        keys |= {Key(prompt.id): f"prompt '{prompt.id}'" for prompt in domain.prompts}
        keys |= {Key(item.id): f"descriptor '{item.id}'" for _, item in walked(framework, domain)}
    keys |= {Key(fact.id): f"fact '{fact.id}'" for fact in framework.facts if fact.derived is None}
    for form in framework.forms:
        for field in form.fields:
            if field.kind not in {"overall_grade", "overall_reason"}:
                keys[Key(field.id)] = f"field '{field.id}' of form '{form.id}'"
    return keys


def never_asked(grader: Grader) -> list[str]:
    """What a framework lists and no audit was found to ask, after the search."""
    missing = wanted(grader.framework)
    for answering in _ways(grader.framework):
        for key in walk(grader, answering, most=1000).asked:
            missing.pop(key._replace(row=0), None)
        if not missing:
            break
    return list(missing.values())


def walk(grader: Grader, answering: Answering, *, most: int = MOST_ROUNDS) -> Walk:
    """Answer an audit to its end: all that is open at once, again and again, then grade, complete and sign off."""
    state, asked = State(), dict[Key, None]()
    readings = {reading.id: reading.default for reading in grader.framework.readings}
    state.readings = readings
    state.raised = {form.id: 2 for form in grader.framework.forms if form.stage == "any_time"}
    for status in ("in progress", "graded", "completed"):
        state.status = status
        for _ in range(most):
            path = build_path(grader, state, LISTED)
            questions = [one for one in path.questions if one.kind not in {"finish", "action"}]
            new = [question for question in questions if question.key not in state.answers]
            if not new:
                asked |= dict.fromkeys(question.key for question in questions)
                break
            for question in new:
                state.answers[question.key] = Answer(answering(question), "", len(state.answers) + 1)
        else:
            return Walk(tuple(asked), ended=False)
    return Walk(tuple(asked), ended=True)


def plainly(framework: Framework, *, yes: bool, grade: int, over: Mapping[str, Any] = NOTHING) -> Answering:
    """A way to answer that is the same everywhere: yes or no, the first or last choice, one rank of every scale.

    ``over`` holds other answers by id, and other ranks by id of the domain. There is never more to add.
    """
    scales = {domain.id: framework.scale_of(domain) for domain in framework.graded_domains}

    def given(question: Question) -> Any:
        key, values = question.key, [choice.value for choice in question.choices]
        if question.kind in {"grade", "overall_grade"}:
            grades = scales[key.to].grades if key.to in scales else framework.overall_scale.grades
            rank = min(over.get(key.to, grade), len(values or grades) - 1)
            return values[rank] if values else (grades[rank].band or (0, 0))[0]
        if question.kind == "another_row":
            return "no"
        if key.to in over and key.slot == "answer":
            return over[key.to]
        if question.kind in {"yes_no", "covered"}:
            return "yes" if yes else "no"
        if values:
            return values[0 if yes else -1]
        return {"date": "2026-03-14", "number": 7}.get(question.kind, "Said.")

    return given


def _ways(framework: Framework) -> Iterator[Answering]:
    """Ways to answer, the likeliest to open something first; always the same ones in the same order."""
    told = _answers_told(framework)
    ranks = range(max(len(scale.grades) for scale in framework.scales))
    for yes in (True, False):
        for grade in reversed(ranks):
            yield plainly(framework, yes=yes, grade=grade)
    for field, values in told.items():
        for value in values:
            for yes in (True, False):
                yield plainly(framework, yes=yes, grade=ranks[-1], over={field: value})
    chance = random.Random(0)  # noqa: S311 - the same tries every time
    places = [*(domain.id for domain in framework.graded_domains), OVERALL]
    for _ in range(TRIES):
        over: dict[str, Any] = {field: chance.choice(values) for field, values in told.items()}
        over |= {place: chance.choice(ranks) for place in places}
        yield plainly(framework, yes=chance.random() < 0.5, grade=chance.choice(ranks), over=over)


def _answers_told(framework: Framework) -> dict[str, tuple[str, ...]]:
    """The answers that tell branches apart: options, yes and no, and words that a condition asks for."""
    told: dict[str, tuple[str, ...]] = {fact.id: ("yes", "no") for fact in framework.facts if fact.derived is None}
    tests = dict(_record_tests(framework))
    for field in framework.field_by_id.values():
        given: tuple[str, ...] = ("yes", "no") if field.kind == "yes_no" else field.options
        given = tuple(answer for answer in given if field.refuse is None or answer != field.refuse.answer)
        if given := given or tests.get(field.id, ()):
            told[field.id] = given
    return told


def _record_tests(item: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that conditions test, each with the words that it asks for."""
    if isinstance(item, tuple | dict):
        for one in item.values() if isinstance(item, dict) else item:
            yield from _record_tests(one)
    elif hasattr(item, "__dict__"):
        fields = fields_of(item)
        if fields.get("test") == "record":
            yield fields["field"], fields["one_of"]
        for one in fields.values():
            yield from _record_tests(one)
