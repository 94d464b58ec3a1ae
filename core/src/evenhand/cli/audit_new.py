"""``evenhand audit new``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.cli.replies_file import check_version, play_replies, read_replies


@click.command
@click.argument("framework_id", metavar="ID")
@click.option("--replies", "replies_file", metavar="FILE", help="Drive it from a replies file; - is standard input.")
@click.option("--any-version", is_flag=True, help="Play the file also where it was made under another version.")
@click.option("--practice", is_flag=True, help="Keep it out of lists and figures.")
@click.option(
    "--reading", "readings", multiple=True, metavar="[CONTRADICTION=]OPTION", help="A reading for this audit."
)
@click.option("--plain", is_flag=True, help="Go through it in line mode.")
def new(
    framework_id: str,
    replies_file: str | None,
    any_version: bool,
    practice: bool,
    readings: tuple[str, ...],
    plain: bool,
) -> int:
    """Begin an audit under the framework ID, and print the audit's id.

    With --replies every reply of the file is given; without it the assistant opens on the new audit. A file made under
    another version of the framework is refused unless --any-version is given.
    """
    from evenhand.drivers.opening import start_audit

    settings, catalogue = settings_and_catalogue()
    # Read first: a file that cannot be read should not leave an audit behind.
    replies = None if replies_file is None else read_replies(replies_file)
    if replies is not None:
        check_version(replies, catalogue.framework(framework_id), any_version=any_version)
    with open_store(settings) as store:
        audit = start_audit(store, settings, catalogue, framework_id, practice=practice, readings=readings)
        with audit:
            click.echo(audit.id)
            if replies is not None:
                play_replies(audit, replies)
                return 0
    from evenhand.cli.assistant import open_assistant

    return open_assistant(plain=plain, audit_id=audit.id)
