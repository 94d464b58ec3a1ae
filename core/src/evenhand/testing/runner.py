"""Runs checks over subjects, in one order, and says of each how it came out. Needs no pytest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.errors import EvenhandError
from evenhand.loading.guard import fault_line
from evenhand.testing.registry import GATE, all_checks
from evenhand.testing.waivers import Waiver, WaiverError, shipped_waivers

if TYPE_CHECKING:
    from evenhand.catalogue.catalogue import Catalogue
    from evenhand.testing.registry import Check
    from evenhand.testing.subject import Subject

Status = Literal["passed", "failed", "waived", "untrue waiver", "not run"]
"""``untrue waiver``: the check is waived, and passes."""

NOT_LOADED = "the plugin does not load"
UNTRUE = "the waiver is no longer true: the check passes; delete the waiver"


class Result(NamedTuple):
    """How one check came out for one plugin and framework.

    ``findings`` are lines, also of a check that is waived; ``reason`` says why it is waived or was not run.
    """

    check: Check
    plugin: str
    distribution: str
    framework: str
    status: Status
    findings: tuple[str, ...] = ()
    reason: str = ""

    @property
    def fails(self) -> bool:
        """Whether the run fails by it. What a ``may`` finds is told, and never fails a run."""
        return self.status == "untrue waiver" or (self.status == "failed" and self.check.level != "may")


class Plan(NamedTuple):
    """What to check: subjects, checks in their order, and the waivers that the command line added."""

    subjects: tuple[Subject, ...]
    checks: tuple[Check, ...]
    waivers: tuple[Waiver, ...] = ()

    def waivers_of(self, subject: Subject) -> tuple[Waiver, ...]:
        """The waivers that hold for a subject, its own first. Those of a file that cannot be used do not hold."""
        try:
            own = shipped_waivers(subject, all_checks())
        except WaiverError:
            own = ()
        return tuple(waiver for waiver in (*own, *self.waivers) if waiver.framework in ("", subject.framework_id))


def run(plan: Plan) -> Iterator[Result]:
    """The results of every check for every subject: by subject, then by check."""
    for subject in plan.subjects:
        waivers = plan.waivers_of(subject)
        for check in plan.checks:
            yield run_one(check, subject, waivers)


def run_one(check: Check, subject: Subject, waivers: Sequence[Waiver] = ()) -> Result:
    """The result of one check. Never raises: a check that does has failed."""
    about = (check, subject.plugin, subject.distribution, subject.framework_id)
    if subject.faults and check.id != GATE and not check.always:
        return Result(*about, "not run", reason=NOT_LOADED)
    findings = tuple(_found(check, subject))
    waiver = next((one for one in waivers if one.covers(check.id, subject.framework_id)), None)
    if waiver is None:
        return Result(*about, "failed" if findings else "passed", findings)
    if findings:
        return Result(*about, "waived", findings, waiver.reason)
    return Result(*about, "untrue waiver", (f"{UNTRUE} in {waiver.file}",), waiver.reason)


def stray_faults(plan: Plan, catalogue: Catalogue) -> Iterator[Result]:
    """Faults that belong to no plugin that is checked, such as a switch for one that is not installed."""
    gate = next(check for check in plan.checks if check.id == GATE)
    for fault in catalogue.faults():
        if not any(subject.concerns(fault) for subject in plan.subjects):
            line = one_line(fault_line(fault))
            yield Result(gate, fault.plugin, fault.distribution, "", "failed", (line,))


def one_line(words: str) -> str:
    """Words of a plugin in one line without control characters, which could make a terminal do things."""
    return "".join(letter if letter.isprintable() else "�" for letter in " ".join(words.split()))


def _found(check: Check, subject: Subject) -> Iterator[str]:
    """The findings. An exception is one too: of ours, in its own words; any other by its type and place alone."""
    try:
        for finding in check(subject):
            yield one_line(finding)
    except EvenhandError as error:
        yield from (one_line(line) for line in str(error).splitlines())
    except Exception as error:  # whatever a check trips over, the others go on; the text may hold what a plugin says
        yield f"the check could not be carried out: {type(error).__name__} in {_place(error)}"


def _place(error: BaseException) -> str:
    place, step = "an unknown place", error.__traceback__
    while step is not None:
        place = f"{step.tb_frame.f_globals.get('__name__', '')}:{step.tb_lineno}"
        step = step.tb_next
    return place
