"""What scales, domains, prompts, readings and frameworks can say of themselves.

Apart from the models, so that a framework read from its snapshot can say the same without importing pydantic.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenhand.models.domains import Domain
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import FrameworkHeader
    from evenhand.models.rules import Fact, OverallRule, Reading, ReadingOption
    from evenhand.models.scales import Grade, GradeScale


class ScaleBehaviour:
    """What a grade scale can say of itself."""

    if TYPE_CHECKING:
        id: str
        kind: str
        grades: tuple[Grade, ...]

    @property
    def lowest_score(self) -> int:
        """The worst whole score of a banded scale. Raises ``ValueError`` on another kind."""
        return self._band(self.grades[-1])[0]

    @property
    def highest_score(self) -> int:
        """The best whole score of a banded scale. Raises ``ValueError`` on another kind."""
        return self._band(self.grades[0])[1]

    def _band(self, grade: Grade) -> tuple[int, int]:
        if grade.band is None:
            raise ValueError(f"scale '{self.id}' has no bands")
        return grade.band

    def rank(self, grade_id: str) -> int:
        """Position of a grade, 0 for the best. Raises ``KeyError`` when the scale has no such grade."""
        for index, grade in enumerate(self.grades):
            if grade.id == grade_id:
                return index
        raise KeyError(grade_id)

    def rank_of_score(self, score: int) -> int | None:
        """Position of the band that holds a whole score, or ``None`` when no band does."""
        for index, grade in enumerate(self.grades):
            if grade.band is not None and grade.band[0] <= score <= grade.band[1]:
                return index
        return None

    @property
    def words(self) -> str:
        """The scale in one phrase for a message: ``Outstanding, Good`` or ``whole scores 0 to 10``."""
        if self.kind == "banded":
            return f"whole scores {self.lowest_score} to {self.highest_score}"
        if self.kind == "coded":
            return ", ".join(f"{grade.code} {grade.label}" for grade in self.grades)
        return ", ".join(grade.label for grade in self.grades)


class DomainBehaviour:
    """What a domain can say of itself."""

    if TYPE_CHECKING:
        number: str | None
        title: str

    @property
    def name(self) -> str:
        """Number and title as an auditor knows them, such as ``5 Risk``."""
        return f"{self.number} {self.title}" if self.number else self.title


class PromptBehaviour:
    """What a prompt can say of itself."""

    if TYPE_CHECKING:
        number: str | None
        text: str

    @property
    def numbered(self) -> str:
        """Its text with the document's own number before it, such as ``4.7a Was the child seen?``."""
        return f"{self.number} {self.text}" if self.number else self.text


class ReadingBehaviour:
    """What a reading can say of itself."""

    if TYPE_CHECKING:
        options: tuple[ReadingOption, ...]

    def option(self, option_id: str) -> ReadingOption:
        """The option of this id. Raises ``KeyError`` when there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


class FrameworkBehaviour:
    """What a whole framework can say of itself."""

    if TYPE_CHECKING:
        header: FrameworkHeader
        scales: tuple[GradeScale, ...]
        domains: tuple[Domain, ...]
        facts: tuple[Fact, ...]
        forms: tuple[Form, ...]
        rules: tuple[OverallRule, ...]
        readings: tuple[Reading, ...]

    @property
    def id(self) -> str:
        """The framework's id, such as ``durham``."""
        return self.header.id

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """Domains by id."""
        return {domain.id: domain for domain in self.domains}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def rule_by_id(self) -> dict[str, OverallRule]:
        """Overall rules by id, as without any reading chosen."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def form_by_id(self) -> dict[str, Form]:
        """Forms by id."""
        return {form.id: form for form in self.forms}

    @cached_property
    def reading_by_id(self) -> dict[str, Reading]:
        """Readings by id."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def field_by_id(self) -> dict[str, FormField]:
        """Fields of every form by id; ids are unique over the whole framework."""
        return {field.id: field for form in self.forms for field in form.fields}

    @cached_property
    def form_of_field(self) -> dict[str, str]:
        """The id of the form that each field belongs to."""
        return {field.id: form.id for form in self.forms for field in form.fields}

    @cached_property
    def scale_by_id(self) -> dict[str, GradeScale]:
        """Scales by id."""
        return {scale.id: scale for scale in self.scales}

    @property
    def overall_scale(self) -> GradeScale:
        """The scale of the overall grade."""
        return self.scale_by_id[self.header.overall_scale]

    def scale_of(self, domain: Domain) -> GradeScale:
        """The scale that a domain is graded on."""
        return self.scale_by_id[domain.scale or self.header.domain_scale]

    @property
    def graded_domains(self) -> tuple[Domain, ...]:
        """The domains that get a grade, in order."""
        return tuple(domain for domain in self.domains if domain.graded)
