"""The keys of one store: its own, which signs what leaves it, and whose files are trusted here.

Kept in the folder ``keys`` beside the store: ``own.pem`` is the private key, ``trusted.json`` the fingerprints.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from evenhand.store.chain import canonical
from evenhand.travelling.errors import KeyProblem, TravelError
from evenhand.travelling.fingerprints import fingerprint_of, read_fingerprint
from evenhand.travelling.private_files import read_at_most, write_privately
from evenhand.travelling.signing import Signature, new_private_key, public_key_of, sign

LARGEST = 1_000_000
LONGEST_NAME = 80


class Trusted(NamedTuple):
    """A key that is trusted here: its fingerprint, whose it is, and since when (ISO 8601, UTC)."""

    fingerprint: str
    name: str
    since: str


class Keyring:
    """The keys of the store whose data folder is given."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "keys"
        self._own = self.folder / "own.pem"
        self._list = self.folder / "trusted.json"

    def public_key(self) -> bytes:
        """This store's public key, 32 bytes, made together with its private key when it is first asked for.

        Raises :class:`TravelError`.
        """
        return public_key_of(self._private_key())

    def fingerprint(self) -> str:
        """The fingerprint of this store's own key. Raises :class:`TravelError`."""
        return fingerprint_of(self.public_key())

    def sign(self, content: bytes) -> Signature:
        """Sign content as this store. Raises :class:`TravelError`."""
        return sign(self._private_key(), content)

    def trusted(self) -> tuple[Trusted, ...]:
        """The trusted keys, in the order in which they were trusted. Raises :class:`KeyProblem`."""
        try:
            raw = read_at_most(self._list, LARGEST)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise KeyProblem(f"{self._list} cannot be read ({error.strerror}): make it readable") from None
        try:
            entries = [Trusted(**entry) for entry in json.loads(raw)]
            if all(isinstance(word, str) for entry in entries for word in entry):
                return tuple(entry._replace(fingerprint=read_fingerprint(entry.fingerprint)) for entry in entries)
        except (ValueError, TypeError, RecursionError, KeyProblem):
            pass
        raise KeyProblem(f"{self._list} is not a list of trusted keys: move it away, and trust the keys again")

    def name_of(self, fingerprint: str) -> str | None:
        """Whose key this is, as it was named here; ``None`` when it is not trusted. Raises :class:`TravelError`.

        The store's own key is always trusted.
        """
        for entry in self.trusted():
            if entry.fingerprint == fingerprint:
                return entry.name
        return "this machine" if self._own.exists() and fingerprint == self.fingerprint() else None

    def trust(self, fingerprint: str, name: str, *, since: str) -> Trusted:
        """Trust a key from now on, in place of what its fingerprint was called before. Raises :class:`TravelError`."""
        called = " ".join(name.split())
        if not called or len(called) > LONGEST_NAME or not called.isprintable():
            raise KeyProblem(f"say whose key it is, in at most {LONGEST_NAME} ordinary characters: --name WHO")
        entry = Trusted(read_fingerprint(fingerprint), called, since)
        self._keep([*(one for one in self.trusted() if one.fingerprint != entry.fingerprint), entry])
        return entry

    def distrust(self, which: str) -> Trusted:
        """No longer trust a key, named by its fingerprint or by the name it has here.

        Raises :class:`KeyProblem` when there is none, or several have that name.
        """
        entries = self.trusted()
        wanted = which if any(one.name == which for one in entries) else read_fingerprint(which)
        found = [one for one in entries if wanted in (one.name, one.fingerprint)]
        if not found:
            raise KeyProblem("no key with that fingerprint is trusted here: see `evenhand keys list`")
        if len(found) > 1:
            raise KeyProblem("several keys have that name: give the fingerprint, as `evenhand keys list` prints it")
        self._keep([one for one in entries if one != found[0]])
        return found[0]

    def _keep(self, entries: list[Trusted]) -> None:
        self._make_folder()
        content = canonical([entry._asdict() for entry in entries])
        write_privately(self._list, content.encode("ascii"), replace=True)

    def _private_key(self) -> bytes:
        try:
            return read_at_most(self._own, LARGEST)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise KeyProblem(f"{self._own} cannot be read ({error.strerror}): make it readable") from None
        self._make_folder()
        # Where another process has made the key meanwhile, that one counts.
        with suppress(FileExistsError):
            write_privately(self._own, new_private_key())
        return read_at_most(self._own, LARGEST)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise TravelError(f"cannot make the folder {self.folder} ({error.strerror}): allow writing there") from None
