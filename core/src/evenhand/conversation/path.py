"""The path: every question that applies now, in order. A pure function of the framework and the state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.actions import action_questions
from evenhand.conversation.choices import band_words, grade_choices, grade_words
from evenhand.conversation.finishing import after_grading
from evenhand.conversation.form_questions import FormQuestions
from evenhand.conversation.questions import FEATURE, JUDGED, YES_NO, Question, QuestionKind
from evenhand.conversation.sheets import sheet_from_state
from evenhand.conversation.state import NOT_APPLICABLE, Key, State
from evenhand.grading.truth import EMPTY, FALSE
from evenhand.models.added import added_by, added_into

if TYPE_CHECKING:
    from evenhand.grading.grader import Grader
    from evenhand.grading.sheet import Sheet
    from evenhand.models.domains import Descriptor, Domain, Prompt
    from evenhand.models.framework import Framework
    from evenhand.models.rules import Fact
    from evenhand.models.scales import GradeScale


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
        forms = FormQuestions(self.grader, self.state, self.lists, self.sheet, inapplicable)
        questions = list(forms.of_stage("opening"))
        questions += forms.of_stage("header")
        for domain in self.framework.domains:
            if domain.id not in inapplicable:
                questions += self._domain(domain, forms)
        loose = [fact for fact in self.framework.facts if fact.asked_in is None and fact.derived is None]
        questions += self._facts(loose, "Before the overall grade", None)
        questions += forms.of_stage("closing")
        questions += forms.of_stage("overall")
        questions += forms.opened_rows()
        questions += after_grading(forms, self.state.status)
        questions += action_questions(self.framework, self.state)
        return Path(tuple(questions), inapplicable)

    def _inapplicable(self) -> frozenset[str]:
        domains = self.grader.layout.domains
        return frozenset(
            domains[index].id
            for rule in self.grader.compiled.applicability
            if rule.rule.evaluate(self.sheet) in {FALSE, EMPTY}
            for index in rule.domains
        )

    def _domain(self, domain: Domain, forms: FormQuestions) -> list[Question]:
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
        in_place = [*forms.of_stage("closing", domain.id), *forms.of_stage("overall", domain.id)]
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
                        choices=choices, own_number=prompt.number or "", group=prompt.group or "",
                        hint=prompt.hint or "", added=added_into(prompt, domain))  # fmt: skip

    def _facts(self, facts: list[Fact], place: str, domain: str | None) -> list[Question]:
        within = None if domain is None else self.framework.domain_by_id[domain]
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
                added=(added_by(self.framework, fact) or "") if within is None else added_into(fact, within),
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


def answered(question: Question, state: State) -> bool:
    """Whether a question needs nothing more: it is answered, its evidence stands elsewhere, or it only waits."""
    if question.key in state.answers or question.kind == "action":
        return True
    return question.kind == "evidence" and bool(state.references.get(question.key.to))
