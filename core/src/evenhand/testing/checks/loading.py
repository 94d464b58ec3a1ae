"""Checks about loading: without fault, light, and the same every time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from evenhand.loading.guard import fault_line
from evenhand.testing.checks.fresh import FreshError, ask
from evenhand.testing.registry import GATE, check
from evenhand.testing.subject import Subject

HEAVY = frozenset(
    {
        *("pydantic", "openpyxl", "typst", "holidays", "cryptography", "docx", "sqlite_utils", "textual", "rich"),
        *("asyncio", "lxml", "numpy", "pandas", "requests", "httpx", "urllib3", "pluggy"),
    }
)
"""Packages that cost more to import than a framework may: nothing of the kind is needed before the first screen."""

MOST_MODULES = 60
"""Modules that importing a plugin may add, its own included."""


@check(GATE, "must", "The plugin and its framework load without a fault.", always=True)
def loads(subject: Subject) -> Iterator[str]:
    """Each finding names what is wrong, and the file, line and key where there are any. Put them right from the first:
    one fault can bring about others.
    """
    yield from (fault_line(fault) for fault in subject.faults)


@check("load.light", "should", "Importing the plugin brings in nothing heavy, and little of anything.")
def light(subject: Subject) -> Iterator[str]:
    """Keep ``__init__.py`` to the three lines of a data plugin. In code, import a package inside the function that
    needs it, so that a list of frameworks does not wait for it.
    """
    module = subject.entry.value.partition(":")[0]
    try:
        added = ask("modules", module=module)
    except FreshError as error:
        yield f"importing {module} in a new interpreter failed: {error}"
        return
    yield from too_much(module, added, data=subject.folder is not None)


def too_much(module: str, added: Iterable[str], *, data: bool) -> Iterator[str]:
    """What is wrong with the modules that importing a plugin adds. A plugin that is data needs nothing but evenhand."""
    added = tuple(added)
    own = module.partition(".")[0]
    packages = dict.fromkeys(name.partition(".")[0] for name in added)
    heavy = [name for name in packages if name in HEAVY]
    yield from (f"importing {module} imports {name}, which is heavy" for name in heavy)
    others = [
        name for name in packages if name not in {own, "evenhand", *heavy} and name not in sys.stdlib_module_names
    ]
    if data:
        yield from (
            f"importing {module} imports {name}; a plugin that is data imports only evenhand" for name in others
        )
    if not heavy and len(added) > MOST_MODULES:
        yield f"importing {module} adds {len(added)} modules; {MOST_MODULES} are the most"


@check("load.same_digest", "must", "Loading the framework again, in another process, gives the same digest.")
def same_digest(subject: Subject) -> Iterator[str]:
    """What a hook returns must depend on nothing but the plugin's own files: no time, no chance, no environment, and
    no order of a set. An audit names its framework by the digest.
    """
    entries = [[*state.entry] for state in subject.catalogue.plugins() if state.enabled]
    seen = {subject.framework.digest}
    for seed in (1, 2):
        try:
            seen.add(ask("digest", seed=seed, framework_id=subject.framework_id, entries=entries))
        except FreshError as error:
            yield f"it loads here, but not in a new interpreter: {error}"
            return
    if len(seen) > 1:
        yield f"loaded three times, it had {len(seen)} digests: {', '.join(one[:12] for one in sorted(seen))}"
