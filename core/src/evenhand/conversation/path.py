"""The path: every question that applies now, in order. A pure function of the framework and the state."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.question_sets import asked_of_a_set
from evenhand.conversation.questions import FEATURE, JUDGED, YES_NO, Choice, Question, QuestionKind
from evenhand.conversation.sheets import OVERALL, sheet_from_state
from evenhand.conversation.state import NOT_APPLICABLE, Key, State
from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import EMPTY, FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.grader import Grader
    from evenhand.models.domains import Descriptor, Domain, Prompt
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework
    from evenhand.models.rules import Fact
    from evenhand.models.scales import GradeScale

FINISH = Key("audit", "applicable")
"""The question that closes a stage: grade the audit, then complete it."""


class Path(NamedTuple):
    """The questions that apply, in order, and the domains that rules say do not apply."""

    questions: tuple[Question, ...]
    inapplicable: frozenset[str]

    def place(self, key: Key) -> int | None:
        """Where a question stands on the path, or ``None`` when it is not on it."""
        for index, question in enumerate(self.questions):
            if question.key == key:
                return index
        return None


def build_path(grader: Grader, state: State, lists: dict[str, tuple[str, ...]]) -> Path:
    """The path for a state. ``lists`` are the authority's local lists, offered where a field names one."""
    return _Builder(grader, state, lists).build()


class _Builder:
    def __init__(self, grader: Grader, state: State, lists: dict[str, tuple[str, ...]]) -> None:
        self.grader = grader
        self.framework: Framework = grader.framework
        self.state = state
        self.lists = lists
        self.sheet: Sheet = grader.counted(sheet_from_state(grader, state))

    def build(self) -> Path:
        inapplicable = self._inapplicable()
        questions = list(self._forms("opening"))
        questions += self._forms("header")
        for domain in self.framework.domains:
            if domain.id not in inapplicable:
                questions += self._domain(domain)
        loose = [fact for fact in self.framework.facts if fact.asked_in is None and fact.derived is None]
        questions += self._facts(loose, "Before the overall grade", None)
        questions += self._forms("closing")
        questions += self._forms("overall")
        if self.state.status != "in progress":
            questions += self._forms("graded")
        if self.state.status != "completed":
            questions.append(self._finish())
        return Path(tuple(questions), inapplicable)

    def _inapplicable(self) -> frozenset[str]:
        domains = self.grader.layout.domains
        return frozenset(
            domains[index].id
            for rule in self.grader.compiled.applicability
            if rule.rule.evaluate(self.sheet) in {FALSE, EMPTY}
            for index in rule.domains
        )

    def _finish(self) -> Question:
        if self.state.status == "in progress":
            text = (
                "Grade this audit now? Your answers, evidence and grades are then fixed; changing them needs a reason."
            )
            choices = (Choice("y", "yes, grade it", "graded"), Choice("s", "not yet", "skip"))
        else:
            text = "Complete this audit? It is then closed; opening it again needs a reason."
            choices = (Choice("y", "yes, complete it", "completed"), Choice("s", "not yet", "skip"))
        return Question(FINISH, "finish", text, "", "Finish", choices=choices, required=True)

    def _forms(self, stage: str, domain: str | None = None) -> Iterator[Question]:
        brought_by_rules = {form for rule in self.framework.rules for form in rule.brings}
        for form in self.framework.forms:
            here = form.stage == stage and form.domain == domain
            if here and (form.id not in brought_by_rules or form.id in self._brought):
                yield from self._form(form)

    @cached_property
    def _brought(self) -> frozenset[str]:
        return frozenset(self.grader.ruling(self.sheet).follow_up)

    def _form(self, form: Form) -> Iterator[Question]:
        row = 0
        while True:
            fields = [field for field in form.fields if self._shown(field, row)]
            for number, field in enumerate(fields, start=1):
                yield self._field(form, field, row, number, len(fields))
                if field.kind == "question_set":
                    yield from asked_of_a_set(form, field, self.state)
            if not form.repeats:
                return
            key = Key(form.id, "applicable", row)
            text = f"Is there anything to add to the {form.title}?"
            yield Question(
                key, "another_row", text, form.source, form.title, form=form.id, choices=YES_NO, required=True
            )
            if self.state.value(*key) != "yes":
                return
            row += 1

    def _shown(self, field: FormField, row: int) -> bool:
        if field.only_when is None:
            return True
        sheet = self.sheet
        if row:
            values = {other: self.state.value(other, "answer", row) for other in self.framework.field_by_id}
            record = sheet.record | {other: str(value) for other, value in values.items() if value is not None}
            sheet = Sheet(sheet.masks, sheet.facts, sheet.features, record, sheet.chosen)
        return compile_condition(field.only_when, self.grader.layout)(sheet) == TRUE

    def _field(self, form: Form, field: FormField, row: int, number: int, total: int) -> Question:
        kind: QuestionKind = field.kind
        key = Key(field.id, "answer", row)
        offered = self.lists.get(field.list or "", ())
        options = field.options or (offered if kind == "choice" else ())
        choices = keyed(options) if kind == "choice" else YES_NO if kind == "yes_no" else ()
        if kind == "overall_grade":
            key = Key(OVERALL, "grade")
            choices = self._permitted_choices()
        elif kind == "overall_reason":
            key = Key(OVERALL, "reason")
        text = field.question or f"{field.label}?"
        return Question(
            key, kind, text, field.source, form.title, number, total, None, form.id, field.required, choices,
            () if kind == "choice" else offered,
        )  # fmt: skip

    def _permitted_choices(self) -> tuple[Choice, ...]:
        scale = self.framework.overall_scale
        sheet = Sheet(self.sheet.masks, self.sheet.facts, self.sheet.features, self.sheet.record)
        hard = self.grader.outcome(sheet)[0].hard_permitted
        return tuple(choice for rank, choice in enumerate(grade_choices(scale)) if hard >> rank & 1)

    def _domain(self, domain: Domain) -> list[Question]:
        scale = self.framework.scale_of(domain)
        if self.state.value(domain.id, "grade") == NOT_APPLICABLE:
            return [self._grade(domain, scale)]
        questions: list[Question] = []
        if not self.state.focused or not domain.graded:
            questions += self._asked(domain)
        asked_here = [fact for fact in self.framework.facts if fact.asked_in == domain.id and fact.derived is None]
        questions += self._facts(asked_here, domain.name, domain.id)
        if domain.graded:
            key = Key(domain.id, "evidence")
            text = "What is your evidence of quality and effectiveness here?"
            questions.append(
                Question(key, "evidence", text, domain.source, domain.name, domain=domain.id, required=True)
            )
            questions.append(self._grade(domain, scale))
            questions.append(self._reason(domain, scale))
        in_place = [*self._forms("closing", domain.id), *self._forms("overall", domain.id)]
        placed = [question._replace(domain=domain.id) for question in in_place]
        # Where nothing is graded, a document's prompts look back on what its own fields hold.
        return [*questions, *placed] if domain.graded else [*placed, *questions]

    def _asked(self, domain: Domain) -> list[Question]:
        """The prompts of a domain, or, where it has none, the descriptors that the framework walks through."""
        if domain.prompts or not domain.graded:
            total = len(domain.prompts)
            return [self._prompt(domain, prompt, n, total) for n, prompt in enumerate(domain.prompts, start=1)]
        items = [item for _, item in walked(self.framework, domain)]
        kind: QuestionKind = "feature" if self.framework.header.walk == "features" else "judged"
        choices = FEATURE if kind == "feature" else JUDGED
        return [
            Question(Key(item.id), kind, item.text, item.source, domain.name, n, len(items), domain.id, choices=choices)
            for n, item in enumerate(items, start=1)
        ]

    def _prompt(self, domain: Domain, prompt: Prompt, number: int, total: int) -> Question:
        kind: QuestionKind = "judged" if prompt.kind == "judged" else "long_text"
        choices = JUDGED if kind == "judged" else ()
        return Question(Key(prompt.id), kind, prompt.text, prompt.source, domain.name, number, total, domain.id,
                        choices=choices)  # fmt: skip

    def _facts(self, facts: list[Fact], place: str, domain: str | None) -> list[Question]:
        return [
            Question(
                Key(fact.id),
                "yes_no",
                fact.text,
                fact.source,
                place,
                number,
                len(facts),
                domain,
                required=True,
                choices=YES_NO,
            )
            for number, fact in enumerate(facts, start=1)
        ]

    def _grade(self, domain: Domain, scale: GradeScale) -> Question:
        text = "Which grade fits best? You need not see every descriptor met."
        if scale.kind == "banded":
            text = f"Which whole score from {scale.lowest_score} to {scale.highest_score} fits best?"
            text += f" {band_words(scale)}"
        return Question(Key(domain.id, "grade"), "grade", text, domain.source, domain.name, domain=domain.id,
                        required=True, choices=grade_choices(scale))  # fmt: skip

    def _reason(self, domain: Domain, scale: GradeScale) -> Question:
        label = grade_words(scale, self.state.value(domain.id, "grade"))
        opening = self.framework.header.reason_opening.replace("{grade}", label or "…")
        return Question(Key(domain.id, "reason"), "reason", f"Please give your reason: “{opening} …”", domain.source,
                        domain.name, domain=domain.id, required=True)  # fmt: skip


def walked(framework: Framework, domain: Domain) -> list[tuple[str, Descriptor]]:
    """The descriptors that are asked one at a time where a domain has no prompts, each with its grade's label."""
    if domain.prompts or not domain.graded:
        return []
    labels = {grade.id: grade.label for grade in framework.scale_of(domain).grades}
    return [(labels[id_], item) for id_ in framework.header.walks for item in domain.descriptors.get(id_, ())]


def band_words(scale: GradeScale) -> str:
    """Which scores of a banded scale are which grade, best first, in one sentence."""
    bands = ((*grade.band, grade.label) for grade in scale.grades if grade.band is not None)
    scores = ((str(low) if low == high else f"{low} to {high}", label) for low, high, label in bands)
    return ", ".join(f"{score} is {label}" for score, label in scores) + "."


def keyed(options: tuple[str, ...]) -> tuple[Choice, ...]:
    """Choices with digit keys where there are fewer than ten options, otherwise without keys."""
    return tuple(Choice(str(n) if len(options) < 10 else "", option, option) for n, option in enumerate(options, 1))


def grade_choices(scale: GradeScale) -> tuple[Choice, ...]:
    """The choices of a scale: the code of a coded grade, else its first letter where no other grade shares it."""
    if scale.kind == "banded":
        return ()
    letters = [grade.label[0].casefold() for grade in scale.grades]
    return tuple(
        Choice(
            str(grade.code) if grade.code is not None else letter if letters.count(letter) == 1 else "",
            grade.label,
            grade.id,
        )
        for grade, letter in zip(scale.grades, letters, strict=True)
    )


def grade_words(scale: GradeScale, value: str | int | None) -> str:
    """A kept grade as an auditor reads it: its label, with the score on a banded scale. Empty for none."""
    if value is None:
        return ""
    if value == NOT_APPLICABLE:
        return "Not applicable"
    if isinstance(value, int):
        rank = scale.rank_of_score(value)
        return f"{scale.grades[rank].label} ({value})" if rank is not None else str(value)
    return scale.grades[scale.rank(value)].label


def answered(question: Question, state: State) -> bool:
    """Whether a question needs nothing more: it is answered, or its evidence is referred to elsewhere."""
    if question.key in state.answers:
        return True
    return question.kind == "evidence" and bool(state.references.get(question.key.to))
