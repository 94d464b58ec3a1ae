"""The assistant's sentences: plain British English that says what is needed and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.actions import action_lead, actions
from evenhand.conversation.choices import grade_words
from evenhand.conversation.path import Path, answered, walked
from evenhand.conversation.questions import OTHERS
from evenhand.conversation.rating import seen_lines
from evenhand.conversation.sheets import counts_features, sheet_from_state
from evenhand.conversation.state import NOT_APPLICABLE, State
from evenhand.grading.truth import TRUE
from evenhand.models.added import added_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.conversation.questions import Question
    from evenhand.grading.grader import Grader
    from evenhand.models.conditions import Condition
    from evenhand.models.domains import Domain
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule
    from evenhand.models.ruling import Ruling


def counted_words(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 question``, ``3 questions``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def leading_up(grader: Grader, state: State, path: Path, question: Question) -> tuple[str, ...]:
    """What is said before a question: the domain's or form's introduction, or what a grade is chosen on."""
    place = path.place(question.key)
    before = path.questions[place - 1] if place else None
    said: list[str] = []
    if question.domain is not None and (before is None or before.domain != question.domain):
        said += domain_introduction(grader, state, path, question.domain)
    if question.form is not None and (before is None or before.form != question.form):
        said += form_introduction(grader, question.form)
    said += group_begun(question, before)
    if question.kind in {"judged", "feature"} and question.domain is not None:
        said += lead_in(grader.framework, question)
    if question.kind == "grade":
        said.append(grounds_for_grade(grader, state, path, question))
        said += undescribed_grades(grader.framework, question)
        said += section_limits(grader, state, question.key.to)
    if question.kind == "action":
        said += [action_lead(action) for action in actions(grader.framework, state) if action.key == question.key]
    if question.kind in {"evidence", "grade"} and state.notes.get(question.domain or ""):
        said += [f"Your note: {note.text}" for note in state.notes[question.domain or ""]]
    said += seen_lines(grader.framework, state, question)
    return tuple(said)


def group_begun(question: Question, before: Question | None) -> list[str]:
    """The sub-heading that begins with a question, or that the questions after it stand under none."""
    group = before.group if before is not None and before.domain == question.domain else ""
    if question.group == group:
        return []
    if question.group:
        return [question.group_said]
    return [f"{OTHERS}."] if question.kind in {"judged", "long_text"} and question.form is None else []


def section_limits(grader: Grader, state: State, domain_id: str) -> Iterator[str]:
    """The rules that cap this section now, said before a score is given that would be refused."""
    counted = grader.counted(sheet_from_state(grader, state))
    for cap in grader.compiled.section_caps:
        if grader.layout.domains[cap.domain].id == domain_id and cap.rule.evaluate(counted) == TRUE:
            yield cap.rule.rule.words


def domain_introduction(grader: Grader, state: State, path: Path, domain_id: str) -> list[str]:
    """What is being graded, who it applies to, what hangs on it and how much is asked."""
    framework = grader.framework
    domain = framework.domain_by_id[domain_id]
    everything = [item.id for item in framework.domains if item.id not in path.inapplicable]
    said = [f"Domain {everything.index(domain_id) + 1} of {len(everything)}: {domain.name}. {domain.applies_to}."]
    if plugin := added_by(framework, domain):
        said.append(f"This domain was added by {plugin}.")
    if domain.note:
        said.append(domain.note)
    said += [rule.words for rule in limiting_rules(grader, domain_id)]
    here = [item for item in path.questions if item.domain == domain_id and item.form is None]
    prompts = [item for item in here if item.kind in {"judged", "feature", "long_text"}]
    walk = walked(framework, domain)
    if state.focused and domain.graded and (domain.prompts or walk):
        items = [*_points(domain)] or [item.text for _, item in walk]
        said.append("Points to consider: " + " ".join(items))
    elif walk:
        labels = listed(dict.fromkeys(label for label, _ in walk))
        counted = " They are counted for the overall grade." if counts_features(framework, state.readings) else ""
        said.append(
            f"The document has no questions here, so what it says of {labels} is asked one statement at a time. "
            f"Your answers never decide this domain's grade.{counted}"
        )
    if domain.graded:
        asked = f"{counted_words(len(prompts), 'question')}, then your" if prompts else "Your"
        said.append(f"{asked} evidence, a grade and your reason.")
    return said


def _points(domain: Domain) -> Iterator[str]:
    """The prompts of a domain, read and not answered; a sub-heading before the first of those under it."""
    group = None
    for prompt in domain.prompts:
        begins = prompt.group is not None and prompt.group != group
        yield f"{prompt.group}: {prompt.numbered}" if begins else prompt.numbered
        group = prompt.group


def lead_in(framework: Framework, question: Question) -> list[str]:
    """What the answers mean where a statement of the document is asked: whether it is evident in this case."""
    for label, item in walked(framework, framework.domain_by_id[question.domain or ""]):
        if item.id == question.key.to:
            named = f"{item.criterion}. " if item.criterion else ""
            among = f" It is a feature of {label}." if question.kind == "feature" else ""
            return [f"{named}Is this evident?{among}"]
    return []


def undescribed_grades(framework: Framework, question: Question) -> list[str]:
    """What the document says of grades that it does not describe in this domain."""
    domain = framework.domain_by_id[question.domain or ""]
    grades = framework.scale_of(domain).grades
    return [
        f"{grade.label}: {domain.no_descriptors[grade.id]}" for grade in grades if grade.id in domain.no_descriptors
    ]


def listed(names: Iterable[str]) -> str:
    """Names in one phrase: ``Good``, ``Good and Adequate``, ``Good, Adequate and Inadequate``."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def form_introduction(grader: Grader, form_id: str) -> list[str]:
    """The title and introduction of a form."""
    form = grader.framework.form_by_id[form_id]
    plugin = added_by(grader.framework, form)
    said = [form.title + ("." if not form.title.endswith("?") else "")]
    said += [f"This form was added by {plugin}."] if plugin else []
    return [*said, form.intro] if form.intro else said


def limiting_rules(grader: Grader, domain_id: str) -> list[OverallRule]:
    """The hard rules about the overall grade that name this domain, under the readings chosen."""
    return [
        rule
        for rule in grader.compiled.rules
        if rule.scope == "overall"
        and rule.strength == "hard"
        and rule.when is not None
        and domain_id in domains_named(rule.when)
    ]


def domains_named(condition: Condition) -> set[str]:
    """The domains that a condition names one by one (not those it takes in as *graded* or *crucial*)."""
    if condition.test == "tally":
        return set(condition.over) if isinstance(condition.over, tuple) else set()
    if condition.test == "grade":
        return {condition.domain}
    if condition.test == "all_of" or condition.test == "any_of":
        return set().union(*(domains_named(part) for part in condition.parts))
    if condition.test == "not":
        return domains_named(condition.part)
    return set()


def facts_named(condition: Condition | None) -> set[str]:
    """The facts that a condition reads."""
    if condition is None:
        return set()
    if condition.test == "fact":
        return {condition.fact}
    if condition.test == "all_of" or condition.test == "any_of":
        return set().union(*(facts_named(part) for part in condition.parts))
    return facts_named(condition.part) if condition.test == "not" else set()


def grounds_for_grade(grader: Grader, state: State, path: Path, question: Question) -> str:
    """How the prompts were answered and how long the evidence is. Says nothing of which grade that suggests."""
    asked = [item for item in path.questions if item.domain == question.domain and item.kind in {"judged", "feature"}]
    values = [state.value(*item.key) for item in asked]
    tallies = [
        f"{values.count(value)} {value.replace('_', ' ')}"
        for value in ("yes", "partly", "no", "evident", "not_evident", "not_evidenced", "not_applicable")
        if values.count(value)
    ]
    done = sum(value is not None for value in values)
    parts = []
    if asked:
        parts.append(f"You have answered {done} of {len(asked)}{': ' + ', '.join(tallies) if tallies else ''}.")
    evidence = str(state.value(question.domain or "", "evidence") or "")
    referred = state.references.get(question.domain or "", [])
    if evidence:
        parts.append(f"Your evidence is {counted_words(len(evidence.split()), 'word')}.")
    if referred:
        titles = [grader.framework.domain_by_id[other].name for other in referred]
        parts.append(f"Your evidence refers to {', '.join(titles)}.")
    if not evidence and not referred:
        parts.append("You have given no evidence yet.")
    return " ".join(parts)


def ruling_line(ruling: Ruling) -> str:
    """The ruling in one sentence: what is permitted at best, and the first rule behind it."""
    if ruling.indicated and not ruling.provisional:
        head = f"So far: {ruling.indicated} is indicated"
    elif len(ruling.permitted) == 1:
        head = f"So far: only {ruling.ceiling} is permitted"
    else:
        head = f"So far: at best {ruling.ceiling}"
    if ruling.provisional:
        head += " (provisional)"
    acting = [entry for entry in ruling.trace if entry.scope == "overall" and entry.effect != "consider"]
    if acting:
        return f"{head}. {acting[0].because} ({acting[0].rule}, {acting[0].source.split(',')[0]})."
    advising = [entry for entry in ruling.trace if entry.effect == "consider"]
    if advising:
        return f"{head}. To consider: {advising[0].because} ({advising[0].rule})."
    return f"{head}. No rule limits the overall grade."


def confirmation(framework: Framework, event: Event, undone: Event | None) -> Iterator[str]:
    """What is said of a reply after which the question stays the same, so that it is seen to have been taken."""
    if event.kind == "noted":
        yield f"Noted under {framework.domain_by_id[event.to].name}."
    elif event.kind == "focused":
        yield "Only evidence and grades are asked now." if event.value else "Every question is asked again."
    elif event.kind == "acted":
        yield f"Recorded: {event.value}. Type actions to see them all."
    elif event.kind == "upgraded":
        yield under_version(event)
    elif undone is not None and undone.kind == "upgraded":
        yield f"The upgrade is taken back: this audit is under version {undone.value['from']['version']} again."
    elif undone is not None:
        yield TAKEN_BACK.get(undone.kind, "The last answer is taken back.")


def under_version(upgraded: Event) -> str:
    """What is said once an audit was put under another version."""
    aside = len(upgraded.value["asked"])
    kept = "Every answer counts." if not aside else f"{counted_words(aside, 'answer')} set aside, and kept."
    if upgraded.value["reworded"]:
        kept += " Type findings for answers to questions in other words."
    return f"This audit is under version {upgraded.value['version']} now. {kept} undo takes that back."


TAKEN_BACK = {
    "noted": "The note is taken back.",
    "skipped": "It is no longer skipped.",
    "raised": "It is closed again, and nothing is recorded in it.",
}


def consequences(grader: Grader, before: Ruling, after: Ruling) -> Iterator[str]:
    """What an answer has just brought about: rules that act now and did not before, and what follows."""
    known = {entry.rule for entry in before.trace}
    for entry in after.trace:
        rule = grader.framework.rule_by_id[entry.rule]
        if entry.rule not in known and entry.scope == "overall" and entry.effect not in {"consider", "judgement"}:
            yield f"{rule.words} (source: {entry.source.split(',')[0]})"
    for form_id in after.follow_up:
        form = grader.framework.form_by_id.get(form_id)
        if form_id not in before.follow_up and form is not None:
            now = " Type concern to record it now." if form.purpose == "concern" else ""
            yield f"This brings: {form.title}.{now}"


def domain_state(state: State, path: Path, domain: Domain, grader: Grader) -> str:
    """Where a domain stands, in words: its grade, how much is answered, or why it is not asked."""
    if domain.id in path.inapplicable:
        return "does not apply"
    value = state.value(domain.id, "grade")
    if value == NOT_APPLICABLE:
        return "not applicable"
    questions = [question for question in path.questions if question.domain == domain.id]
    done = sum(answered(question, state) for question in questions)
    if value is not None:
        words = grade_words(grader.framework.scale_of(domain), value)
        return words if done == len(questions) else f"{words}, {len(questions) - done} unanswered"
    return "not begun" if done == 0 else f"{done} of {len(questions)}"
