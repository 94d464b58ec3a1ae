"""Finds negative statements about practice, such as ``visits are poor``, and suggests what could be strengthened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evenhand.checking.findings import Finding, Written
from evenhand.checking.sentences import around

_THINGS = (
    "statutory visits?|home visits?|visits?|visiting|case notes?|case summary|case recording|recordings?|records?"
    "|plans?|planning|assessments?|chronology|chronologies|genograms?|supervision|management oversight|oversight"
    "|analysis|reviews?|minutes|practice|direct work|contingency|timescales?|case file|file|life story work"
    "|recommendations?|decision[- ]making|communication|information sharing|timeliness|voice of the child|evidence"
)
_BAD = (
    r"(?:poor|weak|inadequate|unacceptable|bad|missing|absent|lacking|insufficient|limited|inconsistent|out of date"
    r"|incomplete|unclear|late|overdue|sparse|substandard|not good enough|below standard)"
)
_HOW = r"(?:(?:very|quite|rather|extremely|generally|often|still|too|somewhat|consistently|significantly) )?"
_IS = r"(?:is|are|was|were|has been|have been|had been|remains?|seems?|looks?|appears?)"
_DONE = (
    r"(?:completed?|recorded|updated?|undertaken|reviewed|evidenced|documented|signed|written up|analysed|explored"
    r"|considered|followed up|carried out|kept up to date|up to date|uploaded|record|evidence|analyse|explore|consider"
    r"|review)"
)
_NOT_DONE = (
    r"(?:not|never|[a-z]{2,5}n['’]t)(?: (?:yet|always|been|being|fully|adequately|properly|sufficiently|regularly"
    rf"|consistently)){{0,2}} {_DONE}\b"
)

THING = re.compile(
    rf"(?P<thing>{_THINGS}) (?:(?:[a-z]{{1,12}} ){{0,2}}?{_IS} {_HOW}{_BAD}\b|(?:[a-z]{{1,12}} ){{0,2}}?{_NOT_DONE})",
    re.IGNORECASE,
)
NO_THING = re.compile(
    r"(?:no|without(?: any| a| an)?|lacks?(?: any| a| an)?|lack of(?: any)?|absence of(?: any)?|insufficient|inadequate"
    rf"|poor|weak) (?:[a-z-]{{1,14}} ){{0,2}}?(?P<thing>{_THINGS})\b(?! (?:of|that|to suggest)\b)",
    re.IGNORECASE,
)
NOT_DONE = re.compile(_NOT_DONE, re.IGNORECASE)
FAILED = re.compile(
    r"(?:fail(?:ed|s|ing)?|failure) to (?:complete|record|update|visit|review|evidence|document|consider|analyse"
    r"|undertake|follow|assess|plan|supervise|share|escalate)\b",
    re.IGNORECASE,
)

WORD = re.compile(r"[a-z]+(?:['’]t)?", re.IGNORECASE)
_OF_THINGS = [thing.split()[0].rstrip("?") for thing in _THINGS.replace("[- ]", " ").split("|")]
FIRST_WORDS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        ("no", "without", "lack", "lacks", "absence", "insufficient", "inadequate", "poor", "weak"), NO_THING
    ),
    **dict.fromkeys(("fail", "failed", "fails", "failing", "failure"), FAILED),
    **dict.fromkeys(("not", "never"), NOT_DONE),
    **dict.fromkeys((*_OF_THINGS, *(word.removesuffix("s") for word in _OF_THINGS)), THING),
}
"""What a statement can begin with. Only there are the patterns tried, so that a long text costs little."""

FORWARD = re.compile(
    r"\b(?:could|can|would|should|needs? to|to)(?: also| further)? (?:be (?:further )?"
    r"(?:strengthened|improved|developed|enhanced)|benefit from|help|strengthen|improve)\b"
    r"|\brecommend|\b(?:is|are) now\b|\bsince (?:been )?(?:put right|resolved|addressed)",
    re.IGNORECASE,
)
"""A sentence that says how to do better, or that it has been done, needs no hint."""

OF_THE_FAMILY = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|carers?|famil(?:y|ies)|school|he|she|they|hospital|police) (?:[a-z]{1,12} )?"
    r"(?:did|does|do|had|has|have|was|were)$",
    re.IGNORECASE,
)
"""What somebody in the case did not do is a fact of the case, not a judgement on practice."""


def find(written: Written) -> Iterator[Finding]:
    """Where a statement about practice says only what is wrong."""
    text, ends = written.text, 0
    for word in WORD.finditer(text):
        pattern = FIRST_WORDS.get(word[0].lower()) or (NOT_DONE if word[0].endswith(("n't", "n’t")) else None)
        if pattern is None or word.start() < ends:
            continue
        match = pattern.match(text, word.start())
        if match is None or _is_the_family(text, match) or FORWARD.search(around(text, match.start(), match.end())):
            continue
        ends = match.end()
        yield Finding(match.start(), match.end(), suggestion(match.groupdict().get("thing")))


def _is_the_family(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()].rstrip()
    return match.re is NOT_DONE and OF_THE_FAMILY.search(before) is not None


def suggestion(thing: str | None) -> str:
    """How the statement could be put."""
    return f"For example: “{thing.capitalize() if thing else 'This'} could be strengthened by …”"
