"""What people type, and what it is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import durham, framework_called
from evenhand.conversation.choices import grade_choices
from evenhand.conversation.commands import COMMANDS, Command
from evenhand.conversation.engine import Conversation
from evenhand.conversation.questions import JUDGED, Choice, Question
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.conversation.understand import Unclear, find_domain, match_choice, understand
from numbered_questions import numbered

SCALE = durham().overall_scale
PROMPT = Question(Key("risk.4"), "judged", "?", "L1", "5 Risk", 4, 17, "risk", choices=JUDGED)
GRADE = Question(Key("risk", "grade"), "grade", "?", "L1", "5 Risk", domain="risk", choices=grade_choices(SCALE))
SCORE = Question(Key("care_planning", "grade"), "grade", "?", "L1", "4", domain="care_planning")
EVIDENCE = Question(Key("risk", "evidence"), "evidence", "?", "L1", "5 Risk", domain="risk", required=True)
TEXT = Question(Key("family_name"), "text", "?", "L1", "The case")
DATE = Question(Key("audit_date"), "date", "?", "L1", "The case")
KIND = Question(
    Key("case_type"), "choice", "?", "L1", "The case",
    choices=tuple(Choice(str(n), label, label) for n, label in enumerate(("Child in need", "Other, with a comma"), 1)),
)  # fmt: skip
OVERALL = Question(
    Key("overall_grade", "grade"), "overall_grade", "?", "L1", "Overall", choices=grade_choices(SCALE)[2:]
)


def meant(text: str, question: Question | None = PROMPT) -> object:
    return understand(text, question, durham())


@pytest.mark.parametrize(
    ("typed", "question", "reply"),
    [
        ("good", GRADE, Reply("grade", value="good")),
        ("G", GRADE, Reply("grade", value="good")),
        ("ri", GRADE, Reply("grade", value="requires_improvement")),
        ("requires improvement", GRADE, Reply("grade", value="requires_improvement")),
        ("Requires Improvement, just", GRADE, Reply("grade", value="requires_improvement", note=" just")),
        ("inad", GRADE, Reply("grade", value="inadequate")),
        ("7", SCORE, Reply("grade", value="7")),
        ("8.5", SCORE, Reply("grade", value="8.5")),
        ("7, on balance", SCORE, Reply("grade", value="7", note="on balance")),
        ("n/a not looked after", GRADE, Reply("grade", value="not_applicable", note="not looked after")),
        ("n/a because she is 9", GRADE, Reply("grade", value="not_applicable", note="she is 9")),
        ("not applicable, because she is 9", GRADE, Reply("grade", value="not_applicable", note="because she is 9")),
        ("NA", PROMPT, Reply("not_applicable")),
        ("y", PROMPT, Reply("yes")),
        ("yes", PROMPT, Reply("yes")),
        ("p", PROMPT, Reply("partly")),
        ("not evidenced", PROMPT, Reply("not_evidenced")),
        ("e", PROMPT, Reply("not_evidenced")),
        ("yes, safety plan 3 Mar, reviewed", PROMPT, Reply("yes", note=" safety plan 3 Mar, reviewed")),
        ("no: two lines\nof note", PROMPT, Reply("no", note=" two lines\nof note")),
        ("2", PROMPT, Reply("partly")),
        ("2, with a note", PROMPT, Reply("partly", note="with a note")),
        ("6", PROMPT, Reply("skip")),
        ("skip", PROMPT, Reply("skip")),
        ("undo", PROMPT, Reply("undo")),
        ("1", OVERALL, Reply("grade", value="requires_improvement")),
        ("good", OVERALL, Reply("grade", value="good")),
        ("2", KIND, Reply("choice", value="Other, with a comma")),
        ("other, with a comma, and a note", KIND, Reply("choice", value="Other, with a comma", note=" and a note")),
        ("22 Nov 2026", DATE, Reply("text", text="22 Nov 2026")),
        ("22/11/2026, by phone", DATE, Reply("text", text="22/11/2026", note="by phone")),
        ("note risk: police called 3 March", PROMPT, Reply("note", to="risk", text="police called 3 March")),
        ("see assessment", EVIDENCE, Reply("see", value="assessment", to="risk")),
        ("note visits: saw her alone", EVIDENCE, Reply("note", to="visits", text="saw her alone")),
        ("amend because the plan was found", PROMPT, Reply("amend", text="the plan was found")),
        ("/text back", EVIDENCE, Reply("text", text="back")),
        ("The risk was named.\nback to court", EVIDENCE, Reply("text", text="The risk was named.\nback to court")),
        ("", TEXT, Reply("text", text="")),
        ("why we came to the house", EVIDENCE, Reply("text", text="why we came to the house")),
    ],
)
def test_answers(typed: str, question: Question, reply: Reply) -> None:
    assert meant(typed, question) == reply


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("back", Command("back")),
        ("later", Command("later")),
        ("why?", Command("why")),
        ("why", Command("why")),
        ("what does outstanding look like", Command("look", "outstanding")),
        ("What would good look like?", Command("look", "good")),
        ("compare good and outstanding", Command("compare", "good and outstanding")),
        ("jump to risk", Command("jump", "to risk")),
        ("find chronology", Command("find", "chronology")),
        ("search chronology", Command("find", "chronology")),
        ("summary", Command("summary")),
        ("help", Command("help")),
        ("?", Command("help")),
        ("quit", Command("quit")),
    ],
)
def test_commands_and_their_slash_forms(typed: str, command: Command) -> None:
    assert meant(typed) == command
    word, _, rest = typed.partition(" ")
    if word.casefold() != "what":
        assert meant(f"/{word.rstrip('?') or word} {rest}") == command


def test_the_overall_grade_can_be_gone_to_while_writing() -> None:
    assert meant("jump overall", TEXT) == Command("jump", "overall")
    assert meant("Jump to overall grade", EVIDENCE) == Command("jump", "overall grade")
    assert meant("go overall it was good", EVIDENCE) == Reply("text", text="go overall it was good")
    assert meant("go overall", EVIDENCE) == Reply("text", text="go overall")


@pytest.mark.parametrize("name", ["back", "help", "why?", "summary", "quit"])
def test_a_whole_command_is_one_while_writing(name: str) -> None:
    assert isinstance(meant(name, EVIDENCE), Command)


@pytest.mark.parametrize(
    ("typed", "question", "hint"),
    [
        ("goood", GRADE, "did you mean 'Good'"),
        ("summry", PROMPT, "did you mean 'summary'"),
        ("/jmp risk", PROMPT, "did you mean 'jump'"),
        ("note rsk: x", PROMPT, "did you mean 'Risk'"),
        ("see nowhere", EVIDENCE, None),
        ("", PROMPT, "Please answer"),
        ("7", PROMPT, "Please answer"),
        ("", EVIDENCE, "Please write something"),
    ],
)
def test_near_misses(typed: str, question: Question, hint: str | None) -> None:
    unclear = meant(typed, question)
    if hint is None:
        assert isinstance(unclear, Reply)  # in evidence, whatever is no command is what was written
        return
    assert isinstance(unclear, Unclear)
    assert hint in unclear.hint


def test_every_command_of_the_help_is_understood() -> None:
    for command in COMMANDS:
        for usage in command.usage.split(", "):
            line = usage.replace("…", "it was wrong")
            assert not isinstance(meant(line, PROMPT), Unclear), usage
            slashed = f"/{line}".replace("/what does good look like", "/look good")
            assert not isinstance(meant(slashed, EVIDENCE), Unclear), usage


def test_a_command_in_a_text_is_obeyed_or_asked_about_and_never_kept_as_words() -> None:
    for command in COMMANDS:
        for usage in command.usage.split(", "):
            understood = meant(usage.replace("…", "it was wrong"), EVIDENCE)
            kept = isinstance(understood, Reply) and understood.reply == "text"
            assert kept == (usage in {"text …", "file plan"}), usage  # A file plan may well be what is written about.
    assert isinstance(meant("find chronology", EVIDENCE), Unclear)
    assert meant("/why?", EVIDENCE) == Command("why")
    assert meant("?", EVIDENCE) == Command("help")
    assert isinstance(meant("text", PROMPT), Unclear)


@given(st.text(max_size=60))
def test_nothing_typed_is_an_exception(text: str) -> None:
    for question in (PROMPT, GRADE, SCORE, EVIDENCE, DATE, KIND, OVERALL, None):
        meant(text, question)


@given(st.text(min_size=1, max_size=200))
def test_slash_text_is_always_taken_as_words(text: str) -> None:
    reply = meant(f"/text {text}", EVIDENCE)
    assert isinstance(reply, Reply)
    assert reply.text.strip() == text.strip()


def test_domains_by_number_id_title_or_words() -> None:
    for name in ("5", "risk", "Risk", "the risk", "domain 5"):
        found = find_domain(name, durham())
        assert found is not None
        assert found.id == "risk"
    voice = find_domain("voice child", durham())
    assert voice is not None
    assert voice.id == "voice_of_child"
    assert find_domain("", durham()) is None
    assert find_domain("weather", durham()) is None


def test_a_coded_scale_takes_the_number_that_the_document_prints() -> None:
    framework = framework_called("london_cin")
    choices = grade_choices(framework.scale_of(framework.graded_domains[0]))
    assert [match_choice(str(code), choices) for code in (1, 4)] == [choices[0], choices[3]]
    assert match_choice("", choices) is None


def test_a_grade_that_rules_forbid_is_understood_so_that_the_refusal_can_say_why() -> None:
    conversation = Conversation(durham(), [])
    reply = understand("outstanding", OVERALL, conversation.framework)
    assert reply == Reply("grade", value="outstanding")


def test_a_questions_number_is_gone_to_also_while_something_is_written() -> None:
    for typed in ("jump 1.7a", "jump question 1.7A"):
        assert understand(typed, TEXT, numbered()) == Command("jump", typed.removeprefix("jump "))
    assert isinstance(understand("jump 1.7c", TEXT, numbered()), Unclear)
