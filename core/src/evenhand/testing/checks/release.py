"""Checks about releases: a framework that changed has a new version, and what each version held is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.testing.packages import is_later, package_version
from evenhand.testing.registry import check
from evenhand.testing.releases import ReleaseError, changes_since, file_of, key, read_releases, without_extensions
from evenhand.testing.subject import Subject


@check(
    "release.version_raised", "must", "The version was raised if the framework changed since its last recorded release."
)
def version_raised(subject: Subject) -> Iterator[str]:
    """Raise ``version`` in ``framework.toml``: by 0.1 where words or items changed, by a whole number where rulings can
    differ. Raise ``version`` in ``pyproject.toml`` too, since pip goes by that one. Then record the release with
    ``evenhand check NAME --record``.
    """
    if not subject.owns:
        return
    framework = without_extensions(subject)
    try:
        releases = read_releases(file_of(subject), framework.id)
    except ReleaseError as error:
        yield str(error)
        return
    if not releases:
        return
    last = releases[-1]
    if key(framework.header.version) < key(last.version):
        yield f"its version is {framework.header.version}, and {last.version} is recorded already"
    elif key(framework.header.version) == key(last.version) and framework.digest != last.digest:
        yield f"it is not what was recorded as version {last.version}, and still has that version"
        yield from changes_since(last, framework).lines()


@check("release.package_raised", "must", "The version of the package was raised whenever that of its framework was.")
def package_raised(subject: Subject) -> Iterator[str]:
    """Raise ``version`` in ``pyproject.toml``, as in ``framework.toml``. pip goes by that of the package: where it is
    the same as before, pip says that it is installed already, and your colleagues go on with the old framework.
    """
    if not subject.owns:
        return
    framework = without_extensions(subject)
    try:
        releases = read_releases(file_of(subject), framework.id)
    except ReleaseError:
        return
    version, package = framework.header.version, package_version(subject)
    earlier = [one for one in releases if key(one.version) < key(version)]
    if earlier and package and earlier[-1].package and not is_later(package, earlier[-1].package):
        yield (
            f"its version is {version} after {earlier[-1].version}, and its package is {package} after "
            f"{earlier[-1].package}: who has the package already would not get this one"
        )


@check("release.recorded", "may", "What this version of the framework holds is recorded.")
def recorded(subject: Subject) -> Iterator[str]:
    """Once the framework is as it will be published, run ``evenhand check NAME --record``. It writes ``releases.json``
    beside the framework's files; keep that with them. Later checks compare with it.
    """
    if not subject.owns:
        return
    framework = without_extensions(subject)
    version = framework.header.version
    try:
        releases = read_releases(file_of(subject), framework.id)
    except ReleaseError:
        return
    if not releases:
        yield f"no release is recorded yet: evenhand check {subject.plugin} --record"
    elif key(version) > key(releases[-1].version):
        yield f"version {version} is not recorded yet: evenhand check {subject.plugin} --record"
        yield from changes_since(releases[-1], framework).lines()
