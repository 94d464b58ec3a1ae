"""What the menu lists: keys, commands, places to go to, and what can be done with the transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.commands import COMMANDS
from evenhand.conversation.understand import TAKES_MORE
from evenhand_tui.keys import KEYS, key_name
from evenhand_tui.progress import places
from evenhand_tui.screens.menu import MenuItem
from evenhand_tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.conversation.state import Key
    from evenhand_tui.screens.assistant_actions import AssistantActions

NAMES = {
    "theme": "light or dark",
    "next_grade": "next grade",
    "earlier": "earlier answer",
    "guidance_down": "guidance down",
    "guidance_up": "guidance up",
}


def menu_items(screen: AssistantActions) -> list[MenuItem]:
    """Every command, those for the audit as a whole first."""
    transcript = screen.query_one(Transcript)
    items = [
        MenuItem("list of audits", "close this audit and go back; everything is kept", "", screen.action_leave),
        MenuItem(
            "save for another machine", "the audit as one signed file, not encrypted", "", screen.action_send_away
        ),
        MenuItem("ratings of this case", "side by side, once all of them are graded", "", screen.action_ratings),
        MenuItem("second rating", "begin another rating of this case, blind", "", screen.action_second),
        MenuItem("adjudicate", "begin the record that settles this case", "", screen.action_adjudicate),
        MenuItem("save the transcript", "to a file that only you can read", "", screen.action_save_transcript),
        MenuItem("copy the transcript", "to the clipboard", "", lambda: screen.copy(transcript.text())),
        MenuItem("copy the last message", "to the clipboard", "", lambda: screen.copy(transcript.messages[-1].text)),
    ]
    chosen = screen.app.settings.keys
    items += [
        MenuItem(
            NAMES.get(key.id, key.id.replace("_", " ")),
            key.does,
            key_name(chosen.get(key.id, key.keys)),
            _action(screen, key.action),
        )
        for key in KEYS
        if key.id != "menu"
    ]
    items += [
        MenuItem(command.name, command.does, f"/{command.name}", _command(screen, command.name))
        for command in COMMANDS
        if command.name not in {"help", "quit", "ruling", "concern"}
    ]
    for place in places(screen.audit.conversation):
        if place.goes_to is not None:
            items.append(MenuItem(f"go to {place.name}", place.words, "", _place(screen, place.goes_to)))
    return items


def _action(screen: AssistantActions, action: str) -> Callable[[], object]:
    async def run() -> None:
        await screen.run_action(action if hasattr(screen, f"action_{action}") else f"app.{action}")

    return lambda: screen.call_later(run)


def _command(screen: AssistantActions, name: str) -> Callable[[], object]:
    if name in TAKES_MORE:
        return lambda: screen.begin_command(f"/{name} ")
    return lambda: screen.send(f"/{name}")


def _place(screen: AssistantActions, key: Key) -> Callable[[], object]:
    return lambda: screen.go_to(key)
