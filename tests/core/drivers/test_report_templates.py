"""A report in a template: read within limits, and with the placeholders of the audit's own framework."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.catalogue import Catalogue
from evenhand.conversation.engine import Conversation
from evenhand.drivers.report_templates import placeholder_list, template_bytes
from evenhand.drivers.reports import MadeReport
from evenhand.reporting import docx_template_package
from evenhand.reporting.account import AuditFacts, Chain
from evenhand.reporting.build import build_report
from evenhand.reporting.errors import ReportError


@pytest.fixture
def made(tmp_path: Path) -> MadeReport:
    """The report of an audit that was only just begun."""
    durham = Catalogue(cache_folder=tmp_path / "cache").framework("durham")
    events = [Conversation.start(durham, {}, practice=False, engine="0.1.0")]
    facts = AuditFacts("0f3a", "2026-11-20T09:12:00.000Z", "2026-11-22T16:40:00.000Z", Chain("9b" * 32, 1))
    return MadeReport("0f3a", durham, build_report(durham, events, facts))


def test_a_file_too_large_is_not_read_whole(made: MadeReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_template_package, "LARGEST_FILE", 100)
    path = tmp_path / "large.docx"
    path.write_bytes(b"PK" + b"x" * 5000)
    with pytest.raises(ReportError, match="is larger than"):
        template_bytes(made, path)


def test_a_file_that_is_not_there(made: MadeReport, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no such file or directory; give the path"):
        template_bytes(made, tmp_path / "none.docx")


def test_the_list_names_each_once_and_the_whole_report_first(made: MadeReport) -> None:
    names = [place.name for place in placeholder_list(made)]
    assert len(set(names)) == len(names)
    assert names.index("framework") < names.index("report") < names.index("child_name") < names.index("grade:risk")
