"""Reads the settings files strictly. A file that is not there means that nothing is set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evenhand.errors import EvenhandError
from evenhand.settings import paths
from evenhand.settings.settings import CHECKS, LIST_NAMES, THEMES, Settings
from evenhand.settings.toml_file import TomlFile, read_toml
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.settings.toml_lines import KeyPath


class SettingsError(EvenhandError):
    """A setting that cannot be used. Its text names the file, the line, the key and the fix."""


def load_settings(authority: Path | None = None, person: Path | None = None) -> Settings:
    """The settings of authority and person, from these files or from where they usually are.

    Raises :class:`SettingsError` or :class:`TomlError` for the first thing that is wrong.
    """
    values: dict[str, Any] = {}
    for path, reader, name in (
        (authority or paths.authority_file(), _authority, "authority_file"),
        (person or paths.person_file(), _person, "person_file"),
    ):
        if path.is_dir():
            raise SettingsError(f"{path} is a folder, and a file is meant; set {paths.VARIABLES[name]} to a file")
        if path.exists():
            file = read_toml(path, str(path))
            values |= reader(_Table(file, (), file.data))
            values[name] = path
    return Settings(**values)


class _Table:
    """One table of a settings file, read key by key."""

    def __init__(self, file: TomlFile, path: KeyPath, data: Mapping[str, Any]) -> None:
        self.file = file
        self.path = path
        self.data = data

    def only(self, *known: str) -> None:
        """Refuse every key but these."""
        for key in self.data:
            if key not in known:
                raise self.wrong(key, f"unknown key '{key}'{did_you_mean(key, known)}")

    def wrong(self, key: str, words: str, index: int | None = None) -> SettingsError:
        path = (*self.path, key) if index is None else (*self.path, key, index)
        from evenhand.settings.toml_lines import line_of

        shown = ".".join(str(part) for part in (*self.path, key))
        return SettingsError(f"{self.file.name} line {line_of(self.file.text, path)}: {shown}: {words}")

    def table(self, key: str) -> _Table:
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table; write [{'.'.join(str(part) for part in (*self.path, key))}]")
        return _Table(self.file, (*self.path, key), value)

    def tables(self) -> dict[str, _Table]:
        return {key: self.table(key) for key in self.data}

    def text(self, key: str) -> str:
        value = self.data[key]
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be text in quotes, and not empty")
        return value

    def flag(self, key: str) -> bool:
        value = self.data[key]
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false, without quotes")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty or twice."""
        value = self.data[key]
        if not isinstance(value, list):
            raise self.wrong(key, 'must be a list such as ["one", "two"]')
        for index, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                raise self.wrong(key, "each entry must be text in quotes, and not empty", index)
            if item in value[:index]:
                raise self.wrong(key, f"'{item}' stands twice", index)
        return tuple(value)


def _authority(top: _Table) -> dict[str, Any]:
    top.only("readings", "lists", "plugins", "paths")
    readings = top.table("readings").tables()
    lists = top.table("lists")
    lists.only(*LIST_NAMES)
    plugins = top.table("plugins")
    plugins.only("allow", "disable")
    folders = top.table("paths")
    folders.only("data")
    return {
        "readings": {name: {key: table.text(key) for key in table.data} for name, table in readings.items()},
        "lists": {key: lists.texts(key) for key in lists.data},
        "allow": plugins.texts("allow") if "allow" in plugins.data else None,
        "disable": plugins.texts("disable") if "disable" in plugins.data else (),
        "data": _folder(folders, "data") if "data" in folders.data else None,
    }


def _folder(table: _Table, key: str) -> Path:
    """A folder that does not depend on where Evenhand is started from."""
    text = table.text(key)
    try:
        folder = Path(text).expanduser()
    except RuntimeError:
        raise table.wrong(key, "this person's home folder is not known; write the whole path") from None
    if not folder.is_absolute():
        raise table.wrong(key, f"'{text}' must be a whole path, such as /srv/evenhand, or begin with ~")
    return folder


def _person(top: _Table) -> dict[str, Any]:
    top.only("theme", "mouse", "keys", "ascii", "checks")
    readers: dict[str, Callable[[str], Any]] = {"theme": top.text, "mouse": top.flag, "ascii": top.flag}
    values = {key: read(key) for key, read in readers.items() if key in top.data}
    if values.get("theme", THEMES[0]) not in THEMES:
        raise top.wrong("theme", f"no theme '{values['theme']}'{did_you_mean(values['theme'], THEMES)}")
    checks = top.table("checks")
    checks.only("off")
    values["checks_off"] = checks.texts("off") if "off" in checks.data else ()
    for index, kind in enumerate(values["checks_off"]):
        if kind not in CHECKS:
            raise checks.wrong("off", f"no check '{kind}'{did_you_mean(kind, CHECKS)}", index)
    keys = top.table("keys")
    values["keys"] = {action: keys.text(action) for action in keys.data}
    used: dict[str, str] = {}
    for action, key in values["keys"].items():
        if used.setdefault(key, action) != action:
            raise keys.wrong(action, f"'{key}' is already the key for '{used[key]}'")
    return values
