"""The executable. Without arguments it opens the assistant and never imports the machinery of commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from evenhand.errors import EvenhandError

FINE, FINDING, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for, and give the exit code.

    0 is fine, 1 a finding, 2 bad usage or bad input. Whatever goes wrong is one line on stderr, never a traceback.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        code = _opened(given) if given in ([], ["--plain"]) else _invoked(given)
        sys.stdout.flush()
        return code
    except EvenhandError as error:
        return _said(str(error), BAD_INPUT)
    except BrokenPipeError:
        _silence_stdout()
        return FINE
    except KeyboardInterrupt:
        return _said("stopped; everything answered before is kept.", INTERRUPTED)
    except Exception as error:
        return _said(unexpected(error), FINDING)


def unexpected(error: BaseException) -> str:
    """One line about a mistake of ours: its type and where it arose. Its message may hold case text and is left out."""
    place = "an unknown place"
    step = error.__traceback__
    while step is not None:
        module = str(step.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0].startswith("evenhand"):
            place = f"{module}:{step.tb_lineno}"
        step = step.tb_next
    return (
        f"something went wrong that should not have: {type(error).__name__} in {place}. Everything answered before is "
        "kept. Please tell the maintainers this line and what `evenhand doctor` prints; neither holds case text."
    )


def _opened(given: list[str]) -> int:
    from evenhand.cli.assistant import open_assistant

    return open_assistant(plain=bool(given))


def _invoked(given: list[str]) -> int:
    import click

    from evenhand.cli.commands import evenhand

    try:
        # Not click's own main, which ends the process in its own way when a reader goes away or Ctrl-C is pressed.
        with evenhand.make_context("evenhand", given) as context:
            code = evenhand.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        group, path = error.ctx.command, error.ctx.command_path
        names = ", ".join(group.list_commands(error.ctx)) if isinstance(group, click.Group) else ""
        return _said(f"'{path}' needs one of: {names}. See: {path} --help", BAD_INPUT)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "evenhand"
        words = " ".join(error.format_message().split())
        ended = words if words.endswith(("?", "!", ".")) else f"{words}."
        return _said(f"{ended} See: {command} --help", BAD_INPUT)
    except click.ClickException as error:
        return _said(" ".join(error.format_message().split()), BAD_INPUT)
    except click.Abort:
        return _said("stopped; nothing more was done.", INTERRUPTED)
    return code if isinstance(code, int) else FINE


def _said(words: str, code: int) -> int:
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.write(f"evenhand: {words}\n")
        sys.stderr.flush()
    return code


def _speak_utf8() -> None:
    """Whatever the locale: a report of a child called Zoë must not fail on a machine set to ASCII."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence_stdout() -> None:
    """Nobody reads any more; without this Python would complain about it on leaving."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
