"""Whether a plugin fits the installed core, read from its metadata before any of its code runs."""

from __future__ import annotations

import evenhand
from evenhand.loading.entries import PluginEntry
from evenhand.models.faults import Fault

CORE = "evenhand-core"


def incompatibility(entry: PluginEntry, core_version: str = evenhand.__version__) -> Fault | None:
    """The fault of a plugin whose metadata is broken or does not ask for a core such as this one; else ``None``."""
    name = entry.name or entry.distribution
    if not entry.name or not entry.value or not entry.version:
        message = "its metadata cannot be read: name, version or entry point is missing"
        return Fault(name, entry.distribution, "metadata", message, f"install {entry.distribution} again")
    from packaging.requirements import InvalidRequirement, Requirement

    found = False
    for line in entry.requires:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            message = "one of its requirements cannot be read"
            return Fault(name, entry.distribution, "metadata", message, f"install {entry.distribution} again")
        if requirement.name.lower().replace("_", "-") != CORE:
            continue
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        found = True
        if not requirement.specifier.contains(core_version, prereleases=True):
            message = f"it needs {CORE} {requirement.specifier}, and {core_version} is installed"
            hint = f"install a version of {entry.distribution} made for {CORE} {core_version}, or update {CORE}"
            return Fault(name, entry.distribution, "compatibility", message, hint)
    if not found:
        message = f"it does not say which versions of {CORE} it was made for"
        hint = f"its author adds '{CORE}>=0.1,<1' to the dependencies of {entry.distribution}"
        return Fault(name, entry.distribution, "compatibility", message, hint)
    return None
