"""The folders and settings files that Evenhand uses, each of which an environment variable can move.

platformdirs is imported only where no variable says otherwise.
"""

from __future__ import annotations

import os
from pathlib import Path

APP = "evenhand"
VARIABLES = {"authority_file": "EVENHAND_AUTHORITY_SETTINGS", "person_file": "EVENHAND_SETTINGS"}
"""The environment variables that name the settings files, by what the file is in the settings."""


def _from_environment(variable: str) -> Path | None:
    value = os.environ.get(variable, "").strip()
    return Path(value).expanduser() if value else None


def data_folder(chosen: Path | None = None) -> Path:
    """The folder of the store: ``$EVENHAND_DATA``, else the authority's choice, else the user's data folder."""
    if found := _from_environment("EVENHAND_DATA") or chosen:
        return found
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False)


def store_file(chosen: Path | None = None) -> Path:
    """The store, the one file that holds every audit, in :func:`data_folder`."""
    return data_folder(chosen) / "evenhand.db"


def cache_folder() -> Path:
    """The folder of what can be made again: ``$EVENHAND_CACHE``, else the user's cache folder."""
    if found := _from_environment("EVENHAND_CACHE"):
        return found
    import platformdirs

    return platformdirs.user_cache_path(APP, appauthor=False)


def authority_file() -> Path:
    """The authority's settings: ``$EVENHAND_AUTHORITY_SETTINGS``, else ``authority.toml`` in the site's folder."""
    if found := _from_environment(VARIABLES["authority_file"]):
        return found
    import platformdirs

    return platformdirs.site_config_path(APP, appauthor=False) / "authority.toml"


def person_file() -> Path:
    """The person's settings: ``$EVENHAND_SETTINGS``, else ``settings.toml`` in the user's folder."""
    if found := _from_environment(VARIABLES["person_file"]):
        return found
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"
