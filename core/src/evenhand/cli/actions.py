"""``evenhand actions``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from evenhand.cli.lazy import LazyCommand, LazyGroup

if TYPE_CHECKING:
    from evenhand.drivers.following import Followed, Following

PROBLEMS_FOUND = 1


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    lazy={"tell": LazyCommand("evenhand.cli.actions_tell", "tell", "tell what became of an action")},
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@click.option("--open", "wanted", flag_value="open", help="Only those that are open, late or not.")
@click.option("--due", "wanted", flag_value="due", help="Only those of which something falls due within 7 days.")
@click.option("--overdue", "wanted", flag_value="overdue", help="Only those of which something is overdue.")
@click.option("--closed", "wanted", flag_value="closed", help="Only those that are closed.")
@click.option("--all", "wanted", flag_value="all", help="The closed ones too.")
@click.option("--owner", metavar="NAME", help="Only those whose owner's name has this in it.")
@click.option("--audit", "audit_id", metavar="A", help="Only those of this audit.")
@click.option("--practice", is_flag=True, help="Practice audits too.")
@click.pass_context
def actions(
    ctx: click.Context, as_json: bool, wanted: str | None, owner: str | None, audit_id: str | None, practice: bool
) -> int:
    """List the actions of all audits that are not closed yet, the overdue first.

    An action waits for its completion and for its review, or for its dates to be set. Practice audits stay out.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    following = _following(audit_id, practice=practice)
    found = [one for one in following.actions if _is_wanted(one, wanted) and _is_owned(one, owner)]
    if as_json:
        from evenhand.cli.actions_json import action_json
        from evenhand.cli.output import print_json

        print_json([action_json(one) for one in found])
    else:
        _print(found)
    for problem in following.problems:
        click.echo(f"evenhand: {problem}", err=True)
    return PROBLEMS_FOUND if following.problems else 0


def _following(audit_id: str | None, *, practice: bool) -> Following:
    from datetime import datetime

    from evenhand.cli.places import open_store
    from evenhand.drivers.following import Following, follow_all
    from evenhand.settings import load_settings
    from evenhand.settings.paths import store_file
    from evenhand.store.opening import list_for_opening

    settings = load_settings()
    # Looking for actions makes no store where there is none.
    if audit_id is None and not list_for_opening(store_file(settings.data), practice=None):
        return Following((), ())
    with open_store(settings) as store:
        return follow_all(store, datetime.now().astimezone().date(), practice=practice, audit_id=audit_id)


def _is_wanted(one: Followed, wanted: str | None) -> bool:
    if wanted in {"overdue", "due"}:
        return any(wait.standing == wanted for wait in one.waits)
    if wanted == "all":
        return True
    state = one.action.state
    return state == wanted if wanted else state != "closed"


def _is_owned(one: Followed, owner: str | None) -> bool:
    return owner is None or owner.strip().casefold() in one.action.owner.casefold()


def _print(found: Iterable[Followed]) -> None:
    from evenhand.drivers.following_words import action_lines, counted
    from evenhand.drivers.plain_terminal import visible

    listed = list(found)
    if not listed:
        click.echo("There are no actions to list.", err=True)
        return
    click.echo(counted(listed))
    for one in listed:
        click.echo("")
        for line in action_lines(one):
            click.echo(visible(line))
