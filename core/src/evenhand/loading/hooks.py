"""Checks that a plugin's hooks are hooks, calls them alone, and checks what comes back."""

from __future__ import annotations

import inspect
import re
import typing
from functools import cache
from typing import Any

import pluggy

from evenhand import hookspecs
from evenhand.loading.guard import PluginError, guarded, make_fault
from evenhand.loading.load import LoadedPlugin
from evenhand.suggest import did_you_mean, nearest

_MARK = f"{hookspecs.PROJECT}_impl"
_PREFIX = f"{hookspecs.PROJECT}_"


class PluginHooks:
    """The hooks of one plugin, in a pluggy manager of its own, so that no other plugin can spoil its results."""

    def __init__(self, loaded: LoadedPlugin) -> None:
        """Register the plugin. Raises :class:`PluginError` for a misspelt, unmarked or ill-fitting hook."""
        self.entry = loaded.entry
        self.plugin = loaded.plugin
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        with guarded(self.entry, "hooks", "reading its hooks"):
            self.names = frozenset(self._checked_names())
            try:
                self._manager.register(self.plugin, self.entry.name)
                self._manager.check_pending()
            except pluggy.PluginValidationError:
                hint = "compare its hooks with docs/hooks.md"
                raise PluginError(make_fault(self.entry, "hooks", "its hooks do not fit", hint)) from None

    def call(self, hook: str, **arguments: Any) -> Any:
        """What the plugin gives for one hook; an empty result of the right type where it gives none.

        Raises :class:`PluginError` when the hook raises or gives something of another type.
        """
        expected = result_type(hook)
        if hook not in self.names:
            return typing.get_origin(expected)()
        with guarded(self.entry, "call", hook):
            results = getattr(self._manager.hook, hook)(**arguments)
        if not results:
            return typing.get_origin(expected)()
        result = results[0]
        if wrong := _misfit(result, expected):
            hint = f"it must return {_type_words(expected)}"
            raise PluginError(make_fault(self.entry, "call", f"{hook} returned {wrong}", hint))
        return result

    def _checked_names(self) -> list[str]:
        """The hooks that the plugin implements, after looking at each attribute that is named like one."""
        known = hook_arguments()
        found = []
        for name in dir(self.plugin):
            if not name.startswith(_PREFIX):
                continue
            value = inspect.getattr_static(self.plugin, name)
            function = getattr(value, "__func__", value)
            if not inspect.isroutine(function):
                continue
            marked = hasattr(function, _MARK)
            if name not in known:
                if marked or nearest(name, known):
                    hint = f"rename or remove it{did_you_mean(name, known)}"
                    raise PluginError(make_fault(self.entry, "hooks", f"there is no hook {name}", hint))
                continue
            if not marked:
                hint = "put @hookimpl from evenhand above it"
                raise PluginError(make_fault(self.entry, "hooks", f"{name} is not marked as a hook", hint))
            wants = [word for word in inspect.signature(function).parameters if word != "self"]
            if strange := [word for word in wants if word not in known[name]]:
                gives = ", ".join(known[name]) or "no arguments"
                message = f"{name} takes '{strange[0]}', which the hook does not give"
                raise PluginError(make_fault(self.entry, "hooks", message, f"the hook gives {gives}"))
            found.append(name)
        if not found:
            hint = "its entry point should name a DataPlugin, or a module or object with hooks"
            raise PluginError(make_fault(self.entry, "hooks", "it has no hooks", hint))
        return found


@cache
def hook_arguments() -> dict[str, tuple[str, ...]]:
    """The hooks by name, each with the arguments that it gives."""
    return {
        name: tuple(inspect.signature(function).parameters)
        for name, function in vars(hookspecs).items()
        if name.startswith(_PREFIX) and hasattr(function, f"{hookspecs.PROJECT}_spec")
    }


@cache
def result_type(hook: str) -> Any:
    """The type that a hook must return, from its specification."""
    from evenhand.models import calibration, cases, checks, contributions, domains, forms, framework, rules, scales

    names: dict[str, Any] = {}
    for module in (calibration, cases, checks, contributions, domains, forms, framework, rules, scales):
        names.update(vars(module))
    from collections.abc import Mapping

    hints = typing.get_type_hints(getattr(hookspecs, hook), localns={**names, "Mapping": Mapping})
    return hints["return"]


def _misfit(value: object, expected: Any) -> str | None:
    """What is wrong with a value's type in a few words, or ``None`` when it fits."""
    kind = typing.get_origin(expected) or expected
    if not isinstance(value, kind):
        return f"{type(value).__name__} instead of {kind.__name__}"
    parts = typing.get_args(expected)
    inner: list[tuple[object, Any]] = []
    if isinstance(value, tuple) and parts:
        inner = [(item, parts[0]) for item in value]
    elif isinstance(value, dict) and parts:
        inner = [pair for key, item in value.items() for pair in ((key, parts[0]), (item, parts[1]))]
    for item, part in inner:
        if wrong := _misfit(item, part):
            return wrong if wrong.startswith("a ") else f"a {kind.__name__} that holds {wrong}"
    return None


def _type_words(expected: Any) -> str:
    text = str(expected)
    return re.sub(r"\bevenhand\.models\.[a-z]+\.", "", text)
