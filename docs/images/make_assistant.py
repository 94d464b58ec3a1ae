"""Makes the pictures of the assistant in this folder: each framework in use, in its invented example audit.

Run it with the environment's Python: .venv/bin/python docs/images/make_assistant.py
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"


class Picture(NamedTuple):
    """One picture: under which framework, and the domain whose grade is asked for, so that its guidance is in view."""

    name: str
    framework: str
    domain: str
    tabs: int
    """How many times the next grade beside the conversation is turned to."""


PICTURES = (
    Picture("assistant", "durham", "risk", 1),
    Picture("northamptonshire", "northamptonshire", "care_planning", 1),
    Picture("london_cin", "london_cin", "response_to_referral", 1),
    Picture("herefordshire", "herefordshire", "supervision_oversight", 1),
    Picture("ofsted", "ofsted", "planning_review_lac", 1),
)


async def made(picture: Picture, folder: Path) -> str:
    """The assistant at 120 × 40, in an audit of its own that is thrown away."""
    from evenhand.catalogue import Catalogue
    from evenhand.conversation.replies import read_replies
    from evenhand.settings.settings import Settings
    from evenhand_tui.app import EvenhandApp
    from evenhand_tui.opened import start_audit

    settings = Settings()
    catalogue = Catalogue(settings, cache_folder=folder)
    audit = start_audit(folder / "evenhand.db", settings, catalogue, picture.framework, practice=False)
    [replies] = (EXAMPLES / picture.framework).glob("*.jsonl")
    for reply in read_replies(replies.read_text(encoding="utf-8"), replies.name):
        question = audit.conversation.question
        if question is not None and (question.domain, question.kind) == (picture.domain, "grade"):
            break
        audit.session.replied(reply)
    else:
        raise SystemExit(f"{replies.name} never comes to the grade of {picture.domain}.")
    name = audit.id
    audit.close()
    app = EvenhandApp(settings, folder / "evenhand.db", catalogue, name)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        await pilot.press(*["f6"] * picture.tabs)
        await pilot.pause(0.5)
        svg = app.export_screenshot(title="Evenhand")
    app.let_go()
    return standing_alone(svg)


def standing_alone(svg: str) -> str:
    """The picture without the fonts that it would fetch from elsewhere; the reader's own fixed-width font serves."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")


def main() -> None:
    """Write the pictures beside this file."""
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(EVENHAND_DATA=folder, EVENHAND_CACHE=folder)
            svg = asyncio.run(made(picture, Path(folder)))
        (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
