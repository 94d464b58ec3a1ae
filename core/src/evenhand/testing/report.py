"""What a run of checks says of itself and of its results, for people and as JSON."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import evenhand
from evenhand.testing.runner import Plan, Result, one_line

if TYPE_CHECKING:
    from evenhand.catalogue.catalogue import PluginState


class Header(NamedTuple):
    """What a run was made with. ``waivers`` holds plugin, framework, check, reason and file of each."""

    core: str
    api: int
    python: str
    plugins: tuple[dict[str, Any], ...]
    waivers: tuple[dict[str, str], ...]

    def lines(self) -> Iterator[str]:
        """The header as people read it."""
        yield f"evenhand-core {self.core}, plugin interface {self.api}, Python {self.python}"
        for plugin in self.plugins:
            off = f", off: {plugin['off_because']}" if plugin["off_because"] else ""
            yield one_line(f"plugin {plugin['name']}: {plugin['distribution']} {plugin['version']}{off}")
        for waiver in self.waivers:
            where = waiver["framework"] or waiver["plugin"]
            yield one_line(f"waiver: {where}: {waiver['check']}: {waiver['reason']} ({waiver['file']})")


def header_of(plan: Plan, states: Iterable[PluginState]) -> Header:
    """The header of a run: the plugins to be checked, those that are off, and the waivers that hold."""
    checked = {(subject.plugin, subject.distribution) for subject in plan.subjects}
    plugins = [
        {
            "name": state.entry.name,
            "distribution": state.entry.distribution,
            "version": state.entry.version,
            "off_because": state.off_because,
        }
        for state in states
        if not state.enabled or (state.entry.name or state.entry.distribution, state.entry.distribution) in checked
    ]
    waivers = [
        {"plugin": subject.plugin, "framework": subject.framework_id, **waiver._asdict()}
        | {"framework": subject.framework_id}
        for subject in plan.subjects
        for waiver in plan.waivers_of(subject)
    ]
    return Header(evenhand.__version__, evenhand.API_VERSION, platform.python_version(), tuple(plugins), tuple(waivers))


def result_lines(result: Result, *, with_fix: bool = True) -> Iterator[str]:
    """A result as people read it: a line for each finding, then how to fix it; nothing for a check that passed."""
    check = result.check
    where = f"{label_of(result.plugin, result.framework)}: {check.id} ({check.level})"
    if result.status == "waived":
        yield one_line(f"{where}: waived, {_counted(len(result.findings), 'finding')}: {result.reason}")
        return
    for finding in result.findings:
        yield one_line(f"{where}: {finding}")
    if result.status == "failed" and with_fix:
        yield f"    rule: {check.rule}"
        yield f"    fix: {check.fix}"


def label_of(plugin: str, framework: str) -> str:
    """What a line begins with: the framework, with the plugin where that has another name, as an extension has."""
    return f"{framework} ({plugin})" if framework and plugin != framework else plugin


def summary_line(name: str, results: Iterable[Result]) -> str:
    """How many checks passed, and what became of the others, in one line."""
    counts: dict[str, int] = {}
    for result in results:
        told = result.status if result.fails or result.status != "failed" else "told only"
        counts[told] = counts.get(told, 0) + 1
    total = sum(counts.values())
    others = [f"{counts[status]} {words}" for status, words in _TOLD.items() if status in counts]
    passed = counts.get("passed", 0)
    return one_line(f"{name}: {', '.join([f'{passed} of {total} checks passed', *others])}")


_TOLD = {
    "failed": "failed",
    "told only": "with remarks only",
    "waived": "waived",
    "untrue waiver": "waived without need",
    "not run": "not run because the plugin does not load",
}


def result_json(result: Result) -> dict[str, Any]:
    """A result as the JSON object that the command prints."""
    check = result.check
    about = {"check": check.id, "level": check.level, "plugin": result.plugin, "distribution": result.distribution}
    outcome = {"framework": result.framework, "status": result.status, "fails": result.fails}
    told = {"findings": list(result.findings), "reason": result.reason}
    return {**about, **outcome, **told}


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
