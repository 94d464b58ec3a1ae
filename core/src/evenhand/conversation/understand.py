"""Understanding what an auditor types, without a language model: answers, commands, and near misses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.choices import grade_choices
from evenhand.conversation.command_or_words import asks_which
from evenhand.conversation.commands import BY_NAME, Command
from evenhand.conversation.questions import FREE_TEXT, SKIP, Choice, Question, numbered_choices
from evenhand.conversation.replies import Reply
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework


class Unclear(NamedTuple):
    """Something typed that is neither an answer nor a command. ``hint`` says what would be."""

    hint: str


Understood = Reply | Command | Unclear

LOOK = re.compile(r"what (?:does|would|is) (?P<grade>.+?)(?: looks?)?(?: like)?\s*\??", re.IGNORECASE)
NOT_APPLICABLE = re.compile(
    r"(?:n/?a|not applicable)\b(?:\s*[,:](?P<exact>.*)|[\s;.–—-]*(?:because\b)?(?P<reason>.*))",
    re.IGNORECASE | re.DOTALL,
)
SCORE = re.compile(r"(?P<score>-?\d+(?:\.\d+)?)(?:\s*[,:;]\s+(?P<note>.+))?", re.DOTALL)
DATE_OR_NUMBER = re.compile(r"(?P<given>-?\d[^\n,]*?)(?:,\s+(?P<note>.+))?", re.DOTALL)
ANSWER_AND_NOTE = re.compile(r"(?P<answer>[^\n,:;.]+?)\s*[,:;.]\s*(?P<note>.+)", re.DOTALL)
OVERALL_NAMES = frozenset({"overall", "overall grade", "end"})
"""What the overall grade can be called after ``jump``."""
TAKES_MORE = frozenset({"jump", "look", "compare", "find", "note", "see", "amend", "text", "action"})
MAY_TAKE_MORE = frozenset({"help", "file", "panel", "upgrade"})
"""Commands that say everything alone, and less with something after them."""


def understand(typed: str, question: Question | None, framework: Framework) -> Understood:
    """What a typed line means as an answer to ``question``. Blank lines of an optional question leave it blank."""
    text = typed.strip()
    if text.startswith("/"):
        return _slash(text[1:].strip(), question, framework)
    if question is not None and question.kind in FREE_TEXT:
        return _free_text(typed, text, question, framework)
    if not text:
        return Unclear("Please answer, or type skip to leave this for now.")
    answer = _answer(text, question, framework) if question is not None else None
    if answer is not None:
        return answer
    command = _command(text, framework)
    if command is not None:
        return command
    return Unclear(_hint(text, question))


def _slash(text: str, question: Question | None, framework: Framework) -> Understood:
    word, _, rest = text.partition(" ")
    word, newline, after = word.partition("\n")
    rest = after + rest if newline else rest
    name = BY_NAME.get(word.casefold().rstrip("?!.") or word)
    if name is None:
        return Unclear(f"There is no command /{word}{did_you_mean(word, BY_NAME)}")
    if name == "text":
        return Reply("text", text=rest)
    return _as_reply(Command(name, rest.strip()), question, framework)


def _free_text(typed: str, text: str, question: Question, framework: Framework) -> Understood:
    """A written reply. Only a reply that is a command from end to end counts as one."""
    if not text and question.required:
        return Unclear("Please write something, or type skip to leave this for now.")
    name = BY_NAME.get(text.casefold().rstrip("?!.") or text)
    if name is not None and name not in TAKES_MORE:
        return _as_reply(Command(name), question, framework)
    if "\n" not in text and len(text) < 60:
        if question.kind != "overall_reason" and re.match(r"amend because\b", text, re.IGNORECASE):
            return _as_reply(Command("amend", text[len("amend") :].strip()), question, framework)
        if match := re.fullmatch(r"(action|file) (\d{1,3})|(upgrade) (back|yes|back yes)", text, re.IGNORECASE):
            return Command((match[1] or match[3]).casefold(), match[2] or match[4])
        for pattern in (r"(jump|go|goto) (?:to )?(.+)", r"(see) (.+)", r"(compare) (.+ (?:and|with|to) .+)"):
            match = re.fullmatch(pattern, text, re.IGNORECASE)
            if match and (
                match[1].casefold() == "compare"
                or find_domain(match[2], framework) is not None
                or (match[1].casefold() == "jump" and match[2].casefold() in OVERALL_NAMES | _numbers(framework))
            ):
                return _as_reply(Command(BY_NAME[match[1].casefold()], match[2]), question, framework)
    if match := re.match(r"note ([^:\n]{1,60}):\s*(.+)", text, re.IGNORECASE | re.DOTALL):
        domain = find_domain(match[1], framework)
        if domain is not None:
            return Reply("note", to=domain.id, text=match[2])
    which = asks_which(text, framework, TAKES_MORE)
    return Unclear(which) if which else Reply("text", text=typed)


def _numbers(framework: Framework) -> frozenset[str]:
    """The numbers that the document gives its questions, as they are typed after ``jump``."""
    prompts = (prompt for domain in framework.domains for prompt in domain.prompts)
    numbers = [prompt.number.casefold() for prompt in prompts if prompt.number]
    return frozenset((*numbers, *(f"question {number}" for number in numbers)))


def _answer(text: str, question: Question, framework: Framework) -> Reply | None:
    """A typed answer to a question with choices, a date or a number, with a note after a comma or colon."""
    if question.kind in {"date", "number"}:
        given = DATE_OR_NUMBER.fullmatch(text)
        return Reply("text", text=given["given"], note=given["note"] or "") if given else None
    if question.kind == "grade":
        if match := NOT_APPLICABLE.fullmatch(text):
            return Reply("grade", value="not_applicable", note=(match["exact"] or match["reason"] or "").strip())
        if not question.choices and (score := SCORE.fullmatch(text)):
            return Reply("grade", value=score["score"], note=score["note"] or "")
    if (numbered := _by_number(text, question)) is not None:
        return numbered
    choice = match_choice(text, question.choices)
    if choice is None and question.kind == "overall_grade":
        # A grade that the rules do not permit is understood all the same, so that the refusal can say why.
        choice = match_choice(text, grade_choices(framework.overall_scale))
    if choice is not None:
        return _chosen(choice, question, "")
    for choice in sorted(question.choices, key=lambda choice: -len(choice.label)):
        rest = text[len(choice.label) :]
        if text.casefold().startswith(choice.label.casefold()) and rest.lstrip()[:1] in {",", ":"}:
            return _chosen(choice, question, rest.lstrip()[1:])
    if question.kind in {"judged", "feature"} and (match := NOT_APPLICABLE.fullmatch(text)):
        return Reply("not_applicable", note=(match["exact"] or match["reason"] or "").strip())
    if match := ANSWER_AND_NOTE.fullmatch(text):
        if (numbered := _by_number(match["answer"], question)) is not None and numbered.reply != "skip":
            return numbered._replace(note=match["note"])
        choice = match_choice(match["answer"], question.choices)
        if choice is not None:
            return _chosen(choice, question, match["note"])
    if question.kind == "choice" and not question.choices:
        return Reply("text", text=text)
    return None


def _by_number(text: str, question: Question) -> Reply | None:
    """The answer that a number stands for, as line mode counts them, or leaving the question."""
    for number, choice in numbered_choices(question):
        if text.strip() == number:
            return _chosen(choice, question, "") if choice is not SKIP else Reply("skip")
    return None


def _chosen(choice: Choice, question: Question, note: str) -> Reply:
    if question.kind in {"grade", "overall_grade"}:
        return Reply("grade", value=choice.value, note=note)
    if question.kind in {"choice", "part"}:
        return Reply("choice", value=choice.value, note=note)
    if question.kind == "action":
        return Reply("action", value=choice.value, note=note)
    return Reply(choice.value, note=note)


def match_choice(text: str, choices: tuple[Choice, ...]) -> Choice | None:
    """The one choice that a typed word means: its key, value or label, a clear beginning, or its initials (``ri``)."""
    wanted = text.strip().casefold().rstrip("?!.")
    if not wanted:
        return None
    for choice in choices:
        names = {choice.label.casefold(), choice.value.casefold(), choice.value.replace("_", " ").casefold()}
        if wanted in names or wanted == choice.key.casefold():
            return choice
    starting = [choice for choice in choices if choice.label.casefold().startswith(wanted)]
    if len(starting) == 1 and len(wanted) > 1:
        return starting[0]
    initials = [choice for choice in choices if _initials(choice.label) == wanted]
    return initials[0] if len(initials) == 1 else None


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.casefold().split())


def _command(text: str, framework: Framework) -> Understood | None:
    if match := re.fullmatch(r"compare (?P<what>.+)", text, re.IGNORECASE):
        return Command("compare", match["what"])
    if re.match(r"what (does|would|is)\b", text, re.IGNORECASE) and (match := LOOK.fullmatch(text)):
        return Command("look", match["grade"].strip())
    if text.casefold().rstrip("?!.") in BY_NAME:
        return _as_reply(Command(BY_NAME[text.casefold().rstrip("?!.")]), None, framework)
    word, _, rest = text.partition(" ")
    name = BY_NAME.get(word.casefold().rstrip("?!.") or word)
    if name is None:
        return None
    if rest and name not in TAKES_MORE and name not in MAY_TAKE_MORE and (name, rest) != ("concern", "new"):
        return None
    if name == "text":
        return Reply("text", text=rest)
    return _as_reply(Command(name, rest.strip()), None, framework)


def _as_reply(command: Command, question: Question | None, framework: Framework) -> Understood:
    """A command that records something becomes a reply; others stay commands."""
    if command.name in {"skip", "undo"}:
        return Reply(command.name)
    if command.name == "text":
        return Unclear("Write your words after it, for example: text Next of kin is told.")
    if command.name == "amend":
        reason = re.sub(r"^because\b\s*", "", command.argument, flags=re.IGNORECASE)
        return Reply("amend", text=reason)
    if command.name == "see":
        domain = find_domain(command.argument, framework)
        if domain is None:
            return Unclear(_no_domain(command.argument, framework))
        return Reply("see", value=domain.id, to=question.key.to if question else "")
    if command.name == "note":
        name, colon, note = command.argument.partition(":")
        domain = find_domain(name, framework)
        if not colon or not note.strip():
            return Unclear("Write the domain, a colon and the note, for example: note risk: police called 3 March.")
        if domain is None:
            return Unclear(_no_domain(name, framework))
        return Reply("note", to=domain.id, text=note.strip())
    return command


def _no_domain(name: str, framework: Framework) -> str:
    if not name.strip():
        return "Say which domain."
    return f"There is no domain called that{did_you_mean(name, [domain.title for domain in framework.domains])}"


def find_domain(name: str, framework: Framework, inapplicable: frozenset[str] = frozenset()) -> Domain | None:
    """The domain meant by its number, id, title, or the one whose title or id has all the typed words.

    Where two have the same number, as two sections for different types of case do, one that applies is meant.
    """
    wanted = name.strip().casefold().removeprefix("the ").removeprefix("domain ").strip()
    if not wanted:
        return None
    domains = sorted(framework.domains, key=lambda domain: domain.id in inapplicable)
    for domain in domains:
        if wanted in {domain.id, domain.title.casefold(), (domain.number or "").casefold()}:
            return domain
    words = wanted.split()
    matching = [
        domain
        for domain in domains
        if all(word in f"{domain.title} {domain.id.replace('_', ' ')}".casefold() for word in words)
    ]
    return matching[0] if matching else None


def _hint(text: str, question: Question | None) -> str:
    if question is not None and question.kind == "date":
        return "Please give a date with day, month and year, such as 22/11/2026 or 22 Nov 2026."
    near_command = did_you_mean(text.split(maxsplit=1)[0], BY_NAME)
    if not near_command.startswith("; did you mean"):
        near_command = "."
    if question is not None and question.choices:
        labels = [choice.label for choice in question.choices]
        near = did_you_mean(text, [*labels, *BY_NAME])
        if near.startswith("; did you mean"):
            return f"I did not understand that{near}"
        return f"Please answer: {', '.join(labels)}, or skip. Type help to see what else you can say."
    return f"I did not understand that{near_command} Type help to see what you can say."
