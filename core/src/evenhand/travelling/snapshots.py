"""Whether the framework that comes with an audit is the one that its digest names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.travelling.errors import RefusedFile, TamperedFile

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.store.joining import AuditCopy


def framework_of(copy: AuditCopy) -> Framework:
    """The framework that an audit is done under, its whole text validated and its digest made anew.

    Raises :class:`RefusedFile` when this version of Evenhand cannot read it, :class:`TamperedFile` when the digest is
    another framework's.
    """
    from evenhand.catalogue.assemble import digest_of
    from evenhand.models import lean
    from evenhand.models.framework import Framework

    try:
        kept = json.loads(copy.snapshot)
        validated = Framework.model_validate_json(json.dumps(lean.untagged(kept["framework"])), by_name=True)
        framework = from_json(copy.snapshot)
        agrees = (
            (copy.digest, copy.framework_id) == (framework.digest, framework.id) == (validated.digest, validated.id)
        )
        rewritten = to_json(validated)
        # What was written under these very models is read without validating it again, so not a byte may differ.
        head = rewritten[: rewritten.index(",") + 1]
        known = digest_of(validated) if rewritten == copy.snapshot or not copy.snapshot.startswith(head) else ""
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # What pydantic says is for the framework's author, and long.
        raise RefusedFile("its framework cannot be read by this version of Evenhand: upgrade Evenhand") from None
    if not agrees or known != copy.digest:
        raise TamperedFile("the framework in it is not the one that its digest names: ask who changed it")
    return framework
