"""Grade scales: ordered grades, the codes or bands printed for them, and reading what an auditor typed."""

from __future__ import annotations

import itertools
from typing import Literal

from pydantic import Field, model_validator

from evenhand.models.base import Id, Locator, Model, Text
from evenhand.models.behaviour import ScaleBehaviour

Crosswalk = Literal["outstanding", "good", "requires_improvement", "inadequate"]
"""The four Ofsted grades that a scale's grades may be mapped to."""


class Grade(Model):
    """One grade of a scale. ``code`` is what a coded scale prints; ``band`` the whole scores of a banded one."""

    id: Id
    label: Text
    code: int | None = None
    letter: str | None = Field(default=None, max_length=4)
    band: tuple[int, int] | None = None
    crosswalk: Crosswalk | None = None
    no_crosswalk: Text | None = None
    """Why the grade maps to no Ofsted grade, where it does not."""
    descriptors: tuple[SummaryDescriptor, ...] = ()


class SummaryDescriptor(Model):
    """What a grade means for a whole case, where the source document says so."""

    text: Text
    source: Locator


class GradeScale(ScaleBehaviour, Model):
    """Ordered grades, best first.

    Kinds: *ordinal* (labels), *coded* (a number printed per label; 1 may be best) and *banded* (a whole score falls in
    a band that names a grade).
    """

    id: Id
    kind: Literal["ordinal", "coded", "banded"]
    grades: tuple[Grade, ...] = Field(min_length=2)
    source: Locator

    @model_validator(mode="after")
    def _is_well_formed(self) -> GradeScale:
        for name, values in {
            "id": [grade.id for grade in self.grades],
            "label": [grade.label.casefold() for grade in self.grades],
        }.items():
            if len(set(values)) < len(values):
                raise ValueError(f"two grades of scale '{self.id}' have the same {name}")
        if self.kind == "coded":
            self._check_codes()
        if self.kind == "banded":
            self._check_bands()
        return self

    def _check_codes(self) -> None:
        codes = [grade.code for grade in self.grades]
        if None in codes or len(set(codes)) < len(codes):
            raise ValueError(f"scale '{self.id}' is coded: each grade needs a 'code' of its own")

    def _check_bands(self) -> None:
        bands = [grade.band for grade in self.grades]
        if None in bands:
            raise ValueError(f"scale '{self.id}' is banded: each grade needs a 'band' of two whole scores")
        known = [band for band in bands if band is not None]
        for low, high in known:
            if low > high:
                raise ValueError(f"scale '{self.id}': band [{low}, {high}] is upside down; write the lower score first")
        for (low, _), (_, next_high) in itertools.pairwise(known):
            if next_high != low - 1:
                raise ValueError(
                    f"scale '{self.id}': bands must follow each other without a gap or an overlap, best first; "
                    f"after the band that starts at {low} the next must end at {low - 1}, not {next_high}"
                )
