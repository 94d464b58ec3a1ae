"""What every model shares: frozen, strict, no unknown keys, and no input repeated in its error texts."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Model(BaseModel):
    """Base of all models. Frozen and strict: 8.0 is no integer, ``True`` is no integer, an unknown key is an error.

    Validation errors never repeat the input, because the input may be case text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, defer_build=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""The id of a framework, domain, grade, fact, field or reading: lower case, digits, underscores."""

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$", max_length=160)]
"""The id of an item inside a domain, such as ``risk.4`` or ``risk.good.2``: dotted parts."""

RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$", max_length=40)]
"""The id of an overall rule as a document's inventory prints it, such as ``D-579``."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=False)]
"""A sentence or short paragraph shown to an auditor."""

Locator = Annotated[str, StringConstraints(min_length=1, max_length=400)]
"""Where a source document says it, such as ``L810-L812`` or ``L849+L851``."""
