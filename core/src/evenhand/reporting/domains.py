"""The domains of the account: each with its grade, reason, evidence, notes and prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.sheets import sheet_from_state
from evenhand.conversation.state import NOT_APPLICABLE, Key, State
from evenhand.grading.truth import EMPTY, FALSE
from evenhand.models.added import added_by
from evenhand.reporting.account import DomainAccount, Item, NoteAccount

if TYPE_CHECKING:
    from evenhand.conversation.questions import Question
    from evenhand.grading.grader import Grader
    from evenhand.models.domains import Domain
    from evenhand.models.ruling import Ruling
    from evenhand.reporting.items import Itemiser


def domain_accounts(itemiser: Itemiser, ruling: Ruling) -> tuple[DomainAccount, ...]:
    """The account of every domain, those that do not apply included."""
    why = left_out(itemiser.grader, itemiser.state)
    return tuple(
        (
            _closed(domain, why.get(domain.id, "a rule leaves it out"))
            if domain.id in itemiser.path.inapplicable
            else _open(itemiser, ruling, domain)
        )._replace(added_by=added_by(itemiser.framework, domain))
        for domain in itemiser.framework.domains
    )


def left_out(grader: Grader, state: State) -> dict[str, str]:
    """The domains that rules leave out, each with the words of the rule and its source."""
    sheet = grader.counted(sheet_from_state(grader, state))
    found: dict[str, str] = {}
    for applicability in grader.compiled.applicability:
        if applicability.rule.evaluate(sheet) in {FALSE, EMPTY}:
            rule = applicability.rule.rule
            for index in applicability.domains:
                found.setdefault(grader.layout.domains[index].id, f"{rule.words} ({rule.id}, {rule.source})")
    return found


def _closed(domain: Domain, why: str) -> DomainAccount:
    return DomainAccount(
        domain.id, domain.number, domain.title, domain.graded, why, False, None, None, None, None, "", None, (), (),
        (), (),
    )  # fmt: skip


def _open(itemiser: Itemiser, ruling: Ruling, domain: Domain) -> DomainAccount:
    grader, state = itemiser.grader, itemiser.state
    questions = [
        question for question in itemiser.path.questions if question.domain == domain.id and question.form is None
    ]
    items = {question.key: itemiser.item(question) for question in questions}
    grade = items.get(Key(domain.id, "grade"))
    given = state.answers.get(Key(domain.id, "grade"))
    not_applicable = given is not None and given.value == NOT_APPLICABLE
    label = grade.words if grade is not None and grade.state == "answered" else "…"
    counted = ruling.section_grades.get(domain.id)
    return DomainAccount(
        id=domain.id,
        number=domain.number,
        title=domain.title,
        graded=domain.graded,
        does_not_apply=None,
        not_applicable=not_applicable,
        not_applicable_reason=(given.note or None) if not_applicable and given is not None else None,
        grade=grade,
        counts_as=counted if _lowered(grader, domain, state, ruling) else None,
        reason=items.get(Key(domain.id, "reason")),
        reason_opening=grader.framework.header.reason_opening.replace("{grade}", label),
        evidence=items.get(Key(domain.id, "evidence")),
        references=() if not_applicable else _references(grader, state, domain),
        notes=tuple(NoteAccount(note.number, note.text) for note in state.notes.get(domain.id, ())),
        prompts=_of(questions, items, {"judged", "feature", "long_text"}),
        facts=_of(questions, items, {"yes_no"}),
    )


def _of(questions: list[Question], items: dict[Key, Item], kinds: set[str]) -> tuple[Item, ...]:
    return tuple(items[question.key] for question in questions if question.kind in kinds)


def _references(grader: Grader, state: State, domain: Domain) -> tuple[str, ...]:
    return tuple(
        grader.framework.domain_by_id[other].name for other in dict.fromkeys(state.references.get(domain.id, ()))
    )


def _lowered(grader: Grader, domain: Domain, state: State, ruling: Ruling) -> bool:
    """Whether a rule counts this domain lower than it was graded."""
    value, counted = state.value(domain.id, "grade"), ruling.section_grades.get(domain.id)
    if value in {None, NOT_APPLICABLE} or counted is None or domain.id not in ruling.section_ceilings:
        return False
    scale = grader.framework.scale_of(domain)
    rank = scale.rank_of_score(value) if isinstance(value, int) else scale.rank(str(value))
    return rank is not None and scale.grades[rank].label != counted
