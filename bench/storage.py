"""A durable answer, a framework from the cache, and finding plugins, each against doing it by hand."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from harness import Measure, alternate, seconds

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.models.lean import untagged
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

ANSWERS = 200
PLUGINS = 500


def measures() -> Iterator[Measure]:
    """The lines about the store, the cache and the plugin index."""
    with tempfile.TemporaryDirectory() as folder:
        yield durable_answer(Path(folder))
        yield framework_from_cache(Path(folder) / "cache")
        yield discovery(Path(folder) / "site")


def durable_answer(folder: Path) -> Measure:
    """One answer kept for good, against the same row and commit through raw sqlite3."""
    event = Event("answered", "risk.4", value="yes", note="a short note")
    with Store.open(folder / "evenhand.db") as store:
        audit = store.create_audit(
            framework_id="durham", framework_title="Durham", digest="0" * 64, snapshot="{}", practice=False,
            events=[Event("started", value={"readings": {}})],
        )  # fmt: skip
        raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT, at TEXT, body TEXT, hash TEXT) STRICT")
        body = json.dumps(event.to_json())

        def by_hand() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO events (id, at, body, hash) VALUES ('a', 'b', ?, 'c')", (body,))
            raw.execute("COMMIT")

        summary = SummaryUpdate(case_reference="4471-B", progress="1 of 16 domains graded", progress_percent=3)
        ours, theirs = alternate(
            lambda: seconds(lambda: audit.append([event], summary=summary)), lambda: seconds(by_hand), ANSWERS
        )
        audit.close()
        raw.close()
    return Measure("durable answer, p50", ours * 1000, theirs * 1000, "ms", 1.7)


def framework_from_cache(folder: Path) -> Measure:
    """Durham from its snapshot once the catalogue is listed, against pydantic reading the same bytes."""
    kept = json.loads(to_json(Catalogue(cache_folder=folder).framework("durham")))
    text = json.dumps(untagged(kept["framework"]))

    def listed() -> Catalogue:
        catalogue = Catalogue(cache_folder=folder)
        catalogue.summaries()
        return catalogue

    ours, theirs = alternate(
        lambda: from_listed(listed()),
        lambda: seconds(lambda: Framework.model_validate_json(text, by_name=True)),
        21,
    )
    return Measure("framework from cache", ours * 1000, theirs * 1000, "ms", 2.0)


def from_listed(catalogue: Catalogue) -> float:
    """Seconds from choosing Durham in a listed catalogue to having it."""
    return seconds(lambda: catalogue.framework("durham"))


def discovery(site: Path) -> Measure:
    """Listing plugins among 500 installed ones, against pluggy loading their entry points."""
    for number in range(PLUGINS):
        package = site / f"invented_{number}"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("plugin = object()\n", encoding="utf-8")
        facts = site / f"invented_{number}-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: invented-{number}\nVersion: 1.0\nRequires-Dist: evenhand-core>=0.1,<1\n",
            encoding="utf-8",
        )
        (facts / "entry_points.txt").write_text(
            f"[evenhand.plugins]\ninvented_{number} = invented_{number}:plugin\n", encoding="utf-8"
        )
    ours = f"from evenhand.loading.entries import list_plugins; assert len(list_plugins()) >= {PLUGINS}"
    theirs = (
        "import pluggy; manager = pluggy.PluginManager('evenhand'); "
        f"assert manager.load_setuptools_entrypoints('evenhand.plugins') >= {PLUGINS}"
    )
    cache = {"EVENHAND_CACHE": str(site.parent / "cache")}
    measured = alternate(lambda: timed(ours, site, cache), lambda: timed(theirs, site, cache), 5)
    return Measure(f"{PLUGINS} installed plugins: discovery", *measured, "s", 0.2)


def timed(work: str, site: Path, environment: dict[str, str]) -> float:
    """Seconds that a statement takes in a fresh interpreter whose path begins with ``site``, imports included."""
    start = f"import sys, time; sys.path.insert(0, {str(site)!r}); start = time.perf_counter()"
    code = f"{start}\n{work}\nprint(time.perf_counter() - start)"
    command = [sys.executable, "-c", code]
    return float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
