"""Opening the assistant, or line mode where there is no terminal to draw on."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue


def open_assistant(
    *,
    plain: bool = False,
    mouse: bool | None = None,
    audit_id: str | None = None,
    catalogue: Catalogue | None = None,
    note: str = "",
) -> int:
    """Open the assistant, on one audit where ``audit_id`` names one; in line mode where nothing can be drawn.

    That is with ``plain``, without a terminal, or where ``TERM`` is dumb. ``mouse`` overrides the person's setting,
    ``catalogue`` what is installed; ``note`` is said above everything.
    Gives the exit code. Raises ``EvenhandError`` for settings or a store that cannot be used.
    """

    def in_line_mode() -> int:
        return line_mode() if audit_id is None else line_mode_on(audit_id, catalogue)

    if plain or not can_draw():
        return in_line_mode()
    try:
        from evenhand_tui.main import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"evenhand_tui", "textual"}:
            raise
        sys.stderr.write(f"evenhand: {error.name} is not installed, so this is line mode.\n")
        return in_line_mode()
    return run(in_line_mode, audit_id=audit_id, mouse=mouse, catalogue=catalogue, note=note)


def can_draw() -> bool:
    """Whether there is a terminal that can be drawn on, with a person at it."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def line_mode() -> int:
    """The opening of line mode."""
    from evenhand.cli.places import settings_and_catalogue
    from evenhand.drivers.plain_menu import Menu
    from evenhand.drivers.plain_terminal import Terminal

    settings, catalogue = settings_and_catalogue()
    return Menu(settings, catalogue, Terminal()).run()


def line_mode_on(audit_id: str, catalogue: Catalogue | None = None) -> int:
    """Line mode on one audit, under ``catalogue`` or what is installed. Raises ``EvenhandError`` when it cannot be
    opened.
    """
    from evenhand.cli.places import open_store, settings_and_catalogue
    from evenhand.drivers.opening import resume_audit
    from evenhand.drivers.plain_audit import run_audit
    from evenhand.drivers.plain_terminal import Terminal

    settings, installed = settings_and_catalogue()
    known = catalogue or installed
    with open_store(settings) as store:
        run_audit(store, known, resume_audit(store, settings, audit_id, known), Terminal())
    return 0
