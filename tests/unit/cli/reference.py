"""The reference pages of the command line and of its errors, made from the program itself.

In: the verbs and the error classes.
Out: docs/reference/cli.md and errors.md; written by `python -m tests.unit.cli.reference`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from dadkhah import errors
from dadkhah.cli.guard import DEFECT, NOBODY_READS, STOPPED
from dadkhah.cli.verbs import VERBS

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"
MADE = "<!-- Made from the program by `python -m tests.unit.cli.reference`; a test compares. -->"

CLI = f"""\
# The command line

{MADE}

Data goes to standard output; progress and warnings go to standard error, one line each. `-` as a source is
standard input. `-C DIR` or `--case DIR` names the case. Exit codes: [errors](errors.md). Environment: [the case
folder](case-folder.md). What can be a source, and what a sidecar beside it may say: [sources](sources.md). Fields
of the lines of `read`: [claims](claims.md).

Every verb that appends ends with a signed checkpoint. `captured SHA256 PATH` is printed only after the bytes, the
log and what was made of them are durable; `described SHA256 PATH` says that a known source is described anew.
"""

ERRORS = f"""\
# Errors and exit codes

{MADE}

Every error is one line on standard error: the file or record, what happened, and what would have worked. The
number is the exit code of the process. A call over several sources goes on after an error: it ends with 1 when
some sources could be used, and with the code of the first error when none could. Items that could not be read
inside a source, and warnings, change no exit code.
"""

OTHER = (
    (0, "done"),
    (1, "done in part, or `verify` found something broken"),
    (2, "wrong call: an unknown verb or option, a missing or contradictory argument"),
    (DEFECT, "a defect of the program: please report the line; `DADKHAH_TRACE=1` shows more"),
    (STOPPED, "stopped by Ctrl-C: what was captured is kept, and the next run goes on"),
    (NOBODY_READS, "nobody reads standard output any more (a closed pipe)"),
)


def cli() -> str:
    """Return the page of the command line."""
    return "\n".join([CLI, *(part for verb in VERBS for part in _verb(verb))])


def _verb(verb: str) -> Iterator[str]:
    command: click.Command = import_module(f"dadkhah.cli.{verb}").command
    yield from _command(command, f"dadkhah {verb}", "##")


def _command(command: click.Command, name: str, mark: str) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    yield f"{mark} {name}\n"
    yield f"    {' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    parts = command.commands.items() if isinstance(command, click.Group) else ()
    if not parts and any(isinstance(param, click.Option) for param in command.params):
        yield "| option | meaning |\n|---|---|"
    for param in command.params:
        if isinstance(param, click.Option):
            yield _option(param)
    yield f"\n{(command.epilog or '').replace('Example: ', 'Example: `', 1)}`\n"
    for part, inner in parts:
        yield from _command(inner, f"{name} {part}", "###")


def _option(option: click.Option) -> str:
    takes = "" if option.is_flag else f" {_metavar(option)}"
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"| `{', '.join(option.opts)}{takes}` | {option.help}{default} |"


def _metavar(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "/".join(map(str, option.type.choices))
    return option.metavar or option.type.name.upper()


def error_page() -> str:
    """Return the page of errors."""
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in OTHER)
    classes = "\n".join(_error(kind) for kind in _classes())
    return (
        f"{ERRORS}\n| exit code | meaning |\n|---|---|\n{codes}\n\n## By class\n\n"
        f"| exit code | class | meaning | what usually works |\n|---|---|---|---|\n{classes}\n"
    )


def _classes() -> list[type[errors.DadkhahError]]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DadkhahError)]
    return sorted(kinds, key=lambda kind: kind.exit_code)


def _error(kind: type[errors.DadkhahError]) -> str:
    base = kind is errors.DadkhahError
    meaning = "What all errors have in common" if base else (kind.__doc__ or "").splitlines()[0].rstrip(".")
    return f"| {kind.exit_code} | `{kind.__name__}` | {meaning} | {kind.remedy or 'as the line says'} |"


if __name__ == "__main__":
    (FOLDER / "cli.md").write_text(cli(), encoding="utf-8")
    (FOLDER / "errors.md").write_text(error_page(), encoding="utf-8")
