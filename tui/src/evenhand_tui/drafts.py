"""Text that was typed and not yet sent: kept with the audit, so that it survives an error, a crash and a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class DraftKeeper(Protocol):
    """Where drafts are kept: an open audit of the store."""

    def save_draft(self, to: str, text: str) -> None:
        """Keep a text in place of what was kept for that question; an empty one drops it. Raises ``StoreError``."""

    def drafts(self) -> dict[str, str]:
        """The kept texts by question. Raises ``StoreError``."""


class Drafts:
    """The unsent texts of one audit, by question. ``changed`` notes a text; ``flush`` keeps what has changed since."""

    def __init__(self, keeper: DraftKeeper) -> None:
        self._keeper = keeper
        self._kept: Mapping[str, str] = keeper.drafts()
        self._texts: dict[str, str] = dict(self._kept)

    def text_for(self, question: str) -> str:
        """What was typed for a question and not sent."""
        return self._texts.get(question, "")

    def changed(self, question: str, text: str) -> bool:
        """Note what stands in the reply box. True when there is something to keep."""
        self._texts[question] = text
        return text != self._kept.get(question, "")

    def sent(self, question: str) -> None:
        """Forget a text that has become an answer; the store dropped it together with keeping the answer."""
        self._texts.pop(question, None)
        self._kept = {name: text for name, text in self._kept.items() if name != question}

    def flush(self) -> None:
        """Keep every text that has changed. Raises ``StoreError``; what was not kept then is tried again next time."""
        for question, text in self._texts.items():
            if text != self._kept.get(question, ""):
                self._keeper.save_draft(question, text)
                self._kept = {**self._kept, question: text}
