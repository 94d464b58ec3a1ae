"""Durham as an authority might have it: with an extension of its own, or withdrawn. Nothing is installed."""

from __future__ import annotations

import importlib
import itertools
import shutil
import sys
from pathlib import Path

from evenhand.catalogue import Catalogue
from evenhand.loading.entries import PluginEntry
from evenhand.settings import Settings

_NUMBERS = itertools.count()
DURHAM = Path(__file__).parents[2] / "plugins" / "durham" / "src" / "evenhand_durham" / "framework"
CODE = "from evenhand import DataPlugin\nplugin = DataPlugin.from_package(__name__)\n"

THEME = {
    "framework.toml": 'extends = "durham"\nid = "neglect_theme"\ntitle = "Neglect, a themed audit"\n',
    "domains/90-neglect.toml": """id = "neglect"
order = 90
number = "T1"
title = "Neglect"
source = "Theme, p. 1"
applies_to = "Every case"

[[prompts]]
text = "Does the file say what neglect means for this child day by day?"
source = "Theme, p. 2"

[descriptors]
outstanding = [{ text = "Daily life is understood and has changed.", source = "Theme, p. 3" }]
good = [{ text = "Daily life is understood.", source = "Theme, p. 3" }]
requires_improvement = [{ text = "Daily life is named in places.", source = "Theme, p. 3" }]
inadequate = [{ text = "Daily life is nowhere described.", source = "Theme, p. 3" }]
""",
    "prompts.toml": """[[risk]]
text = "Is neglect weighed among the risks?"
source = "Theme, p. 4"
""",
    "rules.toml": """[[rules]]
id = "NT-1"
effect = "cannot_exceed"
scope = "overall"
strength = "hard"
grade = "requires_improvement"
source = "Theme, p. 5"
words = "If neglect is graded Inadequate, the whole case is Requires Improvement at best."
when = { test = "grade", domain = "neglect", is = "inadequate" }
""",
}
"""An extension of Durham: a themed domain with a question, a question in a domain of Durham's, and a rule that caps."""


def shelved_durham(folder: Path, *, header: str = "", theme: bool = False) -> Catalogue:
    """A catalogue of Durham alone, with more lines in its header, and with the theme if wished."""
    base = folder / f"shelf{next(_NUMBERS)}"
    own = f"shelved_durham_{base.name}"
    shutil.copytree(DURHAM, base / own / "framework")
    file = base / own / "framework" / "framework.toml"
    file.write_text(f"{header}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    (base / own / "__init__.py").write_text(CODE, encoding="utf-8")
    entries = [PluginEntry("durham", f"{own}:plugin", "evenhand-durham", "1.0", ("evenhand-core",), base.name)]
    if theme:
        name = f"shelved_theme_{base.name}"
        for path, text in THEME.items():
            target = base / name / "framework" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        (base / name / "__init__.py").write_text(CODE, encoding="utf-8")
        entries.append(
            PluginEntry("neglect_theme", f"{name}:plugin", "acme-neglect", "1.0", ("evenhand-core",), base.name)
        )
    sys.path.insert(0, str(base))
    importlib.invalidate_caches()
    try:
        catalogue = Catalogue(Settings(), cache_folder=base / "cache", entries=entries)
        catalogue.framework("durham")
    finally:
        sys.path.remove(str(base))
    return catalogue
