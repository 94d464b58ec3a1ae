"""Runs a plugin's code so that whatever it does becomes one fault, and nothing of it reaches the terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from evenhand.errors import EvenhandError
from evenhand.loading.entries import PluginEntry
from evenhand.models.faults import Fault, Stage


class PluginError(EvenhandError):
    """A plugin that could not be used. ``fault`` says which, at what stage, and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault_line(fault))
        self.fault = fault


def fault_line(fault: Fault) -> str:
    """A fault in one line: plugin, distribution, what happened, what to do."""
    hint = f"; {fault.hint}" if fault.hint else ""
    return f"plugin {fault.plugin} ({fault.distribution}): {fault.message}{hint}"


def make_fault(entry: PluginEntry, stage: Stage, message: str, hint: str) -> Fault:
    """A fault of this plugin."""
    return Fault(entry.name or entry.distribution, entry.distribution, stage, message, hint)


@contextlib.contextmanager
def guarded(entry: PluginEntry, stage: Stage, doing: str) -> Iterator[None]:
    """Turn whatever a plugin's code raises into :class:`PluginError`, also ``SystemExit``; not ``KeyboardInterrupt``.

    Only the type of an exception is told, since its text may repeat what an auditor typed. What the plugin prints goes
    to stderr, because stdout carries results.
    """
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    except (KeyboardInterrupt, PluginError):
        raise
    except ImportError as error:
        name = error.name or "a module"
        missing = isinstance(error, ModuleNotFoundError)
        message = f"{doing} failed: {name} {'is not installed' if missing else 'could not be imported'}"
        hint = f"install {entry.distribution} again with everything it needs"
        raise PluginError(make_fault(entry, stage, message, hint)) from None
    except SystemExit:
        message = f"{doing} failed: it tried to end the program"
        raise PluginError(make_fault(entry, stage, message, _tell_author(entry))) from None
    except BaseException as error:
        message = f"{doing} failed with {type(error).__name__}"
        raise PluginError(make_fault(entry, stage, message, _tell_author(entry))) from None


def _tell_author(entry: PluginEntry) -> str:
    return f"update {entry.distribution}, or tell its author"
