"""Audits in which everything that can be typed carries a token that nothing else has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from evenhand.models.events import Event
from evenhand.models.forms import Form, FormField
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts, Chain

FACTS = AuditFacts(
    "0f3a9c2b7d1e4a55", "2026-11-20T09:12:00.000Z", "2026-11-22T16:40:00.000Z", Chain("9b" * 32, 258),
    "CASE-0042", "2026-11-22T16:45:00Z",
)  # fmt: skip
BORN = "2017-03-04"


class Token(NamedTuple):
    """A token, and what is typed there: ``kept`` from the worker, ``names`` or identifies somebody, or is ``filed``
    beside the audit (notes, reasons for amending); otherwise a plain part of the audit."""

    word: str
    sort: str


class Planted:
    """The events of a planted audit of one framework, with its tokens by where they were typed."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.tokens: dict[str, Token] = {}
        self.events = list(self._events())

    def token(self, where: str, sort: str = "plain") -> str:
        """A new token, remembered under where it is typed."""
        assert where not in self.tokens, where
        word = f"Tok{_letters(len(self.tokens))}q"
        self.tokens[where] = Token(word, sort)
        return word

    def words(self, *sorts: str) -> set[str]:
        """The tokens of these sorts."""
        return {token.word for token in self.tokens.values() if token.sort in sorts}

    def _events(self) -> Iterator[Event]:
        readings = {reading.id: reading.default for reading in self.framework.readings}
        yield Event("started", value={"readings": readings, "engine": "0.1.0"})
        forms = [form for form in self.framework.forms if form.stage != "sign_off"]
        for form in forms:
            yield from self._form(form)
        for domain in self.framework.domains:
            yield Event("noted", domain.id, note=self.token(f"{domain.id} filed", "filed"))
            for prompt in domain.prompts:
                value = "yes" if prompt.kind == "judged" else self.token(f"{prompt.id}")
                yield Event("answered", prompt.id, value=value, note=self.token(f"{prompt.id} note"))
            yield Event("answered", domain.id, "evidence", self.token(f"{domain.id} evidence"))
            if domain.graded:
                grade = self.framework.scale_of(domain).grades[-1]
                kept = grade.band[0] if grade.band else grade.id
                yield Event("answered", domain.id, "grade", kept, self.token(f"{domain.id} grade note"))
                yield Event("answered", domain.id, "reason", self.token(f"{domain.id} reason"))
        for fact in self.framework.facts:
            if fact.derived is None:
                yield Event("answered", fact.id, value="no", note=self.token(f"{fact.id} note"))
        worst = self.framework.overall_scale.grades[-1].id
        yield Event("answered", "overall_grade", "grade", worst, self.token("overall grade note"))
        yield Event("answered", "overall_grade", "reason", self.token("overall reason"))
        yield Event("graded")
        for form in forms:
            if form.purpose == "actions":
                yield Event("acted", form.id, "action", "progress", self.token(f"{form.id} step"))
        yield Event("completed")
        yield Event("amended", note=self.token("amended", "filed"))
        yield Event("graded")
        yield Event("completed")

    def _form(self, form: Form) -> Iterator[Event]:
        rows = (0, 1) if form.repeats or form.stage == "any_time" else (0,)
        for row in rows:
            if form.stage == "any_time" and row:
                yield Event("raised", form.id, row=row)
            for field in form.fields:
                if field.kind not in {"overall_grade", "overall_reason"}:
                    yield self._field(form, field, row)
            if form.repeats:
                note = self.token(f"{form.id} {row} more", self._sort(form, None))
                yield Event("answered", form.id, "applicable", "no" if row else "yes", note, row)

    def _sort(self, form: Form, field: FormField | None) -> str:
        if "worker" in form.keep_from or (field is not None and "worker" in field.keep_from):
            return "kept"
        if field is not None and (field.identifies or field.kind == "person"):
            return "names"
        return "plain"

    def _field(self, form: Form, field: FormField, row: int) -> Event:
        sort = self._sort(form, field)
        note = "" if field.kind == "date" else self.token(f"{field.id} {row} note", sort)
        return Event("answered", field.id, value=self._value(field, f"{field.id} {row}", sort), note=note, row=row)

    def _value(self, field: FormField, where: str, sort: str) -> Any:
        if field.kind == "date":
            return BORN if field.identifies else "2026-11-20"
        if field.kind == "yes_no":
            return "no" if field.refuse is not None else "yes"
        if field.kind == "number":
            return 7
        if field.kind == "part":
            return self.framework.domains[0].id
        if field.kind == "choice" and field.options:
            return "Looked after child" if "Looked after child" in field.options else field.options[0]
        return self.token(where, sort)


def _letters(number: int) -> str:
    """A number in letters, each once doubled, so that no token is part of another or a plural of one."""
    return "".join("bcdfghjklm"[int(digit)] for digit in f"{number:04}")
