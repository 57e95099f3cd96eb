"""`dadkhah keys`: the key ring that seals sources.

In: what to do, and passphrases. Out: a ring, a ring locked by another passphrase, or how many keys it holds.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show


@click.command("keys", epilog="Example: dadkhah keys make --case my-case")
@click.argument("what", type=click.Choice(["make", "passphrase", "recipient", "list"]))
@options.case
@options.by
def command(*, what: str, folder: Path | None, by: str | None) -> None:
    """Make the key ring that seals sources, or change its passphrase.

    From `make` on, every source that is not known to be public is sealed: encrypted under a key of its own, which
    the ring holds and the passphrase locks. Taking sources in needs no passphrase; reading them does. Who forgets
    the passphrase has lost them. `list` prints how many sources have a key,
    `recipient` what somebody else needs to hand keys to this case (`dadkhah bundle --for`).
    """
    with wiring.open_desk(options.folder_of(folder), by=options.actor(by)) as desk:
        if what == "make":
            desk.keys.make(options.new_phrase())
            show.acknowledge("key ring made: sources that are not known to be public will be sealed")
        elif what == "passphrase":
            desk.keys.change(options.phrase(), options.new_phrase())
            show.acknowledge("passphrase changed: older copies of the case still open by the older one")
        elif what == "recipient":
            show.line(desk.keys.recipient())
        else:
            show.line(show.counted(sum(1 for _ in desk.keys.ids()), "key"))
