"""What of a framework survives when `framework import --force` replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.tables.place import Place


def replacing(place: Place) -> Place:
    """The place, with what is kept of the framework that stands there, and where it is saved.

    The sample that `framework new` has made is replaced and not saved. A title or publisher that it was given is kept.
    """
    from evenhand.tables.folder import id_there
    from evenhand.tables.header_found import PUBLISHER_UNKNOWN
    from evenhand.tables.place import free_aside, header_there

    if not (place.target / "framework.toml").is_file():
        return place
    header = header_there(place.target)
    made_up = {"publisher": PUBLISHER_UNKNOWN} | _usual(id_there(place.target))
    kept = {key: words for key, words in header.items() if words not in {made_up.get(key), PUBLISHER_UNKNOWN}}
    if kept:
        # Whoever gave one of them gave the others too, be they what would have been made up.
        kept = {key: words for key, words in header.items() if words != PUBLISHER_UNKNOWN}
    return place._replace(kept=kept, aside=None if _is_sample(place, header) else free_aside(place))


def _usual(name: str | None) -> dict[str, str]:
    """The title and publisher that `framework new` makes up from a name where none are given."""
    from evenhand.kit.errors import KitError
    from evenhand.kit.new_package import plan

    try:
        made = plan(name or "")
    except KitError:
        return {}
    return {"title": made.title, "short_title": made.title, "publisher": made.publisher}


def _is_sample(place: Place, header: Mapping[str, str]) -> bool:
    """Whether the framework that stands there is word for word the sample of `framework new`."""
    from evenhand.catalogue.files import toml_names
    from evenhand.kit.errors import KitError
    from evenhand.kit.new_package import package_files, plan
    from evenhand.tables.folder import id_there

    try:
        made = plan(id_there(place.target) or "", header.get("title"), header.get("publisher"))
    except KitError:
        return False
    start = f"src/{made.package}/framework/"
    sample = {path.removeprefix(start): text for path, text in package_files(made).items() if path.startswith(start)}
    names = toml_names(str(place.target))
    if sorted(names) != sorted(name for name in sample if name.endswith(".toml")):
        return False
    try:
        return all((place.target / name).read_text(encoding="utf-8") == sample[name] for name in names)
    except (OSError, UnicodeDecodeError):
        return False
