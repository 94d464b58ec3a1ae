"""The page of hooks, from ``evenhand.hookspecs``."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

from making.markdown import page, prose

from evenhand import hookspecs

_SAYS = re.compile(r"\b(Called|Empty|Since): ")


def hook_functions() -> list[ast.FunctionDef]:
    """The specifications, in the order of the source."""
    tree = ast.parse(inspect.getsource(hookspecs))
    return [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and any("hookspec" in ast.unparse(mark) for mark in node.decorator_list)
    ]


def hooks_page() -> str:
    """Every hook: its signature, what it gives, when it is called, what empty means, since when."""
    intro = (
        "A plugin implements those hooks that it needs, under the entry-point group `evenhand.plugins`. "
        "[Hooks](../hooks.md) has an example of each and the rules for all. A framework that is a folder of "
        "TOML files needs none of this."
    )
    return page("Hooks, one by one", intro, _body())


def _body() -> Iterator[str]:
    for function in hook_functions():
        needed = "required of the owner of a framework" if function.name in hookspecs.REQUIRED else "optional"
        returns = ast.unparse(function.returns) if function.returns else "None"
        yield from (f"## {function.name}", "")
        yield from ("```python", f"{function.name}({ast.unparse(function.args)}) -> {returns}", "```", "")
        first, *said = _SAYS.split(ast.get_docstring(function) or "")
        yield from prose(first)
        yield f"- *Needed*: {needed}"
        for name, words in zip(said[::2], said[1::2], strict=True):
            yield f"- *{name}*: {prose(words)[0]}"
        yield ""
