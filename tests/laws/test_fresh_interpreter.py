"""Law: what runs before the first paint imports nothing heavy, seen from a new interpreter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEAVY = {"pydantic", "pluggy", "sqlite_utils", "click", "docx", "textual", "asyncio", "rich", "lxml", "importlinter"}

IMPORT_EVENHAND = "import evenhand"
LIST_PLUGINS = "from evenhand.loading.entries import list_plugins\nassert list_plugins()"
SETTINGS = "from evenhand.settings import load_settings\nload_settings()"
LIST_AUDITS = """
from evenhand.settings.paths import data_folder
from evenhand.store.opening import list_for_opening
assert list_for_opening(data_folder() / "evenhand.db") == EXPECTED
"""
LIST_FRAMEWORKS = """
from evenhand.catalogue import Catalogue
from evenhand.settings import load_settings
assert "durham" in [summary.id for summary in Catalogue(load_settings()).summaries()]
"""
AN_AUDIT = """
from evenhand.settings.paths import data_folder
from evenhand.store.store import Store
with Store.open(data_folder() / "evenhand.db") as store:
    with store.create_audit(
        framework_id="durham", framework_title="Durham", digest="d", snapshot="{}", practice=False, events=()
    ):
        pass
"""

Fresh = Callable[[str], str]


def heavy_after(fresh: Fresh, code: str) -> set[str]:
    """Which heavy modules are loaded once ``code`` has run in a new interpreter."""
    asked = f"{code}\nimport sys\nprint(*({sorted(HEAVY)!r} & sys.modules.keys()))"
    asked = asked.replace(f"{sorted(HEAVY)!r}", f"set({sorted(HEAVY)!r})")
    return set(fresh(asked).split())


@pytest.mark.parametrize("code", [IMPORT_EVENHAND, SETTINGS, LIST_PLUGINS])
def test_starting_imports_nothing_heavy(fresh: Fresh, code: str) -> None:
    assert heavy_after(fresh, code) == set()


def test_listing_plugins_imports_no_plugin(fresh: Fresh) -> None:
    printed = fresh(f"{LIST_PLUGINS}\nimport sys\nprint(*sys.modules)")
    assert not [name for name in printed.split() if name.startswith("evenhand_")]


def test_listing_audits_imports_nothing_heavy(fresh: Fresh) -> None:
    assert heavy_after(fresh, LIST_AUDITS.replace("EXPECTED", "()")) == set()
    fresh(AN_AUDIT)
    assert heavy_after(fresh, LIST_AUDITS.replace("== EXPECTED", "")) == set()


def test_listing_frameworks_again_imports_nothing_heavy(fresh: Fresh) -> None:
    fresh(LIST_FRAMEWORKS)
    assert heavy_after(fresh, LIST_FRAMEWORKS) == set()
    assert "evenhand_durham" not in fresh(f"{LIST_FRAMEWORKS}\nimport sys\nprint(*sys.modules)").split()


def test_an_up_to_date_store_opens_without_sqlite_utils(fresh: Fresh) -> None:
    fresh(AN_AUDIT)
    assert "sqlite_utils" not in heavy_after(fresh, AN_AUDIT)


def test_importing_core_never_imports_the_assistant(fresh: Fresh) -> None:
    everything = "import importlib, pkgutil, sys, evenhand\n" + (
        "for module in pkgutil.walk_packages(evenhand.__path__, 'evenhand.'):\n"
        "    if not module.name.endswith('__main__'): importlib.import_module(module.name)\n"
        "print(*(name for name in sys.modules if name.partition('.')[0] in {'textual', 'evenhand_tui'}))"
    )
    assert fresh(everything).split() == []


def test_line_mode_asks_its_first_question_without_pydantic(fresh: Fresh) -> None:
    begin = "import sys\nfrom evenhand.cli.main import run\nrun(['audit', 'new', 'durham', '--plain'])"
    fresh(begin)
    named = fresh(f"{begin}\nprint(*sys.modules)").splitlines()[-1].split()
    assert "evenhand.conversation.engine" in named
    assert {"pydantic", "sqlite_utils", "pluggy", "textual", "docx"}.isdisjoint(named)


def test_the_assistant_imports_only_what_it_paints_with(fresh: Fresh) -> None:
    assert heavy_after(fresh, "import evenhand_tui.app") <= {"textual", "asyncio", "rich"}


@pytest.mark.parametrize("module", ["pydantic", "asyncio", "click"])
def test_the_law_sees_a_heavy_import(fresh: Fresh, module: str) -> None:
    assert module in heavy_after(fresh, f"{IMPORT_EVENHAND}\nimport {module}")
