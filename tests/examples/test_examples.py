"""The invented cases: each ruling is as written, the command line gives the file back, and every report tells it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from driving import EXAMPLES, ROOT
from evenhand.cli.main import run
from evenhand.conversation.replies import Reply, numbered_replies
from evenhand.drivers.session import Session
from evenhand.models.ruling import Ruling
from walking import audit, refused, taken

KEY_TEXTS = {
    "durham": ("EXAMPLE-KITE-001", "no CAMHS, no school, no aunt", "Trace and meet father"),
    "northamptonshire": (
        "EXAMPLE-UMBER-002",
        "Requires Improvement (5)",
        "the chronology is two years behind",
        "nothing says what Hazel answered",
        "Check whether anybody followed it up.",
        "Hazel has a card that lets her arrive late",
        "Fern Pretend, team manager",
        "4 December 2026",
        "every graded section is expected to meet or exceed good",
    ),
    "london_cin": (
        "EXAMPLE-INDIGO-003",
        "there was nothing to coordinate before it",
        "in a room above a shop",
        "See whether anybody looks at records.",
        "6 of 8 domains that apply are",
        "at least 75% reaches Good and the child was effectively safeguarded",
        "every visit was made and nothing was missed",
    ),
    "herefordshire": (
        "EXAMPLE-RUSSET-004",
        "no comment or signature found on any document",
        "That a gifted worker carried the case alone",
    ),
    "ofsted": (
        "EXAMPLE-TEAL-005",
        "Looked after child",
        "nothing in it called for one",
        "it is not on the file",
        "The first section 6 is for children in need",
        "on 12 March and 10 September",
        "not in October as I wrote in section 6",
    ),
}
"""What every format of each report must hold."""

IN_WORDS = {
    "durham": ("Not evidenced",),
    "northamptonshire": ("Outstanding is withheld",),
    "london_cin": ("Good is earned", "were read as points to consider"),
    "herefordshire": ("No rule limits the overall grade", "Skipped"),
    "ofsted": ("Does not apply to this case.", "Amendment 1"),
}
"""What those that are for reading say in words; the JSON has it as data."""


def played(name: str, *, before: tuple[str, str] = ("", "")) -> Session:
    """The audit that a framework's example makes, or its beginning, up to the first reply of a kind to a question."""
    session = audit(name)
    for _, reply in numbered_replies(example_of(name).read_text(encoding="utf-8"), name):
        if (reply.to, reply.reply) == before:
            return session
        taken(session, reply)
    return session


def example_of(name: str) -> Path:
    """The example of a framework."""
    return next(example for example in EXAMPLES if example.parent.name == name)


def completed(name: str) -> Ruling:
    """The ruling on an example, which must have come to its end with a grade that no rule speaks against."""
    conversation = played(name).conversation
    assert conversation.state.status in {"completed", "signed off"}
    assert not conversation.ruling.provisional
    assert conversation.ruling.accepted == "yes"
    return conversation.ruling


def fired(ruling: Ruling) -> list[tuple[str, str]]:
    """The rules in the trace with their effects."""
    return [(entry.rule, entry.effect) for entry in ruling.trace]


def words_of_word(path: Path) -> str:
    """The words of a Word file, in paragraphs and tables, one after the other."""
    return "".join(docx.Document(str(path)).element.body.itertext())


def test_every_framework_has_one_example_that_says_it_is_invented() -> None:
    plugins = {path.parent.name for path in (ROOT / "plugins").glob("*/pyproject.toml")}
    assert sorted(example.parent.name for example in EXAMPLES) == sorted(plugins)
    for example in EXAMPLES:
        assert "Everybody in this file is invented." in example.read_text(encoding="utf-8")
        told = (example.parent / "README.md").read_text(encoding="utf-8")
        assert "Everything in it is fiction" in told
        assert f"--replies examples/{example.parent.name}/{example.name}" in told


def test_northamptonshire_withholds_outstanding_and_advises_on_a_crucial_section() -> None:
    ruling = completed("northamptonshire")
    assert fired(ruling) == [
        ("N-CHRONOLOGY", "cannot_exceed"),
        ("N-OUT-EVERY", "requires"),
        ("N-CRUCIAL", "consider"),
    ]
    assert ruling.permitted == ("Good", "Requires Improvement", "Inadequate")
    assert ruling.hard_ceiling is None
    assert ruling.section_ceilings == {"risk_management": 5}
    assert ruling.section_grades["risk_management"] == "Requires Improvement"
    assert ruling.follow_up == ()
    assert played("northamptonshire").conversation.unanswered() == ()


def test_without_its_chronology_northamptonshires_section_2_takes_no_more_than_5() -> None:
    session = played("northamptonshire", before=("risk_management", "grade"))
    for score in (6, 7, 10):
        assert "cannot be above 5" in refused(session, Reply("grade", to="risk_management", value=score))
    taken(session, Reply("grade", to="risk_management", value=5))


def test_northamptonshires_example_is_written_as_its_document_asks() -> None:
    session = audit("northamptonshire")
    text = example_of("northamptonshire").read_text(encoding="utf-8")
    hints = [hint.kind for _, reply in numbered_replies(text, "umber") for hint in taken(session, reply).hints]
    assert hints == ["proofread"]


def test_london_earns_good_at_exactly_three_quarters() -> None:
    ruling = completed("london_cin")
    assert fired(ruling) == [("L-OUT", "requires"), ("L-GOOD", "at_least"), ("L-ADEQ", "at_least")]
    assert ruling.permitted == ("Good",)
    assert ruling.indicated == "Good"
    counted = [label for label in ruling.section_grades.values() if label != "not applicable"]
    assert len(counted) == 8
    assert sum(label in {"Outstanding", "Good"} for label in counted) == 6


@pytest.mark.parametrize("area", ["response_to_referral", "assessment", "staying_safe"])
def test_one_good_area_fewer_and_london_earns_adequate(area: str) -> None:
    session = played("london_cin", before=("audit", "graded"))
    taken(session, Reply("grade", to=area, value="adequate"))
    assert session.conversation.ruling.indicated == "Adequate"


def test_in_herefordshire_nothing_is_computed_and_one_statement_stays_skipped() -> None:
    ruling = completed("herefordshire")
    assert fired(ruling) == []
    assert ruling.permitted == ("Outstanding", "Good", "Requires Improvement", "Inadequate")
    assert ruling.indicated is None
    conversation = played("herefordshire").conversation
    assert [question.key.to for question in conversation.unanswered()] == ["quality_of_plans.good.8"]


def test_ofsteds_case_type_chooses_the_section_6_and_no_rule_acts() -> None:
    ruling = completed("ofsted")
    assert fired(ruling) == []
    assert ruling.permitted == ("Outstanding", "Good", "Requires Improvement", "Inadequate")
    conversation = played("ofsted").conversation
    assert conversation.path.inapplicable == {"planning_review_cin_cp"}
    assert ruling.section_grades["planning_review_lac"] == "Requires Improvement"
    assert conversation.unanswered() == ()
    # Under the case type that was given first and taken back, both would have been asked.
    begun = played("ofsted", before=("", "undo")).conversation
    assert begun.path.inapplicable == frozenset()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.parent.name)
def test_the_command_line_gives_the_file_back_and_makes_every_report(
    example: Path, tmp_path: Path, evenhand_home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (evenhand_home / "data").chmod(0o700)

    def printed(*arguments: str) -> bytes:
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        assert (code, err) == (0, b"")
        return out

    audit_id = printed("audit", "new", example.parent.name, "--replies", str(example)).decode().strip()
    header, _, replies = printed("audit", "replies", audit_id).partition(b"\n")
    assert json.loads(header)["replies_of"] == example.parent.name
    assert replies == example.read_bytes()
    texts = {}
    for form in ("md", "json", "docx"):
        path = tmp_path / f"report.{form}"
        printed("report", audit_id, "--format", form, "--output", str(path))
        texts[form] = words_of_word(path) if form == "docx" else path.read_text(encoding="utf-8")
    name = example.parent.name
    wanted = {"json": KEY_TEXTS[name], **dict.fromkeys(("md", "docx"), KEY_TEXTS[name] + IN_WORDS[name])}
    missing = {form: [words for words in wanted[form] if words not in text] for form, text in texts.items()}
    assert missing == {"md": [], "json": [], "docx": []}
