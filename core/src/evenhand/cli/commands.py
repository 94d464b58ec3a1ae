"""The commands by name. Importing this module imports click and nothing else that is heavy."""

from __future__ import annotations

import click

from evenhand import __version__
from evenhand.cli.lazy import LazyCommand, LazyGroup

_HELP = {"help_option_names": ["-h", "--help"]}


def _in(module: str, attribute: str, words: str) -> LazyCommand:
    return LazyCommand(f"evenhand.cli.{module}", attribute, words)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings=_HELP,
    lazy={
        "frameworks": _in("frameworks", "frameworks", "the frameworks that are installed"),
        "framework": _in("commands", "framework", "one framework as an auditor will meet it"),
        "plugins": _in("plugins", "plugins", "the plugins that are installed, and what is wrong with them"),
        "grade": _in("grade", "grade", "one ruling from answers in a JSON file"),
        "audit": _in("commands", "audit", "begin, list, show, resume, amend, verify and discard audits"),
        "practise": _in("practise", "practise", "practise on an invented case, and compare with agreed grades"),
        "agreement": _in("agreement", "agreement", "how far auditors agree who rated the same cases"),
        "actions": _in("actions", "actions", "what became of the actions of all audits, and telling it"),
        "report": _in("report", "report", "the report of an audit"),
        "examples": _in("examples", "examples", "work flagged as good practice, and the file of what may be shared"),
        "check": _in("check", "check", "whether plugins keep the rules of the house"),
        "keys": _in("commands", "keys", "whose exported audits are taken in here"),
        "store": _in("commands", "store", "look after the store"),
        "settings": _in("settings", "settings", "the settings that hold, and where they come from"),
        "doctor": _in("doctor", "doctor", "a report for a help desk, without case text"),
        "version": _in("version", "version", "the version"),
    },
)
@click.option("--plain", is_flag=True, help="Use line mode, which suits screen readers and pipes.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting text.")
@click.version_option(__version__, prog_name="evenhand")
@click.pass_context
def evenhand(ctx: click.Context, plain: bool, no_mouse: bool) -> int:
    """Guides an auditor through the audit of a children's social care case file.

    Without a command it opens the assistant. Exit codes: 0 fine, 1 a finding, 2 bad usage or bad input.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from evenhand.cli.assistant import open_assistant

    return open_assistant(plain=plain, mouse=False if no_mouse else None)


@click.group(
    cls=LazyGroup,
    context_settings=_HELP,
    lazy={
        "show": _in("framework_show", "show", "the whole framework"),
        "new": _in("framework_new", "new", "make the package of a new framework"),
        "watch": _in("framework_watch", "watch", "check a framework's folder at every save"),
        "preview": _in("framework_preview", "preview", "see a framework as an auditor will; nothing is kept"),
        "schema": _in("framework_schema", "schema", "what editors need to complete and check its files"),
        "compare": _in("framework_compare", "compare", "two frameworks side by side"),
        "diff": _in("framework_diff", "diff_frameworks", "what changed between two frameworks, rulings included"),
        "export": _in("framework_export", "export", "write a framework to an Excel file, to be edited"),
        "import": _in("framework_import", "import_framework", "read a framework from Word or Excel"),
        "print": _in("framework_print", "print_framework", "the whole framework as a document to sign off"),
    },
)
def framework() -> None:
    """One framework as an auditor will meet it, or two side by side."""


@click.group(
    cls=LazyGroup,
    context_settings=_HELP,
    lazy={
        "new": _in("audit_new", "new", "begin an audit, or make one from a replies file"),
        "list": _in("audit_list", "list_audits", "the audits, newest change first"),
        "show": _in("audit_show", "show", "where an audit stands"),
        "findings": _in("audit_findings", "findings", "what the checks find in an audit"),
        "resume": _in("audit_resume", "resume", "go on with an audit"),
        "upgrade": _in("audit_upgrade", "upgrade", "put an audit under the version installed now"),
        "replies": _in("audit_replies", "replies", "write an audit as a replies file"),
        "answer": _in("audit_answer", "answer", "answer a written question from a text file"),
        "second": _in("audit_second", "second", "begin another rating of the same case, blind"),
        "ratings": _in("audit_ratings", "ratings", "the ratings of a case, side by side"),
        "adjudicate": _in("audit_adjudicate", "adjudicate", "begin a record that settles a case rated twice"),
        "amend": _in("audit_amend", "amend", "open a graded or completed audit again"),
        "verify": _in("audit_verify", "verify", "check that nothing was altered"),
        "discard": _in("audit_discard", "discard", "dispose of an audit for good"),
        "export": _in("audit_export", "export", "write an audit to one signed file, for another machine"),
        "import": _in("audit_import", "import_audits", "take in audits that another machine exported"),
    },
)
def audit() -> None:
    """Begin, list, show, resume, amend, verify and discard audits.

    An audit is named by its id or the beginning of it, as `evenhand audit list` prints it.
    """


@click.group(
    cls=LazyGroup,
    context_settings=_HELP,
    lazy={"backup": _in("store", "backup", "copy the store while it is in use, and check the copy")},
)
def store() -> None:
    """Look after the store, the one file that holds every audit."""


@click.group(
    cls=LazyGroup,
    context_settings=_HELP,
    lazy={
        "show": _in("keys", "show", "this machine's own key, to be read out over the telephone"),
        "list": _in("keys", "list_keys", "the keys that are trusted here"),
        "trust": _in("keys", "trust", "take in what this key signs from now on"),
        "distrust": _in("keys", "distrust", "no longer take in what this key signs"),
    },
)
def keys() -> None:
    """Whose exported audits are taken in here. A key is known by its fingerprint, thirty digits."""
