"""The account of an audit: everything a report tells, as data. The JSON report is this, field for field.

States of an item: ``answered``, ``left_blank``, ``not_applicable``, ``not_evidenced`` (looked for, nothing recorded),
``skipped`` (left for later), ``not_yet_answered``, ``not_asked`` (prompts, while only evidence and grades are asked).
``value`` is what the audit keeps, ``words`` how a reader is told. Times are ISO 8601, UTC. Nothing is left out when it
is empty: a missing value is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from evenhand.conversation.calibration import Calibration
    from evenhand.reporting.actions import ActionAccount
    from evenhand.reporting.copies.told import CopyAccount
    from evenhand.reporting.ratings import RatingAccount
    from evenhand.reporting.upgrades import UpgradeAccount

ItemState = Literal[
    "answered", "left_blank", "not_applicable", "not_evidenced", "skipped", "not_yet_answered", "not_asked"
]
OPEN_STATES: frozenset[ItemState] = frozenset({"skipped", "not_yet_answered"})
"""The states of what still waits for an answer."""


class Chain(NamedTuple):
    """Where the audit's hash chain stands, so that a copy can be matched with the store."""

    head: str
    length: int | None


class AuditFacts(NamedTuple):
    """What the store knows of an audit and its events do not say. The caller reads the clock for ``printed_at``.

    ``event_times`` holds one time for each event, or nothing.
    """

    id: str
    created_at: str
    changed_at: str
    chain: Chain
    case_reference: str = ""
    printed_at: str | None = None
    event_times: tuple[str, ...] = ()


class AdvanceAccount(NamedTuple):
    """A status that was reached, or an amendment: when, and who was named as doing it at that time."""

    status: str
    at: str | None
    by: str | None


class AuditAccount(NamedTuple):
    """The audit itself. ``draft`` holds until it is completed. ``engine`` is the version it was started with.

    ``stage`` is the status, or ``amended`` while it is open again; ``advances`` tells every status it has reached.
    """

    id: str
    status: Literal["in progress", "graded", "discussed", "completed", "signed off"]
    draft: bool
    practice: bool
    case_reference: str
    created_at: str
    changed_at: str
    graded_at: str | None
    completed_at: str | None
    printed_at: str | None
    engine: str | None
    chain: Chain
    stage: str = "in progress"
    advances: tuple[AdvanceAccount, ...] = ()


class AdditionAccount(NamedTuple):
    """What one extension added to the framework, in words, such as ``1 domain, 2 rules``."""

    plugin: str
    words: str


class FrameworkAccount(NamedTuple):
    """What the audit was done under. ``plugin`` owns the framework; ``additions`` says what each other one added.

    ``upgrades`` are the times that the audit was put under another version; the last is the one told here.
    """

    id: str
    title: str
    short_title: str
    version: str
    digest: str
    publisher: str
    source_document: str
    source: str
    plugin: str = ""
    additions: tuple[AdditionAccount, ...] = ()
    upgrades: tuple[UpgradeAccount, ...] = ()


class ReadingAccount(NamedTuple):
    """How one contradiction of the source document was read."""

    id: str
    contradiction: str
    note: str
    option: str
    words: str
    is_default: bool
    source: str


class RuleAccount(NamedTuple):
    """A rule that the ruling names, in the framework's words."""

    id: str
    words: str
    source: str


class Item(NamedTuple):
    """One question, field, fact or descriptor with its answer.

    ``kind`` is how it is answered, ``voice`` whose words the answer is, ``at`` when it was given. ``identifies`` and
    ``keep_from`` say which copies of the report go without it. ``role`` is what it is to the engine, such as ``told``.
    ``number``, ``group`` and ``hint`` are what the document says of a question: its own number, the sub-heading that it
    stands under, and what is said beside it. ``added_by`` is the extension that added it to another's domain.
    """

    id: str
    text: str
    source: str
    state: ItemState
    value: Any
    words: str
    note: str
    kind: str = ""
    voice: str = "auditor"
    at: str | None = None
    identifies: bool = False
    keep_from: tuple[str, ...] = ()
    role: str | None = None
    number: str | None = None
    group: str | None = None
    hint: str | None = None
    added_by: str | None = None

    @property
    def numbered(self) -> str:
        """The text with the document's own number before it, where it has one, and with who added it."""
        text = f"{self.number} {self.text}" if self.number else self.text
        return f"{text} (added by {self.added_by})" if self.added_by else text


class FormAccount(NamedTuple):
    """A form with its rows; one that does not repeat has one. ``closing`` answers whether there is anything to add."""

    id: str
    title: str
    stage: str
    source: str
    repeats: bool
    rows: tuple[tuple[Item, ...], ...]
    closing: tuple[Item, ...]
    purpose: str | None = None
    keep_from: tuple[str, ...] = ()


class NoteAccount(NamedTuple):
    """A note filed under a domain while reading. ``number`` is its event's position in the audit, from 1."""

    number: int
    text: str


class DomainAccount(NamedTuple):
    """One domain. ``does_not_apply`` says by which rule it is left out; ``not_applicable`` is the auditor's decision.

    ``counts_as`` is the grade that the overall rules count, where a rule lowers the one given. ``added_by`` is the
    extension that added the domain.
    """

    id: str
    number: str | None
    title: str
    graded: bool
    does_not_apply: str | None
    not_applicable: bool
    not_applicable_reason: str | None
    grade: Item | None
    counts_as: str | None
    reason: Item | None
    reason_opening: str
    evidence: Item | None
    references: tuple[str, ...]
    notes: tuple[NoteAccount, ...]
    prompts: tuple[Item, ...]
    facts: tuple[Item, ...]
    added_by: str | None = None


class OverallAccount(NamedTuple):
    """The overall grade, its reason and the forms around it. ``brings`` names the forms that the rules ask for."""

    grade: Item
    reason: Item
    brings: tuple[str, ...]
    forms: tuple[FormAccount, ...]


class OpenAccount(NamedTuple):
    """What still waits for an answer in one domain or form."""

    place: str
    items: tuple[Item, ...]


class AmendmentAccount(NamedTuple):
    """An audit that was opened again: the position of its event, when, and why."""

    number: int
    at: str | None
    reason: str


class ChangesAccount(NamedTuple):
    """How often an answer was changed and a reply was taken back, before what now stands."""

    superseded: int
    withdrawn: int


class Kept(NamedTuple):
    """Something the auditor entered that does not count as the audit stands, and why."""

    why: str
    place: str
    question: str
    to: str
    slot: str
    row: int
    value: Any
    words: str
    note: str


class SectionAccount(NamedTuple):
    """A section that a plugin adds."""

    title: str
    paragraphs: tuple[str, ...]
    after: str


class Account(NamedTuple):
    """Everything a report tells. ``ruling`` is the ruling as ``evenhand grade`` prints it.

    ``calibration`` compares a graded audit on an invented case with the grades agreed for it; it is null in any other.
    ``rating`` says of which case this is a second or adjudicated rating; it is null for the first audit on a case.
    ``copy`` is null in the full report. A copy leaves whole parts empty: what it leaves out it lists there.
    """

    format: str
    format_version: int
    audit: AuditAccount
    framework: FrameworkAccount
    readings: tuple[ReadingAccount, ...]
    opening: tuple[FormAccount, ...]
    record: tuple[FormAccount, ...]
    domains: tuple[DomainAccount, ...]
    facts: tuple[Item, ...]
    closing: tuple[FormAccount, ...]
    overall: OverallAccount
    ruling: dict[str, Any]
    rules: tuple[RuleAccount, ...]
    follow_up: tuple[FormAccount, ...]
    unanswered: tuple[OpenAccount, ...]
    amendments: tuple[AmendmentAccount, ...]
    changes: ChangesAccount | None
    kept_not_counted: tuple[Kept, ...]
    sections: tuple[SectionAccount, ...]
    copy: CopyAccount | None
    calibration: Calibration | None = None
    rating: RatingAccount | None = None
    actions: tuple[ActionAccount, ...] = ()


def as_data(value: Any) -> Any:
    """An account, or a part of one, as plain JSON data: objects in the order of their fields, lists for tuples."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: as_data(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, list | tuple):
        return [as_data(part) for part in value]
    if isinstance(value, dict):
        return {name: as_data(part) for name, part in value.items()}
    return value
