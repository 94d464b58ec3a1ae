"""The options and the report header of the conformance suite under pytest.

pytest imports this in every project where Evenhand is installed, so it imports nothing until the suite is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

SUITE = "evenhand.testing.suite"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--framework`` and ``--evenhand-waivers``."""
    group = parser.getgroup("evenhand", "conformance of Evenhand plugins")
    group.addoption(
        "--framework",
        action="append",
        default=[],
        metavar="NAME",
        help=f"plugin or framework that {SUITE} checks; may be given again; without it, every plugin. Runs its code.",
    )
    group.addoption("--evenhand-waivers", metavar="FILE", help="waivers for a plugin that is code, in TOML")


def pytest_configure(config: pytest.Config) -> None:
    """Say at once, and in one line, what cannot be checked as asked."""
    if _asked_for(config):
        from evenhand.testing.pytest_plan import plan_of

        plan_of(config)


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Core, plugin interface, Python, plugins and waivers, where the suite is asked for."""
    if not _asked_for(config):
        return []
    from evenhand.testing.pytest_plan import plan_of

    return list(plan_of(config).header.lines())


def _asked_for(config: pytest.Config) -> bool:
    """Whether an option of ours was given, or the suite is among what is to be run."""
    if config.getoption("--framework") or config.getoption("--evenhand-waivers"):
        return True
    return any(str(argument).startswith(SUITE) for argument in config.invocation_params.args)
