"""``evenhand audit second``."""

from __future__ import annotations

import click

from evenhand.cli.replies_file import rate_again


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

    audit = rate_again(begin_second, audit_id, rater, replies_file)
    if replies_file is None:
        click.echo(f"Whoever rates it goes on with: evenhand audit resume {audit.id}", err=True)
