"""Makes assistant.svg: a real picture of the assistant in the invented example audit.

Run it with the environment's Python: .venv/bin/python docs/images/make_assistant.py
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPLIES = HERE.parents[1] / "examples" / "durham" / "kite-family.jsonl"
UNTIL = ("risk", "grade")
"""The question that the picture stops at: a grade, so that its descriptors are in view."""


async def picture(folder: Path) -> str:
    """The assistant at 120 × 40, in an audit of its own that is thrown away."""
    from evenhand.catalogue import Catalogue
    from evenhand.conversation.replies import read_replies
    from evenhand.settings.settings import Settings
    from evenhand_tui.app import EvenhandApp
    from evenhand_tui.opened import start_audit

    settings = Settings()
    catalogue = Catalogue(settings, cache_folder=folder)
    audit = start_audit(folder / "evenhand.db", settings, catalogue, "durham", practice=False)
    for reply in read_replies(REPLIES.read_text(encoding="utf-8"), REPLIES.name):
        question = audit.conversation.question
        if question is not None and (question.domain, question.kind) == UNTIL:
            break
        audit.session.replied(reply)
    name = audit.id
    audit.close()
    app = EvenhandApp(settings, folder / "evenhand.db", catalogue, name)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        await pilot.press("f6")
        await pilot.pause(0.5)
        svg = app.export_screenshot(title="Evenhand")
    app.let_go()
    return standing_alone(svg)


def standing_alone(svg: str) -> str:
    """The picture without the fonts that it would fetch from elsewhere; the reader's own fixed-width font serves."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")


def main() -> None:
    """Write the picture beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(EVENHAND_DATA=folder, EVENHAND_CACHE=folder)
        svg = asyncio.run(picture(Path(folder)))
    (HERE / "assistant.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
