"""A small invented framework as a folder of files that a test spoils, and plugins made of it."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.loading.entries import PluginEntry
from evenhand.loading.hooks import PluginHooks
from evenhand.loading.load import LoadedPlugin
from evenhand.models.framework import Framework
from evenhand.settings.settings import DEFAULTS, Settings

_NUMBERS = itertools.count()

FILES = {
    "framework.toml": """\
id = "kent"
title = "Kent audit"
short_title = "Kent"
version = "1.2"
publisher = "Kent"
year = 2020
source_document = "Guide"
source = "L1"
special = "Small"
evidence_window_note = "Six months"
overall_scale = "overall"
domain_scale = "overall"
reason_opening = "I grade this {grade} because"
""",
    "scales.toml": """\
[[scales]]
id = "overall"
kind = "ordinal"
source = "L2"
grades = [
  { id = "good", label = "Good" },
  { id = "fair", label = "Fair" },
  { id = "poor", label = "Poor" },
]

[[scales]]
id = "score"
kind = "banded"
source = "L3"
grades = [
  { id = "high", label = "High", band = [6, 10] },
  { id = "low", label = "Low", band = [0, 5] },
]
""",
    "facts.toml": """\
[[facts]]
id = "unsafe"
text = "Is the child unsafe?"
source = "L4"
asked_in = "risk"

[[facts]]
id = "in_care"
text = "Is the child in care?"
source = "L5"
derived = { test = "record", field = "case_type", one_of = ["Care"] }
""",
    "forms.toml": """\
[[forms]]
id = "header"
title = "Header"
stage = "header"
source = "L6"

[[forms.fields]]
id = "case_type"
label = "Case type"
source = "L6"
kind = "choice"
options = ["Care", "Home"]

[[forms.fields]]
id = "team"
label = "Team"
source = "L6"
list = "teams"

[[forms]]
id = "plan"
title = "Plan"
stage = "graded"
source = "L7"

[[forms.fields]]
id = "action"
label = "Action"
source = "L7"
""",
    "rules.toml": """\
[[rules]]
id = "K-1"
effect = "must_be"
scope = "overall"
strength = "hard"
words = "Poor in risk means poor."
source = "L8"
grade = "poor"
when = { test = "grade", domain = "risk", is = "poor" }

[[rules]]
id = "K-2"
effect = "requires"
scope = "overall"
strength = "expected"
words = "Good needs most domains good."
source = "L9"
grade = "good"
when = { test = "all_of", parts = [
  { test = "tally", over = "graded", how = "share_at_least", share = "1/2", at_least = "good" },
  { test = "not", part = { test = "fact", fact = "unsafe" } },
] }

[[rules]]
id = "K-3"
effect = "consider"
scope = "follow-up"
strength = "hard"
words = "A plan is made below good."
source = "L10"
when = { test = "chosen", at_most = "fair" }
brings = ["plan"]
""",
    "readings.toml": """\
[[readings]]
id = "limiting"
contradiction = "KE-D1"
note = "Two pages disagree."
default = "strict"
source = "L8"

[[readings.options]]
id = "strict"
words = "Poor forces poor."

[[readings.options]]
id = "mild"
words = "Poor caps at fair."
[readings.options.rules.K-1]
effect = "cannot_exceed"
grade = "fair"
""",
    "cases.toml": """\
[[cases]]
id = "kent-1"
why = "Poor risk"
source = "L8"
grades = { risk = "Poor" }
facts = { unsafe = true }
expected = { permitted = ["Poor"], fired = ["K-1"], follow_up = ["plan"] }
""",
    "domains/01-risk.toml": """\
id = "risk"
order = 2
title = "Risk"
source = "L11"
applies_to = "Every case"

[inherits.good]
from = "fair"
text = "Everything under fair, and more."
source = "L12"

[[guidance]]
kind = "standard"
text = "Risk is seen."
source = "L11"

[[prompts]]
text = "Is risk seen?"
source = "L13"

[[prompts]]
text = "Is risk met?"
source = "L14"

[[descriptors.poor]]
text = "Risk is missed."
source = "L15"

[[descriptors.good]]
text = "Risk is met."
source = "L16"

[[descriptors.good]]
text = "Risk falls."
source = "L17"
""",
    "domains/02-voice.toml": """\
id = "voice"
order = 1
title = "Voice"
source = "L18"
applies_to = "Every case"
scale = "score"

[not_applicable]
allowed = true
only_when = { test = "fact", fact = "in_care" }

[[prompts]]
text = "Is the child heard?"
source = "L19"
""",
}

EXTENSION = {
    "framework.toml": 'extends = "kent"\nid = "theme"\ntitle = "A theme"\n',
    "prompts.toml": '[[risk]]\ntext = "Is the theme seen?"\nsource = "T1"\n',
    "rules.toml": (
        '[[rules]]\nid = "T-1"\neffect = "cannot_exceed"\nscope = "overall"\nstrength = "hard"\n'
        'words = "A bad theme caps."\nsource = "T2"\ngrade = "fair"\n'
        'when = { test = "grade", domain = "theme", is = "poor" }\n'
    ),
    "domains/09-theme.toml": (
        'id = "theme"\norder = 9\ntitle = "Theme"\nsource = "T3"\napplies_to = "Every case"\n'
        '[[prompts]]\ntext = "Is it so?"\nsource = "T4"\n'
    ),
}

Edit = tuple[str, str, str]
"""File, what stands there, what shall stand there instead. Nothing to replace means: put it at the end."""


class Workshop:
    """Makes folders and plugins of the small framework."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, files: dict[str, str], *edits: Edit) -> Path:
        """A folder of these files, after the edits, each of which must find its place."""
        folder = self.folder / name
        files = dict(files)
        for file, old, new in edits:
            text = files.get(file, "")
            assert old in text, f"{old!r} is not in {file}"
            files[file] = text.replace(old, new, 1) if old else text + new
        for file, text in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    def kent(self, *edits: Edit) -> DataPlugin:
        """The framework ``kent``."""
        return DataPlugin.from_folder(self.write("kent", FILES, *edits))

    def theme(self, *edits: Edit) -> DataPlugin:
        """The extension ``theme`` of ``kent``."""
        return DataPlugin.from_folder(self.write("theme", EXTENSION, *edits))


def hooks_for(name: str, plugin: object) -> PluginHooks:
    """A plugin's hooks, as if it were installed."""
    return PluginHooks(LoadedPlugin(PluginEntry(name, "x", f"evenhand-{name}", "1.0"), plugin))


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Makes folders and plugins of the small framework below this test's folder."""
    return Workshop(tmp_path)


@pytest.fixture
def hooks() -> Callable[[str, object], PluginHooks]:
    """A plugin's hooks, as if it were installed."""
    return hooks_for


@pytest.fixture
def kent(workshop: Workshop) -> Framework:
    """The small framework, assembled."""
    return assemble(hooks_for("kent", workshop.kent()), "kent")[0]


class Shelf:
    """Plugins on ``sys.path``, and catalogues of them."""

    def __init__(self, workshop: Workshop, cache: Path) -> None:
        self.workshop = workshop
        self.cache = cache
        self.entries: list[PluginEntry] = []

    def data(self, name: str, files: dict[str, str], *edits: Edit) -> Path:
        """Install a framework's folder as a package, and give the folder."""
        package = f"shelf_{name}_{next(_NUMBERS)}"
        folder = self.workshop.write(f"{package}/framework", files, *edits)
        code = "from evenhand import DataPlugin\nplugin = DataPlugin.from_package(__name__)\n"
        (folder.parent / "__init__.py").write_text(code, encoding="utf-8")
        self._add(name, f"{package}:plugin")
        return folder

    def code(self, name: str, code: str) -> Path:
        """Install a module of hooks, and give its file."""
        module = f"shelf_{name}_{next(_NUMBERS)}"
        path = self.workshop.folder / f"{module}.py"
        path.write_text(f"from evenhand import hookimpl\n{code}", encoding="utf-8")
        self._add(name, module)
        return path

    def _add(self, name: str, value: str) -> None:
        importlib.invalidate_caches()
        self.entries.append(PluginEntry(name, value, f"evenhand-{name}", "1.0", ("evenhand-core",), "stamp"))

    def catalogue(self, settings: Settings = DEFAULTS) -> Catalogue:
        """A new catalogue, as a new process would have it, but for the modules that are imported."""
        return Catalogue(settings, cache_folder=self.cache, entries=self.entries)


@pytest.fixture
def shelf(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """An empty shelf of plugins."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield Shelf(workshop, tmp_path / "cache")
    for name in set(sys.modules) - before:
        if name.startswith("shelf_"):
            del sys.modules[name]


@pytest.fixture
def files() -> dict[str, str]:
    """The files of the small framework."""
    return dict(FILES)


@pytest.fixture
def extension_files() -> dict[str, str]:
    """The files of its extension."""
    return dict(EXTENSION)
