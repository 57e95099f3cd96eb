"""`dadkhah publish`: not built yet, and refuses.

In: a profile. Out: Refused, with what must come first.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options
from dadkhah.errors import Refused

FIRST = (
    "first, every claim that names a person needs two people's reviews with reasons, and every alleged perpetrator"
    " a recorded reply or the reason why none was sought; until profiles are built, use draft/ inside the team only"
)
"""What ACCOUNT.md, rules 2 and 7, ask for before a name leaves the team."""


@click.command(
    "publish", epilog="Example: dadkhah publish --profile public --case my-case (refuses until profiles are built)"
)
@options.case
@click.option("--profile", required=True, metavar="NAME", help="For whom the dossier is made.")
def command(*, folder: Path | None, profile: str) -> None:
    """Publish a case under a profile; not built yet, and refuses.

    Nothing is ever written to out/ in any other way. Use draft/ inside the team until then.
    """
    place = options.folder_of(folder)
    wiring.check_case(place)
    raise Refused(
        f"the profile {profile!r} cannot be published: this version has no publication profiles",
        where=str(place),
        remedy=FIRST,
    )
