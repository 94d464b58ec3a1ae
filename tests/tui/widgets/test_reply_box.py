"""The reply box by itself."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from evenhand_tui.widgets.reply_box import ReplyBox


class Boxed(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield ReplyBox()

    def on_mount(self) -> None:
        box = self.query_one(ReplyBox)
        box.quick_keys = frozenset("y")
        box.focus()

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        self.heard.append(f"sent {event.text!r}")

    def on_reply_box_quick_key(self, event: ReplyBox.QuickKey) -> None:
        self.heard.append(f"key {event.key}")

    def on_reply_box_wanted(self, event: ReplyBox.Wanted) -> None:
        self.heard.append(event.what)


MOMENT = "a moment passes"


async def press(app: Boxed, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        if key == MOMENT:
            app.query_one(ReplyBox).pause.over()
        else:
            await pilot.press(key)
    await pilot.pause()


async def heard(*keys: str, text: str = "", standing: str = "", picking: bool = False) -> tuple[list[str], str]:
    app = Boxed()
    async with app.run_test() as pilot:
        box = app.query_one(ReplyBox)
        box.put(text)
        box.standing = standing
        box.picking = picking
        await press(app, pilot, *keys)
        return app.heard, box.text


async def test_a_key_alone_in_the_box_answers_after_a_moment_in_either_case() -> None:
    assert await heard("y") == ([], "y")
    assert await heard("Y", MOMENT) == (["key y"], "Y"), "the box is emptied by who takes the answer"
    assert await heard("y", MOMENT, text="so ") == ([], "so y")
    assert await heard("x", MOMENT) == ([], "x")


async def test_a_key_answers_nothing_once_something_follows_it_or_it_is_taken_away() -> None:
    assert await heard("y", "e", MOMENT) == ([], "ye")
    assert await heard("y", "backspace", MOMENT) == ([], "")
    assert await heard("y", "e", "backspace", MOMENT) == ([], "y")
    assert await heard("y", "left", MOMENT) == ([], "y")
    assert await heard("y", "escape", MOMENT) == (["leave"], "y")


async def test_a_key_answers_nothing_once_a_text_is_pasted_or_put_in_its_place() -> None:
    changes: tuple[Callable[[Boxed], object], ...] = (
        lambda app: app.post_message(events.Paste("es, and more")),
        lambda app: app.query_one(ReplyBox).put("else"),
    )
    for change in changes:
        app = Boxed()
        async with app.run_test() as pilot:
            box = app.query_one(ReplyBox)
            await pilot.press("y")
            change(app)
            await pilot.pause()
            await press(app, pilot, MOMENT)
            assert app.heard == []
            assert box.text in {"yes, and more", "else"}


async def test_a_key_answers_nothing_while_another_screen_is_looked_at() -> None:
    app = Boxed()
    async with app.run_test() as pilot:
        await pilot.press("y")
        await app.push_screen(Screen())
        app.screen_stack[0].query_one(ReplyBox).pause.over()
        await app.pop_screen()
        assert app.heard == []


async def test_enter_sends_and_ctrl_j_does_not() -> None:
    assert await heard("a", "ctrl+j", "b", "enter") == (["sent 'a\\nb'"], "a\nb")
    assert await heard("enter") == (["sent ''"], "")
    assert await heard("y", "enter", MOMENT) == (["sent 'y'"], "y")


async def test_right_fetches_the_text_that_stands_while_nothing_is_typed() -> None:
    assert await heard("right", standing="Six visits.") == ([], "Six visits.")
    assert await heard("a", "right", standing="Six visits.") == ([], "a")
    assert await heard("right") == ([], "")


async def test_up_and_paging_are_for_the_conversation_only_while_the_box_has_no_use_for_them() -> None:
    assert await heard("up", "pageup", "pagedown", "escape") == (["up", "page_up", "page_down", "leave"], "")
    assert await heard("up", text="a\nb") == ([], "a\nb")


async def test_while_an_answer_is_marked_the_arrows_are_for_it_and_letters_are_text() -> None:
    assert await heard("up", "down", "enter", "c", "escape", picking=True) == (["up", "down", "go", "copy", "stop"], "")
    assert await heard("y", picking=True) == (["stop"], "y")


async def test_what_a_key_has_begun_is_written_on_and_no_key_answers_then() -> None:
    app = Boxed()
    async with app.run_test() as pilot:
        box = app.query_one(ReplyBox)
        box.begin("completed, ")
        await press(app, pilot, "y", MOMENT, "enter")
        assert (app.heard, box.text) == (["sent 'completed, y'"], "completed, y")


async def test_another_beginning_keeps_what_was_written_after_the_first() -> None:
    app = Boxed()
    async with app.run_test() as pilot:
        box = app.query_one(ReplyBox)
        box.begin("progress, ")
        await pilot.press("H", "e")
        box.begin("completed, ")
        assert (box.text, box.begun) == ("completed, He", "completed, ")
        box.put("Else.")
        assert box.begun == ""
