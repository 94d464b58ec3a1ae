from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.errors import EvenhandError
from evenhand.settings import Settings, load_settings
from evenhand.settings.settings import DEFAULTS


@pytest.fixture
def folder(evenhand_home: Path) -> Path:
    """Where the settings files of this test stand."""
    return evenhand_home / "config"


def authority(folder: Path, text: str) -> Settings:
    (folder / "authority.toml").write_text(text, encoding="utf-8")
    return load_settings()


def person(folder: Path, text: str) -> Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return load_settings()


def test_without_files_everything_is_at_its_default() -> None:
    assert load_settings() == DEFAULTS == Settings()
    assert DEFAULTS.allow is None
    assert (DEFAULTS.theme, DEFAULTS.mouse, DEFAULTS.ascii) == ("dark", True, False)


def test_the_authoritys_file_is_read(folder: Path) -> None:
    settings = authority(
        folder,
        """
        [readings.durham]
        limiting = "handbook"
        [lists]
        teams = ["North", "South"]
        managers = []
        [plugins]
        allow = ["durham"]
        disable = ["kent"]
        [paths]
        data = "/srv/evenhand"
        """,
    )
    assert settings.readings == {"durham": {"limiting": "handbook"}}
    assert settings.lists == {"teams": ("North", "South"), "managers": ()}
    assert (settings.allow, settings.disable) == (("durham",), ("kent",))
    assert settings.data == Path("/srv/evenhand")
    assert settings.authority_file == folder / "authority.toml"
    assert settings.person_file is None


def test_the_persons_file_is_read(folder: Path) -> None:
    settings = person(folder, 'theme = "light"\nmouse = false\nascii = true\n[keys]\nblank = "f9"\nhelp = "f1"\n')
    assert (settings.theme, settings.mouse, settings.ascii) == ("light", False, True)
    assert settings.checks_off == ()
    assert settings.keys == {"blank": "f9", "help": "f1"}
    assert settings.person_file == folder / "settings.toml"


def test_a_person_can_switch_writing_checks_off(folder: Path) -> None:
    assert person(folder, '[checks]\noff = ["acronyms", "proofread"]\n').checks_off == ("acronyms", "proofread")


def test_a_home_folder_may_be_meant(folder: Path) -> None:
    assert authority(folder, '[paths]\ndata = "~/audits"').data == Path.home() / "audits"


def test_files_can_be_named(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('theme = "light"', encoding="utf-8")
    assert load_settings(person=mine).theme == "light"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[reading.durham]\n", 1, "reading: unknown key 'reading'; did you mean 'readings'?"),
        ("\n[lists]\nteam = []\n", 3, "lists.team: unknown key 'team'; did you mean 'teams'?"),
        ("[plugins]\nallow = 'durham'\n", 2, 'plugins.allow: must be a list such as ["one", "two"]'),
        ("[plugins]\ndisable = ['a',\n 'a']\n", 3, "plugins.disable: 'a' stands twice"),
        ("[lists]\nteams = ['North',\n\n3]\n", 4, "lists.teams: each entry must be text in quotes, and not empty"),
        ("lists = 3\n", 1, "lists: must be a table; write [lists]"),
        ("[readings]\ndurham = 'handbook'\n", 2, "readings.durham: must be a table; write [readings.durham]"),
        ("[readings.durham]\nlimiting = 2\n", 2, "readings.durham.limiting: must be text in quotes, and not empty"),
        ("[paths]\ndata = 'audits'\n", 2, "paths.data: 'audits' must be a whole path"),
        ("[paths]\nstore = '/srv'\n", 2, "paths.store: unknown key 'store'"),
        ("[paths\n", 1, "a line that begins with [ ends with ]"),
    ],
)
def test_a_bad_authority_file_is_one_line_with_file_line_key_and_fix(
    folder: Path, text: str, line: int, words: str
) -> None:
    with pytest.raises(EvenhandError) as caught:
        authority(folder, text)
    message = str(caught.value)
    assert message.startswith(f"{folder / 'authority.toml'} line {line}: {words}")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("them = 'dark'\n", 1, "them: unknown key 'them'; did you mean 'theme'?"),
        ("theme = 'drak'\n", 1, "theme: no theme 'drak'; did you mean 'dark'?"),
        ("theme = 1\n", 1, "theme: must be text in quotes"),
        ("\nmouse = 1\n", 2, "mouse: must be true or false, without quotes"),
        ("ascii = 'yes'\n", 1, "ascii: must be true or false, without quotes"),
        ("[keys]\nblank = ''\n", 2, "keys.blank: must be text in quotes, and not empty"),
        ("[keys]\nblank = 'f9'\nhelp = 'f9'\n", 3, "keys.help: 'f9' is already the key for 'blank'"),
        ("[readings.durham]\nlimiting = 'handbook'\n", 1, "readings: unknown key 'readings'"),
        ("[checks]\noff = ['acronym']\n", 2, "checks.off: no check 'acronym'; did you mean 'acronyms'?"),
        ("[checks]\noff = 'acronyms'\n", 2, "checks.off: must be a list such as"),
        ("[checks]\non = []\n", 2, "checks.on: unknown key 'on'"),
    ],
)
def test_a_bad_personal_file_is_one_line_too(folder: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(EvenhandError) as caught:
        person(folder, text)
    assert str(caught.value).startswith(f"{folder / 'settings.toml'} line {line}: {words}")


@pytest.mark.parametrize(
    ("name", "variable"), [("authority.toml", "EVENHAND_AUTHORITY_SETTINGS"), ("settings.toml", "EVENHAND_SETTINGS")]
)
def test_a_folder_in_place_of_a_file(folder: Path, name: str, variable: str) -> None:
    (folder / name).mkdir()
    with pytest.raises(EvenhandError, match=f"is a folder, and a file is meant; set {variable} to a file"):
        load_settings(folder / "authority.toml", folder / "settings.toml")
