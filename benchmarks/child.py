"""Run one program and say how it ended.

In: a command. Out: one JSON object: exit code, seconds, peak memory in bytes of the program and of its children.

A process inherits the peak memory of the one that starts it until it loads its own program, so this one, which loads
next to nothing, stands between a benchmark and what it measures.
"""

from __future__ import annotations

import json
import os
import sys
import time

KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""The unit of ru_maxrss: getrusage(2) gives kilobytes on Linux, bytes on macOS."""


def main(command: list[str]) -> None:
    """Run the command with its output thrown away and print how it ended."""
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 - nothing more is loaded than needed
        quiet = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1)]
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    print(json.dumps({"code": code, "seconds": seconds, "peak": usage.ru_maxrss * KILOBYTE}))


if __name__ == "__main__":
    main(sys.argv[1:])
