"""Audits in memory under versions of a framework, and replies that are taken or refused."""

from __future__ import annotations

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from two_versions import Given, new_version, old_version

STARTED = {"framework": "pair", "version": "1.0", "digest": "", "readings": {}, "practice": False, "engine": "0"}
UPGRADE, BACK = Reply("upgrade"), Reply("upgrade", value="back")


def begun(*frameworks: Framework) -> Conversation:
    """An audit just begun under the first of these versions, the last being installed."""
    return Conversation(frameworks[0], [Event("started", value=STARTED)], versions=Given(*frameworks))


def two(*replies: Reply) -> Conversation:
    """An audit under version 1.0 of the two, with these replies."""
    conversation = begun(old_version(), new_version())
    for reply in replies:
        take(conversation, reply)
    return conversation


def take(conversation: Conversation, reply: Reply) -> tuple[str, ...]:
    """What is said of a reply that must be taken."""
    outcome = conversation.propose(reply)
    assert not outcome.refused, outcome.says
    conversation.accept(outcome)
    return outcome.says


def refused(conversation: Conversation, reply: Reply) -> str:
    """Why a reply is refused, as it must be; nothing is kept of it."""
    before = list(conversation.events)
    outcome = conversation.propose(reply)
    assert outcome.refused
    conversation.accept(outcome)
    assert conversation.events == before
    return " ".join(outcome.says)


ANSWERED = (
    Reply("text", to="reference", text="C-1"),
    Reply("yes", to="safety.1", note="first"),
    Reply("no", to="safety.2", note="bedroom"),
    Reply("partly", to="safety.3", note="written"),
    Reply("yes", to="plan.2", note="tree"),
    Reply("grade", to="safety", value="fair"),
    Reply("reason", to="safety", text="Because of the bedroom."),
    Reply("grade", to="plan", value="good"),
    Reply("note", to="visits", text="Six visits in March."),
    Reply("see", to="plan", value="visits"),
)
"""Replies under version 1.0."""
