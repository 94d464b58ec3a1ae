"""Every key of the assistant: one table for the bindings, the help screen, the menu and the person's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding, BindingType

from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class KeyAction(NamedTuple):
    """One action. ``id`` is its name in the settings; ``where`` says on which screens it acts."""

    id: str
    keys: str
    action: str
    does: str
    where: str


KEYS: tuple[KeyAction, ...] = (
    KeyAction("help", "f1", "help", "every key and command", "all"),
    KeyAction("blank", "f9", "blank", "blank the screen, and bring it back", "all"),
    KeyAction("quit", "ctrl+q", "quit", "close Evenhand; everything answered is kept", "all"),
    KeyAction("theme", "f12", "toggle_theme", "dark or light", "all"),
    KeyAction("progress", "f2", "progress", "progress of every domain", "audit"),
    KeyAction("guidance", "f3", "guidance", "guidance: standard, limits and the descriptors of every grade", "audit"),
    KeyAction("ruling", "f4", "ruling", "the whole ruling and what would change it", "audit"),
    KeyAction("concern", "ctrl+s,f11", "concern", "record a safeguarding concern now, and who was told", "audit"),
    KeyAction("editor", "f5,ctrl+e", "editor", "write in a full screen", "audit"),
    KeyAction("next_grade", "f6", "next_grade", "the next grade in the guidance beside the conversation", "audit"),
    KeyAction(
        "earlier", "f7", "earlier", "choose an earlier answer to change (also: up, while nothing is typed)", "audit"
    ),
    KeyAction("report", "f8", "report", "make the report", "audit"),
    KeyAction("menu", "f10,ctrl+p", "menu", "every command (also: Esc)", "audit"),
    KeyAction("guidance_down", "ctrl+pagedown,ctrl+down", "guidance_down", "scroll the guidance down", "audit"),
    KeyAction("guidance_up", "ctrl+pageup,ctrl+up", "guidance_up", "scroll the guidance up", "audit"),
)

FIXED: tuple[tuple[str, str], ...] = (
    ("Enter", "send what is typed"),
    ("Ctrl+J", "a new line in what is typed"),
    ("a letter or number", "alone in the box: gives the answer it stands before, after a moment or with Enter"),
    ("Right", "while nothing is typed: change the words of the answer that stands"),
    ("Page Up, Page Down", "scroll the conversation"),
    ("Up", "while nothing is typed: choose an earlier answer; Enter goes there, c copies it, Esc comes back"),
    ("Esc", "close what is open; in the conversation: the menu"),
)


def bindings(where: str) -> list[BindingType]:
    """The bindings of one kind of screen. Their ids let the settings give them other keys.

    They come before those of the reply box, which has some of the function keys for itself.
    """
    return [
        Binding(key.keys, key.action, key.does, id=key.id, show=False, priority=True)
        for key in KEYS
        if key.where == where
    ]


def key_name(keys: str) -> str:
    """Keys as a person reads them: ``F5 or Ctrl+E``."""
    names = []
    for key in keys.split(","):
        names.append(
            "+".join(part.upper() if len(part) <= 3 and part[0] == "f" else part.title() for part in key.split("+"))
        )
    return " or ".join(names).replace("Pagedown", "Page Down").replace("Pageup", "Page Up")


def keys_in_use(settings: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Every action's keys, as the settings have them, with what they do."""
    for key in KEYS:
        yield key_name(settings.get(key.id, key.keys)), key.does


def unknown_actions(settings: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each action in the settings that does not exist."""
    known = [key.id for key in KEYS]
    return tuple(
        f"settings: keys.{action}: there is no such action{did_you_mean(action, known)}"
        for action in settings
        if action not in known
    )
