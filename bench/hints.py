"""Hints while typing, on 20,000 characters, against picking the words out of the same text."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from harness import Measure, alternate, seconds

from evenhand.catalogue.catalogue import Catalogue
from evenhand.conversation.engine import Conversation
from evenhand.conversation.hints import check_text
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key

ROUNDS = 31
CHARACTERS = 20_000
PROSE = Path(__file__).parents[1] / "tests" / "core" / "checking" / "ordinary_prose.txt"
WORD = re.compile(r"\w+")


def measures() -> Iterator[Measure]:
    """The lines about a long reason: under a framework without checks of its own, and under one with six."""
    text = PROSE.read_text(encoding="utf-8").replace("as Good because", "so because")
    long = (text * (1 + CHARACTERS // len(text)))[:CHARACTERS]
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(cache_folder=Path(folder))
        for framework_id, domain, grade, target in (
            ("durham", "risk", "requires_improvement", 20),
            ("northamptonshire", "risk_management", 5, 40),
        ):
            framework = catalogue.framework(framework_id)
            readings = {reading.id: reading.default for reading in framework.readings}
            now = Conversation(framework, [Conversation.start(framework, readings, practice=False, engine="bench")])
            graded = now.propose(Reply("grade", to=domain, value=grade)).after
            assert graded is not None
            place = graded.path.place(Key(domain, "reason"))
            assert place is not None
            question = graded.path.questions[place]
            ours, reference = alternate(
                lambda after=graded, asked=question: seconds(
                    lambda: check_text(after.grader, after.state, asked, long)
                ),
                lambda: seconds(lambda: WORD.findall(long)),
                ROUNDS,
            )
            yield Measure(f"hints on a long reason, {framework_id}", 1000 * ours, 1000 * reference, "ms", target)
