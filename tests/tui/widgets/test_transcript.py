"""The transcript's window: recent messages mounted, older ones on scrolling up."""

from __future__ import annotations

from textual.app import App, ComposeResult

from evenhand.conversation.state import Key
from evenhand_tui.messages import Message
from evenhand_tui.widgets.transcript import WINDOW, Said, Transcript


class Showing(App[None]):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        """A transcript in which every second message is an answer."""
        for_answers = [None, Key("risk.1")]
        yield Transcript(
            Message("you" if number % 2 else "assistant", f"message {number}", for_answers[number % 2])
            for number in range(self.count)
        )


def numbers(transcript: Transcript) -> list[int]:
    return [said.number for said in transcript.query(Said)]


async def test_a_long_transcript_mounts_its_end_and_shows_it() -> None:
    app = Showing(2000)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        transcript = app.query_one(Transcript)
        assert numbers(transcript) == list(range(2000 - WINDOW, 2000))
        assert transcript.scroll_y == transcript.max_scroll_y


async def test_scrolling_up_brings_older_messages_until_the_first() -> None:
    app = Showing(100)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        transcript = app.query_one(Transcript)
        for _ in range(40):
            transcript.scroll_page_up(animate=False)
            await pilot.pause()
        assert numbers(transcript) == list(range(100))
        assert transcript.scroll_y == 0


async def test_older_messages_do_not_move_what_is_being_read() -> None:
    app = Showing(100)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        transcript = app.query_one(Transcript)
        before = len(numbers(transcript))
        reading = transcript.query(Said).first()
        transcript.scroll_to(y=5, animate=False)
        while len(numbers(transcript)) == before:
            await pilot.pause()
        await pilot.pause()
        assert transcript.scroll_y > 5
        assert reading.region.y == -5


async def test_a_new_message_goes_to_the_end_and_drops_the_oldest() -> None:
    app = Showing(100)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        transcript = app.query_one(Transcript)
        for _ in range(40):
            transcript.scroll_page_up(animate=False)
            await pilot.pause()
        transcript.say([Message("assistant", "new")])
        await pilot.pause()
        await pilot.pause()
        assert len(numbers(transcript)) == WINDOW
        assert transcript.scroll_y == transcript.max_scroll_y


async def test_answers_are_picked_one_by_one_also_those_not_mounted() -> None:
    app = Showing(100)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        transcript = app.query_one(Transcript)
        for number in range(99, 0, -2):
            assert await transcript.pick_answer(-1)
            assert transcript.picked == number
        assert not await transcript.pick_answer(-1)
        assert transcript.picked == 1
        await pilot.pause()
        assert [said.number for said in transcript.query(Said) if said.has_class("-picked")] == [1]
        assert await transcript.pick_answer(1)
        assert transcript.picked == 3


async def test_nothing_said_is_markup() -> None:
    class Hostile(App[None]):
        def compose(self) -> ComposeResult:
            yield Transcript([Message("you", "[bold]x[/bold] [@click=app.quit]y[/] [link=evil]z[/link]")])

    app = Hostile()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert "[bold]x[/bold] [@click=app.quit]y[/] [link=evil]z[/link]" in "".join(strip.text for strip in strips)
        assert not any(
            "@click" in (segment.style.meta if segment.style else {}) for strip in strips for segment in strip
        )
