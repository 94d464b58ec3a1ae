"""``make bench``: every target as a ratio to a reference measured beside it. Exit code 1 when one is missed.

Names on the command line choose groups: startup, storage, ruling, hints, transcript.
"""

from __future__ import annotations

import importlib
import sys

from harness import show

GROUPS = ("startup", "storage", "ruling", "hints", "transcript")


def main() -> int:
    """Run the groups and print a line for each measure."""
    missed = 0
    for group in sys.argv[1:] or GROUPS:
        for measure in importlib.import_module(group).measures():
            print(show(measure), flush=True)
            missed += not measure.met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
