"""A small, good plugin on disk as pip would leave it, which a test then spoils in one place.

The samples that are broken on purpose stand in ``broken_samples/``: each module has a dict ``SAMPLES`` from the id of a
check to a function that takes a :class:`SamplePlugin` and spoils it so that exactly this check finds something.
"""

from __future__ import annotations

import contextlib
import importlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from evenhand.catalogue import Catalogue
from evenhand.errors import EvenhandError
from evenhand.loading.entries import list_plugins
from evenhand.testing.subject import Subject, subjects

FOLDER = Path(__file__).with_name("sample_framework")
BROKEN = Path(__file__).with_name("broken_samples")
CODE = "from evenhand import DataPlugin\n\nplugin = DataPlugin.from_package(__name__)\n"

Spoil = Callable[["SamplePlugin"], None]


class SamplePlugin:
    """The plugin ``sample``, installed in the folder ``site``, which must be on ``sys.path`` for it to be imported."""

    def __init__(self, site: Path, name: str = "sample") -> None:
        self.site = site
        self.name = name
        self.package = site / f"evenhand_{name}"
        self.folder = self.package / "framework"
        shutil.copytree(FOLDER, self.folder)
        (self.package / "__init__.py").write_text(f'"""Sample."""\n\n{CODE}', encoding="utf-8")
        self.install(name, f"evenhand_{name}:plugin")

    def install(
        self, name: str, value: str, *, version: str = "1.0.0", requires: str = "evenhand-core>=0.1,<1"
    ) -> None:
        """Write the metadata of a plugin: ``value`` is ``module:attribute``."""
        info = self.site / f"evenhand_{name}-{version}.dist-info"
        info.mkdir(exist_ok=True)
        about = f"Metadata-Version: 2.1\nName: evenhand-{name}\nVersion: {version}\nRequires-Dist: {requires}\n"
        (info / "METADATA").write_text(about, encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[evenhand.plugins]\n{name} = {value}\n", encoding="utf-8")
        forget(value.partition(":")[0])

    def upgrade(self, version: str) -> None:
        """Let the metadata of the sample say another version of its package."""
        for info in self.site.glob(f"evenhand_{self.name}-*.dist-info"):
            shutil.rmtree(info)
        self.install(self.name, f"evenhand_{self.name}:plugin", version=version)

    def extend(self, name: str, files: dict[str, str]) -> Path:
        """Install an extension of data beside it, from its files by name, and give the folder of them."""
        folder = self.site / f"evenhand_{name}" / "framework"
        for file, text in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (folder.parent / "__init__.py").write_text(f'"""Extension."""\n\n{CODE}', encoding="utf-8")
        self.install(name, f"evenhand_{name}:plugin")
        return folder

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace text, which must be there, where it first stands in a file of the framework's folder."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        """Put text at the end of a file of the framework's folder, made where there is none."""
        path = self.folder / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(before + text, encoding="utf-8")

    def remove(self, file: str) -> None:
        """Remove a file of the framework's folder."""
        (self.folder / file).unlink()

    def record(self) -> None:
        """Record the release as it is now, unless one is recorded already or nothing loads."""
        from evenhand.testing.releases import FILE, record

        if not (self.folder / FILE).exists():
            with contextlib.suppress(EvenhandError):
                record(self.subject())

    def catalogue(self) -> Catalogue:
        """A new catalogue of what is installed in ``site``, with a cache of its own."""
        cache = self.site.parent / f"{self.site.name}-cache"
        return Catalogue(cache_folder=cache, entries=list_plugins(cache_folder=cache, search=[str(self.site)]))

    def subject(self, name: str = "") -> Subject:
        """The plugin of this name (by default its own) as a subject of a new catalogue."""
        wanted = name or self.name
        (found,) = [one for one in subjects(self.catalogue(), [wanted]) if one.plugin == wanted]
        return found


def forget(module: str) -> None:
    """Let the next import of a module or package read its files again."""
    for name in [known for known in sys.modules if known == module or known.startswith(f"{module}.")]:
        del sys.modules[name]
    importlib.invalidate_caches()


def broken_samples() -> dict[str, Spoil]:
    """Every sample broken on purpose, by the id of the check that must find it."""
    found: dict[str, Spoil] = {}
    for path in sorted(BROKEN.glob("*.py")):
        for check_id, spoil in importlib.import_module(f"{BROKEN.name}.{path.stem}").SAMPLES.items():
            assert check_id not in found, f"two samples for {check_id}"
            found[check_id] = spoil
    return found
