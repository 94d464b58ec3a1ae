"""From a framework and an audit's events to the account of the audit."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from evenhand.conversation.calibration import comparison
from evenhand.conversation.path import Path, build_path
from evenhand.conversation.sheets import OVERALL, sheet_from_state
from evenhand.conversation.state import CLOSED, Key, State, fold
from evenhand.grading.grader import Grader
from evenhand.grading.service import ruling_json
from evenhand.grading.what_if import would_change
from evenhand.models.added import additions_to
from evenhand.models.event_order import standing
from evenhand.reporting.account import (
    OPEN_STATES,
    Account,
    AdditionAccount,
    AdvanceAccount,
    AmendmentAccount,
    AuditAccount,
    AuditFacts,
    ChangesAccount,
    FormAccount,
    FrameworkAccount,
    Item,
    ItemState,
    OpenAccount,
    OverallAccount,
    ReadingAccount,
    RuleAccount,
    as_data,
)
from evenhand.reporting.actions import action_accounts
from evenhand.reporting.domains import domain_accounts
from evenhand.reporting.items import Itemiser
from evenhand.reporting.kept import kept_not_counted
from evenhand.reporting.ratings import rating_account
from evenhand.reporting.upgrades import upgrade_accounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evenhand.conversation.questions import Question
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.models.ruling import Ruling

AFTER_THE_GRADE = ("any_time", "graded", "checklist", "sign_off")
"""The stages of the forms that follow a grade, those that cannot wait for it first."""

FORMAT, FORMAT_VERSION = "evenhand-report", 1

CLOSING = frozenset({"another_row", "covered"})
"""Kinds of question that ask about a form and not in it."""


def gather(framework: Framework, events: Sequence[Event], facts: AuditFacts) -> Account:
    """The account of an audit. Pure: the same events and facts always give the same account."""
    return _Gatherer(framework, events, facts).account()


class _Gatherer:
    def __init__(self, framework: Framework, events: Sequence[Event], facts: AuditFacts) -> None:
        self.framework = framework
        self.events = list(events)
        self.facts = facts
        self.state: State = fold(self.events)
        self.grader = Grader(framework, self.state.readings)
        # Focus hides prompts from the assistant; in the report what was answered counts and what was not is said.
        self.path: Path = build_path(self.grader, replace(self.state, focused=False), {})
        self.itemiser = Itemiser(self.grader, self.state, self.path, facts.event_times)

    def account(self) -> Account:
        sheet = sheet_from_state(self.grader, self.state)
        ruling = self.grader.ruling(sheet, would_change=would_change(self.grader, sheet))
        return Account(
            format=FORMAT,
            format_version=FORMAT_VERSION,
            audit=self._audit(),
            framework=self._framework(),
            readings=self._readings(),
            opening=self._forms("opening"),
            record=self._forms("header"),
            domains=domain_accounts(self.itemiser, ruling),
            facts=tuple(self._derived_facts()) + tuple(self._loose_facts()),
            closing=self._forms("closing"),
            overall=self._overall(ruling),
            ruling=as_data(ruling_json(ruling)),
            rules=self._rules(ruling),
            follow_up=tuple(form for stage in AFTER_THE_GRADE for form in self._forms(stage)),
            unanswered=self._open(),
            amendments=self._amendments(),
            changes=self._changes(),
            kept_not_counted=kept_not_counted(self.itemiser),
            sections=(),
            copy=None,
            actions=action_accounts(self.itemiser, self.facts.event_times),
            rating=rating_account(self.framework, self.state),
            calibration=comparison(self.framework, self.state, self.path),
        )

    def _audit(self) -> AuditAccount:
        facts, state = self.facts, self.state
        return AuditAccount(
            id=facts.id,
            status=state.status,
            draft=state.status not in CLOSED,
            practice=state.practice,
            case_reference=facts.case_reference,
            created_at=facts.created_at,
            changed_at=facts.changed_at,
            graded_at=self._last("graded") if state.status != "in progress" else None,
            completed_at=self._last("completed") if state.status in CLOSED else None,
            printed_at=facts.printed_at,
            engine=next((event.value.get("engine") for event in self.events if event.kind == "started"), None),
            chain=facts.chain,
            stage=state.stage,
            advances=self._advances(),
        )

    def _advances(self) -> tuple[AdvanceAccount, ...]:
        """Every status with its time, and with the person whom the audit then named as doing it."""
        return tuple(
            AdvanceAccount(status, self._time(number), self._named(number, "signed_by" if status == "signed off" else
                                                                   "auditor"))
            for status, number in self.state.advances
        )  # fmt: skip

    def _named(self, number: int, role: str) -> str | None:
        fields = [field.id for field in self.framework.field_by_id.values() if field.role == role]
        then = fold(self.events[:number])
        return next((str(value) for field in fields if (value := then.value(field))), None)

    def _time(self, number: int) -> str | None:
        return self.facts.event_times[number - 1] if number <= len(self.facts.event_times) else None

    def _last(self, kind: str) -> str | None:
        numbers = [number for number, event in standing(self.events) if event.kind == kind]
        return self._time(numbers[-1]) if numbers else None

    def _framework(self) -> FrameworkAccount:
        header = self.framework.header
        return FrameworkAccount(
            header.id, header.title, header.short_title, header.version, self.framework.digest, header.publisher,
            header.source_document, header.source, self.framework.plugin,
            tuple(AdditionAccount(each.plugin, each.words) for each in additions_to(self.framework)),
            tuple(upgrade_accounts(self.state, self._time)),
        )  # fmt: skip

    def _readings(self) -> tuple[ReadingAccount, ...]:
        accounts = []
        for reading in self.framework.readings:
            option = reading.option(self.state.readings.get(reading.id, reading.default))
            accounts.append(
                ReadingAccount(
                    reading.id,
                    reading.contradiction,
                    reading.note,
                    option.id,
                    option.words,
                    option.id == reading.default,
                    reading.source,
                )
            )
        return tuple(accounts)

    @cached_property
    def _by_form(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in self.path.questions:
            if question.form is not None:
                found.setdefault(question.form, []).append(question)
        return found

    def _forms(self, stage: str) -> tuple[FormAccount, ...]:
        accounts = []
        for form in self.framework.forms:
            questions = self._by_form.get(form.id)
            if form.stage != stage or not questions:
                continue
            rows: dict[int, list[Item]] = {}
            repeats = form.repeats or stage == "any_time"
            for question in questions:
                if question.kind not in {*CLOSING, "overall_grade", "overall_reason", "action"}:
                    rows.setdefault(question.key.row if repeats else 0, []).append(self.itemiser.item(question))
            closing = tuple(self.itemiser.item(question) for question in questions if question.kind in CLOSING)
            kept_rows = tuple(tuple(rows[row]) for row in sorted(rows))
            accounts.append(
                FormAccount(form.id, form.title, stage, form.source, repeats, kept_rows, closing, form.purpose,
                            tuple(form.keep_from))
            )  # fmt: skip
        return tuple(accounts)

    def _derived_facts(self) -> list[Item]:
        """Facts that a record field decides. They are told with the field they are taken from."""
        items = []
        for fact in self.framework.facts:
            if fact.derived is not None:
                value = self.state.value(fact.derived.field)
                answer = None if value is None else "yes" if value in fact.derived.one_of else "no"
                field = self.framework.field_by_id[fact.derived.field]
                words = "" if answer is None else f"{answer.capitalize()}, by “{field.label}”"
                state: ItemState = "not_yet_answered" if answer is None else "answered"
                items.append(Item(fact.id, fact.text, fact.source, state, answer, words, ""))
        return items

    def _loose_facts(self) -> list[Item]:
        ids = {fact.id for fact in self.framework.facts}
        return [
            self.itemiser.item(question)
            for question in self.path.questions
            if question.key.to in ids and question.domain is None and question.form is None
        ]

    def _rules(self, ruling: Ruling) -> tuple[RuleAccount, ...]:
        named = dict.fromkeys((*(entry.rule for entry in ruling.trace), *ruling.departs_from))
        rules = [self.framework.rule_by_id[rule_id] for rule_id in named]
        return tuple(RuleAccount(rule.id, rule.words, rule.source) for rule in rules)

    def _overall(self, ruling: Ruling) -> OverallAccount:
        brought = [self.framework.form_by_id[form_id] for form_id in ruling.follow_up]
        return OverallAccount(
            self.itemiser.at(Key(OVERALL, "grade")),
            self.itemiser.at(Key(OVERALL, "reason")),
            tuple(form.title for form in brought),
            tuple(form for form in self._forms("overall") if form.rows),
        )

    def _open(self) -> tuple[OpenAccount, ...]:
        places: dict[str, list[Item]] = {}
        for question in self.path.questions:
            item = self.itemiser.item(question)
            referred = question.kind == "evidence" and self.state.references.get(question.key.to)
            if item.state in OPEN_STATES and not question.waits and not referred:
                places.setdefault(question.place, []).append(item)
        return tuple(OpenAccount(place, tuple(items)) for place, items in places.items())

    def _amendments(self) -> tuple[AmendmentAccount, ...]:
        return tuple(
            AmendmentAccount(number, self._time(number), event.note)
            for number, event in standing(self.events)
            if event.kind == "amended"
        )

    def _changes(self) -> ChangesAccount:
        superseded, seen = 0, dict[Key, tuple[object, str]]()
        for _, event in standing(self.events):
            if event.kind == "answered":
                key, now = Key(event.to, event.slot, event.row), (event.value, event.note)
                superseded += key in seen and seen[key] != now
                seen[key] = now
        return ChangesAccount(superseded, sum(event.kind == "withdrawn" for event in self.events))
