"""Keys of a name as plain columns: what a record-linkage model on any engine can join and compare by.

In: a name as written, or prepared. Out: NameKeys, strings and lists of strings only.
The keys of one name are alike in every script: short vowels, doubled letters, h and w are left out of the skeletons.
"""

from __future__ import annotations

import msgspec

from dadkhah.lang.naming.tokens import PreparedName, prepare


class NameKeys(msgspec.Struct, frozen=True):
    """Columns for joining lists.

    full: skeletons of all tokens, sorted, joined by spaces. first, last: skeleton of the first and of the last token.
    tokens: skeletons in order. long: the long vowels of each token, joined by spaces, where the script writes them.
    """

    full: str
    first: str
    last: str
    tokens: tuple[str, ...]
    long: str


def keys(name: str | PreparedName) -> NameKeys:
    """Return the keys of a name; empty strings for a name without letters."""
    found = [one for one in (prepare(name) if isinstance(name, str) else name).tokens if not one.particle]
    bones = tuple(one.skeleton for one in found if one.skeleton)
    vowels = " ".join(one.long for one in found) if any(one.long for one in found) else ""
    return NameKeys(
        " ".join(sorted(bones)),
        bones[0] if bones else "",
        bones[-1] if bones else "",
        bones,
        vowels,
    )
