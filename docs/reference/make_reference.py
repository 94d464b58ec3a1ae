"""Makes the reference pages in this folder from docstrings, hook specifications, models and commands.

Run it with the environment's Python: .venv/bin/python docs/reference/make_reference.py
With --check it writes nothing, names the pages that are out of date, and exits with 1 if there are any.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def pages() -> dict[str, str]:
    """File name → text of every page that is made."""
    from making.commands import commands_page
    from making.hooks import hooks_page
    from making.models import models_page
    from making.settings_keys import settings_page
    from making.toml_files import toml_page

    return {
        "commands.md": commands_page(),
        "hooks.md": hooks_page(),
        "models.md": models_page(),
        "settings.md": settings_page(),
        "toml.md": toml_page(),
    }


def main() -> None:
    """Write the pages, or say which are out of date."""
    made = pages()
    stale = [
        name
        for name, text in made.items()
        if not (HERE / name).is_file() or (HERE / name).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        if stale:
            sys.exit(f"out of date, run make docs: {', '.join(stale)}")
        return
    for name in stale:
        (HERE / name).write_text(made[name], encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
