"""The whole printed framework, chapter after chapter, with a block for signatures at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Document, Heading, Paragraph, Table
from evenhand.reporting.framework_print.cases import cases
from evenhand.reporting.framework_print.domains import domains
from evenhand.reporting.framework_print.forms import checks, forms
from evenhand.reporting.framework_print.opening import opening, scales
from evenhand.reporting.framework_print.rules import facts, readings, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework

SIGNERS = ("Written by", "Checked against the source document by", "Approved by")
SHOWN = 16
"""Characters of the digest on every page; the whole of it stands at the beginning and beside the signatures."""


def framework_document(framework: Framework) -> Document:
    """Everything that an auditor will be shown under a framework, for sign-off. Pure: the same framework always gives
    the same document, which bears no date, since the version and digest say what was signed.
    """
    header = framework.header
    return Document(
        title=header.title,
        running_head=f"{header.short_title} · version {header.version} · for sign-off",
        running_foot=f"Digest {framework.digest[:SHOWN]}",
        made_at="",
        blocks=(
            *opening(framework),
            *scales(framework),
            *domains(framework),
            *facts(framework),
            *rules(framework),
            *readings(framework),
            *forms(framework),
            *checks(framework),
            *cases(framework),
            *_signatures(framework),
        ),
    )


def _signatures(framework: Framework) -> Iterator[Block]:
    yield Heading("Signed off")
    yield Paragraph(
        f"We have read {framework.header.short_title}, version {framework.header.version}, and agree that auditors use "
        f"it as printed here. Its digest is {framework.digest}. A framework with another digest is another framework.",
        leads=True,
    )
    rows = tuple((role, "", "", "") for role in SIGNERS)
    yield Table(("", "Name", "Signature", "Date"), rows, (6, 6, 6, 3))
