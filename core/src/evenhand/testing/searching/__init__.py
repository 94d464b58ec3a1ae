"""Trying a framework's rules on every combination of answers that could matter, or on many where they are too many."""
