"""Words for keys whose meaning depends on where they stand, by model and key as TOML writes it."""

from __future__ import annotations

_EFFECT = (
    "What it does. must_be forces the grade, cannot_exceed caps it, at_least earns it, requires withholds it until the "
    "condition holds, consider advises, judgement leaves it to the auditor."
)
_STRENGTH = (
    "How the document puts it: hard (must), expected (should; a departure needs a reason), soft (may), contested (it "
    "contradicts itself), absent (it says nothing)."
)
_WITHHELD = "Whether an at_least rule also withholds the grade where its condition does not hold."
_OVER = 'Which domains: a list of ids, "graded" for every graded one, or "crucial" for those marked so.'
_PURPOSE = (
    "What it is for, where Evenhand does more than ask: concern, actions, discussion, response, checklist, example or "
    "sign_off. Each needs fields with certain roles."
)
_ROLE = (
    "What the answer is to Evenhand: who audits and when, whose work it is, or a part of a concern (what, told, how, "
    "when), an action (what, owner, due, manager, review), an example (part, why, permission, moderated) or a sign-off "
    "(signed_by)."
)
_HOW = (
    "any, every, none, majority (more than half of what applies), at_least or at_most (with count), share_at_least or "
    "share_above (with share)."
)

BY_MODEL: dict[str, dict[str, str]] = {
    "AllOf": {"parts": "Conditions, every one of which must hold."},
    "AnyOf": {"parts": "Conditions, at least one of which must hold."},
    "Not": {"part": "The condition that must not hold."},
    "CodeSays": {"rule": "The id of the rule that the plugin's code decides."},
    "FactIs": {"fact": "The id of a fact in facts.toml."},
    "RecordIs": {
        "field": "The id of a field that is asked before the overall grade.",
        "one_of": "Answers, one of which it must have.",
    },
    "Points": {"over": _OVER, "points": "Whole points for each grade, by its id."},
    "Tally": {
        "over": _OVER,
        "apart_from": "Ids of domains to leave out.",
        "how": _HOW,
        "count": "How many, for at_least and at_most.",
        "denominator": "What a share or majority is of: what applies, or all that are listed.",
    },
    "OverallRule": {
        "id": "Its id, in capital letters, digits and hyphens, such as R-1.",
        "effect": _EFFECT,
        "scope": "What it is about: the overall grade, one section, any domain, what follows, or what applies.",
        "strength": _STRENGTH,
        "brings": "Ids of the forms that a follow-up or applicability rule opens.",
        "withheld_unless_met": _WITHHELD,
    },
    "RulePatch": {"effect": _EFFECT, "strength": _STRENGTH, "withheld_unless_met": _WITHHELD},
    "Reading": {
        "contradiction": "What you call the contradiction in your own list of them.",
        "default": "The id of the option that holds unless another is chosen.",
        "options": "What it may mean, at least two.",
    },
    "ReadingOption": {"rules": "What this meaning changes in rules, by the id of the rule."},
    "Fact": {"asked_in": "The id of the domain after whose prompts it is asked; otherwise after the last domain."},
    "GradeScale": {
        "kind": "ordinal (labels), coded (a number for each label) or banded (whole scores fall into bands).",
        "grades": "The grades, the best one first.",
    },
    "Grade": {
        "code": "The number printed for it, on a coded scale.",
        "letter": "The letter or letters printed for it, such as RI.",
        "band": "The lowest and the highest whole score, on a banded scale.",
        "crosswalk": "Which of the four Ofsted grades it stands for.",
        "descriptors": "What it means for a whole case, where the document says so.",
    },
    "Domain": {
        "order": "Its place among the domains, from 1.",
        "applies_to": "Which cases it is for, in words.",
        "graded": "Whether it gets a grade.",
        "crucial": 'Whether rules over "crucial" domains look at it.',
        "scale": "The id of the scale that it is graded on, where that is not the framework's domain_scale.",
        "guidance": "What is shown beside it while it is graded.",
        "prompts": "What is asked, one question at a time.",
        "descriptors": "What each grade looks like, by the id of the grade.",
        "inherits": "Grades that take over every descriptor of another, by the id of the grade.",
    },
    "Guidance": {"kind": "Which kind of statement it is: a standard, a practice standard or an Ofsted descriptor."},
    "Prompt": {
        "kind": "judged: yes, partly, no, not evidenced or not applicable, with a note. text: words.",
        "number": "Your document's own number for it, in quotes, such as 4.7a.",
        "group": "The sub-heading that it stands under, the same for each question under it.",
        "hint": "What your document says beside it, such as where to look.",
    },
    "Descriptor": {
        "criterion": "The row of your document's table that it stands in.",
        "scope": "Whether it is about the whole section or one criterion.",
    },
    "Inheritance": {"from": "The id of the grade whose descriptors it takes over."},
    "NotApplicable": {
        "allowed": "Whether an auditor may say that the domain does not apply.",
        "reason_needed": "Whether that needs a reason.",
    },
    "Form": {
        "stage": "When it is asked: opening and header before the domains, closing and overall after them, any_time by "
        "one key, graded once the grade is given, checklist after the report, sign_off at the end.",
        "purpose": _PURPOSE,
        "intro": "What is said before its first field.",
        "fields": "What is asked, in this order.",
        "repeats": "Whether it is filled in several times, such as a row for each action.",
    },
    "FormField": {
        "kind": "How it is answered.",
        "question": "How it is asked; without one its label is shown.",
        "required": "Whether it must be answered.",
        "options": "The answers to choose from.",
        "list": "A list of the authority's settings whose entries are offered: teams, managers, localities, "
        "practitioners.",
        "role": _ROLE,
        "voice": "Whose words the answer is.",
    },
    "Refusal": {"answer": "The answer with which the audit must not go on."},
    "WritingCheck": {
        "kind": "What it looks for: initials, acronyms, negative, relative_dates, owner; proofread only reminds.",
        "applies_to": "Kinds of questions (such as reason or note), or ids. Empty: everything that is written.",
        "known": "Acronyms that need no hint, with what they mean.",
        "relaxed_when": "A condition under which it keeps silent.",
        "relaxed_at": "Grades of the domain in hand at which it keeps silent.",
    },
    "RuleCase": {
        "id": "Its name in messages: lower-case letters, digits, dots and hyphens.",
        "why": "What it shows, such as the boundary and the side of it.",
        "all_domains": "The grade of every domain that grades leaves out.",
        "grades": "Grades by the id of the domain: a label, a code, a whole score, or not applicable.",
        "unanswered_facts": "Ids of facts that are not answered yet. A fact left out is false.",
        "features": "How many statements are evident, of how many that apply, by grade; or an answer by descriptor.",
        "proposed_overall": "The overall grade that the auditor proposes.",
    },
    "ExpectedRuling": {
        "permitted": "Labels of the grades that are permitted, the best one first.",
        "provisional": "Whether something that applies is not answered yet.",
        "hard_ceiling": "The best grade that hard rules permit.",
        "no_hard_ceiling": "Whether no hard rule limits the grade.",
        "indicated": "The label of the one grade that is left or earned.",
        "nothing_indicated": "Whether the grade is left to the auditor's judgement.",
        "accepted": "yes, with a reason, or no, for the grade that is proposed.",
        "follow_up": "Ids of the forms that follow.",
        "section_grades": "Labels that count for the overall grade, by domain.",
        "section_ceilings": "The best grade or score that is permitted, by domain.",
        "error": "Whether these answers must be refused.",
    },
    "FrameworkHeader": {
        "id": "The framework's id. It never changes, because audits are kept under it.",
        "short_title": "Its title where there is little room.",
        "version": "Such as 1.0 or 1.0.2. Raise it whenever something changes that an auditor could notice.",
        "publisher": "The authority whose framework it is.",
        "year": "The year of the document.",
        "source_document": "The document that it comes from.",
        "evidence_window_months": "How many months back an auditor looks.",
        "evidence_window_note": "How the document says that.",
        "overall_scale": "The id of the scale of the overall grade.",
        "domain_scale": "The id of the scale of domains that name none of their own.",
        "superseded_by": "The id of the framework that has taken its place.",
    },
    "ExtensionHeader": {
        "extends": "The id of the framework that this folder adds to.",
        "id": "The id of what is added; it begins the ids of its prompts.",
    },
    "AgreedGrade": {"grade": "A label, a code or a whole score.", "reason": "What in the file shows it."},
    "CalibrationCase": {
        "about": "What the case is about, in a sentence.",
        "minutes": "How long reading it takes.",
        "invented": "Must be true: the file of a real child is never one.",
        "panel": "How the grades were agreed, and by whom.",
        "record": "Answers that the audit begins with, by the id of the field.",
        "agreed": "The agreed grade of each graded domain, by its id.",
        "documents": "The documents of the case file.",
    },
    "CaseDocument": {"date": "Its date, such as 2026-03-03.", "text": "Its text; each line is a paragraph."},
}
"""Every key that has neither a docstring after its field nor words in ``COMMON``; a test finds what is missing."""
