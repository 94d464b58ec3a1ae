"""Seeds faults in the data of a framework, one at a time, and says what notices each.

A framework's folder is copied under another package name, its release is recorded, and each fault is written into one
file of the copy. ``python tests/helpers/mutations.py`` tries many and prints a table for ``docs/decisions``.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import tomlkit

from evenhand.catalogue import Catalogue
from evenhand.errors import EvenhandError
from evenhand.loading.entries import PluginEntry
from evenhand.testing.registry import Check, all_checks
from evenhand.testing.releases import record
from evenhand.testing.subject import Subject

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
CODE = '"""A copy."""\n\nfrom evenhand import DataPlugin\n\nplugin = DataPlugin.from_package(__name__)\n'
TURNED = {"at_least": "at_most", "at_most": "at_least", "score_at_least": "score_at_most"}
INVERTED = {"cannot_exceed": "at_least", "must_be": "at_least", "at_least": "cannot_exceed", "requires": "consider"}

LEFT_OUT = {"loads", "load.light", "load.same_digest", "audit.finishes"}
"""What loading is asked for itself, and checks that load anew or go through a whole audit: seconds for each fault."""

Edit = Callable[[dict[str, Any]], None]


class SeededFault(NamedTuple):
    """One fault: its kind, the file it is written into, and what it does to what the file holds."""

    kind: str
    file: str
    edit: Edit


class Notice(NamedTuple):
    """Who noticed a fault: ``load``, the id of a check (of releases, where only the record did), or nobody (empty)."""

    fault: SeededFault
    by: str


def faults(folder: Path) -> Iterator[SeededFault]:
    """Every fault that can be seeded in a framework's folder."""
    for path in sorted((*folder.glob("*.toml"), *folder.glob("domains/*.toml"))):
        file = path.relative_to(folder).as_posix()
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if file.startswith("domains/"):
            yield from _of_domain(file, data)
        for number, scale in enumerate(data.get("scales", [])):
            yield from _of_scale(file, number, scale)
        rules = data.get("rules", [])
        for number, rule in enumerate(rules):
            yield SeededFault("rule dropped", file, _dropped(("rules",), number))
            yield from _of_rule(file, number, rule, folder)
        for key in ("rules", "facts", "forms", "readings", "cases"):
            for number in range(1, len(data.get(key, []))):
                yield SeededFault("id duplicated", file, _duplicated(key, number))


def _of_domain(file: str, data: dict[str, Any]) -> Iterator[SeededFault]:
    prompts = data.get("prompts", [])
    for number in range(len(prompts)):
        yield SeededFault("prompt lost", file, _dropped(("prompts",), number))
        if number and prompts[number]["source"] != prompts[number - 1]["source"]:
            yield SeededFault("source swapped", file, _sources_swapped(("prompts",), number))
    grades = list(data.get("descriptors", {}))
    for grade in grades:
        items = data["descriptors"][grade]
        for number in range(len(items)):
            yield SeededFault("descriptor dropped", file, _dropped(("descriptors", grade), number))
            if number and items[number]["source"] != items[number - 1]["source"]:
                yield SeededFault("source swapped", file, _sources_swapped(("descriptors", grade), number))
    for first, second in pairwise(grades):
        yield SeededFault("grades swapped", file, _descriptors_swapped(first, second))


def _of_scale(file: str, number: int, scale: dict[str, Any]) -> Iterator[SeededFault]:
    for place in range(1, len(scale["grades"])):
        yield SeededFault("grades swapped", file, _grades_swapped(number, place))
    for place, grade in enumerate(scale["grades"]):
        if "band" in grade:
            yield SeededFault("threshold moved", file, _band_moved(number, place))


def _of_rule(file: str, number: int, rule: dict[str, Any], folder: Path) -> Iterator[SeededFault]:
    if "when" not in rule:
        return
    if rule["scope"] == "overall" and rule["effect"] in INVERTED:
        yield SeededFault("cap inverted", file, _replaced(("rules", number, "effect"), INVERTED[rule["effect"]]))
    facts = [fact["id"] for fact in _toml(folder / "facts.toml").get("facts", [])]
    for path, test in _tests(rule["when"], ("rules", number, "when")):
        for key, value in test.items():
            place = (*path, key)
            if key in {"domain", "fact", "field"}:
                yield SeededFault("reference broken", file, _replaced(place, f"{value}_x"))
            if key == "fact":
                others = [name for name in facts if name != value]
                yield from (SeededFault("fact changed", file, _replaced(place, other)) for other in others)
            if key == "over" and isinstance(value, list):
                yield SeededFault("reference broken", file, _replaced(place, [*value[:-1], f"{value[-1]}_x"]))
                yield SeededFault("domain left out", file, _replaced(place, value[:-1]))
            if key in {"count", "score_at_least", "score_at_most"}:
                moved = (value - 1, value + 1)
                yield from (SeededFault("threshold moved", file, _replaced(place, other)) for other in moved)
            if key in {"share", "share_at_least", "share_below"}:
                shares = (str(Fraction(value) + Fraction(step, 12)) for step in (-1, 1))
                yield from (SeededFault("threshold moved", file, _replaced(place, other)) for other in shares)
            if key in TURNED:
                yield SeededFault("test turned", file, _renamed(path, key, TURNED[key]))


def _tests(condition: dict[str, Any], path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    for number, part in enumerate(condition.get("parts", [])):
        yield from _tests(part, (*path, "parts", number))
    if "part" in condition:
        yield from _tests(condition["part"], (*path, "part"))
    if "parts" not in condition and "part" not in condition:
        yield path, condition


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _at(data: Any, path: Iterable[Any]) -> Any:
    for part in path:
        data = data[part]
    return data


def _replaced(path: tuple[Any, ...], value: Any) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        _at(data, path[:-1])[path[-1]] = value

    return edit


def _renamed(path: tuple[Any, ...], old: str, new: str) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        test = _at(data, path)
        test[new] = test.pop(old)

    return edit


def _dropped(path: tuple[Any, ...], number: int) -> Edit:
    return lambda data: _at(data, path).pop(number)


def _duplicated(key: str, number: int) -> Edit:
    return lambda data: data[key][number].update(id=data[key][number - 1]["id"])


def _sources_swapped(path: tuple[Any, ...], number: int) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        items = _at(data, path)
        first, second = items[number - 1], items[number]
        first["source"], second["source"] = second["source"], first["source"]

    return edit


def _descriptors_swapped(first: str, second: str) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        found = data["descriptors"]
        found[first], found[second] = found[second], found[first]

    return edit


def _grades_swapped(number: int, place: int) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        grades = data["scales"][number]["grades"]
        grades[place - 1], grades[place] = grades[place], grades[place - 1]

    return edit


def _band_moved(number: int, place: int) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        data["scales"][number]["grades"][place]["band"][0] += 1

    return edit


def picked(found: Iterable[SeededFault], each: int, seed: str) -> list[SeededFault]:
    """At most so many faults of each kind, by chance that is the same every time."""
    by_kind: dict[str, list[SeededFault]] = defaultdict(list)
    for fault in found:
        by_kind[fault.kind].append(fault)
    chance = random.Random(seed)
    return [one for kind in sorted(by_kind) for one in chance.sample(by_kind[kind], min(each, len(by_kind[kind])))]


class Copy:
    """A copy of an installed framework's plugin in a folder that must be on ``sys.path``, its release recorded."""

    def __init__(self, site: Path, name: str) -> None:
        self.name = name
        self.site = site
        self.package = f"copied_{name}"
        self.folder = site / self.package / "framework"
        shutil.copytree(PLUGINS / name / "src" / f"evenhand_{name}" / "framework", self.folder)
        (self.folder.parent / "__init__.py").write_text(CODE, encoding="utf-8")
        (self.folder / "releases.json").unlink(missing_ok=True)
        record(self.subject())
        self.checks = [check for check in all_checks() if check.id not in LEFT_OUT]
        self.usual = {check.id: frozenset(check(self.subject())) for check in self.checks}

    def subject(self) -> Subject:
        """The copy as it is now, as a subject of a new catalogue without anything kept."""
        cache = Path(tempfile.mkdtemp(dir=self.site))
        entry = PluginEntry(
            self.name, f"{self.package}:plugin", f"evenhand-{self.name}", "1.0", ("evenhand-core>=0.1,<1",), "stamp"
        )
        return Subject(Catalogue(cache_folder=cache, entries=[entry]), entry, self.name)

    def notice(self, fault: SeededFault) -> Notice:
        """Write a fault into the copy, see who notices it, and put the file right again."""
        path = self.folder / fault.file
        before = path.read_text(encoding="utf-8")
        data = deepcopy(tomllib.loads(before))
        fault.edit(data)
        path.write_text(tomlkit.dumps(data), encoding="utf-8")
        try:
            return Notice(fault, self._by(self.subject()))
        finally:
            path.write_text(before, encoding="utf-8")

    def _by(self, subject: Subject) -> str:
        try:
            _ = subject.framework
        except EvenhandError:
            return "load"
        if subject.faults:
            return "load"
        for check in sorted(self.checks, key=_cheapest_first):
            if frozenset(check(subject)) - self.usual[check.id]:
                return check.id
        return ""


def _cheapest_first(check: Check) -> tuple[int, str]:
    """The record of the last release notices every change, so it is asked when nobody else has."""
    family = check.id.partition(".")[0]
    order = {"cases": 0, "rules": 1, "release": 9}
    return order.get(family, 2), check.id


def table(notices: Iterable[Notice]) -> str:
    """How many faults of each kind loading, a check, and only the record of the last release noticed."""
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for fault, by in notices:
        place = 0 if by == "load" else 2 if by.startswith("release.") else 3 if not by else 1
        rows[fault.kind][place] += 1
        rows["all"][place] += 1
    lines = [
        "| fault | seeded | refused at load | a check | only the record | unnoticed |",
        "|---|---|---|---|---|---|",
    ]
    for kind, counts in sorted(rows.items(), key=lambda row: (row[0] == "all", row[0])):
        lines.append(f"| {kind} | {sum(counts)} | {' | '.join(map(str, counts))} |")
    return "\n".join(lines)


def main() -> None:
    """Try faults of each kind in each framework; the number of each is the first argument, 4 unless given."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    notices: list[Notice] = []
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        for path in sorted(PLUGINS.iterdir()):
            copy = Copy(Path(folder), path.name)
            for fault in picked(faults(copy.folder), each, path.name):
                notices.append(copy.notice(fault))
                print(path.name, fault.kind, fault.file, notices[-1].by or "UNNOTICED", flush=True)
    print(table(notices))


if __name__ == "__main__":
    main()
