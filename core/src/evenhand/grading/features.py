"""Reading marked features: counts for a grade's column, or a mark for each descriptor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.errors import EvenhandError
from evenhand.grading.sheet import FeatureCount
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.models.framework import Framework

MARKS = ("evident", "not evident", "not applicable")


class FeatureError(EvenhandError):
    """Features that cannot be read: an unknown grade, descriptor or mark, or a count that cannot be."""


def columns(framework: Framework) -> dict[str, tuple[str, ...]]:
    """The descriptor ids of each grade's column over all graded domains, by grade id."""
    found: dict[str, list[str]] = {}
    for domain in framework.graded_domains:
        for grade_id, descriptors in domain.descriptors.items():
            found.setdefault(grade_id, []).extend(descriptor.id for descriptor in descriptors)
    return {grade_id: tuple(ids) for grade_id, ids in found.items() if ids}


def read_features(framework: Framework, given: Mapping[str, Any]) -> dict[str, FeatureCount]:
    """Counts by grade id, from ``{grade label: [evident, applicable]}`` or ``{descriptor id: mark}``.

    Raises :class:`FeatureError` on anything else, and where both would give the same column.
    """
    scale = framework.scale_by_id[framework.header.domain_scale]
    grade_ids = {grade.label.casefold(): grade.id for grade in scale.grades}
    by_column = columns(framework)
    column_of = {descriptor: grade_id for grade_id, ids in by_column.items() for descriptor in ids}
    counts: dict[str, FeatureCount] = {}
    marks: dict[str, dict[str, str]] = {}
    for key, value in given.items():
        if key in column_of:
            if value not in MARKS:
                raise FeatureError(f"features.{key}: give one of: {', '.join(MARKS)}")
            marks.setdefault(column_of[key], {})[key] = value
        elif (grade_id := grade_ids.get(key.strip().casefold())) is not None:
            if grade_id in counts:
                raise FeatureError(f"features.{key}: this grade stands twice")
            counts[grade_id] = _read_count(key, value)
        else:
            labels = [grade.label for grade in scale.grades]
            raise FeatureError(f"features: no grade or descriptor '{key}'{did_you_mean(key, [*labels, *column_of])}")
    for grade_id, marked in marks.items():
        if grade_id in counts:
            raise FeatureError(f"features: '{grade_id}' is given both as a count and descriptor by descriptor")
        counts[grade_id] = count_marks(by_column[grade_id], marked)
    if marks:
        for grade_id, ids in by_column.items():
            counts.setdefault(grade_id, count_marks(ids, {}))
    return counts


def count_marks(ids: tuple[str, ...], marked: Mapping[str, str]) -> FeatureCount:
    """The count of one column from the marks given to its descriptors."""
    found = [marked.get(descriptor) for descriptor in ids]
    return FeatureCount(found.count("evident"), found.count("evident") + found.count("not evident"), found.count(None))


def _read_count(key: str, value: Any) -> FeatureCount:
    whole = isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)
    if not whole or not 0 <= value[0] <= value[1]:
        raise FeatureError(
            f"features.{key}: give [evident, applicable], two whole numbers, the first not above the second"
        )
    return FeatureCount(value[0], value[1], 0)
