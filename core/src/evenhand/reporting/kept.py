"""What the auditor entered that does not count now: a branch closed, and its answers are kept for when it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.carrying import MARKS
from evenhand.conversation.state import NOT_APPLICABLE, Key
from evenhand.conversation.upgrading import reference_key
from evenhand.models.event_order import SET_ASIDE
from evenhand.reporting.account import Kept
from evenhand.reporting.domains import left_out
from evenhand.reporting.items import SLOT_WORDS, Itemiser
from evenhand.reporting.wording import value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.domains import Domain
    from evenhand.models.forms import Form
    from evenhand.models.framework import Framework


def kept_not_counted(itemiser: Itemiser) -> tuple[Kept, ...]:
    """Everything that stands in the audit and is on no question of the path, in the order it was entered."""
    return tuple(_Keeper(itemiser).entries())


class _Keeper:
    def __init__(self, itemiser: Itemiser) -> None:
        self.framework: Framework = itemiser.framework
        self.state = itemiser.state
        self.path = itemiser.path
        self.itemiser = itemiser
        self.left_out = left_out(itemiser.grader, itemiser.state)
        self.domain_of = {domain.id: domain for domain in self.framework.domains}
        self.text_of: dict[str, str] = {fact.id: fact.text for fact in self.framework.facts}
        for domain in self.framework.domains:
            self.text_of.update({prompt.id: prompt.numbered for prompt in domain.prompts})
            for descriptors in domain.descriptors.values():
                self.text_of.update({descriptor.id: descriptor.text for descriptor in descriptors})
            self.domain_of.update(dict.fromkeys(self._ids_in(domain), domain))
        self.form_of = {field.id: form for form in self.framework.forms for field in form.fields} | {
            form.id: form for form in self.framework.forms
        }
        self.asked = {question.key for question in self.path.questions}

    def _ids_in(self, domain: Domain) -> Iterator[str]:
        yield from (prompt.id for prompt in domain.prompts)
        yield from (descriptor.id for descriptors in domain.descriptors.values() for descriptor in descriptors)
        yield from (fact.id for fact in self.framework.facts if fact.asked_in == domain.id)

    def entries(self) -> Iterator[Kept]:
        for key, answer in sorted(self.state.answers.items(), key=lambda pair: pair[1].number):
            if key in self.asked or (key.slot == "applicable" and not answer.note):
                continue
            before = self.state.asked.get(key)
            if before is not None:
                words = before.words or value_words("judged" if answer.value in MARKS else "", answer.value)
                yield Kept(before.why, before.place, before.question, *key, answer.value, words, answer.note)
                continue
            place, why = self._place(key)
            words = self.itemiser.words(key, self._kind(key), answer)
            yield Kept(why, place, self._question(key), *key, answer.value, words, answer.note)
        yield from self._set_aside()
        for domain_id, notes in self.state.notes.items():
            if domain_id in self.path.inapplicable:
                for note in notes:
                    yield self._of_domain(domain_id, "answer", "Note filed while reading", note.text)
        for domain_id, others in self.state.references.items():
            if Key(domain_id, "evidence") not in self.asked and SET_ASIDE not in domain_id:
                for other in dict.fromkeys(others):
                    name = self.framework.domain_by_id[other].name
                    yield self._of_domain(domain_id, "evidence", "Evidence refers to", name)

    def _set_aside(self) -> Iterator[Kept]:
        """Notes and references of domains that are gone since an upgrade."""
        for to, notes in self.state.notes.items():
            if (before := self.state.asked.get(Key(to))) is not None:
                for note in notes:
                    yield Kept(before.why, before.place, before.question, to, "answer", 0, note.text, note.text, "")
        for to in self.state.references:
            key = reference_key(to)
            if (before := self.state.asked.get(key)) is not None:
                yield Kept(before.why, before.place, before.question, *key, before.words, before.words, "")

        for (to, row), acts in self.state.acts.items():
            key = Key(to, "action", row)
            if (before := self.state.asked.get(key)) is not None:
                for act in acts:
                    yield Kept(before.why, before.place, before.question, *key, act.step, act.step, act.note)

    def _of_domain(self, domain_id: str, slot: str, question: str, words: str) -> Kept:
        domain = self.framework.domain_by_id[domain_id]
        return Kept(self._why_domain(domain), domain.name, question, domain_id, slot, 0, words, words, "")

    def _kind(self, key: Key) -> str:
        if key.slot != "answer":
            return key.slot
        field = self.framework.field_by_id.get(key.to)
        if field is not None:
            return field.kind
        if key.to in self.framework.fact_by_id:
            return "yes_no"
        return "judged" if key.to in self.domain_of else "text"

    def _question(self, key: Key) -> str:
        if key.slot in SLOT_WORDS:
            return self.itemiser.label(key) or SLOT_WORDS[key.slot]
        if key.slot == "applicable":
            return "Anything to add?"
        of_a_set = f", question {key.row}" if key.row and self._kind(key) == "question_set" else ""
        return f"{self.itemiser.label(key) or self.text_of.get(key.to, key.to)}{of_a_set}"

    def _place(self, key: Key) -> tuple[str, str]:
        domain = self.domain_of.get(key.to)
        if domain is not None:
            return domain.name, self._why_domain(domain)
        form = self.form_of.get(key.to)
        if form is not None:
            number = key.row if form.stage == "any_time" else key.row + 1
            row = f", row {number}" if number and (form.repeats or form.stage == "any_time") else ""
            return f"{form.title}{row}", self._why_form(form)
        return "Elsewhere", "The framework does not ask this."

    def _why_domain(self, domain: Domain) -> str:
        if domain.id in self.path.inapplicable:
            return f"{domain.name} does not apply: {self.left_out.get(domain.id, 'a rule leaves it out.')}"
        if self.state.value(domain.id, "grade") == NOT_APPLICABLE:
            return f"{domain.name} was marked not applicable."
        return f"{domain.name} does not ask this now."

    def _why_form(self, form: Form) -> str:
        if form.stage in {"graded", "checklist", "sign_off"} and self.state.status == "in progress":
            return f"“{form.title}” is filled in once the audit is graded again."
        if not any(question.form == form.id for question in self.path.questions):
            return f"“{form.title}” is not called for as the audit stands."
        if form.repeats or form.stage == "any_time":
            return f"“{form.title}” no longer has this row, or the question does not apply in it."
        return "The question does not apply as the audit stands."
