"""The page of models: what hooks give and what TOML files are read into."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator

from making.fields import fields_of
from making.markdown import page, prose, table
from pydantic import BaseModel

from evenhand.models.base import Model

SECTIONS = {
    "Frameworks": ("framework",),
    "Scales": ("scales",),
    "Domains": ("domains",),
    "Rules, readings and facts": ("rules",),
    "Conditions": ("conditions",),
    "Forms": ("forms",),
    "Checks of the writing": ("checks",),
    "Worked rulings": ("cases",),
    "Cases to practise on": ("calibration",),
    "What code hands back": ("contributions",),
}
"""Heading → modules of ``evenhand.models``. A model in another module is in none, which a test points out."""


def models_in(module: str) -> list[type[BaseModel]]:
    """The models that a module of ``evenhand.models`` defines, in the order of the source."""
    found = importlib.import_module(f"evenhand.models.{module}")
    return [
        kind
        for kind in vars(found).values()
        if inspect.isclass(kind) and issubclass(kind, Model) and kind.__module__ == found.__name__ and kind is not Model
    ]


def models_page() -> str:
    """Every model with every field."""
    intro = (
        "All models are frozen pydantic models, strict, and take no unknown key. In TOML files a field is a key. "
        'An *id* is lower case letters, digits and underscores; a *fraction* is written in quotes, such as `"3/4"`.'
    )
    return page("Models", intro, _body())


def _body() -> Iterator[str]:
    for title, modules in SECTIONS.items():
        yield from (f"## {title}", "")
        for module in modules:
            for model in models_in(module):
                yield from _model(model)


def _model(model: type[BaseModel]) -> Iterator[str]:
    yield from (f"### {model.__name__}", "")
    yield from prose(inspect.getdoc(model) or "")
    rows = [
        (f"`{field.name}`", field.type, "must be given" if field.needed else field.default, field.meaning)
        for field in fields_of(model)
    ]
    yield from table(("field", "holds", "where left out", "meaning"), rows)
