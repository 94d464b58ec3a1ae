"""The look of the Word report: one plain typeface, dark headings, the auditor's words beside a bar."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Arial"
INK = RGBColor(0x1F, 0x2A, 0x44)
QUOTED, QUOTED_LABEL, NOTICE = "Auditor's Words", "Auditor's Words Label", "Report Notice"
CELL, GAP = "Table Cell", "Table Gap"
SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11}


def set_styles(word: WordDocument) -> None:
    """Set the built-in styles that the report uses, and add its own."""
    normal = word.styles["Normal"]
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    _set_language(normal, "en-GB")
    for name, size in SIZES.items():
        style = word.styles[name]
        _font(style, size)
        style.font.bold = True
        style.font.italic = False
        style.font.color.rgb = INK
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
        style.paragraph_format.space_after = Pt(size / 2.5)
        style.paragraph_format.keep_with_next = True
    _without_border(word.styles["Title"])
    for name in ("List Bullet", "Header", "Footer"):
        _font(word.styles[name], 10.5 if name == "List Bullet" else 8.5)
    add_own_styles(word, FONT)


def add_own_styles(word: WordDocument, font: str | None = None) -> None:
    """Add those of the report's own styles that a document does not have yet.

    Without a font they follow the document's normal text, as inside an authority's own template.
    """
    if (cell := _add(word, CELL, font, 9.5)) is not None:
        cell.paragraph_format.space_after = Pt(0)
    if (gap := _add(word, GAP, font, 5)) is not None:
        gap.font.size = Pt(5)
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.keep_with_next = True
    if (label := _add(word, QUOTED_LABEL, font, 10.5)) is not None:
        label.font.bold = True
        label.paragraph_format.keep_with_next = True
        label.paragraph_format.space_before = Pt(6)
        label.paragraph_format.space_after = Pt(2)
    if (quoted := _add(word, QUOTED, font, 10.5)) is not None:
        quoted.paragraph_format.left_indent = Cm(0.4)
        _border(quoted, ("left",), width=12, space=8)
    if (notice := _add(word, NOTICE, font, 11)) is not None:
        notice.font.bold = True
        notice.paragraph_format.space_before = Pt(4)
        notice.paragraph_format.space_after = Pt(8)
        notice.paragraph_format.left_indent = notice.paragraph_format.right_indent = Pt(6)
        _border(notice, ("top", "left", "bottom", "right"), width=8, space=5)


def _add(word: WordDocument, name: str, font: str | None, size: float) -> ParagraphStyle | None:
    if name in word.styles:
        return None
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    if font is not None:
        _font(style, size)
    return style


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    # The template names theme fonts too, and those win over a plain name; east Asian and right-to-left text as well.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _set_language(style: ParagraphStyle, language: str) -> None:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(element)


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _border(style: ParagraphStyle, sides: tuple[str, ...], *, width: int, space: int) -> None:
    """Lines at some sides of a paragraph. ``width`` in eighths of a point, ``space`` to the text in points."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": "single", "sz": str(width), "space": str(space), "color": str(INK)}.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )
