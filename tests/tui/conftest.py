"""An app over a store of its own, and an auditor who works at it through keys and the mouse only."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from evenhand.catalogue import Catalogue
from evenhand.models.events import Event
from evenhand.settings.paths import store_file
from evenhand.settings.settings import Settings
from evenhand.store.store import Store
from evenhand_tui import key_pause
from evenhand_tui.app import EvenhandApp
from evenhand_tui.screens import assistant_answering
from evenhand_tui.screens.assistant import AssistantScreen
from evenhand_tui.slow_words import SlowWords
from evenhand_tui.widgets.reply_box import ReplyBox
from evenhand_tui.widgets.transcript import Transcript

KEYS = {" ": "space", ",": "comma", ":": "colon", ".": "full_stop", "/": "slash", "?": "question_mark"}


class Auditor:
    """Somebody at the app."""

    def __init__(self, app: EvenhandApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one at a time: each has answered before the next is pressed."""
        for key in keys:
            await self.pilot.press(key)
            await self.wait()
            if isinstance(self.app.screen, AssistantScreen):
                self.app.screen.slow_words.forget()

    @staticmethod
    def keys(text: str) -> list[str]:
        """The keys that type a text."""
        return [KEYS.get(character, character) for character in text]

    async def type_fast(self, *keys: str) -> None:
        """Press keys as fast as a word is typed, faster than the screen hears of it."""
        for key in keys:
            self._send(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def type_slowly(self, *keys: str) -> None:
        """Press keys as somebody does who looks for every letter: each key that can answer has answered meanwhile."""
        for key in keys:
            self._send(key)
            await self.pilot.pause()
            await self.wait()

    def _send(self, key: str) -> None:
        character = next((sign for sign, name in KEYS.items() if name == key), key if len(key) == 1 else None)
        self.app.post_message(events.Key(key, character))

    async def wait(self) -> None:
        """Let the moment pass in which a key can still become a word."""
        if isinstance(self.app.focused, ReplyBox):
            self.app.focused.pause.over()
            await self.pilot.pause()
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste a text into what has the focus."""
        area = self.app.focused
        assert isinstance(area, TextArea)
        before = area.text
        self.app.post_message(events.Paste(text))
        for _ in range(100):
            await self.pilot.pause()
            if area.text != before:
                return
        raise AssertionError("the paste never arrived")

    async def say(self, text: str) -> None:
        """Paste a text and send it."""
        if text:
            await self.paste(text)
        await self.press("enter")

    async def start(self) -> None:
        """Start an audit as somebody does who has never seen the app."""
        await self.press("enter", "enter")

    @property
    def assistant(self) -> AssistantScreen:
        """The assistant."""
        screen = next(screen for screen in self.app.screen_stack if isinstance(screen, AssistantScreen))
        assert isinstance(screen, AssistantScreen)
        return screen

    @property
    def box(self) -> ReplyBox:
        """The reply box."""
        return self.assistant.query_one(ReplyBox)

    @property
    def said(self) -> list[str]:
        """The transcript's messages."""
        return [message.text for message in self.assistant.query_one(Transcript).messages]

    @property
    def events(self) -> list[Event]:
        """The audit's events."""
        return list(self.assistant.audit.conversation.events)

    def shown(self) -> str:
        """The screen as text, one line for each row."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text[:width].rstrip() for strip in strips[:height])


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key answers when a test says that a moment has passed, however fast or slow the machine is."""
    monkeypatch.setattr(key_pause, "SECONDS", 3600)
    monkeypatch.setattr(assistant_answering, "SlowWords", lambda: SlowWords(lambda: 0.0))


Sitting = Callable[..., AbstractAsyncContextManager[Auditor]]


@pytest.fixture(scope="session")
def framework_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Frameworks parsed once for all tests here."""
    return tmp_path_factory.mktemp("frameworks")


@pytest.fixture
def make_app(framework_cache: Path) -> Callable[..., EvenhandApp]:
    """Makes an app over this test's own store."""

    def make(settings: Settings = Settings(), catalogue: Catalogue | None = None, **more: str) -> EvenhandApp:  # noqa: B008
        known = catalogue or Catalogue(settings, cache_folder=framework_cache)
        return EvenhandApp(settings, store_file(), known, **more)

    return make


@pytest.fixture
def sitting(make_app: Callable[..., EvenhandApp]) -> Sitting:
    """An auditor at an app, for the length of a ``with`` block. Afterwards the audit is let go."""

    @asynccontextmanager
    async def sit(size: tuple[int, int] = (120, 40), app: EvenhandApp | None = None) -> AsyncIterator[Auditor]:
        app = app or make_app()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Auditor(app, pilot)
        app.let_go()

    return sit


@pytest.fixture
def kept_events() -> Callable[[], list[Event]]:
    """Reads the events of the newest audit from the store."""

    def read() -> list[Event]:
        with Store.open(store_file()) as store:
            newest = store.audits(practice=None)[0]
            return [stored.event for stored in store.read(newest.id).events]

    return read
