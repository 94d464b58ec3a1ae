"""A turn or a view as lines of text, in the order in which they should be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.dialogue import exact_name
from evenhand.conversation.questions import FREE_TEXT, Question, Turn, numbered_choices
from evenhand.conversation.state import NOT_APPLICABLE, Answer, Key
from evenhand.conversation.views import Line, Section, View

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG_CHOICES = 100
"""Characters in one line of choices; where there are more, each choice gets a line of its own."""

NAMED = {"evidence": "Evidence", "grade": "Grade", "reason": "Reason"}

LINE_MODE = Section(
    "In line mode",
    (
        Line("Answer with the number, the letter or the word."),
        Line("A line that ends in a single backslash goes on in the next line. End it in two to mean one backslash."),
        Line("report, or report md, or report json: write the report into a file; a file name may follow."),
        Line("report docx worker, or report docx learning: the same for the worker's copy or the anonymised one."),
        Line("ratings: the ratings of this case side by side. second rating, adjudicate: begin another rating of it."),
        Line("/send: write the audit to a signed file for another machine; a file name may follow."),
        Line("Ctrl-C, or the end of the input, closes; everything answered is kept."),
    ),
)
"""What the help of line mode says besides the commands."""


def turn_lines(turn: Turn, *, leading: bool = True, moved: bool = False) -> Iterator[str]:
    """What to print for a turn: where one is, what leads up to the question, the question, and how to answer.

    Without ``leading`` only the question, as a reminder after something was looked at. ``moved``: somebody has come
    here out of order, so that a sub-heading is named of which this is not the first question.
    """
    question = turn.question
    if question is None:
        yield from turn.says
        return
    yield heading(question, under=moved and question.group_said not in turn.says)
    if leading:
        # A form's title has just been said, as the place.
        yield from (words for words in turn.says if words != f"{question.place}.")
    yield question.numbered
    if question.hint:
        yield question.hint_said
    if turn.current is not None:
        words = answer_words(question, turn.current)
        yield f"Your answer now: {words}{'' if words.endswith(('.', '!', '?')) else '.'} Press Enter to keep it."
    if question.suggestions:
        yield f"From your authority's list: {', '.join(question.suggestions)}."
    yield from how_to_answer(question)


def heading(question: Question, *, under: bool = False) -> str:
    """Where one is, such as ``Question 4 of 17, 5 Risk.``; ``under`` adds the sub-heading, where there is one."""
    entry = f", entry {question.entry}" if question.entry else ""
    if question.number:
        group = f" {question.group_said}" if under and question.group else ""
        return f"Question {question.number} of {question.total}, {question.place}{entry}.{group}"
    name = NAMED.get(question.kind)
    return f"{name}, {question.place}{entry}." if name else f"{question.place}{entry}."


def how_to_answer(question: Question) -> Iterator[str]:
    """The numbered choices, or what to type where there are none."""
    others = "(or: note, back, why, help)"
    numbered = [f"{number} {choice.label}" for number, choice in numbered_choices(question)]
    if numbered:
        in_one = "  ".join(numbered)
        if len(in_one) <= LONG_CHOICES:
            yield f"{in_one}   {others}"
        else:
            yield from numbered
            yield others
    elif question.kind in FREE_TEXT:
        blank = "" if question.required else " Leave it blank if there is nothing to say."
        yield f"Write your answer.{blank} {others.replace('note', 'skip')}"
    elif question.kind == "date":
        yield f"Give a date, such as 22/11/2026. {others.replace('note', 'skip')}"
    elif question.kind == "grade":
        yield f"Give the score, or n/a because … {others.replace('note', 'skip')}"
    else:
        yield f"Give a whole number. {others.replace('note', 'skip')}"


def answer_words(question: Question, answer: Answer) -> str:
    """An answer that stands, as its question calls it, with its note."""
    labels = {choice.value: choice.label for choice in question.choices}
    words = "not applicable" if answer.value == NOT_APPLICABLE else labels.get(str(answer.value), str(answer.value))
    if not words:
        words = "left blank"
    return f"{words}, {answer.note}" if answer.note else words


def view_lines(view: View, domains: frozenset[str] = frozenset(), *, typed: bool = True) -> Iterator[str]:
    """A view as a title, headings and lines, each with its source, and how to go where a line leads.

    ``domains`` are the ids of domains: going to one needs no more than the name that the line has already. Without
    ``typed`` nothing can be typed where it is shown, so it does not say how to go anywhere.
    """
    yield view.title
    domains = frozenset() if view.exact else domains
    leads = False
    for section in view.sections:
        yield ""
        yield section.heading
        for line in section.lines:
            goes_to = line.goes_to if typed else None
            leads = leads or (goes_to is not None and goes_to.slot != "action")
            yield f"- {line.text}{_behind(line._replace(goes_to=goes_to), domains)}"
    if leads:
        yield ""
        if view.exact:
            yield "To go to one of these, type the jump that stands behind it."
        else:
            yield "To go to one of these, type jump and its number or name, for example: jump 5."


def _behind(line: Line, domains: frozenset[str]) -> str:
    parts = [f"source: {line.source}"] if line.source else []
    # An action is gone to by its number, as its view says.
    if line.goes_to is not None and line.goes_to.to not in domains and line.goes_to.slot != "action":
        parts.append(f"jump {_name(line.goes_to)}")
    return f" ({'; '.join(parts)})" if parts else ""


def _name(key: Key) -> str:
    return key.to if key.slot == "answer" and not key.row else exact_name(key)
