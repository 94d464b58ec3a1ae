"""``evenhand audit second``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.cli.replies_file import check_version, pinned, play_replies, read_replies


@click.command
@click.argument("audit_id", metavar="AUDIT")
@click.option("--rater", default="", metavar="NAME", help="Who will rate it; asked in the audit otherwise.")
@click.option("--replies", "replies_file", metavar="FILE", help="Drive it from a replies file; - is standard input.")
def second(audit_id: str, rater: str, replies_file: str | None) -> None:
    """Begin a second rating of the case of AUDIT, blind, and print its id.

    It has the same framework and readings, and begins with what says which case it is. It holds no grade, evidence,
    reason or note of another rating. Any number of people can rate one case.
    """
    from evenhand.drivers.rating import begin_second

    settings, catalogue = settings_and_catalogue()
    replies = None if replies_file is None else read_replies(replies_file)
    with open_store(settings) as store:
        if replies is not None:
            check_version(replies, pinned(store, audit_id), any_version=False)
        audit = begin_second(store, settings, catalogue, audit_id, rater=rater)
        with audit:
            click.echo(audit.id)
            if replies is not None:
                play_replies(audit, replies)
    if replies is None:
        click.echo(f"Whoever rates it goes on with: evenhand audit resume {audit.id}", err=True)
