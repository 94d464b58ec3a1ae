"""Things to look at while auditing: help, descriptors, grid, summary, the whole ruling. Looking changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.checking.finding import known_acronyms
from evenhand.conversation.choices import grade_words
from evenhand.conversation.commands import COMMANDS
from evenhand.conversation.questions import OTHERS
from evenhand.conversation.state import Key
from evenhand.conversation.wording import counted_words, domain_state, facts_named, limiting_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question
    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework
    from evenhand.models.ruling import Change, Ruling
    from evenhand.models.scales import Grade, GradeScale


class Line(NamedTuple):
    """One line of a view. ``source`` is where the document says it; ``goes_to`` where choosing the line would go.

    ``heads`` marks a sub-heading over the lines that follow.
    """

    text: str
    source: str = ""
    goes_to: Key | None = None
    heads: bool = False


class Section(NamedTuple):
    """A heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


class View(NamedTuple):
    """Something to look at: a title and sections, in reading order.

    ``exact`` says that its lines lead to single questions, so that the name of a domain is not enough to go there.
    """

    title: str
    sections: tuple[Section, ...]
    exact: bool = False


def help_view() -> View:
    """Every command, with how it is typed and what it does."""
    lines = tuple(Line(f"{command.usage}: {command.does}") for command in COMMANDS)
    keys = (
        Line("The letter or number before an answer gives that answer, while nothing is typed."),
        Line("A note goes after a comma: yes, seen alone on 3 March."),
        Line("Any command may begin with a slash, which is needed while you write evidence or a reason."),
    )
    return View("What you can say", (Section("Answering", keys), Section("Commands", lines)))


def guidance_view(conversation: Conversation, domain: Domain) -> View:
    """What a domain is judged by: its standards, prompts and the descriptors of every grade."""
    standards = tuple(Line(item.text, item.source) for item in domain.guidance)
    prompts = tuple(_prompt_lines(domain))
    limits = tuple(Line(rule.words, rule.source) for rule in limiting_rules(conversation.grader, domain.id))
    note = (Line(domain.note, domain.source),) if domain.note else ()
    sections = [Section("Note", note), Section("Standard", standards), Section("Limits", limits)]
    sections.append(Section("Consider", prompts))
    if domain.graded:
        sections += descriptor_sections(domain, conversation.framework.scale_of(domain).grades)
    return View(domain.name, tuple(section for section in sections if section.lines))


def _prompt_lines(domain: Domain) -> Iterator[Line]:
    group = None
    for prompt in domain.prompts:
        if prompt.group != group:
            yield Line(prompt.group or OTHERS, heads=True)
        group = prompt.group
        hint = f"\nGuidance: {prompt.hint}" if prompt.hint else ""
        yield Line(f"{prompt.numbered}{hint}", prompt.source, Key(prompt.id))


def descriptor_sections(domain: Domain, grades: tuple[Grade, ...]) -> list[Section]:
    """A section for each grade with its descriptors, what it takes over from another, or why it has none."""
    sections = []
    labels = {grade.id: grade.label for grade in grades}
    for grade in grades:
        lines = []
        inherited = domain.inherits.get(grade.id)
        if inherited is not None:
            lines.append(Line(inherited.text, inherited.source))
        for item in domain.descriptors.get(grade.id, ()):
            prefix = "The section as a whole: " if item.scope == "section" else ""
            prefix += f"{item.criterion}: " if item.criterion else ""
            lines.append(Line(prefix + item.text, item.source))
        if not lines:
            lines.append(
                Line(domain.no_descriptors.get(grade.id, "The document describes nothing for this grade here."))
            )
        sections.append(Section(labels[grade.id], tuple(lines)))
    return sections


def compare_view(framework: Framework, domain: Domain, grades: tuple[Grade, ...]) -> View:
    """The descriptors of some grades of one domain."""
    names = " and ".join(grade.label for grade in grades)
    sections = descriptor_sections(domain, framework.scale_of(domain).grades)
    wanted = {grade.label for grade in grades}
    return View(f"{domain.name}: {names}", tuple(section for section in sections if section.heading in wanted))


def whole_case_view(scale: GradeScale, grades: tuple[Grade, ...]) -> View:
    """What some grades mean for a whole case, where the document says so."""
    sections = tuple(
        Section(grade.label, tuple(Line(item.text, item.source) for item in grade.descriptors)) for grade in grades
    )
    if not any(section.lines for section in sections):
        empty = (Line("The document describes grades within each domain only. Ask again while in a domain."),)
        sections = (Section("Whole case", empty),)
    return View(f"The whole case ({scale.words})", sections)


def why_view(conversation: Conversation, question: Question) -> View:
    """Why a question is asked: its place in the document, and the rules that read its answer."""
    lines = [Line(f"The document asks this at {question.source}." if question.source else "Evenhand asks this.")]
    if question.group:
        lines.append(Line(f"It stands under “{question.group}”."))
    if question.hint:
        lines.append(Line(question.hint_said))
    if question.domain is not None:
        domain = conversation.framework.domain_by_id[question.domain]
        lines.append(Line(f"It belongs to {domain.name}. {domain.applies_to}."))
        lines += [Line(rule.words, rule.source) for rule in limiting_rules(conversation.grader, domain.id)]
    fact = conversation.framework.fact_by_id.get(question.key.to)
    if fact is not None:
        rules = [rule for rule in conversation.grader.compiled.rules if rule.when is not None]
        lines += [Line(rule.words, rule.source) for rule in rules if fact.id in facts_named(rule.when)]
    if known := known_acronyms(conversation.framework.checks):
        from evenhand.checking.acronyms import explained

        lines += [Line(f"{acronym}: {meaning}.") for acronym, meaning in explained(known, question.text).items()]
    return View("Why this is asked", (Section(question.numbered, tuple(lines)),))


def grid_view(conversation: Conversation) -> View:
    """The state of every domain, one line each."""
    lines = tuple(
        Line(
            f"{domain.name}: {domain_state(conversation.state, conversation.path, domain, conversation.grader)}",
            goes_to=Key(domain.id, "grade"),
        )
        for domain in conversation.framework.graded_domains
    )
    return View("Grades so far", (Section("Domains", lines),))


def summary_view(conversation: Conversation) -> View:
    """What is answered and what is not, the grades so far, and the ruling."""
    done = Line(f"{conversation.progress_percent()}% of the questions that apply are answered.")
    state = Line(f"This audit is {conversation.state.stage}.")
    sections = [Section("Progress", (done, state)), *grid_view(conversation).sections]
    sections.append(Section("Not answered", unanswered_lines(conversation)))
    sections += ruling_sections(conversation, conversation.ruling)
    return View("Summary", tuple(sections))


def unanswered_lines(conversation: Conversation) -> tuple[Line, ...]:
    """What is not answered, grouped by domain or form, each with the first question to go to."""
    groups: dict[str, list[Question]] = {}
    for question in conversation.unanswered():
        groups.setdefault(question.place, []).append(question)
    lines = []
    for place, questions in groups.items():
        named = [q.kind for q in questions if q.kind in {"evidence", "grade", "reason"}]
        others = len(questions) - len(named)
        parts = ([counted_words(others, "question")] if others else []) + list(named)
        lines.append(Line(f"{place}: {', '.join(parts)}", goes_to=questions[0].key))
    return tuple(lines) or (Line("Everything that applies is answered."),)


def ruling_view(conversation: Conversation) -> View:
    """The whole ruling: what is permitted, why, and what would change it."""
    ruling = conversation.what_would_change()
    return View("The ruling", tuple(ruling_sections(conversation, ruling)))


def ruling_sections(conversation: Conversation, ruling: Ruling) -> list[Section]:
    """A ruling as sections: permitted, why, what would change it, and the readings it rests on."""
    permitted = [Line(", ".join(ruling.permitted))]
    if ruling.indicated:
        permitted.append(Line(f"Indicated: {ruling.indicated}."))
    if ruling.provisional:
        permitted.append(Line("Provisional: something that applies is not answered yet."))
    chosen = conversation.state.value("overall_grade", "grade")
    if chosen is not None:
        words = grade_words(conversation.framework.overall_scale, chosen)
        permitted.append(Line(f"Your overall grade: {words} ({_accepted(ruling)})."))
    sections = [Section("Permitted", tuple(permitted)), *_why(conversation, ruling)]
    if ruling.would_change:
        sections.append(
            Section("What would change it", tuple(_change(conversation, item) for item in ruling.would_change))
        )
    readings = tuple(_reading(conversation, reading_id) for reading_id in conversation.framework.reading_by_id)
    if readings:
        sections.append(Section("Readings of the document", readings))
    return sections


def _why(conversation: Conversation, ruling: Ruling) -> list[Section]:
    """The rules that do something, kept apart by how strongly the document puts them."""
    strengths = {"hard": "Why: rules that bind", "expected": "Expected"}
    found: dict[str, list[Line]] = {}
    for entry in ruling.trace:
        words = f"{entry.because}: {conversation.framework.rule_by_id[entry.rule].words}"
        heading = strengths.get(entry.strength, "To be considered")
        found.setdefault(heading, []).append(Line(words, f"{entry.rule}, {entry.source}"))
    if not found:
        nothing = "No rule limits the overall grade: it is a matter of professional judgement, with a reason."
        return [Section("Why", (Line(nothing),))]
    order = [*strengths.values(), "To be considered"]
    return [Section(heading, tuple(found[heading])) for heading in order if heading in found]


def _accepted(ruling: Ruling) -> str:
    return {"yes": "within the rules", "with a reason": "allowed with a reason", "no": "not permitted"}.get(
        ruling.accepted or "", "not yet checked"
    )


def _change(conversation: Conversation, change: Change) -> Line:
    framework = conversation.framework
    domain = framework.domain_by_id.get(change.change)
    if domain is not None:
        return Line(f"{domain.name} at {change.to}: {change.effect}", goes_to=Key(domain.id, "grade"))
    fact = framework.fact_by_id.get(change.change)
    if fact is not None:
        return Line(f"{fact.text} {change.to[0].upper()}{change.to[1:]}: {change.effect}")
    names = change.change
    for item in framework.domains:
        names = names.replace(item.id, item.name)
    return Line(f"{names} ({change.to}): {change.effect}")


def _reading(conversation: Conversation, reading_id: str) -> Line:
    reading = conversation.framework.reading_by_id[reading_id]
    option = reading.option(conversation.state.readings.get(reading_id, reading.default))
    mark = " (the default)" if option.id == reading.default else ""
    return Line(f"{reading.note} Taken here{mark}: {option.words}", reading.source)
