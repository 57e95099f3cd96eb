"""The command line: arguments in, text out.

In: argv, standard input. Out: data on standard output, progress and warnings on standard error, an exit code by class
of error.
"""

from __future__ import annotations

import sys

from dadkhah.cli.guard import guarded

__all__ = ["main"]


def main() -> None:
    """Run the program and leave with its exit code (docs/reference/errors.md)."""
    sys.exit(guarded(sys.argv[1:]))
