"""Every command, label, note and many a sentence, typed where keys answer: in one go, and letter by letter.

Letter by letter there is a pause after each, in which a key that can answer does.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driving import begin, durham
from evenhand.conversation.commands import BY_NAME, COMMANDS
from evenhand.conversation.engine import Conversation
from evenhand.conversation.questions import JUDGED, Question
from evenhand.conversation.state import Key
from evenhand.settings.paths import store_file
from evenhand_tui.quick import quick_replies
from evenhand_tui.screens.assistant import AssistantScreen


def answers(auditor: Any) -> dict[Key, tuple[Any, str]]:
    """What stands in the audit: answers with their notes, and what was skipped."""
    state = auditor.assistant.audit.conversation.state
    found = {key: (answer.value, answer.note) for key, answer in state.answers.items()}
    return found | dict.fromkeys(state.skipped, ("skipped", ""))


async def at_risk(auditor: Any) -> None:
    """At the first question of Risk, which is answered yes, partly or no."""
    await auditor.start()
    auditor.assistant.send("/jump risk")
    await auditor.pilot.pause()
    auditor.assistant.slow_words.forget()


USAGES = {usage.strip() for command in COMMANDS for usage in command.usage.split(",")}
COMMAND_LINES = sorted({*BY_NAME, *(usage.replace("…", "it has moved on") for usage in USAGES)} - {"quit", "exit"})
LABELS = [choice.label for choice in JUDGED]
NOTES = [f"{label}, the plan of 3 March is missing" for label in LABELS]
SENTENCES = ["seen on file", "A plan is missing", "plans", "next to nothing", "Excellent work.", "nn", "yyyy", "sse"]
SPELT = [line for line in COMMAND_LINES if line[0] in "ypneasg"]
"""Only these begin with a key that answers."""
LINES = [*SPELT, *LABELS, *NOTES, "n/a because the child is 9", "not applicable: he is 9", *SENTENCES]
WORDS = st.lists(
    st.sampled_from([*LABELS, *BY_NAME, "a", "an", "on", "plan", "no.", "e", "seen", "Page", "grid", "3", "risk"]),
    min_size=1,
    max_size=4,
).map(" ".join)


def stands(conversation: Conversation, left: str) -> dict[str, Any]:
    """What came of a line: the answers that stand, the question, and what is left in the box."""
    state = conversation.state
    return {
        "answers": {key: (answer.value, answer.note) for key, answer in state.answers.items()},
        "skipped": set(state.skipped),
        "notes": {to: [note.text for note in notes] for to, notes in state.notes.items()},
        "cursor": conversation.cursor,
        "left": left.strip(),
    }


def in_one_line(line: str) -> dict[str, Any]:
    """What comes of a line when there are no keys that answer, as in line mode."""
    session, _ = begin(durham())
    session.typed("/jump risk")
    response = session.typed(line)
    refused = response.outcome is None or response.outcome.refused
    taken = not refused or response.moved or response.view is not None
    return stands(session.conversation, "" if taken else line)


@asynccontextmanager
async def at_risk_again(auditor: Any) -> AsyncIterator[None]:
    """At the first question of Risk; afterwards all is as it was before."""
    assistant = auditor.assistant
    assistant.send("/jump risk")
    assistant.slow_words.forget()
    assistant._box.put("")
    yield
    while not isinstance(auditor.app.screen, AssistantScreen):
        auditor.app.pop_screen()
    while not assistant.audit.send("/undo", typed=False).outcome.refused:
        pass
    await auditor.pilot.pause()


async def test_every_line_typed_in_one_go_does_what_it_says(sitting: Any) -> None:
    async with sitting(size=(80, 24)) as auditor:
        await auditor.start()
        for line in LINES:
            async with at_risk_again(auditor):
                await auditor.type_fast(*auditor.keys(line), "enter")
                assert stands(auditor.assistant.audit.conversation, auditor.box.text) == in_one_line(line), line


async def test_every_word_typed_letter_by_letter_does_what_it_says(sitting: Any) -> None:
    async with sitting(size=(80, 24)) as auditor:
        await auditor.start()
        for line in [*SPELT, *LABELS, *NOTES, "n/a because the child is 9"]:
            async with at_risk_again(auditor):
                await auditor.type_slowly(*auditor.keys(line))
                await auditor.type_fast("enter")
                assert stands(auditor.assistant.audit.conversation, auditor.box.text) == in_one_line(line), line


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=WORDS.filter(lambda line: line not in {"quit", "exit"}))
def test_whatever_is_typed_in_one_go_does_what_it_says(sitting: Any, line: str) -> None:
    async def typed() -> dict[str, Any]:
        shutil.rmtree(store_file().parent, ignore_errors=True)
        async with sitting() as auditor:
            await at_risk(auditor)
            await auditor.type_fast(*auditor.keys(line), "enter")
            return stands(auditor.assistant.audit.conversation, auditor.box.text)

    question = Question(Key("risk.1"), "judged", "?", "", "", choices=JUDGED)
    alone = line in {reply.key for reply in quick_replies(question)}
    assert alone or asyncio.run(typed()) == in_one_line(line)


async def test_what_the_first_letters_answered_is_said_to_be_undone(sitting: Any) -> None:
    async with sitting() as auditor:
        await at_risk(auditor)
        await auditor.type_slowly(*"next")
        await auditor.type_fast("enter")
        assert "You typed next, so what its first letters answered (n, e) is undone." in auditor.said
        assert answers(auditor) == {}


async def test_what_a_key_answered_stays_when_what_follows_is_no_word_with_it(sitting: Any) -> None:
    async with sitting() as auditor:
        await at_risk(auditor)
        await auditor.type_slowly("n")
        await auditor.type_fast(*"xx", "enter")
        assert auditor.box.text == "xx"
        assert len(answers(auditor)) == 1
        await auditor.type_fast("backspace", "backspace")
        await auditor.type_slowly("y")
        assert [event.value for event in auditor.events[1:]] == ["no", "yes"]
