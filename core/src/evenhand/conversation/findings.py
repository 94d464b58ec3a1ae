"""Everything that is found over a whole audit, by severity, each with the question where it can be put right.

Made when it is asked for, or when the question is shown that takes the audit on; nothing of it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.checking.findings import EVENHAND
from evenhand.conversation.advancing import blocking, unmet
from evenhand.conversation.alerts import alerts
from evenhand.conversation.audit_checks import rank_of
from evenhand.conversation.hints import about, check_text, hints_on_answer
from evenhand.conversation.path import answered
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import NOT_APPLICABLE, Key, earlier_words
from evenhand.conversation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from evenhand.checking.findings import Hint
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question

Severity = Literal["blocking", "warning", "hint"]
"""``blocking`` stops the audit's next status; a ``warning`` is worth a look before it; a ``hint`` is about wording."""

SEVERITIES: tuple[Severity, ...] = ("blocking", "warning", "hint")

WARNING_KINDS = frozenset({"identifiers", "contradiction", "fit", "reason"})
"""Kinds of hints that weigh more once the audit is about to be fixed: what they find goes into the report."""


class AuditFinding(NamedTuple):
    """One finding. ``kind`` is the kind of check, or what is wrong with the answers (``unanswered``, ``unmet``,
    ``rules``, ``concern``, ``reworded``); ``place`` where, in words; ``source`` the document's line, or that Evenhand
    asks."""

    severity: Severity
    kind: str
    place: str
    words: str
    source: str
    goes_to: Key


def audit_findings(conversation: Conversation) -> tuple[AuditFinding, ...]:
    """The findings of an audit, most severe first and then in the order of its questions."""
    found = [
        *_rules(conversation),
        *_open(conversation),
        *_concerns(conversation),
        *_reworded(conversation),
        *_written(conversation),
    ]
    order = {question.key: place for place, question in enumerate(conversation.path.questions)}
    return tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), order.get(one.goes_to, len(order)))))


def counted_findings(found: Iterable[AuditFinding]) -> str:
    """How many there are of each severity: ``1 blocking, 2 warnings, 5 hints``. Empty where there are none."""
    numbers = [(severity, sum(one.severity == severity for one in found)) for severity in SEVERITIES]
    return ", ".join(
        f"{number} {severity}{'s' if number > 1 and severity != 'blocking' else ''}"
        for severity, number in numbers
        if number
    )


STEPS = {
    "graded": "Before you grade",
    "discussed": "Before you go on",
    "completed": "Before you complete it",
    "signed_off": "Before it is signed off",
}


def findings_before(conversation: Conversation, question: Question) -> tuple[str, ...]:
    """What is said above the question that takes the audit on: how much was found, in one line, or nothing."""
    if question.kind != "finish":
        return ()
    counts = counted_findings(audit_findings(conversation))
    step = STEPS.get(question.choices[0].value, "Before you go on")
    return (f"{step}: {counts}. Type findings to see them.",) if counts else ()


def _reworded(conversation: Conversation) -> Iterator[AuditFinding]:
    """What was answered before an upgrade brought other words for it."""
    for question in conversation.path.questions:
        if old := earlier_words(conversation.state, question.key):
            words = f"{question.text} It was answered when it read “{old}”. Answer again to say that it still holds."
            yield AuditFinding("warning", "reworded", question.place, words, question.source, question.key)


def _rules(conversation: Conversation) -> Iterator[AuditFinding]:
    """Where the grades and the rules do not go together."""
    ruling, framework = conversation.ruling, conversation.framework
    grade = Key(OVERALL, "grade")
    if ruling.accepted == "no" and conversation.state.status == "in progress":
        words = f"The overall grade no longer fits the rules; permitted: {', '.join(ruling.permitted)}."
        hard = (entry.source for entry in ruling.trace if entry.scope == "overall" and entry.strength == "hard")
        yield AuditFinding("blocking", "rules", "Overall grade", words, next(hard, EVENHAND), grade)
    elif ruling.accepted == "with a reason":
        for rule_id in ruling.departs_from:
            rule = framework.rule_by_id[rule_id]
            words = f"Your grade departs from this, which is allowed if the reason says why. {rule.words}"
            yield AuditFinding("warning", "rules", "Overall grade", words, rule.source, Key(OVERALL, "reason"))
    for domain_id, ceiling in ruling.section_ceilings.items():
        value = conversation.state.value(domain_id, "grade")
        domain = framework.domain_by_id[domain_id]
        if ceiling is not None and _above(conversation, domain_id, value, ceiling):
            words = f"The grade given is above {ceiling}, which a rule allows at most here."
            yield AuditFinding("warning", "rules", domain.name, words, domain.source, Key(domain_id, "grade"))


def _above(conversation: Conversation, domain_id: str, value: str | int | None, ceiling: str | int) -> bool:
    if value is None or value == NOT_APPLICABLE:
        return False
    if isinstance(value, int) and isinstance(ceiling, int):
        return value > ceiling
    scale = conversation.framework.scale_of(conversation.framework.domain_by_id[domain_id])
    labels = [grade.label for grade in scale.grades]
    rank = rank_of(scale, value)
    return rank is not None and str(ceiling) in labels and rank < labels.index(str(ceiling))


def _open(conversation: Conversation) -> Iterator[AuditFinding]:
    """What has to be answered: that which stops the next status, and that which only should be."""
    steps = {question.choices[0].value for question in conversation.path.questions if question.kind == "finish"}
    stops = {question.key for question in _stopping(conversation, steps)}
    # Signing off is another person's step, after the audit itself is done.
    to_sign = {question.key for question in blocking(conversation, "sign_off")} if "signed_off" in steps else set()
    unanswered: dict[tuple[Severity, str], list[Question]] = {}
    for question in conversation.path.questions:
        is_open = question.key not in conversation.state.answers and not answered(question, conversation.state)
        needed = question.required and is_open and not question.waits
        severity: Severity = "blocking" if question.key in stops else "warning"
        if question.kind == "finish":
            continue
        if unmet(conversation, question):
            place, words = _place(conversation, question), _unmet_words(conversation, question)
            yield AuditFinding(severity, "unmet", place, words, question.source, question.key)
        elif needed or question.key in stops | to_sign:
            unanswered.setdefault((severity, question.place), []).append(question)
    for (severity, place), questions in unanswered.items():
        if severity == "warning" and ("blocking", place) in unanswered:
            continue
        words = f"Not answered yet: {_listed(_part(conversation, question) for question in questions)}."
        others = [] if severity == "warning" else unanswered.get(("warning", place), [])
        if others:
            words += f" Also open: {_listed(_part(conversation, question) for question in others)}."
        yield AuditFinding(severity, "unanswered", place, words, questions[0].source, questions[0].key)


MOST_NAMED = 4
"""Parts that are named in one line; of more the number is told."""


def _listed(parts: Iterable[str]) -> str:
    named = list(dict.fromkeys(parts))
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], f"{len(named) - MOST_NAMED + 1} more"]
    return listed(named)


def _stopping(conversation: Conversation, steps: Collection[str]) -> list[Question]:
    """The questions for whose sake the audit would not be graded, or not be completed."""
    if "graded" in steps:
        graded = {"grade", "reason", "overall_grade", "overall_reason"}
        missing = [question for question in conversation.unanswered() if question.kind in graded]
        return [*missing, *blocking(conversation)]
    return blocking(conversation) if "completed" in steps else []


def _unmet_words(conversation: Conversation, question: Question) -> str:
    return f"The answer is “{conversation.state.value(*question.key)}”, so what is asked for here is still to come."


def _concerns(conversation: Conversation) -> Iterator[AuditFinding]:
    for alert in alerts(conversation):
        yield AuditFinding("warning", "concern", "Concern", alert.words, EVENHAND, alert.goes_to)


def _written(conversation: Conversation) -> Iterator[AuditFinding]:
    """The hints on everything that is written, one finding for each check and place."""
    state, grader, off = conversation.state, conversation.grader, conversation.checks_off
    for question in conversation.path.questions:
        answer = state.answers.get(question.key)
        if answer is not None:
            hints = hints_on_answer(grader, state, question, str(answer.value), answer.note, off)
            yield from _of_hints(hints, _place(conversation, question), question.key)
    for domain in conversation.framework.domains:
        for note in state.notes.get(domain.id, ()):
            hints = check_text(grader, state, about(domain.id), note.text, note=True, off=off)
            yield from _of_hints(hints, f"{domain.name}, note", Key(domain.id, "evidence"))


def _of_hints(hints: Iterable[Hint], place: str, key: Key) -> Iterator[AuditFinding]:
    by_check: dict[str, list[Hint]] = {}
    for hint in hints:
        # The reason of the same grade says it, and is where it is put right.
        if not (key.slot == "grade" and hint.kind == "contradiction"):
            by_check.setdefault(hint.check, []).append(hint)
    for group in by_check.values():
        first = group[0]
        named = ", ".join(f"“{found}”" for found in dict.fromkeys(hint.found for hint in group) if found)
        words = f"{first.words.removesuffix('.')} ({named})." if named else first.words
        severity: Severity = "warning" if first.kind in WARNING_KINDS else "hint"
        yield AuditFinding(severity, first.kind, place, words, first.source, key)


def _place(conversation: Conversation, question: Question) -> str:
    """Where a question stands, in words short enough for one line."""
    if question.key.to == OVERALL:
        return f"Overall {question.key.slot}"
    part = _part(conversation, question)
    return f"{question.place}, {part}" if part else question.place


def _part(conversation: Conversation, question: Question) -> str:
    """What a question is within its domain or form."""
    field = conversation.framework.field_by_id.get(question.key.to)
    if question.key.slot != "answer":
        return {"applicable": "whether there is more"}.get(question.key.slot, question.key.slot)
    if field is not None:
        return f"{field.label}{f' (row {question.entry})' if question.entry else ''}"
    number = question.own_number or question.number
    return f"question {number}" if number else ""
