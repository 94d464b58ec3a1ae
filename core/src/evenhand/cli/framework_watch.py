"""``evenhand framework watch``."""

from __future__ import annotations

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
            click.echo(f"  {line}")

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
