"""The Word template among the examples, as an authority might make one. Run this file to write it again."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.shared import Pt, RGBColor

from evenhand.reporting.docx_package import repacked

PLACE = Path(__file__).parents[2] / "examples" / "durham" / "panel-template.docx"
ROWS = (("Child", "{{child_name}}"), ("Case", "{{case_reference}}"), ("Audited on", "{{audit_date}}"),
        ("Auditor", "{{auditor_name}}"), ("Team manager", "{{team_manager_name}}"), ("Status", "{{status}}"),
        ("Overall grade", "{{overall_grade}}"))  # fmt: skip
DOMAINS = ("assessment", "care_family_plan", "risk", "voice_of_child")


def panel_template() -> bytes:
    """The template: a page for a panel's meeting, with the whole report after it."""
    word = docx.Document()
    word.core_properties.author = ""
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        word.styles[name].font.color.rgb = RGBColor(0x5B, 0x1A, 0x55)
    section = word.sections[0]
    section.header.paragraphs[0].text = "Quality panel · {{case_reference}} · {{status}}"
    section.footer.paragraphs[0].text = "{{framework}} {{framework_version}}, audit {{audit}}"
    word.add_heading("Case for the quality panel", 1)
    word.add_paragraph("{{notices}}")
    table = word.add_table(len(ROWS), 2, style="Table Grid")
    for row, (label, placeholder) in zip(table.rows, ROWS, strict=True):
        row.cells[0].paragraphs[0].add_run(label).bold = True
        row.cells[1].text = placeholder
    word.add_heading("Why", 2)
    word.add_paragraph("{{overall_reason}}")
    word.add_heading("What the panel looks at", 2)
    table = word.add_table(len(DOMAINS) + 1, 3, style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, ("Domain", "Grade", "Reason"), strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    for row, domain in zip(table.rows[1:], DOMAINS, strict=True):
        row.cells[0].text = domain.replace("_", " ").capitalize()
        row.cells[1].text, row.cells[2].text = f"{{{{grade:{domain}}}}}", f"{{{{reason:{domain}}}}}"
    word.add_heading("Actions", 2)
    word.add_paragraph("{{form:support_plan}}")
    word.add_heading("The whole report", 1).paragraph_format.page_break_before = True
    word.add_paragraph("{{report}}")
    written = io.BytesIO()
    word.save(written)
    return repacked(written.getvalue())


if __name__ == "__main__":
    PLACE.write_bytes(panel_template())
