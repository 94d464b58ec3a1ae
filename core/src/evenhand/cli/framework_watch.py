"""``evenhand framework watch``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from evenhand.kit.watching import Looked


@click.command
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="Look once and stop; exit 1 when there is something to mend.")
def watch(folder: Path, once: bool) -> int:
    """Load and check the framework in FOLDER now and after every save, until Ctrl+C. It need not be installed.

    Checking a plugin runs its code.
    """
    from evenhand.kit.unpacked import unpack
    from evenhand.kit.watching import SECONDS, look_at
    from evenhand.kit.watching import watch as watch_folder

    unpack(folder)
    told: list[bool] = []

    def tell(looked: Looked) -> None:
        told.append(looked.is_fine)
        click.echo(f"{time.strftime('%H:%M:%S')} {folder}")
        for line in looked.lines:
            for part in _fitted(f"  {line}"):
                click.echo(part)

    def wait() -> bool:
        if once and told:
            return False
        time.sleep(SECONDS)
        return True

    try:
        watch_folder(folder, lambda: look_at(folder), tell, wait)
    except KeyboardInterrupt:
        click.echo("Stopped.")
        return 0
    return 0 if told[-1] else 1


def _fitted(line: str) -> list[str]:
    """A line as it fits a terminal, broken between words, since a terminal breaks inside them; else as it is."""
    if not sys.stdout.isatty():
        return [line]
    import shutil
    import textwrap

    indent = " " * (len(line) - len(line.lstrip()) + 2)
    width = max(40, shutil.get_terminal_size().columns)
    return textwrap.wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
