"""Replies files for rating the invented case of Herefordshire's example more than once."""

from __future__ import annotations

import json
from pathlib import Path

from driving import ROOT

RUSSET = ROOT / "examples" / "herefordshire" / "russet-family.jsonl"
HEADER = frozenset({"case_reference", "auditor_name", "audit_date"})


def until_graded() -> list[dict[str, object]]:
    """The replies of the example up to its grade, later forms left out."""
    replies = [json.loads(line) for line in RUSSET.read_text(encoding="utf-8").splitlines() if line.strip()]
    place = next(index for index, reply in enumerate(replies) if reply["reply"] == "graded")
    return replies[: place + 1]


def first_file(folder: Path, rater: str = "Anna Invented") -> Path:
    """The first audit of the case."""
    replies = [{**one, "text": rater} if one.get("to") == "auditor_name" else one for one in until_graded()]
    return _written(folder / "first.jsonl", replies)


def second_file(folder: Path, grades: dict[str, str], *, graded: bool = True) -> Path:
    """Another rating of it, with other grades in these domains, and with reasons that say so."""
    replies = []
    for one in until_graded():
        if one.get("to") in HEADER - {"audit_date"} or (one["reply"] == "graded" and not graded):
            continue
        changed = one
        if one["reply"] == "grade" and one.get("to") in grades:
            changed = {**one, "value": grades[str(one["to"])]}
        if one["reply"] == "reason":
            changed = {**one, "text": f"otherwise in {one.get('to')}"}
        replies.append(changed)
    return _written(folder / f"second{'' if graded else '-open'}.jsonl", replies)


def _written(path: Path, replies: list[dict[str, object]]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in replies), encoding="utf-8")
    return path
