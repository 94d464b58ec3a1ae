"""Finds a reason that speaks only of process, such as visits in time and forms complete, and nowhere of the child.

It is quiet as soon as one word could be about a person or about what changed, since a hint that is wrong is worse than
one that is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

FEWEST_WORDS = 6
"""Shorter reasons are quiet: they may be the beginning of one."""

FEWEST_TERMS = 2
"""Different words of process that there must be. One alone, such as *plan*, is no account of process."""

_PROCESS = """
actioned actions allocated assessment assessments authorised chronologies chronology compliance
compliant completed completion contingency dated deadline deadlines decisions documentation documented file filed files
form forms frequency genogram genograms held meeting meetings minuted minutes monthly oversight paperwork plan planning
plans policies policy procedure procedures process processes rationale record recorded recording recordings records
referral referrals review reviewed reviews signed statutory submitted supervised supervision supervisions system
template templates timeframe timeframes timeliness timely timescale timescales updated uploaded visit visited visiting
visits weekly written
"""
PROCESS = frozenset(_PROCESS.split())
"""Words of what was done and written down."""

_PERSON_OR_CHANGE = """
able advocate angry anxious attendance attends aunt babies baby behaviour believes better boy boys brother brothers
calm calmer cared carer carers caring changed changes child childhood children chose closer comfortable confident
contributed coped copes dad daughter daughters delay delayed delays difference drift effect effective enjoy enjoyed
enjoys experience experienced experiences families family fear fears feel feeling feelings feels felt fewer foster
friend friends girl girls grandfather grandmother grandparents grew grown happier happy harm harmed he health healthier
healthy heard her hers him himself herself his home hope hopes hurt identity impact improved improvement improvements
improving infant know knows learned less life listened lived lives living lonely loss lost love loved mattered matters
mother mum need needs neglect neglected outcome outcomes parent parental parents play played plays progress protect
protected protection relationship relationships resilience risk risks sad safe safeguarded safely safer safety said say
says school secure settled she sibling siblings sister sisters sleep sleeps son sons speak spoke stable stability
suffered support supported teenager thinks thrive thrived thriving told trust trusted trusts understand understands
understood unhappy unsafe upset view views voice wait waited waiting want wanted wants welfare wellbeing wish wishes
worried worries worse young younger youth father stepfather stepmother uncle nan nana grandma grandad granddad
"""
PERSON_OR_CHANGE = frozenset(_PERSON_OR_CHANGE.split())
"""Words of somebody's experience, of who somebody is, or of what became different."""

_NO_NAMES = """
I January February March April May June July August September October November December Monday Tuesday Wednesday
Thursday Friday Saturday Sunday Good Outstanding Inadequate Adequate Requires Improvement Section Plan Care Child
Children Protection Social Work Independent Reviewing Officer Conference Core Group Review Assessment Single The Team
Manager Service
"""
NO_NAMES = frozenset(_NO_NAMES.split())
"""Capitalised words that are nobody's name."""

WORD = re.compile(r"[^\W\d_]+")
CAPITALISED = re.compile(r"(?<=[^\W.!?:“\"(]) [A-Z][a-z]+|(?<=[,)’'”]) [A-Z][a-z]+")
"""A capitalised word that does not begin a sentence or a quotation."""


def speaks_only_of_process(text: str, names: Collection[str] = ()) -> bool:
    """Whether a reason has words of process, and none of a person, an experience or a change.

    ``names`` are words by which the child may be called. A capitalised word inside a sentence counts as a name too.
    """
    words = WORD.findall(text.casefold())
    different = set(words)
    return (
        len(words) >= FEWEST_WORDS
        and len(different & PROCESS) >= FEWEST_TERMS
        and not different & PERSON_OR_CHANGE
        and not different & {name.casefold() for name in names}
        and all(match[0].strip() in NO_NAMES for match in CAPITALISED.finditer(text))
    )
