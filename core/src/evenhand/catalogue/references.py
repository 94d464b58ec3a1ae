"""Checks that everything a framework refers to exists and that every id is its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from evenhand.catalogue.case_references import check_cases
from evenhand.catalogue.condition_references import check_condition, grade_problem
from evenhand.catalogue.problems import Problem, no_such
from evenhand.catalogue.rule_references import check_readings, check_rules
from evenhand.catalogue.writing_references import check_writing
from evenhand.models.domains import Domain
from evenhand.models.forms import Form, FormField
from evenhand.models.framework import Framework
from evenhand.models.rules import Fact
from evenhand.settings.settings import LIST_NAMES
from evenhand.settings.toml_lines import KeyPath

YES_NO = ("yes", "no")


def check_references(framework: Framework) -> tuple[Problem, ...]:
    """Every reference to nothing, duplicate id, grade off its scale and impossible threshold in a framework."""
    problems = [*_duplicates(framework), *_header(framework)]
    if problems:
        return tuple(problems)
    for domain in framework.domains:
        problems.extend(_domain(framework, domain))
    for fact in framework.facts:
        problems.extend(_fact(framework, fact))
    for form in framework.forms:
        problems.extend(_form(framework, form))
    problems.extend(check_rules(framework))
    problems.extend(check_readings(framework))
    problems.extend(check_writing(framework))
    problems.extend(check_cases(framework))
    return tuple(problems)


def _duplicates(framework: Framework) -> Iterator[Problem]:
    sections: dict[str, Iterable[str]] = {
        "scales": (scale.id for scale in framework.scales),
        "domains": (domain.id for domain in framework.domains),
        "facts": (fact.id for fact in framework.facts),
        "forms": (form.id for form in framework.forms),
        "rules": (rule.id for rule in framework.rules),
        "readings": (reading.id for reading in framework.readings),
        "checks": (check.id for check in framework.checks),
        "cases": (case.id for case in framework.cases),
    }
    for section, ids in sections.items():
        for id_, count in Counter(ids).items():
            for occurrence in range(1, count):
                yield Problem(section, id_, ("id",), f"'{id_}' is the id of another; each needs its own", occurrence)
    yield from _clashing_questions(framework)
    # A domain file that was copied holds the other's items too: it is told once, and not for each of them.
    if len(framework.domain_by_id) == len(framework.domains):
        yield from _clashing_items(framework)


def _clashing_questions(framework: Framework) -> Iterator[Problem]:
    """Domains, facts and fields are all answered by their id alone, so no two of them may share one."""
    taken: dict[str, str] = {}
    places: list[tuple[str, str, str, KeyPath]] = [
        *((domain.id, "a domain", "domains", ("id",)) for domain in framework.domains),
        *((fact.id, "a fact", "facts", ("id",)) for fact in framework.facts),
    ]
    for id_, what, section, path in places:
        if taken.setdefault(id_, what) != what:
            yield Problem(section, id_, path, f"'{id_}' is already the id of {taken[id_]}")
    for form in framework.forms:
        for index, field in enumerate(form.fields):
            if field.id in taken:
                yield Problem(
                    "forms", form.id, ("fields", index, "id"), f"'{field.id}' is already the id of {taken[field.id]}"
                )
            taken.setdefault(field.id, f"a field of form '{form.id}'")


def _clashing_items(framework: Framework) -> Iterator[Problem]:
    taken: set[str] = set()
    for domain in framework.domains:
        for path, id_ in _item_ids(domain):
            if id_ in taken:
                yield Problem("domains", domain.id, path, f"'{id_}' is the id of another item; each needs its own")
            elif not id_.startswith(f"{domain.id}."):
                yield Problem("domains", domain.id, path, f"'{id_}' must begin with '{domain.id}.'")
            taken.add(id_)


def _item_ids(domain: Domain) -> Iterator[tuple[KeyPath, str]]:
    for index, guidance in enumerate(domain.guidance):
        yield ("guidance", index, "id"), guidance.id
    for index, prompt in enumerate(domain.prompts):
        yield ("prompts", index, "id"), prompt.id
    for grade, descriptors in domain.descriptors.items():
        for index, descriptor in enumerate(descriptors):
            yield ("descriptors", grade, index, "id"), descriptor.id


def _header(framework: Framework) -> Iterator[Problem]:
    header = framework.header
    for key in ("overall_scale", "domain_scale"):
        wanted = getattr(header, key)
        if wanted not in framework.scale_by_id:
            yield Problem("framework", "", (key,), no_such("scale", wanted, framework.scale_by_id))
    fields = [field.id for form in framework.forms if form.stage == "header" for field in form.fields]
    if header.case_reference not in fields:
        yield Problem("framework", "", ("case_reference",), no_such("header field", header.case_reference, fields))
    if header.domain_scale in framework.scale_by_id:
        for index, grade in enumerate(header.walks):
            if words := grade_problem(framework.scale_by_id[header.domain_scale], grade):
                yield Problem("framework", "", ("walks", index), words)
    if not framework.domains:
        yield Problem("framework", "", (), "it has no domains")
    if "{grade}" not in header.reason_opening:
        yield Problem("framework", "", ("reason_opening",), "needs {grade} where the grade stands")


def _domain(framework: Framework, domain: Domain) -> Iterator[Problem]:
    if domain.scale is not None and domain.scale not in framework.scale_by_id:
        yield Problem("domains", domain.id, ("scale",), no_such("scale", domain.scale, framework.scale_by_id))
        return
    scale = framework.scale_of(domain)
    for key in ("descriptors", "inherits", "no_descriptors"):
        for grade in getattr(domain, key):
            if words := grade_problem(scale, grade):
                yield Problem("domains", domain.id, (key, grade), words)
    for grade, inheritance in domain.inherits.items():
        words = grade_problem(scale, inheritance.from_)
        if words or inheritance.from_ == grade:
            path = ("inherits", grade, "from")
            yield Problem("domains", domain.id, path, words or f"'{grade}' cannot take over from itself")
    for inner, words in check_condition(framework, domain.not_applicable.only_when):
        yield Problem("domains", domain.id, ("not_applicable", "only_when", *inner), words)


def _fact(framework: Framework, fact: Fact) -> Iterator[Problem]:
    if fact.asked_in is not None and fact.asked_in not in framework.domain_by_id:
        yield Problem("facts", fact.id, ("asked_in",), no_such("domain", fact.asked_in, framework.domain_by_id))
    for path, words in check_condition(framework, fact.derived):
        yield Problem("facts", fact.id, ("derived", *path), words)


def _form(framework: Framework, form: Form) -> Iterator[Problem]:
    if form.domain is not None and form.domain not in framework.domain_by_id:
        yield Problem("forms", form.id, ("domain",), no_such("domain", form.domain, framework.domain_by_id))
    for index, field in enumerate(form.fields):
        for path, words in _field(framework, form, field):
            yield Problem("forms", form.id, ("fields", index, *path), words)


def _field(framework: Framework, form: Form, field: FormField) -> Iterator[tuple[KeyPath, str]]:
    if field.list is not None and field.list not in LIST_NAMES:
        yield ("list",), no_such("list", field.list, LIST_NAMES)
    answers = field.options or (YES_NO if field.kind == "yes_no" else ())
    if field.refuse is not None and answers and field.refuse.answer not in answers:
        yield ("refuse", "answer"), no_such("answer", field.refuse.answer, answers)
    after_the_grade = form.stage not in {"opening", "header", "closing"}
    for path, words in check_condition(framework, field.only_when, chosen_allowed=after_the_grade):
        yield ("only_when", *path), words
