"""Start another program with the limits of a child that reads hostile files.

In: a command. Out: that program in place of this process: without a network where the system allows that, without a
way to write files, with limits on memory, time and files, and ended with the program that started it. It may open files
for reading: it has data of its own.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress

from dadkhah.adapters.extractors.limits import MEMORY, die_with_parent, leave_networks

SECONDS = 25
FILES = 64


def main() -> None:
    """Give up what the program never needs, and become it."""
    leave_networks()
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CPU, SECONDS),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    die_with_parent()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - no shell: a program and its arguments


if __name__ == "__main__":
    main()
