"""The releases of a framework that its author records: what each version held, so that a change cannot go unnoticed.

They stand in ``releases.json`` beside the framework's files, and are no part of it or of its digest.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.errors import EvenhandError
from evenhand.testing.checks.walking import said
from evenhand.testing.packages import home_of, package_version
from evenhand.testing.release_changes import Changes, changes_between, item_digests

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.testing.subject import Subject

FILE = "releases.json"
WHOLE = "(whole)"
"""What counts are of that belong to no one domain; no domain can be called so."""

_WRITTEN = ("version", "package", "digest", "counts", "items")

_DIGEST = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?")


class ReleaseError(EvenhandError):
    """A release that cannot be recorded, or a record that cannot be read."""


class Release(NamedTuple):
    """One version as it was recorded.

    ``counts`` are the numbers of prompts, descriptors and guidance by domain, and of all rules, facts and fields.
    ``items`` maps the id of each of these to a short digest of its words. Only the last release keeps its items.
    ``package`` is the version of the package that held it, empty where there was none.
    """

    version: str
    digest: str
    counts: dict[str, dict[str, int]]
    items: dict[str, str]
    package: str = ""


def record(subject: Subject) -> Path:
    """Record what the framework holds now as a release of its version; gives the file written.

    Recording again what was recorded changes nothing. Raises :class:`ReleaseError` where the version was not raised,
    and for a plugin that owns no framework.
    """
    if not subject.owns:
        raise ReleaseError(f"{subject.plugin}: it owns no framework that can be used, so there is no release to record")
    alone = without_extensions(subject)
    path = file_of(subject)
    releases = read_releases(path, alone.id)
    now = release_of(alone, package_version(subject))
    for before in releases:
        if before.version == now.version and before.digest != now.digest:
            raise ReleaseError(
                f"{alone.id}: version {now.version} is recorded with other contents; raise 'version' in framework.toml "
                "and in pyproject.toml first, or remove its last release from the record if that never left this folder"
            )
    if releases and key(now.version) < key(releases[-1].version):
        raise ReleaseError(
            f"{alone.id}: version {now.version} comes before {releases[-1].version}, which is recorded; raise "
            "'version' in framework.toml and in pyproject.toml"
        )
    # The same again, perhaps in a package whose version was put right meanwhile.
    earlier = releases[:-1] if releases and releases[-1].version == now.version else releases
    releases = (*earlier, now)
    _write(path, alone.id, releases)
    return path


def read_releases(path: Path, framework_id: str) -> tuple[Release, ...]:
    """The releases recorded of a framework, oldest first; none without a record. Raises :class:`ReleaseError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, ValueError):
        raise ReleaseError(f"{path}: the record of releases cannot be read") from None
    try:
        found = json.loads(text)["frameworks"].get(framework_id, [])
        releases = tuple(
            Release(one["version"], one["digest"], one["counts"], one.get("items", {}), one["package"]) for one in found
        )
        whole = all(_DIGEST.fullmatch(one.digest) and _VERSION.fullmatch(one.version) for one in releases)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise ReleaseError(
            f"{path}: it is no record of releases; restore it, or remove it and record the release again"
        )
    return releases


def changes_since(release: Release, framework: Framework) -> Changes:
    """What of the items differs from what was recorded."""
    return changes_between(release.items, item_digests(framework))


def release_of(framework: Framework, package: str = "") -> Release:
    """What a record says of a framework, and of the version of its package."""
    counts: dict[str, dict[str, int]] = {}
    for domain in framework.domains:
        described = sum(len(items) for items in domain.descriptors.values())
        counts[domain.id] = {
            "prompts": len(domain.prompts), "descriptors": described, "guidance": len(domain.guidance),
        }  # fmt: skip
    counts[WHOLE] = {
        "rules": len(framework.rules), "facts": len(framework.facts), "fields": len(framework.field_by_id),
    }  # fmt: skip
    return Release(framework.header.version, framework.digest, counts, item_digests(framework), package)


def without_extensions(subject: Subject) -> Framework:
    """The framework as its owner alone gives it, whatever extends it on this machine."""
    framework = subject.framework
    if all(one.plugin == framework.plugin for one in said(framework)):
        return framework
    import tempfile

    from evenhand.catalogue import Catalogue

    with tempfile.TemporaryDirectory() as folder:
        return Catalogue(entries=[subject.entry], cache_folder=Path(folder)).framework(subject.framework_id)


def file_of(subject: Subject) -> Path:
    """Where the releases of a plugin are recorded: beside its TOML files, or beside its code. Raises
    :class:`ReleaseError` where it has no file.
    """
    home = home_of(subject)
    if home is None:
        raise ReleaseError(f"{subject.plugin}: the plugin stands in no folder in which a release could be recorded")
    return home / FILE


def key(version: str) -> tuple[int, ...]:
    """A version as it is compared: 1.0 and 1.0.0 are the same."""
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))


def _write(path: Path, framework_id: str, releases: tuple[Release, ...]) -> None:
    """Write the record whole or not at all, one item a line, so that a difference can be read."""
    kept: dict[str, Any] = {}
    if path.exists():
        kept = json.loads(path.read_text(encoding="utf-8")).get("frameworks", {})
    rows = [{name: getattr(one, name) for name in _WRITTEN} for one in releases]
    for row in rows[:-1]:
        row.pop("items")
    body = json.dumps({"frameworks": {**kept, framework_id: rows}}, indent=1, ensure_ascii=False, sort_keys=False)
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(f"{body}\n", encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise ReleaseError(f"{path}: the release could not be recorded: {error.strerror}") from None
