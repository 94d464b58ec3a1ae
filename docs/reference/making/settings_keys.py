"""The page of settings: two files, their keys, the assistant's keys, and the variables that move folders."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

from making.markdown import page, table

from evenhand.settings import load, paths
from evenhand.settings.settings import CHECKS, DEFAULTS, LIST_NAMES, THEMES
from evenhand_tui.keys import KEYS

AUTHORITY = (
    ("[readings.FRAMEWORK]", "READING", 'an option in quotes, such as `limiting = "handbook"`', "the document's own",
     "which reading of a contradiction holds for everybody"),
    *(("[lists]", name, "list of text", "nothing", f"the {name} that are offered where a field asks for one")
      for name in LIST_NAMES),
    ("[plugins]", "allow", "list of plugin names", "every plugin", "only these are loaded"),
    ("[plugins]", "disable", "list of plugin names", "nothing", "these are not loaded"),
    ("[paths]", "data", "a whole path, or one that begins with ~", "the user's data folder", "the folder of the store"),
)  # fmt: skip
PERSON = (
    ("", "theme", ", ".join(f"`{name}`" for name in THEMES), f"`{DEFAULTS.theme}`", "dark on light, or light on dark"),
    ("", "mouse", "true or false", f"`{str(DEFAULTS.mouse).lower()}`",
     "whether the assistant takes the mouse; without it the terminal selects text"),
    ("", "ascii", "true or false", f"`{str(DEFAULTS.ascii).lower()}`", "plain signs, for terminals that lack others"),
    ("[checks]", "off", "list of " + ", ".join(f"`{kind}`" for kind in CHECKS), "nothing", "checks that keep silent"),
    ("[keys]", "ACTION", "a key in quotes", "the key below", "another key for an action of the assistant"),
)  # fmt: skip


def accepted_keys() -> set[str]:
    """Every fixed key that the loader of settings accepts, as its source says."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(load))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "only"]
    constants = {str(part.value) for call in named for part in call.args if isinstance(part, ast.Constant)}
    return constants | set(LIST_NAMES)


def variables() -> list[str]:
    """The environment variables that move a folder or a file."""
    tree = ast.parse(inspect.getsource(paths))
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return sorted({str(value) for value in found if str(value).startswith("EVENHAND_")})


VARIABLES = {
    "EVENHAND_DATA": "the folder of the store",
    "EVENHAND_CACHE": "the folder of what can be made again",
    "EVENHAND_SETTINGS": "the person's settings file",
    "EVENHAND_AUTHORITY_SETTINGS": "the authority's settings file",
}


def settings_page() -> str:
    """Both files key by key."""
    intro = (
        "There are two files: `authority.toml`, which whoever runs the computers can put in the site's "
        "folder, and the person's own `settings.toml`. `evenhand settings` prints where both are looked for "
        "and what holds. A file that is not there sets nothing; an unknown key is an error that names the "
        "line."
    )
    return page("Settings", intro, _body())


def _body() -> Iterator[str]:
    head = ("table", "key", "holds", "where left out", "meaning")
    for title, rows in (("authority.toml", AUTHORITY), ("settings.toml", PERSON)):
        yield from (f"## {title}", "")
        yield from table(head, [(f"`{row[0]}`" if row[0] else "", f"`{row[1]}`", *row[2:]) for row in rows])
    yield from ("## Keys of the assistant", "", "The name before each is what stands in `[keys]`.", "")
    yield from table(("action", "keys", "does"), [(f"`{key.id}`", f"`{key.keys}`", key.does) for key in KEYS])
    yield from ("## Variables", "", "Each moves one place, for a trial or for a shared computer.", "")
    yield from table(("variable", "is"), [(f"`{name}`", VARIABLES.get(name, "")) for name in variables()])
