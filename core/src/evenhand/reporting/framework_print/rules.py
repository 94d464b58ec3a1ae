"""What decides the overall grade: facts, rules with their conditions, and readings of contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.models.added import added_by
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Table
from evenhand.reporting.framework_print.conditions import condition_words
from evenhand.reporting.framework_print.words import domain_names, label_of, located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework
    from evenhand.models.rules import Fact, OverallRule, Reading, RulePatch

EFFECT_WORDS = {
    "must_be": "forces the grade",
    "cannot_exceed": "caps the grade",
    "at_least": "earns the grade",
    "requires": "withholds the grade unless the condition is met",
    "consider": "advises",
    "judgement": "leaves it to the auditor's judgement",
}
STRENGTH_WORDS = {
    "hard": "binding",
    "expected": "expected: departing from it needs a reason",
    "soft": "advice",
    "contested": "contested: the document contradicts itself",
    "absent": "the document says nothing",
}
SCOPE_WORDS = {
    "overall": "the overall grade",
    "section": "the grade of a section",
    "domain": "the grade of any domain",
    "follow-up": "what follows",
    "applicability": "what applies",
}


def facts(framework: Framework) -> Iterator[Block]:
    """The yes or no questions that rules read."""
    if framework.facts:
        yield Heading("Facts that rules read")
        rows = tuple((located(framework, fact), _asked(framework, fact)) for fact in framework.facts)
        yield Table(("Yes or no", "When it is asked"), rows, (13, 8))


def _asked(framework: Framework, fact: Fact) -> str:
    if fact.derived is not None:
        label = framework.field_by_id[fact.derived.field].label
        return f"not asked: yes where “{label}” is {' or '.join(fact.derived.one_of)}"
    return f"after {domain_names(framework, [fact.asked_in])}" if fact.asked_in else "after the last domain"


def rules(framework: Framework) -> Iterator[Block]:
    """Every rule in words, with its strength, what it computes and where it stands."""
    yield Heading("Rules")
    if not framework.rules:
        yield Paragraph("There are none: the overall grade is the auditor's judgement.")
    for rule in framework.rules:
        yield Heading(rule.id, 2)
        yield Paragraph(rule.words, leads=True)
        yield KeyValues(tuple(_about(framework, rule)))


def _about(framework: Framework, rule: OverallRule) -> Iterator[tuple[str, str]]:
    yield "About", SCOPE_WORDS[rule.scope]
    yield "What it does", _does(framework, rule)
    yield "How strong it is", STRENGTH_WORDS[rule.strength]
    if rule.grade:
        yield "Grade", label_of(framework, rule.grade)
    if rule.score is not None:
        yield "Score", str(rule.score)
    if rule.domains:
        yield "Domains", domain_names(framework, rule.domains)
    if rule.brings:
        yield "Brings", _brought(framework, rule)
    if rule.when is None:
        yield "Computed", "no: it is listed and explained, and nothing is computed from it"
    else:
        yield "When", condition_words(framework, rule.when)
    if rule.withheld_unless_met:
        yield "Otherwise", "the grade is withheld where the condition is not met"
    if rule.may_lower:
        yield "May lower", "an improved domain may lower the ceiling through this rule"
    if read := _readings_of(framework, rule):
        yield "Read otherwise under", read
    yield "Source", rule.source
    if plugin := added_by(framework, rule):
        yield "Added by", plugin


def _does(framework: Framework, rule: OverallRule) -> str:
    if rule.scope == "applicability":
        whole = domain_names(framework, rule.domains) if rule.domains else "a domain"
        return f"says in which cases {whole} {'is' if len(rule.domains) < 2 else 'are'} asked"
    if rule.scope == "follow-up":
        return f"brings {_brought(framework, rule)}" if rule.brings else "says what follows"
    return EFFECT_WORDS[rule.effect]


def _brought(framework: Framework, rule: OverallRule) -> str:
    forms = (framework.form_by_id.get(form) for form in rule.brings)
    return ", ".join(f"the form “{form.title}”" for form in forms if form is not None)


def _readings_of(framework: Framework, rule: OverallRule) -> str:
    return ", ".join(
        f"{reading.id} = {option.id}"
        for reading in framework.readings
        for option in reading.options
        if rule.id in option.rules
    )


def readings(framework: Framework) -> Iterator[Block]:
    """Where the document contradicts itself, each possible meaning and which is taken."""
    if not framework.readings:
        return
    yield Heading("Contradictions, and how they are read")
    for reading in framework.readings:
        yield Heading(f"{reading.id} ({reading.contradiction})", 2)
        yield Paragraph(located(framework, reading, reading.note), leads=True)
        rows = tuple(_options(framework, reading))
        yield Table(("Reading", "Meaning", "Which rules change"), rows, (4, 10, 7))


def _options(framework: Framework, reading: Reading) -> Iterator[tuple[str, str, str]]:
    for option in reading.options:
        name = f"{option.id} (taken unless another is chosen)" if option.id == reading.default else option.id
        changes = [f"{rule}: {_patch(framework, patch)}" for rule, patch in option.rules.items()]
        if option.counts_features:
            changes.append("Taken when features are counted.")
        yield name, option.words, "\n\n".join(changes) or "none"


def _patch(framework: Framework, patch: RulePatch) -> str:
    words = []
    if patch.effect is not None:
        words.append(EFFECT_WORDS[patch.effect])
    if patch.strength is not None:
        words.append(STRENGTH_WORDS[patch.strength])
    if patch.grade is not None:
        words.append(f"grade {label_of(framework, patch.grade)}")
    if patch.score is not None:
        words.append(f"score {patch.score}")
    if patch.withheld_unless_met is not None:
        words.append("withheld unless met" if patch.withheld_unless_met else "not withheld where it is not met")
    if patch.when is not None:
        words.append(f"when {condition_words(framework, patch.when)}")
    return "; ".join(words)
