"""What the words of a guidance document give away: headings of prompts and standards, questions, probable rules."""

from __future__ import annotations

import re

from evenhand.tables.titles import without_continued

_PROMPTS = re.compile(
    r"(?i)(?:key |main )?(?:areas|points|issues|things|matters|questions|prompts|lines of enquiry)"
    r"(?: (?:to|for|you should|auditors should) (?:consider|consideration|look at|think about|ask|explore|answer))?"
    r"|(?:areas of|key lines of) enquiry|prompt questions|what to look (?:for|at)|consider|to consider|what to consider"
    r"|question|prompt|(?:questions to )?ask(?: yourself)?|think about|things? to ask"
    r"|(?:key )?questions? (?:for|to ask) (?:the |an |your |all )?"
    r"(?:auditors?|auditing|reviewers?|moderators?|yourself|you)"
)
_STANDARD = re.compile(
    r"(?i)(?:the |our |practice |quality |expected )*standards?(?: (?:expected|statement))?"
    r"|what we expect|expectations?|what good looks like"
)
_GRADING = re.compile(
    r"(?i)(?:grade |grading )?(?:descriptors?|grades?|gradings?|judgements?|descriptions?|features?)"
    r"|what (?:this|each grade) looks like|evidence|description|descriptor"
)
_GRADES = re.compile(r"(?i)(?:section |your )?(?:grades?|gradings?|judgements?|ratings?|levels?)")
_COUNTS = re.compile(r"(?i)(?:no|number|nr|#|ref|reference|points?|scores?|weight(?:ing)?s?|steps?|items?|page)")
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
_LEAVES_OUT = re.compile(r"(?i)\bnot applicable\b|\b(?:does|do|may) not apply\b")
_IN_SOME_CASES = re.compile(
    r"(?i)^(?:(?:answer|grade|complete) this (?:section|part) only|(?:if|where|when|unless)\b.*"
    r"\b(?:grade|graded|grading|judgement|rating)\b)"
)
_FEWEST = 4
"""Words of a sentence that can be a rule: a label such as ``Overall grade`` says none."""


def is_prompts_heading(text: str) -> bool:
    """Whether prompts follow: ``Areas to consider``, ``Questions``, ``Ask yourself``."""
    return _PROMPTS.fullmatch(_bare(without_continued(text))) is not None and not heads_counts(text)


def is_standard_heading(text: str) -> bool:
    """Whether a standard follows."""
    return _STANDARD.fullmatch(_bare(without_continued(text))) is not None


def is_grading_heading(text: str) -> bool:
    """Whether it only says that descriptors or grades follow, and names no section."""
    return _GRADING.fullmatch(_bare(without_continued(text))) is not None


def heads_grades(text: str) -> bool:
    """Whether a column of a table is headed as one of grades."""
    return _GRADES.fullmatch(_bare(text)) is not None


def heads_counts(text: str) -> bool:
    """Whether a column is headed as one of numbers that are no grades, such as ``Ref`` or ``Points``."""
    return _COUNTS.fullmatch(_bare(text)) is not None


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
    """Whether it asks something. ``Done?`` over an empty column asks nothing of the auditor."""
    return text.rstrip().rstrip("\"'”’)").endswith("?") and len(text.split()) > 2


def looks_like_rule(text: str, *, descriptor: bool = False) -> bool:
    """Whether a sentence may be a rule about grades, or about which sections are graded.

    A descriptor has to say more than ``must`` to look like one.
    """
    if len(text.split()) < _FEWEST:
        return False
    if _HARD.search(text) is not None:
        return True
    return not descriptor and any(pattern.search(text) for pattern in (_SOFT, _LEAVES_OUT, _IN_SOME_CASES))


def label_before(text: str) -> tuple[str, str] | None:
    """``Standard: each child …`` as the words before the colon and those after it."""
    before, colon, after = text.partition(":")
    return (before.strip(), after.strip()) if colon and after.strip() and len(before) <= 40 else None


def _bare(text: str) -> str:
    """Without the number before it and the sign after it: ``2.1 Standard:`` is ``Standard``."""
    return re.sub(r"^\(?\d+(?:\.\d+)*[.):]?\s+|\s*[:.–-]+\s*$", "", text.strip())
