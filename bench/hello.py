"""The reference for start-up: the smallest Textual app there is."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """One line of text."""
        yield Static("Hello there")


if __name__ == "__main__":
    Hello().run()
