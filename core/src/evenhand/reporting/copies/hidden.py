"""What a framework keeps from the worker: whole forms, and fields of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.reporting.copies.kinds import WORKER

if TYPE_CHECKING:
    from evenhand.models.framework import Framework


class Hidden(NamedTuple):
    """The ids of forms and fields that are kept from a copy, and the words by which a text could name them."""

    forms: frozenset[str]
    fields: frozenset[str]
    titles: frozenset[str]
    labels: frozenset[str]


def kept_from_worker(framework: Framework) -> Hidden:
    """What the framework keeps from the worker. A form with every field kept is kept itself."""
    forms, fields = set(), set()
    for form in framework.forms:
        kept = [field.id for field in form.fields if WORKER in field.keep_from or WORKER in form.keep_from]
        fields.update(kept)
        if len(kept) == len(form.fields):
            forms.add(form.id)
    return Hidden(
        frozenset(forms),
        frozenset(fields),
        frozenset(framework.form_by_id[form_id].title for form_id in forms),
        frozenset(framework.field_by_id[field_id].label for field_id in fields),
    )
