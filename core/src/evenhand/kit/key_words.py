"""What each key of a model is for: the docstrings after fields, and words for those that have none."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from types import ModuleType

COMMON = {
    "id": "Its name in other files. It never changes, because audits are kept under it.",
    "source": "Where your document says it: a page, a paragraph or a line. Auditors see it beside the item.",
    "title": "What an auditor sees it called.",
    "text": "What an auditor reads.",
    "words": "What is said to the auditor, in one sentence.",
    "label": "What an auditor sees it called.",
    "grade": "The id of a grade in scales.toml.",
    "score": "A whole score of a banded scale.",
    "domain": "The id of a domain.",
    "domains": "Ids of domains.",
    "when": "The condition; test says which kind. Without one it is shown and computes nothing.",
    "only_when": "Asked, or allowed, only when this condition holds.",
    "test": "Which kind of condition this is.",
    "note": "A remark shown beside it.",
    "number": "Its number in your document, such as 5 or 5a.",
    "kind": "Which kind it is.",
    "is": "Exactly this grade, by its id.",
    "at_least": "This grade or a better one, by its id.",
    "at_most": "This grade or a worse one, by its id.",
    "score_at_least": "This whole score or a higher one.",
    "score_at_most": "This whole score or a lower one.",
    "readings": "Options chosen for contradictions, such as option, or contradiction=option.",
    "facts": "Answers to facts, by their ids.",
    "keep_from": "Copies of the report that leave it out.",
}
"""Words for a key that means the same wherever it stands, and has no docstring of its own."""


@cache
def words_of_keys() -> dict[tuple[str, str], str]:
    """Words for the keys of every model of a framework's files: (model, key as TOML writes it) → words."""
    from evenhand.kit.key_words_by_model import BY_MODEL

    found: dict[tuple[str, str], str] = {}
    for module in _modules():
        for name, key in _fields(module):
            word = BY_MODEL.get(name, {}).get(key) or COMMON.get(key)
            if word:
                found[name, key] = word
        found |= _docstrings(module)
    return found


def _modules() -> list[ModuleType]:
    from evenhand.catalogue import folder
    from evenhand.models import calibration, cases, checks, conditions, domains, forms, framework, rules, scales

    return [calibration, cases, checks, conditions, domains, folder, forms, framework, rules, scales]


def _fields(module: ModuleType) -> list[tuple[str, str]]:
    from pydantic import BaseModel

    classes = [found for found in vars(module).values() if isinstance(found, type) and issubclass(found, BaseModel)]
    models = [model for model in classes if model.__module__ == module.__name__]
    return [(model.__name__, field.alias or name) for model in models for name, field in model.model_fields.items()]


def _docstrings(module: ModuleType) -> dict[tuple[str, str], str]:
    """The string after each field of each class, as documentation tools read it."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module.__name__]))
    except OSError:
        return {}
    found = {}
    for owner in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for field, after in zip(owner.body, owner.body[1:], strict=False):
            if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
                continue
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                found[owner.name, field.target.id.rstrip("_")] = inspect.cleandoc(str(after.value.value))
    return found
