"""One typed line or one reply at a time: the part that every driver shares, so that none grows logic of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation import calibration, views
from evenhand.conversation.action_views import actions_view
from evenhand.conversation.actions import actions
from evenhand.conversation.alerts import alerts
from evenhand.conversation.commands import Command
from evenhand.conversation.questions import Choice
from evenhand.conversation.replies import BACK, Reply
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Key
from evenhand.conversation.understand import OVERALL_NAMES, Unclear, find_domain, match_choice, understand
from evenhand.conversation.values import RefusedReply
from evenhand.conversation.views import View
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.checking.findings import Hint
    from evenhand.conversation.engine import Conversation, Outcome
    from evenhand.conversation.questions import Question
    from evenhand.models.domains import Domain
    from evenhand.models.scales import Grade

Find = Callable[[str], View]
"""Searches the framework's text."""


class Response(NamedTuple):
    """What comes of one reply: an outcome to keep, things to say, something to look at, or the wish to close.

    ``hints`` are on how the answer is written; they never stand in its way.
    """

    outcome: Outcome | None = None
    says: tuple[str, ...] = ()
    view: View | None = None
    moved: bool = False
    quits: bool = False
    hints: tuple[Hint, ...] = ()


class Dialogue:
    """Answers what is typed. Navigation moves the conversation's cursor; what records something is left to be kept."""

    def __init__(self, conversation: Conversation, find: Find) -> None:
        self.conversation = conversation
        self._search = find

    def typed(self, text: str) -> Response:
        """The response to a typed line, under the question at the cursor."""
        meant = understand(text, self.conversation.question, self.conversation.framework)
        if isinstance(meant, Unclear):
            return Response(says=(meant.hint,))
        if isinstance(meant, Command):
            return self._command(meant)
        return self.replied(meant)

    def replied(self, reply: Reply) -> Response:
        """The response to a structured reply. The outcome is to be kept and then accepted by the caller."""
        question = self.conversation.question
        if question is not None and question.kind == "finish" and not reply.to:
            reply = _finishing(reply)
        if question is not None and question.kind == "action" and reply.reply == "skip" and not reply.to:
            # An action waits by itself, so that leaving it is nothing to record.
            self.conversation.leave()
            return Response(moved=True)
        outcome = self.conversation.propose(reply)
        return Response(outcome, outcome.says)

    def _command(self, command: Command) -> Response:
        handler: Callable[[str], Response] = getattr(self, f"_{command.name}")
        return handler(command.argument)

    def _back(self, _: str) -> Response:
        return _moved(self.conversation.back(), "This is the first question.")

    def _next(self, _: str) -> Response:
        return _moved(self.conversation.forward(), "This is the last question.")

    def _later(self, _: str) -> Response:
        question = self.conversation.question
        if question is None or question.domain is None:
            return Response(says=("Only a domain can be left for later. Type skip to leave one question.",))
        place = self.conversation.path.place(question.key) or 0
        for other in self.conversation.path.questions[place:]:
            if other.domain != question.domain:
                self.conversation.go_to(other.key)
                return Response(moved=True)
        return Response(says=("Nothing comes after this.",))

    def _jump(self, name: str) -> Response:
        wanted = name.strip().casefold().removeprefix("to ")
        if wanted in OVERALL_NAMES:
            return _moved(self.conversation.go_to(Key(OVERALL, "grade")), "The overall grade is not asked yet.")
        exact = next((q for q in self.conversation.path.questions if exact_name(q.key) == wanted), None)
        if exact is not None:
            return _moved(self.conversation.go_to(exact.key), "")
        for question in self.conversation.path.questions:
            if wanted and question.key.to == wanted and question.domain != wanted:
                return _moved(self.conversation.go_to(question.key), "")
        domain = find_domain(wanted, self.conversation.framework, self.conversation.path.inapplicable)
        if domain is None or (domain.number or "").casefold() != wanted:
            numbered = self._numbered(wanted)
            if len(numbered) == 1:
                return _moved(self.conversation.go_to(numbered[0].key), "")
            if numbered:
                names = " or ".join(f"jump {question.key.to}" for question in numbered)
                return Response(says=(f"Several questions have that number. Type {names}.",))
        if domain is None:
            titles = [domain.title for domain in self.conversation.framework.domains]
            return Response(says=(f"There is no domain or question called that{did_you_mean(wanted, titles)}",))
        return _moved(self.conversation.go_to_domain(domain.id), f"{domain.name} does not apply to this case.")

    def _numbered(self, wanted: str) -> list[Question]:
        """The questions that the document gives this number: those of the domain at hand, else of all domains."""
        wanted = wanted.removeprefix("question ").strip(" .")
        asked = (question for question in self.conversation.path.questions if question.own_number)
        found = [question for question in asked if question.own_number.casefold().strip(" .") == wanted]
        here = self.conversation.question
        return [question for question in found if here is not None and question.domain == here.domain] or found

    def _grade(self, _: str) -> Response:
        question = self.conversation.question
        if question is None or question.domain is None:
            return Response(says=("Go to a domain first, for example: jump risk.",))
        return _moved(self.conversation.go_to(Key(question.domain, "grade")), "This domain is not graded.")

    def _why(self, _: str) -> Response:
        question = self.conversation.question
        if question is None:
            return Response(says=("Nothing is being asked now.",))
        return Response(view=views.why_view(self.conversation, question))

    def _look(self, grade: str) -> Response:
        return self._descriptors([grade])

    def _compare(self, grades: str) -> Response:
        return self._descriptors(re.split(r"\s*(?:,|\band\b|\bwith\b|\bto\b|\bversus\b|\bvs\b)\s*", grades))

    def _descriptors(self, wanted: list[str]) -> Response:
        domain = self._current_domain()
        framework = self.conversation.framework
        scale = framework.overall_scale if domain is None else framework.scale_of(domain)
        grades: list[Grade] = []
        for name in wanted:
            grade = _grade_called(name, scale.grades)
            if grade is None:
                labels = [item.label for item in scale.grades]
                return Response(says=(f"The scale has no grade called that{did_you_mean(name, labels)}",))
            grades.append(grade)
        if domain is None:
            return Response(view=views.whole_case_view(scale, tuple(grades)))
        return Response(view=views.compare_view(framework, domain, tuple(grades)))

    def _current_domain(self) -> Domain | None:
        question = self.conversation.question
        if question is None or question.domain is None:
            return None
        return self.conversation.framework.domain_by_id[question.domain]

    def _concern(self, wanted: str) -> Response:
        waiting = alerts(self.conversation)
        if waiting and wanted.casefold() != "new":
            return _moved(self.conversation.go_aside(waiting[0].goes_to), "")
        return self._opened("concern", "This framework has no form for it: follow your authority's procedures now.")

    def _example(self, _: str) -> Response:
        return self._opened("example", "This framework asks for no examples of good practice.")

    def _opened(self, purpose: str, otherwise: str) -> Response:
        form = next((form for form in self.conversation.framework.forms if form.purpose == purpose), None)
        return Response(says=(otherwise,)) if form is None else self.replied(Reply("raise", to=form.id))

    def _sign(self, _: str) -> Response:
        asked = [question for question in self.conversation.path.questions if question.waits and question.form]
        if not asked:
            status = self.conversation.state.status
            return Response(says=(f"This audit is {status}. It is signed off once it is completed.",))
        return _moved(self.conversation.go_to(asked[0].key), "")

    def _upgrade(self, wanted: str) -> Response:
        words = wanted.casefold().split()
        back = words[:1] == [BACK]
        if words[back:] == ["yes"]:
            return self.replied(Reply("upgrade", value=BACK if back else None))
        if words[back:]:
            return Response(says=("Type upgrade to see what it would do, then upgrade yes, or upgrade back.",))
        from evenhand.conversation.upgrade_view import upgrade_view
        from evenhand.conversation.upgrading import target_of

        try:
            target = target_of(self.conversation, back=back)
            return Response(view=upgrade_view(self.conversation, target, back=back))
        except RefusedReply as refusal:
            return Response(says=(str(refusal),))

    def _actions(self, _: str) -> Response:
        return Response(view=actions_view(self.conversation))

    def _action(self, number: str) -> Response:
        found = actions(self.conversation.framework, self.conversation.state)
        wanted = next((action for action in found if str(action.number) == number.strip()), None)
        if wanted is None:
            return Response(says=(f"Say which: action 1 to {len(found)}." if found else "There are no actions.",))
        return _moved(
            self.conversation.go_to(wanted.key), "What becomes of an action is told once the audit is graded."
        )

    def _find(self, words: str) -> Response:
        if not words.strip():
            return Response(says=("Say what to find, for example: find chronology.",))
        return Response(view=self._search(words))

    def _ruling(self, _: str) -> Response:
        return Response(view=views.ruling_view(self.conversation))

    def _summary(self, _: str) -> Response:
        return Response(view=views.summary_view(self.conversation))

    def _findings(self, _: str) -> Response:
        from evenhand.conversation.findings_view import findings_view

        return Response(view=findings_view(self.conversation))

    def _grid(self, _: str) -> Response:
        return Response(view=views.grid_view(self.conversation))

    def _file(self, wanted: str) -> Response:
        return _shown(calibration.file_view(self.conversation.state, wanted))

    def _panel(self, wanted: str) -> Response:
        return _shown(calibration.panel_view(self.conversation, wanted))

    def _focus(self, wanted: str) -> Response:
        turns_off = {"on": False, "off": True}.get(wanted.casefold(), self.conversation.state.focused)
        return self.replied(Reply("unfocus" if turns_off else "focus"))

    def _help(self, _: str) -> Response:
        return Response(view=views.help_view())

    def _quit(self, _: str) -> Response:
        return Response(quits=True)


def exact_name(key: Key) -> str:
    """A question's name for ``jump`` that no other question has, such as ``risk/evidence/0``."""
    return f"{key.to}/{key.slot}/{key.row}"


def _finishing(reply: Reply) -> Reply:
    """On the closing question, yes grades or completes and no leaves it."""
    if reply.reply == "no":
        return Reply("skip")
    return reply


def _shown(found: View | str) -> Response:
    """Something to look at, or the hint that there is nothing."""
    return Response(view=found) if isinstance(found, View) else Response(says=(found,))


def _moved(moved: bool, otherwise: str) -> Response:
    return Response(moved=True) if moved else Response(says=(otherwise,))


def _grade_called(name: str, grades: tuple[Grade, ...]) -> Grade | None:
    choices = tuple(Choice((grade.letter or grade.label[0]).casefold(), grade.label, grade.id) for grade in grades)
    found = match_choice(name, choices)
    return None if found is None else next(grade for grade in grades if grade.id == found.value)
