"""The reply box by itself."""

from __future__ import annotations

from textual.app import App, ComposeResult

from evenhand_tui.quick import QuickWords
from evenhand_tui.widgets.reply_box import ReplyBox


class Boxed(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield ReplyBox()

    def on_mount(self) -> None:
        box = self.query_one(ReplyBox)
        box.quick_keys = {"y": QuickWords(("yes",), ("yes",))}
        box.focus()

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        self.heard.append(f"sent {event.text!r}")

    def on_reply_box_quick_key(self, event: ReplyBox.QuickKey) -> None:
        self.heard.append(f"key {event.key}")

    def on_reply_box_wanted(self, event: ReplyBox.Wanted) -> None:
        self.heard.append(event.what)

    def on_reply_box_word_after_all(self, event: ReplyBox.WordAfterAll) -> None:
        self.heard.append(f"word {event.text!r} {event.ended}")


async def heard(*keys: str, text: str = "", picking: bool = False) -> tuple[list[str], str]:
    app = Boxed()
    async with app.run_test() as pilot:
        box = app.query_one(ReplyBox)
        box.put(text)
        box.picking = picking
        await pilot.press(*keys)
        await pilot.pause()
        return app.heard, box.text


async def test_a_key_answers_only_an_empty_box_in_either_case() -> None:
    assert await heard("Y") == (["key y"], "")
    assert await heard("y", text="so ") == ([], "so y")
    assert await heard("x") == ([], "x")


async def test_enter_sends_and_ctrl_j_does_not() -> None:
    assert await heard("a", "ctrl+j", "b", "enter") == (["sent 'a\\nb'"], "a\nb")
    assert await heard("enter") == (["sent ''"], "")


async def test_a_whole_word_is_one_answer_and_more_than_it_is_text() -> None:
    assert await heard("y", "e", "s", "enter") == (["key y"], "")
    assert await heard("y", "e", "s", "comma") == (["key y", "word 'yes,' False"], "")


async def test_up_and_paging_are_for_the_conversation_only_while_the_box_has_no_use_for_them() -> None:
    assert await heard("up", "pageup", "pagedown", "escape") == (["up", "page_up", "page_down", "leave"], "")
    assert await heard("up", text="a\nb") == ([], "a\nb")


async def test_while_an_answer_is_marked_the_arrows_are_for_it_and_letters_are_text() -> None:
    assert await heard("up", "down", "enter", "c", "escape", picking=True) == (["up", "down", "go", "copy", "stop"], "")
    assert await heard("y", picking=True) == (["stop"], "y")


async def begun(*keys: str) -> tuple[list[str], str]:
    """What comes of these keys once a key has begun a reply."""
    app = Boxed()
    async with app.run_test() as pilot:
        box = app.query_one(ReplyBox)
        box.quick_keys = {"c": QuickWords(("completed",), ("completed", "compare")), "r": QuickWords((), ("reviewed",))}
        await pilot.press("c")
        box.begin("completed, ")
        await pilot.press(*keys)
        await pilot.pause()
        return app.heard[1:], box.text


async def test_what_a_key_has_begun_is_written_on() -> None:
    assert await begun("H", "e", "comma") == ([], "completed, He,")
    assert await begun("r", "e") == ([], "completed, re"), "no key answers once a reply is begun"
    assert await begun("H", "enter") == (["sent 'completed, H'"], "completed, H")
    assert await begun("enter") == (["sent 'completed, '"], "completed, ")


async def test_the_rest_of_the_word_that_a_key_began_is_not_written_twice() -> None:
    assert await begun(*"ompleted") == ([], "completed, ")
    assert await begun(*"ompleted", "enter") == ([], "completed, ")
    assert await begun(*"ompleted", "comma") == (["word 'completed,' False"], "completed, ")


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
