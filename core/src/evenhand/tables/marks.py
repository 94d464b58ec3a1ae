"""What the words of a guidance document give away: headings of prompts and standards, questions, probable rules."""

from __future__ import annotations

import re

_PROMPTS = re.compile(
    r"(?i)(?:key |main )?(?:areas|points|issues|things|matters|questions|prompts|lines of enquiry)"
    r"(?: (?:to|for|you should|auditors should) (?:consider|consideration|look at|think about|ask|explore|answer))?"
    r"|(?:areas of|key lines of) enquiry|prompt questions|what to look (?:for|at)|consider|to consider|what to consider"
)
_STANDARD = re.compile(
    r"(?i)(?:the |our |practice |quality |expected )*standards?(?: (?:expected|statement))?"
    r"|what we expect|expectations?|what good looks like"
)
_GRADING = re.compile(
    r"(?i)(?:grade |grading )?(?:descriptors?|grades?|gradings?|judgements?|descriptions?|features?)"
    r"|what (?:this|each grade) looks like|evidence|description|descriptor"
)
_SECTIONS = re.compile(r"(?i)(?:areas?|sections?|domains?|themes?|topics?)(?: of (?:analysis|practice|work|focus))?")
_MEANING = re.compile(r"(?i).*\b(?:what (?:the|each|our) grades? means?|meaning of|definitions?|grades? mean)\b.*")
_RULES = re.compile(
    r"(?i).*\b(?:overall (?:grades?|judgements?|ratings?|outcomes?)|limiting|deciding the grade|how to grade"
    r"|final grades?|grading rules?|rules)\b.*"
)
_SOFT = re.compile(
    r"(?i)\b(?:must|cannot|can not|may not|shall|automatically|should be (?:graded|judged))\b|\d ?%|per ?cent\b"
)
_HARD = re.compile(
    r"(?i)\b(?:cannot|can not|may not|must|no|never) (?:be |exceed|higher|better)[^.]*\b(?:grad|judg|rat|than)"
    r"|\blimiting\b|\boverall (?:grade|judgement|rating)\b|\bcannot be (?:graded|judged|rated)\b|\d ?%|\bper ?cent\b"
    r"|\b(?:judged|graded|rated) (?:as )?\w+ overall\b"
)


def is_prompts_heading(text: str) -> bool:
    """Whether prompts follow: ``Areas to consider``, ``Questions``."""
    return _PROMPTS.fullmatch(_bare(text)) is not None


def is_standard_heading(text: str) -> bool:
    """Whether a standard follows."""
    return _STANDARD.fullmatch(_bare(text)) is not None


def is_grading_heading(text: str) -> bool:
    """Whether it only says that descriptors or grades follow, and names no section."""
    return _GRADING.fullmatch(_bare(text)) is not None


def heads_sections(text: str) -> bool:
    """Whether the first column of a table is headed as one of sections: ``Area of analysis``."""
    return _SECTIONS.fullmatch(_bare(text)) is not None


def is_meaning_heading(text: str) -> bool:
    """Whether what grades mean for a whole case follows."""
    return _MEANING.fullmatch(_bare(text)) is not None


def is_rules_heading(text: str) -> bool:
    """Whether what follows is about the overall grade."""
    return _RULES.fullmatch(_bare(text)) is not None


def is_question(text: str) -> bool:
    """Whether it asks something."""
    return text.rstrip().rstrip("\"'”’)").endswith("?")


def looks_like_rule(text: str, *, descriptor: bool = False) -> bool:
    """Whether a sentence may be a rule about grades. A descriptor has to say more than ``must`` to look like one."""
    return _HARD.search(text) is not None or (not descriptor and _SOFT.search(text) is not None)


def label_before(text: str) -> tuple[str, str] | None:
    """``Standard: each child …`` as the words before the colon and those after it."""
    before, colon, after = text.partition(":")
    return (before.strip(), after.strip()) if colon and after.strip() and len(before) <= 40 else None


def _bare(text: str) -> str:
    """Without the number before it and the sign after it: ``2.1 Standard:`` is ``Standard``."""
    return re.sub(r"^\(?\d+(?:\.\d+)*[.):]?\s+|\s*[:.–-]+\s*$", "", text.strip())
