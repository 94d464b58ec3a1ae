"""The reference is made from the source, is up to date, and leaves nothing out."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import evenhand.models
from evenhand import hookspecs
from evenhand.catalogue.files import toml_files
from evenhand.catalogue.folder import SECTIONS
from evenhand.cli.commands import evenhand as executable
from evenhand.conversation.commands import COMMANDS
from evenhand.models.base import Model
from evenhand.settings.load import load_settings
from evenhand.settings.settings import CHECKS, LIST_NAMES

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def all_models() -> list[type[Model]]:
    """Every model of core that an author can meet."""
    names = [f"evenhand.models.{found.name}" for found in pkgutil.iter_modules(evenhand.models.__path__)]
    found = [kind for name in names for kind in vars(importlib.import_module(name)).values() if inspect.isclass(kind)]
    mine = [kind for kind in found if issubclass(kind, Model) and kind is not Model]
    return sorted(set(mine), key=lambda kind: (kind.__module__, kind.__name__))


def rows(text: str, heading: str) -> dict[str, list[str]]:
    """The rows of the tables under a heading, by what stands in their first cell."""
    part = re.split(r"^#{1,6} ", text.partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line.split(" | ") for line in part.splitlines() if line.startswith("| `")]
    return {line[0].strip("|` "): line for line in lines}


def paths(group: click.Group, path: str) -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = [(path, group)]
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found += paths(command, f"{path} {name}") if isinstance(command, click.Group) else [(f"{path} {name}", command)]
    return found


def test_the_pages_are_up_to_date() -> None:
    ran = subprocess.run(
        [sys.executable, str(REFERENCE / "make_reference.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr


def test_every_hook_is_there_with_all_that_an_author_must_know() -> None:
    text = page("hooks.md")
    hooks = [name for name in vars(hookspecs) if name.startswith("evenhand_")]
    assert len(hooks) >= 16
    for name in hooks:
        part = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert f"{name}(" in part, name
        assert [said for said in ("*Needed*", "*Called*", "*Empty*", "*Since*") if said not in part] == [], name


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_every_field_of_every_model_is_there_with_its_meaning(model: type[Model]) -> None:
    found = rows(page("models.md"), f"### {model.__name__}")
    assert set(found) == {info.alias or name for name, info in model.model_fields.items()}
    assert [name for name, row in found.items() if len(row) != 4 or len(row[3].strip(" |")) < 6] == []


def test_every_file_and_key_of_a_framework_is_there(tmp_path: Path) -> None:
    text = page("toml.md")
    for name in (*SECTIONS, "framework", "prompts"):
        assert f"\n## {name}.toml\n" in text
        (tmp_path / f"{name}.toml").touch()
    assert len(toml_files(tmp_path)) == len(SECTIONS) + 2
    for name, model in SECTIONS.items():
        keys = rows(text, f"## {name}.toml")
        own = {info.alias or field for field, info in model.model_fields.items()} - {"plugin"}
        assert own <= set(keys), name
    assert text.count("An example from Durham") >= 8
    assert "`plugin`" not in text


@pytest.mark.parametrize(("path", "command"), paths(executable, "evenhand"), ids=lambda given: str(given)[:40])
def test_every_command_is_there_with_every_option(path: str, command: click.Command) -> None:
    part = page("commands.md").partition(f"\n## {path}\n")[2].partition("\n## ")[0]
    assert "Usage: " in part, path
    assert len(part.strip().splitlines()[0]) > 10
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert max(parameter.opts, key=len) in part


def test_every_word_of_the_conversation_is_there() -> None:
    text = page("commands.md")
    assert [command.usage for command in COMMANDS if f"| `{command.usage}` |" not in text] == []


def test_every_setting_is_there_and_taken(tmp_path: Path) -> None:
    text = page("settings.md")
    sys.path.insert(0, str(REFERENCE))
    try:
        settings_keys = importlib.import_module("making.settings_keys")
    finally:
        sys.path.remove(str(REFERENCE))
    keys = settings_keys.accepted_keys()
    assert {"theme", "readings", "allow", "off", *LIST_NAMES} <= keys
    assert [key for key in keys if f"`{key}`" not in text and f"[{key}" not in text] == []
    assert [kind for kind in CHECKS if f"`{kind}`" not in text] == []
    assert all(len(meaning) > 10 for meaning in settings_keys.VARIABLES.values())
    assert set(settings_keys.variables()) == set(settings_keys.VARIABLES)
    authority, person = tmp_path / "authority.toml", tmp_path / "settings.toml"
    lists = "\n".join(f'{name} = ["One"]' for name in LIST_NAMES)
    authority.write_text(
        f'[readings.durham]\nlimiting = "tool"\n[lists]\n{lists}\n[plugins]\nallow = ["durham"]\ndisable = []\n'
        '[paths]\ndata = "~/audits"\n',
        encoding="utf-8",
    )
    person.write_text(
        'theme = "light"\nmouse = false\nascii = true\n[checks]\noff = ["dates"]\n[keys]\nhelp = "f1"\n',
        encoding="utf-8",
    )
    assert load_settings(authority, person).theme == "light"
