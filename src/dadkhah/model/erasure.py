"""The decision to erase sealed sources or private fields, or not to.

In: what was asked and what was decided. Out: Erasure, kept in the vault and named by the log, whatever the outcome.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Outcome = Literal["granted", "refused"]


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """One decision on a request to erase (ACCOUNT.md, rule 13).

    `request` says which request this answers, `ground` why it was decided so: both stay readable for ever, so neither
    may name whom the erasure protects. `hold` names a legal hold that forbids erasing; "" where there is none. `fields`
    are the private fields of those sources that it is about; empty where it is about the sources themselves. `names`
    says how many spellings of protected people's names it is about: the names themselves are kept nowhere.
    """

    sources: tuple[str, ...]
    request: str
    ground: str
    outcome: Outcome
    actor: str
    at: str
    hold: str = ""
    fields: tuple[str, ...] = ()
    names: int = 0


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """Names of protected people that nothing made of a text may show: how many words, and a salted digest of them.

    It stands in the vault's private folder, and never travels: whoever has it can find out whether a guess is right.
    """

    salt: str = ""
    names: tuple[str, ...] = ()
