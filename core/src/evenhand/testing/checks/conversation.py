"""Checks about what an auditor is asked: everything at some time, and never without end."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.testing.checks.reach import MOST_ROUNDS, never_asked, plainly, walk
from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

MOST_QUESTIONS = 1000
"""Questions that one audit may ask of an auditor who answers no wherever something could be added."""


@check("prompts.reachable", "must", "Every prompt, fact, grade and field is asked in some audit.")
def reachable(subject: Subject) -> Iterator[str]:
    """Look at what the item waits for: ``only_when``, and the rules that bring its form or say when its domain applies.
    A condition on an answer that cannot be given, or that is asked only after it, keeps it closed for ever.
    """
    yield from (f"{what} was asked in no audit that was tried" for what in never_asked(subject.grader))


@check(
    "conversation.no_endless_follow_up", "must", "An audit comes to its end: no follow-up asks for more without end."
)
def no_endless_follow_up(subject: Subject) -> Iterator[str]:
    """Break the chain of ``only_when`` in which each answer opens one more question, or ask for what is alike in a form
    that repeats: there, the auditor says when there is no more.
    """
    for grade in (0, len(subject.framework.overall_scale.grades) - 1):
        done = walk(subject.grader, plainly(subject.framework, yes=False, grade=grade))
        if not done.ended:
            yield f"answers opened further questions {MOST_ROUNDS} times over, with every follow-up answered no"
            return
        if len(done.asked) > MOST_QUESTIONS:
            yield f"with every follow-up answered no it asks {len(done.asked)} questions; {MOST_QUESTIONS} are the most"
            return
