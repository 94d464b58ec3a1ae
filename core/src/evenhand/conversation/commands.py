"""Commands an auditor can type at any moment, with or without a slash, and what each is called."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command with what was typed after it."""

    name: str
    argument: str = ""


class CommandHelp(NamedTuple):
    """One command as the help shows it."""

    name: str
    usage: str
    does: str
    aliases: tuple[str, ...] = ()


COMMANDS: tuple[CommandHelp, ...] = (
    CommandHelp("back", "back", "go to the question before; nothing is changed"),
    CommandHelp("next", "next", "go to the next question without answering"),
    CommandHelp("skip", "skip", "leave this question for now"),
    CommandHelp("later", "later", "leave the rest of this domain for now and go to the next"),
    CommandHelp("jump", "jump risk", "go to a domain or question", ("go", "goto")),
    CommandHelp("why", "why?", "say why this is asked and where the document says it"),
    CommandHelp("look", "what does good look like", "show the descriptors of one grade"),
    CommandHelp("compare", "compare good and outstanding", "show the descriptors of grades side by side"),
    CommandHelp("find", "find chronology", "search the framework's text", ("search",)),
    CommandHelp("ruling", "ruling", "show the whole ruling and what would change it"),
    CommandHelp("summary", "summary", "show what is answered and what is not"),
    CommandHelp("findings", "findings", "show what the checks find in this audit, each with its place", ("check",)),
    CommandHelp("grid", "grid", "show the grades of all domains so far"),
    CommandHelp("file", "file, file 2, file plan", "read the invented case file that you practise on", ("casefile",)),
    CommandHelp("panel", "panel", "after grading an invented case: your grades beside those agreed"),
    CommandHelp("note", "note risk: text", "file a note under another domain while reading"),
    CommandHelp("see", "see assessment", "let this evidence refer to another domain's"),
    CommandHelp("focus", "focus", "ask only for evidence and grades, and list the prompts; again to turn it off"),
    CommandHelp("grade", "grade", "go straight to this domain's grade"),
    CommandHelp("concern", "concern", "record a safeguarding concern now, and who was told", ("escalate",)),
    CommandHelp("example", "example", "flag the audit or a domain as an example of good practice"),
    CommandHelp("actions", "actions", "show every action and what became of it"),
    CommandHelp("action", "action 2", "tell what became of an action, once the audit is graded"),
    CommandHelp("upgrade", "upgrade, upgrade yes, upgrade back", "put this audit under the version installed now"),
    CommandHelp("undo", "undo", "take back the last answer"),
    CommandHelp("sign", "sign off", "record who signs a completed audit off", ("sign off", "signoff")),
    CommandHelp("amend", "amend because …", "open a graded or completed audit again, with a reason"),
    CommandHelp("text", "text …", "take what follows as your words, even if it reads like a command"),
    CommandHelp("help", "help", "show these commands", ("?",)),
    CommandHelp("quit", "quit", "close; everything answered is kept", ("exit",)),
)

BY_NAME = {name: command.name for command in COMMANDS for name in (command.name, *command.aliases)}
