"""A vault with all that people and authorities can add: a second key, a signature, a timestamp, a transfer.

In: a folder. Out: the vault, closed, and who took part.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from tests.authorities import Authority
from tests.people import Person
from tests.unit.adapters.vault.cast import ACTOR, Counted, capture, filled, kept

from dadkhah.adapters.vault import attaching, layout
from dadkhah.adapters.vault.attached import CHECKPOINT_SPACE, TRANSFER_SPACE
from dadkhah.adapters.vault.vault import Vault

PROGRAMS = ("openssl", "ssh-keygen")


class Chance(Counted):
    """Gives other bytes than the chance that the vault was made with."""

    def __init__(self) -> None:
        super().__init__()
        self._next = 100


class Rich(msgspec.Struct, frozen=True):
    """The vault's folder, an outside copy of its checkpoint over 3 entries, and who took part."""

    folder: Path
    kept: Path
    lena: Person
    omar: Person
    authority: Authority


def made(room: Path) -> Rich:
    """Make the vault: 10 entries; the sixth brings in the second key."""
    lena, omar, authority = Person(room, "lena@archive"), Person(room, "omar@court", "rsa"), Authority(room / "tsa")
    vault = filled(room / "vault", words=("one page", "another page"), checkpoints=(2,))
    outside = room / "kept"
    outside.write_bytes(layout.checkpoint_path(vault.folder, 3).read_bytes())
    for person in (lena, omar):
        attaching.enrol(vault, person.name, person.public, ACTOR)
    vault.rotate(Chance(), ACTOR)
    signed_and_stamped(vault, lena, authority)
    handed_over(vault, lena, omar)
    vault.ledger.append([capture(kept(vault, "after the transfer"))])
    vault.ledger.checkpoint()
    vault.close()
    return Rich(vault.folder, outside, lena, omar, authority)


def signed_and_stamped(vault: Vault, person: Person, authority: Authority) -> None:
    """Put a person's signature and an authority's timestamp on the newest checkpoint."""
    size = attaching.newest(vault.folder)
    signature = person.sign(attaching.checkpoint(vault, size), CHECKPOINT_SPACE)
    attaching.stamp(vault, "clock", authority.roots, authority, ACTOR)
    attaching.countersign(vault, size, signature, ACTOR)
    vault.ledger.checkpoint()


def handed_over(vault: Vault, giver: Person, receiver: Person) -> None:
    """Write down a transfer that both have signed."""
    said = attaching.propose(vault, giver.name, receiver.name, 'an "invented" hearing', "2031-04-05T06:07:08Z")
    signatures = {"giver": giver.sign(said, TRANSFER_SPACE), "receiver": receiver.sign(said, TRANSFER_SPACE)}
    attaching.hand_over(vault, said, signatures, ACTOR)
