"""What a framework's source document holds, and what the framework makes of it."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from driving import ROOT
from evenhand.models.domains import Domain
from evenhand.models.framework import Framework

PLUGINS = ROOT / "tests" / "plugins"


def expected(name: str) -> dict[str, Any]:
    """The items, counted in the document."""
    return tomllib.loads((PLUGINS / name / "items.toml").read_text(encoding="utf-8"))


def counted(framework: Framework) -> dict[str, dict[str, int]]:
    """The framework's own items by domain."""
    return {domain.id: dict(Counter(kind for kind, _ in items(framework, domain))) for domain in framework.domains}


def digest(framework: Framework) -> str:
    """The digest over every item's place in the document."""
    lines = [f"{d.id} | {kind} | {source}" for d in framework.domains for kind, source in items(framework, d)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def items(framework: Framework, domain: Domain) -> list[tuple[str, str]]:
    """Every item of a domain: what it is (prompt, standard, or its grade) and where the document says it."""
    labels = {grade.id: grade.label for grade in framework.scale_of(domain).grades}
    found = [("prompt", prompt.source) for prompt in domain.prompts]
    found += [("standard", guidance.source) for guidance in domain.guidance]
    return found + [(labels[grade], item.source) for grade, these in domain.descriptors.items() for item in these]


def names() -> list[str]:
    """The frameworks with such a count."""
    return sorted(path.parent.name for path in Path(PLUGINS).glob("*/items.toml"))
