"""API version 1: the hooks and the models that plugins return, as one file that can be compared.

What a plugin may rely on stands in it. An addition comes with a minor version of core; anything that could break a
plugin needs another API version, and :func:`write_api` refuses it until there is one.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any, NamedTuple

import evenhand
from evenhand.kit.api_changes import Changes, compare
from evenhand.kit.errors import KitError

FILE = f"api-v{evenhand.API_VERSION}.json"


class ApiChangeError(KitError):
    """The API would change in a way that its version does not allow."""


class Compared(NamedTuple):
    """What differs from a file, and the file's API version."""

    version: int
    changes: Changes


def describe_api() -> dict[str, Any]:
    """The API as plain data: each hook with its arguments and result, and the JSON Schema of each model."""
    from evenhand import hookspecs
    from evenhand.hookspecs import REQUIRED

    hooks = {
        name: _hook(function, required=name in REQUIRED)
        for name, function in sorted(vars(hookspecs).items())
        if name.startswith("evenhand_") and inspect.isfunction(function)
    }
    return {"api": evenhand.API_VERSION, "hooks": hooks, "models": _models()}


def _hook(function: Any, *, required: bool) -> dict[str, Any]:
    signature = inspect.signature(function)
    return {
        "arguments": {name: str(parameter.annotation) for name, parameter in signature.parameters.items()},
        "returns": str(signature.return_annotation),
        "required": required,
    }


def _models() -> dict[str, Any]:
    """What a plugin may pass to each model, by the names that Python code writes, without descriptions."""
    from evenhand.models import calibration, cases, checks, contributions, domains, forms, framework, rules, scales

    returned = (
        framework.FrameworkHeader, scales.GradeScale, domains.Domain, domains.Prompt, rules.OverallRule, rules.Reading,
        rules.Fact, forms.Form, checks.WritingCheck, cases.RuleCase, calibration.CalibrationCase, contributions.Remark,
        contributions.FiredRule, contributions.ReportSection,
    )  # fmt: skip
    found: dict[str, Any] = {}
    for model in returned:
        schema = model.model_json_schema(by_alias=True, mode="validation")
        found |= schema.pop("$defs", {})
        found[model.__name__] = schema
    return {name: _bare(found[name]) for name in sorted(found)}


def _bare(node: Any, *, is_table: bool = False) -> Any:
    """A schema without words, which may change at any time. ``is_table`` says that the keys are names of fields."""
    if isinstance(node, list):
        return [_bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    words = () if is_table else ("title", "description")
    return {key: _bare(value, is_table=key == "properties") for key, value in node.items() if key not in words}


def api_text() -> str:
    """The API as its file holds it."""
    return json.dumps(describe_api(), indent=1, ensure_ascii=False) + "\n"


def compare_with(path: Path) -> Compared:
    """What has changed since the file was written. Raises :class:`KitError` for a file that is none of these."""
    try:
        old = json.loads(path.read_text(encoding="utf-8"))
        return Compared(int(old["api"]), compare(old, describe_api()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise KitError(f"{path}: no description of an API that can be read; write it anew") from None


def write_api(folder: Path) -> Path:
    """Write the file into a folder, in place of an earlier one, and give its path.

    Raises :class:`ApiChangeError` when the earlier one has the same version and something in it would break, and
    :class:`KitError` when the file cannot be read or written.
    """
    path = folder / FILE
    if path.exists():
        version, changes = compare_with(path)
        if changes.breaking and version == evenhand.API_VERSION:
            raise ApiChangeError(breaking_words(changes))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(api_text(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise KitError(f"{path}: cannot be written ({error.strerror or type(error).__name__})") from None
    return path


def breaking_words(changes: Changes) -> str:
    """What would break, and what to do about it."""
    listed = "; ".join(changes.breaking)
    return (
        f"this would break plugins made for API version {evenhand.API_VERSION}: {listed}. Keep what they rely on, or "
        "raise API_VERSION and the major version of core; docs/api.md says what may change when"
    )
