"""``evenhand settings``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from evenhand.cli.output import print_json
from evenhand.settings import Settings, load_settings, paths


@click.command
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def settings(as_json: bool) -> None:
    """Print the settings that hold, and the two files that they come from."""
    found = load_settings()
    if as_json:
        print_json(_json(found))
        return
    for line in _lines(found):
        click.echo(line)


def _json(found: Settings) -> dict[str, object]:
    return {
        "authority_file": {"path": str(paths.authority_file()), "found": found.authority_file is not None},
        "person_file": {"path": str(paths.person_file()), "found": found.person_file is not None},
        "readings": {name: dict(options) for name, options in found.readings.items()},
        "lists": {name: list(entries) for name, entries in found.lists.items()},
        "plugins": {"allow": None if found.allow is None else list(found.allow), "disable": list(found.disable)},
        "store": str(paths.store_file(found.data)),
        "theme": found.theme,
        "mouse": found.mouse,
        "ascii": found.ascii,
        "keys": dict(found.keys),
        "checks_off": list(found.checks_off),
    }


def _lines(found: Settings) -> Iterator[str]:
    yield f"authority: {paths.authority_file()}{'' if found.authority_file else ' (not there: nothing is set)'}"
    for framework_id, options in found.readings.items():
        for reading, option in options.items():
            yield f"  reading {framework_id}.{reading} = {option}"
    for name, entries in found.lists.items():
        yield f"  list {name} = {', '.join(entries)}"
    if found.allow is not None:
        yield f"  plugins allowed = {', '.join(found.allow) or 'none'}"
    if found.disable:
        yield f"  plugins disabled = {', '.join(found.disable)}"
    yield f"  store = {paths.store_file(found.data)}"
    yield f"person: {paths.person_file()}{'' if found.person_file else ' (not there: nothing is set)'}"
    yield f"  theme = {found.theme}"
    yield f"  mouse = {'on' if found.mouse else 'off'}"
    yield f"  ascii = {'on' if found.ascii else 'off'}"
    if found.checks_off:
        yield f"  writing checks off = {', '.join(found.checks_off)}"
    for action, key in found.keys.items():
        yield f"  key {action} = {key}"
