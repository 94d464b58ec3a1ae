"""``evenhand audit import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evenhand.cli.places import open_store
from evenhand.errors import EvenhandError
from evenhand.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.drivers.travel import Imported

FINE, TAMPERED, REFUSED = 0, 1, 2


@click.command(name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--trust", metavar="FINGERPRINT", help="Trust this key from now on, as read out over the telephone; needs --name."
)
@click.option("--name", metavar="WHO", help="Whose key it is.")
def import_audits(files: tuple[str, ...], trust: str | None, name: str | None) -> int:
    """Take in audits from files that `evenhand audit export` wrote; - is standard input.

    What is new here is kept whole. Where a copy is here already, only what it lacks is added; where both went on, they
    are joined, and what was answered differently is listed. A file that cannot be taken in is refused with a reason,
    and nothing of it is kept; exit code 1 says that one was changed after it was signed.
    """
    from evenhand.drivers.plain_terminal import visible
    from evenhand.drivers.travel import import_audit
    from evenhand.store.store import utc_now
    from evenhand.travelling.errors import TamperedFile
    from evenhand.travelling.keyring import Keyring

    settings = load_settings()
    codes = {FINE}
    with open_store(settings) as store:
        keyring = Keyring(store.path.parent)
        if trust is not None:
            keyring.trust(trust, name or "", since=utc_now())
        for file in files:
            shown = visible("standard input" if file == "-" else file)
            try:
                done = import_audit(store, settings, keyring, _content(file))
            except EvenhandError as error:
                # The other files may be sound; each is told of in its own line.
                click.echo(f"evenhand: {shown}: {error}", err=True)
                codes.add(TAMPERED if isinstance(error, TamperedFile) else REFUSED)
                continue
            for line in lines_of(done):
                click.echo(visible(line))
    return TAMPERED if TAMPERED in codes else max(codes)


def _content(file: str) -> bytes:
    from evenhand.travelling.errors import RefusedFile
    from evenhand.travelling.parcel import LARGEST_BYTES
    from evenhand.travelling.private_files import read_at_most

    if file == "-":
        return sys.stdin.buffer.read(LARGEST_BYTES + 1)
    try:
        return read_at_most(Path(file), LARGEST_BYTES)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise RefusedFile(f"it cannot be read ({reason}); check the name and that you may read it") from None


def lines_of(done: Imported) -> Iterator[str]:
    """What is said of a file that was taken in."""
    events = f"{done.events} new event{'' if done.events == 1 else 's'}"
    words = {
        "new": f"new here, {done.events} events",
        "nothing new": "nothing new",
        "continued": f"went on, {events}",
        "joined": f"both copies went on and are joined, {events}",
    }
    yield f"{done.audit_id}  from {done.sender}: {words[done.outcome]}"
    if done.version:
        yield f"It is under version {done.version} of its framework now, as the other copy is."
    if done.conflicts:
        yield "Answered differently in both copies; the later answer stands. Please look at:"
        yield from (f"  {place}" for place in done.conflicts)
    if done.went_on:
        yield "One copy was graded, or went further, while answers were changed in the other: please look at the grade."
