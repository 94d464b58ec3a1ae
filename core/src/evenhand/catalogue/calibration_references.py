"""Checks a calibration case against its framework: what it names exists, and its agreed grades keep the rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.catalogue.readings import resolve_readings
from evenhand.grading.answers import NOT_APPLICABLE, AnswerError, Answers, read_grade, sheet_from_answers
from evenhand.grading.conditions import compile_condition
from evenhand.grading.grader import Grader
from evenhand.grading.truth import TRUE
from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.grading.sheet import Sheet
    from evenhand.models.calibration import CalibrationCase
    from evenhand.models.forms import FormField
    from evenhand.models.framework import Framework

Found = tuple[KeyPath, str]
"""Where in the case, and what is wrong."""

BEFORE_THE_DOMAINS = ("opening", "header")
"""The stages of the forms whose answers an audit may begin with."""


def check_calibration(framework: Framework, case: CalibrationCase) -> tuple[Found, ...]:
    """Everything in a case that does not fit its framework. What cannot be read is told before what breaks a rule."""
    problems = [*_record(framework, case), *_facts(framework, case), *_grades(framework, case), *_dates(case)]
    return tuple(problems or _rules(framework, case))


def _record(framework: Framework, case: CalibrationCase) -> Iterator[Found]:
    forms = [form for form in framework.forms if form.stage in BEFORE_THE_DOMAINS and not form.repeats]
    known = {field.id: field for form in forms for field in form.fields}
    for name, value in case.record.items():
        field = known.get(name)
        if field is None:
            yield ("record", name), f"no field '{name}' is asked before the first domain{did_you_mean(name, known)}"
        elif words := _unfit(field, value):
            yield ("record", name), words


def _unfit(field: FormField, value: str) -> str | None:
    """Why a field would refuse an answer, in words, or ``None``."""
    if field.kind == "choice" and field.options and value not in field.options:
        return f"'{value}' is not one of its options{did_you_mean(value, field.options)}"
    if field.kind == "yes_no" and value not in {"yes", "no"}:
        return "answer yes or no"
    if field.refuse is not None and field.refuse.answer == value:
        return f"'{value}' stops the audit; leave the field to the trainee"
    if field.kind == "date" and not _is_date(value):
        return "write the date as 2026-11-22"
    if field.kind == "number" and not value.removeprefix("-").isdecimal():
        return "write a whole number, in quotes"
    return None if value.strip() else "must not be blank"


def _facts(framework: Framework, case: CalibrationCase) -> Iterator[Found]:
    for name in case.facts:
        fact = framework.fact_by_id.get(name)
        if fact is None:
            yield ("facts", name), f"no fact '{name}'{did_you_mean(name, framework.fact_by_id)}"
        elif fact.derived is not None:
            yield ("facts", name), f"is taken from the field '{fact.derived.field}'; put that in [record]"


def _grades(framework: Framework, case: CalibrationCase) -> Iterator[Found]:
    layout = Grader(framework).layout
    for name, agreed in case.agreed.items():
        if name not in layout.domain_index:
            yield ("agreed", name), f"no graded domain '{name}'{did_you_mean(name, layout.domain_index)}"
            continue
        try:
            read_grade(agreed.grade, layout.ladders[layout.domain_index[name]], "the grade")
        except AnswerError as error:
            yield ("agreed", name, "grade"), str(error)
    try:
        given = read_grade(case.overall.grade, layout.overall, "the grade")
        if layout.overall.single(given) is None:
            yield ("overall", "grade"), "a case needs an overall grade"
    except AnswerError as error:
        yield ("overall", "grade"), str(error)


def _dates(case: CalibrationCase) -> Iterator[Found]:
    for index, document in enumerate(case.documents):
        if document.date is not None and not _is_date(document.date):
            yield ("documents", index, "date"), f"there is no day {document.date}"


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _rules(framework: Framework, case: CalibrationCase) -> Iterator[Found]:
    """What the framework's rules, under their default readings, have against the agreed grades together."""
    grader = Grader(framework, resolve_readings(framework))
    grades = {name: agreed.grade for name, agreed in case.agreed.items()}
    sheet = sheet_from_answers(framework, Answers(grades, case.facts, None, case.record, case.overall.grade))
    yield from _coverage(grader, sheet, case)
    ruling = grader.ruling(sheet)
    for name, ceiling in ruling.section_ceilings.items():
        index = grader.layout.domain_index[name]
        ladder = grader.layout.ladders[index]
        given = ladder.single(sheet.masks[index])
        best = next(place for place in range(ladder.size) if ladder.printed(place) == ceiling)
        if given is not None and given < best:
            yield ("agreed", name, "grade"), f"the rules allow {ceiling} at best here"
    if ruling.accepted == "no":
        yield ("overall", "grade"), f"the rules permit {', '.join(ruling.permitted)} with these grades and facts"


def _coverage(grader: Grader, sheet: Sheet, case: CalibrationCase) -> Iterator[Found]:
    """Every graded domain that applies has a grade, and no other."""
    counted = grader.counted(sheet)
    for index, domain in enumerate(grader.layout.domains):
        not_applicable = grader.layout.ladders[index].not_applicable
        asked = counted.masks[index] != not_applicable or sheet.masks[index] == not_applicable
        agreed = case.agreed.get(domain.id)
        if agreed is None:
            if asked:
                yield ("agreed",), f"'{domain.id}' has no agreed grade; write [agreed.{domain.id}]"
        elif not asked:
            yield ("agreed", domain.id), "the rules say that it does not apply to this case; leave it out"
        elif str(agreed.grade).strip().casefold() == NOT_APPLICABLE:
            rule = domain.not_applicable
            narrowed = rule.only_when is not None and compile_condition(rule.only_when, grader.layout)(sheet) != TRUE
            if not rule.allowed or narrowed:
                yield ("agreed", domain.id, "grade"), "it always has to be graded in this case"
