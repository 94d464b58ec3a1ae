"""Questions that an auditor pastes in, such as those of a themed audit, and that are then asked one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evenhand.conversation.questions import Question
from evenhand.conversation.state import Key, State
from evenhand.conversation.values import RefusedReply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.forms import Form, FormField

MOST_QUESTIONS = 100
"""Questions in one set. A theme has a handful; a whole document pasted by mistake has more."""

_BULLET = r"^(?:[-–—*•·▪◦‣o]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)"


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of a set, one a line, without the bullets or numbers that came with them."""
    lines = (line.strip() for line in text.split("\n"))
    return tuple(re.sub(_BULLET, "", line) for line in lines if line)


def check_question_set(text: str) -> None:
    """Raises :class:`RefusedReply` for a set that is too long to be one."""
    count = len(questions_in(text))
    if count > MOST_QUESTIONS:
        raise RefusedReply(f"That is {count} questions; a set has {MOST_QUESTIONS} at most. Give one question a line.")


def asked_of_a_set(form: Form, field: FormField, state: State) -> Iterator[Question]:
    """The questions of a set as they stand, each answered in writing under the field's id and its row, from 1.

    An answer belongs to its row, so that a question that is reworded keeps it.
    """
    asked = questions_in(str(state.value(field.id) or ""))
    for row, words in enumerate(asked, start=1):
        key = Key(field.id, "answer", row)
        yield Question(
            key, "long_text", words, field.source, field.label, row, len(asked), form=form.id, required=field.required,
            of_a_set=True,
        )  # fmt: skip
