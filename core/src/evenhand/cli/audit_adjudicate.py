"""``evenhand audit adjudicate``."""

from __future__ import annotations

import click

from evenhand.cli.replies_file import rate_again


@click.command
@click.argument("audit_id", metavar="AUDIT")
@click.option("--rater", default="", metavar="NAME", help="Who adjudicates; asked in the record otherwise.")
@click.option("--replies", "replies_file", metavar="FILE", help="Drive it from a replies file; - is standard input.")
def adjudicate(audit_id: str, rater: str, replies_file: str | None) -> None:
    """Begin a record that settles the case of AUDIT, from two graded ratings on, and print its id.

    Evidence, grades and reasons are asked. Before each grade it says what each rater gave and why. The ratings
    themselves never change.
    """
    from evenhand.conversation.rating import rating_of
    from evenhand.drivers.rating import begin_adjudication

    audit = rate_again(begin_adjudication, audit_id, rater, replies_file)
    rating = rating_of(audit.conversation.state.started)
    click.echo(f"It is made from {len(rating.seen) if rating else 0} graded ratings.", err=True)
    if replies_file is None:
        click.echo(f"Whoever adjudicates goes on with: evenhand audit resume {audit.id}", err=True)
