"""The page of commands: each with its help, arguments and options, and the words typed during an audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from making.markdown import page, prose, table

from evenhand.cli.commands import evenhand
from evenhand.conversation.commands import COMMANDS


def all_commands(group: click.Group | None = None, path: str = "evenhand") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, groups before what is in them."""
    found = group or evenhand
    yield path, found
    context = click.Context(found)
    for name in found.list_commands(context):
        command = found.get_command(context, name)
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{path} {name}")
        elif command is not None and not command.hidden:
            yield f"{path} {name}", command


def commands_page() -> str:
    """Every command of the executable, then every word of the conversation."""
    intro = (
        "Results go to standard output, everything else to standard error. Exit codes: 0 fine, 1 a finding, 2 "
        "bad usage or bad input, which is told in one line. Every command takes `--help`."
    )
    return page("Commands", intro, [*_command_line(), *_conversation()])


def _command_line() -> Iterator[str]:
    for path, command in all_commands():
        context = click.Context(command, info_name=path)
        yield from (f"## {path}", "")
        yield from prose((command.help or "").replace("\b", ""))
        yield from ("```text", " ".join(command.get_usage(context).split()), "```", "")
        rows = [row for parameter in command.params if (row := _row(parameter, context))]
        if rows:
            yield from table(("given", "is"), rows)


def _row(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    """An option with its help; an argument is told of in the command's own words."""
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return None
    record: Any = parameter.get_help_record(context)
    return (f"`{record[0]}`", record[1]) if record else None


def _conversation() -> Iterator[str]:
    yield from ("## While an audit is under way", "")
    yield from ("Typed into the reply box or at the prompt of line mode, with or without a slash before it.", "")
    rows = [
        (f"`{command.usage}`", ", ".join(f"`{alias}`" for alias in command.aliases), command.does)
        for command in COMMANDS
    ]
    yield from table(("typed", "also", "does"), rows)
