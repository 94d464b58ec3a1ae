"""``evenhand audit resume``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.cli.replies_file import RepliesFile, check_version, play_replies, read_replies
from evenhand.settings import load_settings


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--replies", "replies_file", metavar="FILE", help="Drive it from a replies file; - is standard input.")
@click.option(
    "--from-line", type=click.IntRange(min=1), default=1, metavar="N", help="Give the replies from line N on."
)
@click.option("--any-version", is_flag=True, help="Play the file also where it was made under another version.")
@click.option("--plain", is_flag=True, help="Go on in line mode.")
def resume(audit_id: str, replies_file: str | None, from_line: int, any_version: bool, plain: bool) -> int:
    """Go on with an audit, under the framework it was begun with.

    With --replies every reply of the file is given, from line N on where one was refused before, and the audit's id is
    printed; without it the assistant opens on the audit.
    """
    from evenhand.cli.assistant import open_assistant

    if replies_file is None and (from_line > 1 or any_version):
        raise click.UsageError("--from-line and --any-version go with --replies FILE")
    if replies_file is not None:
        return _play(audit_id, read_replies(replies_file, from_line=from_line), any_version=any_version)
    with open_store(load_settings()) as store:
        whole_id = store.read(audit_id).summary.id
    return open_assistant(plain=plain, audit_id=whole_id)


def _play(audit_id: str, file: RepliesFile, *, any_version: bool) -> int:
    from evenhand.drivers.opening import resume_audit

    settings, catalogue = settings_and_catalogue()
    with open_store(settings) as store, resume_audit(store, settings, audit_id, catalogue) as audit:
        check_version(file, audit.framework, any_version=any_version)
        click.echo(audit.id)
        play_replies(audit, file)
    return 0
