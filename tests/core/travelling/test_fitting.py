"""What an event is to has to be there in the version that it was recorded under."""

from __future__ import annotations

from typing import Any

import pytest

from driving import EXAMPLES, begin, framework_called
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import BACK, Reply, numbered_replies
from evenhand.conversation.upgrading import aside
from evenhand.models.events import Event
from evenhand.travelling.errors import RefusedFile
from evenhand.travelling.fitting import refuse_unfit
from two_versions import Given, new_version, old_version, pinned

FRAMEWORKS = {"": old_version(), pinned(new_version()).hash: new_version()}
GONE, OTHER = aside("", old_version()), aside("", new_version())


def recorded(*replies: Reply) -> list[Event]:
    """The events of an audit begun under the old version."""
    framework = old_version()
    start = Conversation.start(framework, {}, practice=False, engine="0")
    conversation = Conversation(framework, [start], versions=Given())
    for reply in replies:
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    return conversation.events


UPGRADE = Reply("upgrade")
MIXED = (
    Reply("yes", to="plan.2"), Reply("evidence", to="visits", text="seen"), Reply("note", to="visits", text="read"),
    Reply("see", to="safety", slot="evidence", value="visits"), Reply("grade", to="safety", slot="grade", value="Fair"),
    Reply("raise", to="concern"), Reply("text", to="told", row=1, text="a bruise"), UPGRADE,
    Reply("grade", to="safety", slot="grade", value="Requires Improvement"), Reply("no", to="safety.2"),
    Reply("upgrade", value=BACK), Reply("note", to="visits", text="again"), Reply("undo"), Reply("undo"),
    Reply("no", to="safety.4"),
)  # fmt: skip


def test_whatever_is_recorded_here_fits() -> None:
    refuse_unfit(recorded(*MIXED), FRAMEWORKS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits(path: Any) -> None:
    framework = framework_called(path.parent.name)
    session, kept = begin(framework)
    for _, reply in numbered_replies(path.read_text(encoding="utf-8"), path.name):
        session.replied(reply)
    refuse_unfit(kept.plain(), {"": framework})


@pytest.mark.parametrize(
    "event",
    [
        Event("referenced", "safety", value="KITE-1"), Event("referenced", "safety.1", value="plan"),
        Event("referenced", "safety", value=f"visits{GONE}"), Event("noted", "safety.1"), Event("noted", f"plan{GONE}"),
        Event("acted", "plan", "action", "progress", "told"), Event("raised", "told", row=1),
        Event("answered", "unsafe", "grade", "good"), Event("answered", "safety", "grade", "yes"),
        Event("answered", "safety", "grade", 3), Event("answered", "safety", "grade", "requires_improvement"),
        Event("answered", "safety.1", "evidence", "x"), Event("answered", f"plan{GONE}", "reason", "x"),
    ],
)  # fmt: skip
def test_what_is_to_something_else_is_refused(event: Event) -> None:
    with pytest.raises(RefusedFile, match="event 2 does not fit its framework") as refused:
        refuse_unfit([*recorded(), event], FRAMEWORKS)
    assert "KITE" not in str(refused.value)


def test_an_event_fits_the_version_that_was_in_force_when_it_was_recorded() -> None:
    before, under, after = (Event("answered", "plan", "grade", value) for value in ("fair", "fair", "good"))
    note = Event("noted", "visits", note="n")
    upgraded = recorded(UPGRADE)
    refuse_unfit([upgraded[0], note, *upgraded[1:], Event("withdrawn", value=3), note, before], FRAMEWORKS)
    refuse_unfit([*upgraded, after, Event("withdrawn", value=3), after], FRAMEWORKS)
    for unfit in (note, under):
        with pytest.raises(RefusedFile, match="event 4"):
            refuse_unfit([*upgraded, after, unfit], FRAMEWORKS)


@pytest.mark.parametrize(
    "change",
    [
        {"renamed": {"safety.2": "safety.9"}}, {"renamed": {"safety.2": "plan"}}, {"renamed": {"safety": "actions"}},
        {"renamed": {"nothing": "safety"}}, {"renamed": {"visits": f"visits{OTHER}"}},
        {"renamed": {f"visits{OTHER}": "plan"}}, {"renamed": {f"visits{GONE}": "visits"}},
        {"moved": [["safety", "grade", 0, "plan"]]}, {"moved": [["safety", "grade", 0, f"safety{OTHER}"]]},
        {"asked": [["safety", "grade", 0, "p", "q", "w", ""]]},
    ],
)  # fmt: skip
def test_an_upgrade_that_makes_something_else_of_an_answer_is_refused(change: dict[str, Any]) -> None:
    start, event = recorded(UPGRADE)
    kept = {"renamed": {f"x{OTHER}": "x"}, "moved": [["safety", "grade", 0, f"safety{GONE}"]]}
    refuse_unfit([start, event._replace(value={**event.value, **kept})], FRAMEWORKS)
    with pytest.raises(RefusedFile, match="event 2"):
        refuse_unfit([start, event._replace(value={**event.value, **change})], FRAMEWORKS)
