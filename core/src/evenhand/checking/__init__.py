"""Checks of what an auditor writes: each finds places in a text, and nothing of the text is kept."""
