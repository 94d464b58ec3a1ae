"""Grades in sheets are named by their labels, as people know them; in TOML by their ids."""

from __future__ import annotations

from typing import Any

from evenhand.suggest import did_you_mean
from evenhand.tables.columns import CellError
from evenhand.tables.layout import Table


class GradeNames:
    """The grades of each domain of a framework's data. What is wrong in the data is left for the loader to say."""

    def __init__(self, data: dict[str, Any]) -> None:
        scales = {scale.get("id"): _labels(scale) for scale in data.get("scales", [])}
        usual = data.get("header", {}).get("domain_scale")
        self.domains: dict[Any, dict[str, str]] = {
            domain.get("id"): scales.get(domain.get("scale", usual), {}) for domain in data.get("domains", [])
        }

    def shown(self, table: Table, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of a row with the grade's label in place of its id."""
        if table.keys != ("Domain", "Grade"):
            return keys
        domain, grade = keys
        return domain, self.domains.get(domain, {}).get(grade, grade)

    def grade(self, domain: str, written: str) -> str:
        """The id of a grade that is written by label or id, whatever the case. Raises :class:`CellError`."""
        labels = self.domains.get(domain, {})
        wanted = written.strip().casefold()
        for grade, label in labels.items():
            if label.strip().casefold() == wanted:
                return grade
        if written in labels or not labels:
            return written
        raise CellError(f"no grade called '{written}'{did_you_mean(written, labels.values())}")


def _labels(scale: dict[str, Any]) -> dict[str, str]:
    """Labels by grade id. An id that is also the label of another grade keeps its id, so that both stay apart."""
    grades = [(str(grade.get("id")), str(grade.get("label"))) for grade in scale.get("grades", [])]
    seen: dict[str, int] = {}
    for _, label in grades:
        folded = label.strip().casefold()
        seen[folded] = seen.get(folded, 0) + 1
    return {id_: label if seen[label.strip().casefold()] == 1 and label.strip() else id_ for id_, label in grades}
