"""Whether audits may still be begun under a framework, and what to say where they may not."""

from __future__ import annotations

import pytest

from evenhand.models.in_use import out_of_use, why_out_of_use
from evenhand.models.lean import changed
from small_frameworks import framework


@pytest.mark.parametrize(
    ("withdrawn", "superseded_by", "why"),
    [
        (None, None, None),
        ("Replaced in May 2027. ", None, "Withdrawn: Replaced in May 2027."),
        (None, "kent_two", "Superseded. Use 'kent_two' instead."),
        ("Out of date", "kent_two", "Withdrawn: Out of date. Use 'kent_two' instead."),
    ],
)
def test_why_no_audit_is_begun(withdrawn: str | None, superseded_by: str | None, why: str | None) -> None:
    assert out_of_use(withdrawn, superseded_by) == why
    given = framework()
    header = changed(given.header, {"withdrawn": withdrawn, "superseded_by": superseded_by})
    assert why_out_of_use(changed(given, {"header": header})) == why
