"""What can be found in a framework: every text that an auditor works with, and where finding it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.state import Key
from evenhand.conversation.wording import domains_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework


class Item(NamedTuple):
    """One text. ``place`` names its domain or form, with a question's sub-heading; ``kind`` says what it is, with the
    grade of a descriptor; ``number`` is that of the document for a question.
    """

    place: str
    kind: str
    text: str
    source: str
    goes_to: Key | None = None
    number: str = ""


def items(framework: Framework) -> Iterator[Item]:
    """Every text of the framework, domain by domain, then rules, facts and forms."""
    for domain in framework.domains:
        yield from _domain(framework, domain)
    for rule in framework.rules:
        named = domains_named(rule.when) if rule.when is not None else set()
        first = next((domain for domain in framework.graded_domains if domain.id in named), None)
        yield Item(
            "Overall rules",
            f"rule {rule.id}",
            rule.words,
            rule.source,
            None if first is None else Key(first.id, "grade"),
        )
    for fact in framework.facts:
        yield Item("Overall rules", "fact", fact.text, fact.source, None if fact.derived else Key(fact.id))
    for form in framework.forms:
        for field in form.fields:
            words = field.label if field.question is None else f"{field.label}: {field.question}"
            # A row that is opened at any moment is there only once it is; it has its own command.
            goes_to = None if form.stage == "any_time" else Key(field.id)
            yield Item(form.title, "field", words, field.source, goes_to)


def _domain(framework: Framework, domain: Domain) -> Iterator[Item]:
    goes_to = Key(domain.id, "grade") if domain.graded else None
    for guidance in domain.guidance:
        yield Item(domain.name, guidance.kind.replace("_", " "), guidance.text, guidance.source, goes_to)
    for prompt in domain.prompts:
        place = f"{domain.name}, {prompt.group}" if prompt.group else domain.name
        text = f"{prompt.numbered} Guidance: {prompt.hint}" if prompt.hint else prompt.numbered
        yield Item(place, "question", text, prompt.source, Key(prompt.id), prompt.number or "")
    for grade in framework.scale_of(domain).grades if domain.graded else ():
        for item in domain.descriptors.get(grade.id, ()):
            text = f"{item.criterion}: {item.text}" if item.criterion else item.text
            yield Item(domain.name, grade.label, text, item.source, goes_to)
