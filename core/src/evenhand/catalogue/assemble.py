"""Assembles one framework from the plugin that owns it and those that extend it, and checks it as a whole."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from evenhand.catalogue.additions import addition_problems
from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.catalogue.parts import Parts, collect
from evenhand.catalogue.problems import FrameworkProblemsError, Problem, line_for, path_words
from evenhand.catalogue.references import check_references
from evenhand.hookspecs import REQUIRED
from evenhand.loading.guard import PluginError, make_fault
from evenhand.loading.hooks import PluginHooks
from evenhand.models.domains import Domain
from evenhand.models.faults import Fault
from evenhand.models.framework import Framework, FrameworkHeader
from evenhand.suggest import did_you_mean


def assemble(
    owner: PluginHooks, framework_id: str, extensions: Sequence[PluginHooks] = ()
) -> tuple[Framework, tuple[Fault, ...]]:
    """The framework with everything that its extensions add, and a fault for each extension that had to be left out.

    Raises :class:`PluginError` when the owner's hooks fail, and :class:`FrameworkProblemsError` when what they give is
    wrong.
    """
    _read(owner)
    _check_required(owner)
    header = header_of(owner, framework_id)
    parts = collect(owner, framework_id)
    framework = _build(header, owner, parts, [owner])
    if problems := check_references(framework):
        raise FrameworkProblemsError(problem_lines(problems, [owner]))
    faults = []
    for extension in extensions:
        try:
            _read(extension)
            added = collect(extension, framework_id)
            candidate = _build(header, owner, parts.plus(added), [extension, owner])
            if problems := addition_problems(framework, added) or check_references(candidate):
                raise FrameworkProblemsError(problem_lines(problems, [extension, owner]))
        except PluginError as error:
            faults.append(error.fault)
        except FrameworkProblemsError as error:
            faults.extend(make_fault(extension.entry, "catalogue", line, "") for line in error.lines)
        else:
            framework, parts = candidate, parts.plus(added)
    return framework.model_copy(update={"digest": digest_of(framework)}), tuple(faults)


def header_of(owner: PluginHooks, framework_id: str) -> FrameworkHeader:
    """The header of the framework that the plugin owns under this id. Raises :class:`PluginError`."""
    for header in owner.call("evenhand_frameworks"):
        if header.id == framework_id:
            return header  # type: ignore[no-any-return]
    message = f"it no longer gives the framework '{framework_id}'"
    raise PluginError(make_fault(owner.entry, "catalogue", message, f"install {owner.entry.distribution} again"))


def digest_of(framework: Framework) -> str:
    """The SHA-256, in hexadecimal, over everything in a framework but its digest.

    What is at its default is left out, so that a field added to the models later changes no framework's digest.
    """
    body = framework.model_dump(mode="json", by_alias=True, exclude={"digest"}, exclude_defaults=True)
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def problem_lines(problems: Iterable[Problem], plugins: Sequence[PluginHooks]) -> list[str]:
    """Each problem in one line: with file and line where the item came from a file, else with plugin and item."""
    found = defaultdict(list)
    for hooks in plugins:
        if isinstance(hooks.plugin, DataPlugin):
            for origin in hooks.plugin.content.origins:
                found[origin.section, origin.item].append(origin)
    lines = []
    for problem in problems:
        # The first plugin given is the one under suspicion, but its item comes after those of the owner.
        origins = found[problem.section, problem.item]
        if problem.occurrence < len(origins):
            origin = origins[problem.occurrence]
            first = f" ({line_for(origins[0].file, origins[0].path, 'the other')})" if problem.occurrence else ""
            lines.append(line_for(origin.file, (*origin.path, *problem.path), f"{problem.words}{first}"))
        else:
            where = path_words((problem.section, problem.item, *problem.path) if problem.item else problem.path)
            lines.append(f"plugin {plugins[0].entry.name}: {where}: {problem.words}")
    return lines


def _read(hooks: PluginHooks) -> None:
    """Read a folder before any hook is called, so that what is wrong in it is told line by line."""
    if isinstance(hooks.plugin, DataPlugin):
        _ = hooks.plugin.content


def _check_required(owner: PluginHooks) -> None:
    for hook in REQUIRED:
        if hook not in owner.names:
            hint = "a plugin that owns a framework needs it, if only to return nothing"
            raise PluginError(make_fault(owner.entry, "hooks", f"it has no hook {hook}", hint))


def _build(header: FrameworkHeader, owner: PluginHooks, parts: Parts, suspects: Sequence[PluginHooks]) -> Framework:
    by_id = {scale.id: scale for scale in parts.scales}
    prompts: dict[str, list[Any]] = defaultdict(list)
    for domain_id, added in parts.prompts:
        prompts[domain_id].extend(added)
    ids = [domain.id for domain in parts.domains]
    if unknown := [domain_id for domain_id in prompts if domain_id not in ids]:
        words = {name: f"no domain '{name}' to add prompts to{did_you_mean(name, ids)}" for name in unknown}
        problems = [Problem("prompts", name, (), words[name]) for name in unknown]
        raise FrameworkProblemsError(problem_lines(problems, suspects))

    def whole(domain: Domain) -> Domain:
        scale = by_id.get(domain.scale or header.domain_scale)
        order = [grade.id for grade in scale.grades] if scale else []
        best_first = sorted(domain.descriptors.items(), key=lambda pair: _position(order, pair[0]))
        update = {"prompts": (*domain.prompts, *prompts[domain.id]), "descriptors": dict(best_first)}
        return domain.model_copy(update=update)

    return Framework(
        header=header,
        digest="",
        plugin=owner.entry.name,
        distribution=owner.entry.distribution,
        scales=parts.scales,
        domains=tuple(whole(domain) for domain in sorted(parts.domains, key=lambda domain: domain.order)),
        facts=parts.facts,
        forms=parts.forms,
        rules=parts.rules,
        readings=parts.readings,
        checks=parts.checks,
        cases=parts.cases,
    )


def _position(order: list[str], grade: str) -> int:
    return order.index(grade) if grade in order else len(order)
