"""The app as a whole: sizes, themes, the blank screen, hostile texts, and what is imported before the first paint."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets import Static

from driving import durham
from evenhand.catalogue import Catalogue, FrameworkSummary
from evenhand.models.faults import Fault
from evenhand.models.lean import changed
from evenhand.settings.settings import Settings
from evenhand_tui.screens.blank import BlankScreen
from shelved import shelved_durham

HOSTILE = "[bold]x[/bold] [@click=app.quit]y[/] [link=evil]z[/link] [$primary]"

STARTING = """
import asyncio, sys
from evenhand.catalogue import Catalogue
from evenhand.settings import load_settings
from evenhand.settings.paths import store_file
from evenhand_tui.app import EvenhandApp

class Looking(EvenhandApp):
    def _painted(self):
        heavy = {"pydantic", "pluggy", "sqlite_utils", "click", "docx", "lxml", "evenhand_durham"}
        listed = [option.id for option in self.screen.query_one("#opening-list").options]
        print("LOADED", *sorted(heavy & sys.modules.keys()), listed[1])
        self.exit()

async def main():
    settings = load_settings()
    async with Looking(settings, store_file(), Catalogue(settings)).run_test() as pilot:
        await pilot.pause()

asyncio.run(main())
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    program = tmp_path / "starting.py"
    program.write_text(STARTING, encoding="utf-8")
    printed = ""
    for _ in range(2):  # The first start makes the caches.
        ran = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False, timeout=120)
        assert ran.returncode == 0, ran.stderr
        printed = ran.stdout
    assert printed.splitlines()[-1] == "LOADED framework:durham"


@pytest.mark.parametrize(("size", "progress", "oneline"), [((80, 24), False, True), ((120, 40), True, False)])
async def test_side_areas_fold_on_a_small_screen(
    sitting: Any, size: tuple[int, int], progress: bool, oneline: bool
) -> None:
    async with sitting(size=size) as auditor:
        await auditor.start()
        shown = {name: auditor.assistant.query_one(f"#{name}").region.width > 0 for name in ("progress", "guidance")}
        assert shown == {"progress": progress, "guidance": progress}
        assert (auditor.assistant.query_one("#oneline").region.height > 0) is oneline
        assert auditor.assistant.query_one("#transcript").region.width >= 50
        for name in ("quick", "reply", "foot"):
            region = auditor.assistant.query_one(f"#{name}").region
            assert region.height > 0
            assert region.bottom <= size[1]


async def test_resizing_folds_and_unfolds_and_keeps_what_is_typed(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.paste("half a name")
        for width, height, folded in ((80, 24, True), (200, 50, False), (120, 40, False)):
            await auditor.pilot.resize_terminal(width, height)
            await auditor.pilot.pause()
            assert (auditor.assistant.query_one("#progress").region.width == 0) is folded
            assert auditor.box.text == "half a name"
            assert auditor.app.focused is auditor.box


async def test_every_side_area_can_be_reached_by_key_on_a_small_screen(sitting: Any) -> None:
    async with sitting(size=(80, 24)) as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        await auditor.press("f2")
        assert "not begun" in auditor.shown()
        await auditor.press("escape", "f3")
        assert "Standard" in auditor.shown()
        before = auditor.shown()
        await auditor.press("right")
        assert auditor.shown() != before
        await auditor.press("escape", "f4")
        assert "Permitted" in auditor.shown()


async def test_keys_come_from_the_settings(sitting: Any, make_app: Any) -> None:
    async with sitting(app=make_app(Settings(keys={"blank": "f7", "earlier": "f9"}))) as auditor:
        await auditor.press("f7")
        assert isinstance(auditor.app.screen, BlankScreen)


async def test_an_unknown_key_action_in_the_settings_is_shown(sitting: Any, make_app: Any) -> None:
    async with sitting(app=make_app(Settings(keys={"blonk": "f7"}))) as auditor:
        assert "did you mean 'blank'?" in re.sub(r"\s+", " ", auditor.shown())


async def test_ascii_leaves_no_box_drawing(sitting: Any, make_app: Any) -> None:
    async with sitting(app=make_app(Settings(ascii=True))) as auditor:
        await auditor.start()
        await auditor.press("n", "n", "f4")
        assert not re.findall(r"[─-╿▀-▟✓▸–·…→]", auditor.shown())


async def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch, sitting: Any, make_app: Any) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(app=make_app()) as auditor:
        await auditor.start()
        painted = re.findall(r'<rect fill="#([0-9a-f]{6})"', auditor.app.export_screenshot())
        assert painted
        assert [colour for colour in painted if len({colour[0:2], colour[2:4], colour[4:6]}) > 1] == []


class HostileCatalogue(Catalogue):
    """A catalogue whose framework and fault are full of markup."""

    def __init__(self) -> None:
        super().__init__()
        framework = durham()
        first = framework.domains[0]
        prompt = changed(first.prompts[0], {"text": HOSTILE})
        guidance = tuple(changed(item, {"text": HOSTILE, "source": "[L1]"}) for item in first.guidance)
        domain = changed(first, {"title": HOSTILE, "prompts": (prompt, *first.prompts[1:]), "guidance": guidance})
        header = changed(framework.header, {"short_title": HOSTILE, "title": HOSTILE})
        self._hostile = changed(framework, {"header": header, "domains": (domain, *framework.domains[1:])})

    def summaries(self) -> tuple[FrameworkSummary, ...]:
        about = SimpleNamespace(**dict.fromkeys(FrameworkSummary._fields, HOSTILE))
        about.id, about.domains, about.year = "durham", 16, 2016
        about.withdrawn, about.superseded_by, about.additions = None, None, ((HOSTILE, 2),)
        return (FrameworkSummary(*(getattr(about, name) for name in FrameworkSummary._fields)),)

    def faults(self) -> tuple[Fault, ...]:
        return (Fault("evil", HOSTILE, "import", HOSTILE, HOSTILE),)

    def framework(self, _: str) -> Any:
        return self._hostile


async def test_nothing_typed_and_nothing_from_a_plugin_is_markup(sitting: Any, make_app: Callable[..., Any]) -> None:
    async with sitting(app=make_app(catalogue=HostileCatalogue()), size=(200, 50)) as auditor:

        def literal(where: str) -> None:
            text = re.sub(r"\s+", " ", auditor.shown())
            assert "[bold]x[/bold]" in text, where
            assert "[link=evil]z[/link]" in text, where
            for strip in auditor.app.screen._compositor.render_strips():
                for segment in strip:
                    meta = segment.style.meta if segment.style else {}
                    assert meta.get("@click") != "app.quit", where

        literal("opening")
        await auditor.press("end", "enter")
        literal("faults")
        await auditor.press("escape", "home", "enter")
        literal("start")
        await auditor.press("enter")
        literal("header and guidance")
        await auditor.press("n", "n")
        for _ in range(11):
            await auditor.say(HOSTILE if auditor.assistant.audit.conversation.question.kind in TEXTS else "/skip")
        literal("transcript")
        for key in ("f1", "f2", "f3", "f4", "f5", "f10"):
            await auditor.press(key)
            auditor.shown()
            await auditor.press("escape")
        auditor.assistant.send(f"/jump {durham().domains[0].id}")
        await auditor.pilot.pause()
        for key in ("f2", "f3", "f5"):
            await auditor.press(key)
            literal(key)
            await auditor.press("escape")
        auditor.assistant.copy(HOSTILE)
        await auditor.pilot.pause()
        auditor.assistant.action_leave()
        await auditor.pilot.pause()
        literal("opening again")


TEXTS = {"text", "long_text", "person"}


async def test_every_static_is_plain(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        assert [static for static in auditor.app.screen.query(Static) if static._render_markup] == []


async def test_the_opening_says_what_was_added_and_what_is_out_of_use(
    sitting: Any, make_app: Callable[..., Any], tmp_path: Path
) -> None:
    catalogue = shelved_durham(tmp_path, header='withdrawn = "Replaced in May"', theme=True)
    async with sitting(app=make_app(catalogue=catalogue)) as auditor:
        shown = re.sub(r"\s+", " ", auditor.shown())
        assert "17 domains, with 3 additions by neglect_theme." in shown
        assert "No new audits. Withdrawn: Replaced in May." in shown
        await auditor.press("enter", "enter")
        assert type(auditor.app.screen).__name__ == "OpeningScreen"


async def test_a_preview_says_so_over_its_lists_and_at_the_start(sitting: Any, make_app: Any) -> None:
    async with sitting(app=make_app(note="A preview of [bold]x[/bold]. Nothing is kept.")) as auditor:
        assert "Evenhand. A preview of [bold]x[/bold]. Nothing is kept." in auditor.shown()
        assert not list(auditor.app._notifications), "nothing covers the first question"
        await auditor.start()
        assert auditor.said[0] == "A preview of [bold]x[/bold]. Nothing is kept."
        assert "preview: nothing is kept" in auditor.shown()
        assert "saved " not in auditor.shown()
    async with sitting() as auditor:
        assert "Evenhand." not in auditor.shown()
        await auditor.start()
        assert "saved " in auditor.shown()
