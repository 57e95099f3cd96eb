"""Every way a call can end, as one line and one exit code.

In: arguments. Out: 0 done, 1 done in part or a check is broken, 2 wrong call, 3 and up by error class, 130 stopped by
Ctrl-C, 141 nobody reads.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from dadkhah.cli.show import warn
from dadkhah.cli.verbs import dadkhah
from dadkhah.errors import CallError, DadkhahError, StorageError, one_line

STOPPED = 130
"""128 + SIGINT, as shells count."""

NOBODY_READS = 141
"""128 + SIGPIPE, as shells count."""


DEFECT = 70
"""EX_SOFTWARE of sysexits.h: an error of the program itself."""

TRACE = "DADKHAH_TRACE"
"""The environment variable that shows the whole trace of a defect."""


def guarded(arguments: Sequence[str]) -> int:
    """Run one call and return its exit code; what went wrong is one line on standard error."""
    try:
        code = ended(lambda: _called(list(arguments)))
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        return NOBODY_READS
    return code


def _called(arguments: list[str]) -> object:
    """Return what the verb returns. Not click's own `main`, which prints an empty line of its own on Ctrl-C."""
    with dadkhah.make_context("dadkhah", arguments) as context:
        return dadkhah.invoke(context)


def ended(call: Callable[[], object]) -> int:
    """Return the exit code that a call ends with, and say in one line why when it is not 0."""
    try:
        result = call()
    except (KeyboardInterrupt, click.Abort):
        warn("stopped: what was captured is kept; run again to go on")
        return STOPPED
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return CallError.exit_code
    except click.ClickException as error:
        warn(_usage(error))
        return CallError.exit_code
    except DadkhahError as error:
        warn(str(error))
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        warn(str(StorageError(error.strerror or "the system refused", where=str(error.filename or ""))))
        return StorageError.exit_code
    except Exception as error:  # the last line of a program: whatever happens ends as one line
        if os.environ.get(TRACE):
            raise
        warn(_defect(error))
        return DEFECT
    return result if isinstance(result, int) else 0


def _defect(error: Exception) -> str:
    """Say where the program broke, in its own words only: an error's message could hold words of a source."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return (
        f"a defect of the program ({type(error).__name__} at {place}); report this line, and set {TRACE}=1 to see all"
    )


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dadkhah"
    return f"{one_line(error.format_message()).rstrip('.')}; see `{path} --help`"


def _let_go() -> None:
    """Point standard output at nothing, so that Python's own last flush says nothing about the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
