"""``evenhand audit adjudicate``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.cli.replies_file import check_version, pinned, play_replies, read_replies


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

    settings, catalogue = settings_and_catalogue()
    replies = None if replies_file is None else read_replies(replies_file)
    with open_store(settings) as store:
        if replies is not None:
            check_version(replies, pinned(store, audit_id), any_version=False)
        audit = begin_adjudication(store, settings, catalogue, audit_id, rater=rater)
        with audit:
            click.echo(audit.id)
            if replies is not None:
                play_replies(audit, replies)
    rating = rating_of(audit.conversation.state.started)
    click.echo(f"It is made from {len(rating.seen) if rating else 0} graded ratings.", err=True)
    if replies is None:
        click.echo(f"Whoever adjudicates goes on with: evenhand audit resume {audit.id}", err=True)
