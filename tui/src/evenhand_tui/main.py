"""The entry point of the assistant, called by the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.catalogue import Catalogue
    from evenhand_tui.app import EvenhandApp


def run(
    plain_fallback: Callable[[], int],
    *,
    audit_id: str | None = None,
    mouse: bool | None = None,
    catalogue: Catalogue | None = None,
    note: str = "",
) -> int:
    """Run the assistant until it is closed, and give the exit code.

    ``plain_fallback`` is line mode, for a terminal that cannot show the assistant. ``audit_id`` opens one audit at
    once; ``mouse`` overrides the person's setting, ``catalogue`` what is installed; ``note`` is said at the start and
    above the lists. Raises ``EvenhandError`` for settings that cannot be used.
    """
    if not _fit_for_screens():
        return plain_fallback()
    # Nothing is worth collecting before the first paint, which this makes earlier.
    gc.disable()
    # Textual's variables could open a socket, write a log or a picture of the screen, or press keys.
    for name in [name for name in os.environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        del os.environ[name]
    from evenhand.settings import load_settings
    from evenhand.settings.paths import store_file
    from evenhand_tui.app import EvenhandApp

    settings = load_settings()
    if catalogue is None:
        from evenhand.catalogue import Catalogue

        catalogue = Catalogue(settings)
    app = EvenhandApp(settings, store_file(settings.data), catalogue, audit_id, note)
    return run_app(app, mouse=settings.mouse if mouse is None else mouse)


def run_app(app: EvenhandApp, *, mouse: bool) -> int:
    """Run an app until it is closed; unsent text is kept and the terminal is left sane, whatever happens."""
    try:
        app.run(mouse=mouse)
    except Exception as error:
        from evenhand_tui.crash import crash_line

        app.crash = app.crash or crash_line(error)
        sys.stderr.write(f"{app.crash}\n")
    finally:
        problem = app.let_go()
    if problem:
        sys.stderr.write(f"{problem}\n")
    return 1 if app.crash is not None else 0


def _fit_for_screens() -> bool:
    """Whether standard input and output are a terminal that can move its cursor."""
    return os.environ.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()
