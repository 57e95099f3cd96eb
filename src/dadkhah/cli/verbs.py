"""The program's verbs, each loaded only when it is called or asked for help.

In: a name. Out: the command of that name; a list of all for `--help`, at no cost of loading them.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from dadkhah import __version__

VERBS: dict[str, str] = {
    "run": "Take sources in and write the working draft: the main job.",
    "init": "Make a new case.",
    "add": "Take sources into a case.",
    "build": "Read, link, weigh, account, and write the working draft.",
    "read": "Read files and print their claims; needs no case.",
    "names": "Compare pairs of people's names, in any script, and say why.",
    "link": "Join lists of people: find the rows that are one person.",
    "lists": "Show the lists of a case: what each is, its columns, and what was not read.",
    "review": "Show the pairs of rows that people should decide first, and take what they decide.",
    "weigh": "Print the figures of a case side by side.",
    "account": "Print what is alleged of whom, and which answers are reported.",
    "judge": "Record or list what people decide.",
    "keys": "Make the key ring that seals sources, or change its passphrase.",
    "erase": "Erase sealed sources, private fields of public ones, or the names of protected people.",
    "vault": "Show the custody log; sign, stamp, hand over, prove and export evidence; replace the log's key.",
    "bundle": "Write what proves a case into one file, for somebody who works on it apart.",
    "merge": "Take over what somebody else has gathered on the same case.",
    "verify": "Check that the evidence is what was captured.",
    "export": "Write captured evidence as a package that other programs read.",
    "publish": "Publish a case under a profile; not built yet, and refuses.",
}
"""Every verb with its summary, in the order of the work; a test compares them with the verbs' own help."""


class Verbs(click.Group):
    """Load `dadkhah.cli.VERB` for the verb that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return the verbs in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click calls it so
        """Return the command, or None when there is no such verb."""
        if cmd_name not in VERBS:
            return None
        return cast("click.Command", import_module(f"dadkhah.cli.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click calls it so
        """Write the verbs and their summaries without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Example: dadkhah run articles/ --case my-case. Every verb shows its own with --help.",
)
@click.version_option(__version__, prog_name="dadkhah", message="%(prog)s %(version)s")
def dadkhah() -> None:
    """Turn reports of grave human-rights violations into an accountability record that stands up."""
