"""Makes the pictures of the assistant in this folder: each framework in use, in its invented example audit or case.

Run it with the environment's Python: .venv/bin/python docs/images/make_assistant.py [NAME…]
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue
    from evenhand.conversation.replies import Reply
    from evenhand.settings.settings import Settings
    from evenhand_tui.opened import AuditInHand

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
HELPERS = HERE.parents[1] / "tests" / "helpers"
SIZE = (120, 40)


class Picture(NamedTuple):
    """One picture: how far the example audit has gone, and what is typed and pressed then."""

    name: str
    framework: str
    until: Callable[[AuditInHand, Reply], bool]
    """Whether the next reply of the example is no longer given. It ends by itself where this is never so."""
    typed: str = ""
    keys: tuple[str, ...] = ()
    practise: bool = False


def at_grade(domain: str) -> Callable[[AuditInHand, Reply], bool]:
    """Until the grade of this domain is asked for, so that its guidance is in view."""

    def asked(audit: AuditInHand, _: Reply) -> bool:
        question = audit.conversation.question
        return question is not None and (question.domain, question.kind) == (domain, "grade")

    return asked


def before(to: str) -> Callable[[AuditInHand, Reply], bool]:
    """Until the reply to this question comes."""
    return lambda _, reply: reply.to == to


def never(_audit: AuditInHand, _reply: Reply) -> bool:
    """The whole example."""
    return False


PICTURES = (
    Picture("assistant", "durham", at_grade("risk"), keys=("f6",)),
    Picture("northamptonshire", "northamptonshire", at_grade("care_planning"), keys=("f6",)),
    Picture("london_cin", "london_cin", at_grade("response_to_referral"), keys=("f6",)),
    Picture("herefordshire", "herefordshire", at_grade("supervision_oversight"), keys=("f6",)),
    Picture("ofsted", "ofsted", at_grade("planning_review_lac"), keys=("f6",)),
    Picture("concern", "durham", before("escalated_to")),
    Picture("findings", "durham", before("overall_grade"), typed="findings"),
    Picture("actions", "durham", never, typed="actions"),
    Picture("panel", "herefordshire", never, typed="/panel", practise=True),
)


async def made(picture: Picture, folder: Path) -> str:
    """The assistant in an audit of its own that is thrown away."""
    from textual.events import Paste

    from evenhand.catalogue import Catalogue
    from evenhand.settings.settings import Settings
    from evenhand_tui.app import EvenhandApp

    settings, store = Settings(), folder / "evenhand.db"
    catalogue = Catalogue(settings, cache_folder=folder)
    begin = practised if picture.practise else begun
    audit = begin(picture, store, settings, catalogue)
    name = audit.id
    audit.close()
    app = EvenhandApp(settings, store, catalogue, name)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        if picture.typed:
            app.post_message(Paste(picture.typed))
            await pilot.pause(0.3)
            await pilot.press("enter")
            await pilot.pause(0.5)
        await pilot.press(*picture.keys)
        await pilot.pause(0.5)
        svg = app.export_screenshot(title="Evenhand")
    app.let_go()
    return standing_alone(svg)


def begun(picture: Picture, store: Path, settings: Settings, catalogue: Catalogue) -> AuditInHand:
    """The example audit of a framework, as far as the picture wants it."""
    from evenhand.conversation.replies import read_replies
    from evenhand_tui.opened import start_audit

    audit = start_audit(store, settings, catalogue, picture.framework, practice=False)
    [replies] = (EXAMPLES / picture.framework).glob("*.jsonl")
    for reply in read_replies(replies.read_text(encoding="utf-8"), replies.name):
        if picture.until(audit, reply):
            return audit
        audit.session.replied(reply)
    if picture.until is not never:
        raise SystemExit(f"{replies.name} never comes to where {picture.name} is taken.")
    return audit


def practised(picture: Picture, store: Path, settings: Settings, catalogue: Catalogue) -> AuditInHand:
    """An audit of a framework's invented case, graded by somebody who sees two domains otherwise than the panel."""
    sys.path.insert(0, str(HELPERS))
    from evenhand_tui.opened import practise_case
    from practising import panels_replies, to_the_end

    audit = practise_case(store, settings, catalogue, picture.framework, None)
    agreed = audit.conversation.state.started["calibration"]["agreed"]
    otherwise = {name: "good" for name, found in agreed.items() if found["grade"] == "requires_improvement"}
    for reply in panels_replies(audit.session, **dict(list(otherwise.items())[:2])):
        audit.session.replied(reply)
    to_the_end(audit.session)
    return audit


def standing_alone(svg: str) -> str:
    """The picture without the fonts that it would fetch from elsewhere; the reader's own fixed-width font serves."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")


def main() -> None:
    """Write the pictures beside this file: all, or those that are named."""
    wanted = set(sys.argv[1:]) or {picture.name for picture in PICTURES}
    for picture in PICTURES:
        if picture.name in wanted:
            with tempfile.TemporaryDirectory() as folder:
                os.environ.update(EVENHAND_DATA=folder, EVENHAND_CACHE=folder)
                svg = asyncio.run(made(picture, Path(folder)))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
