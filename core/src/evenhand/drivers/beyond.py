"""What can be done with an open audit beyond answering it: rate its case again, look at the ratings, send it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from evenhand.catalogue import Catalogue
    from evenhand.drivers.opening import OpenAudit
    from evenhand.settings.settings import Settings
    from evenhand.store.store import Store


class Parcel(NamedTuple):
    """An audit as one signed file, and the name that the file should have."""

    name: str
    content: bytes


class Beyond:
    """The deeds that line mode and the assistant share. Every one of them leaves the open audit as it is."""

    def __init__(self, store: Store, settings: Settings, catalogue: Catalogue, audit_id: str) -> None:
        self._store = store
        self._settings = settings
        self._catalogue = catalogue
        self._id = audit_id

    def ratings(self) -> tuple[str, ...]:
        """The ratings of the audit's case, side by side once all are graded. Raises ``EvenhandError``."""
        from evenhand.drivers.rating import ratings_of_case
        from evenhand.ratings.case_words import case_lines
        from evenhand.ratings.side_by_side import case_view

        return tuple(case_lines(case_view(ratings_of_case(self._store, self._id))))

    def second(self) -> str:
        """Begin a second rating of the case, blind. Gives what to say. Raises ``EvenhandError``."""
        from evenhand.drivers.rating import begin_second

        return self._begun(begin_second(self._store, self._settings, self._catalogue, self._id), "A second rating")

    def adjudicate(self) -> str:
        """Begin the record that settles the case. Gives what to say. Raises ``EvenhandError``."""
        from evenhand.drivers.rating import begin_adjudication

        begun = begin_adjudication(self._store, self._settings, self._catalogue, self._id)
        return self._begun(begun, "An adjudicated record")

    def parcel(self) -> Parcel:
        """The audit as one signed file, for another machine. Raises ``EvenhandError``."""
        from evenhand.drivers.travel import export_audit
        from evenhand.travelling.keyring import Keyring
        from evenhand.travelling.parcel import file_name

        exported = export_audit(self._store, Keyring(self._store.path.parent), self._id)
        return Parcel(file_name(exported.audit_id), exported.content)

    def send(self, path: Path | None) -> str:
        """Write the signed file, by its own name unless a path is given. Gives what to say.

        Raises ``EvenhandError``; nothing is overwritten.
        """
        from pathlib import Path

        from evenhand.reporting.files import write_report

        parcel = self.parcel()
        target = path or Path(parcel.name)
        write_report(target, parcel.content)
        return f"The audit is in {target}, signed and not encrypted: send it as you would send the child's file."

    def _begun(self, audit: OpenAudit, what: str) -> str:
        audit.close()
        return f"{what} of this case is begun, audit {audit.id}: it is in the list of audits. Nothing here has changed."
