"""People's names: prepared once, compared in any script, keyed for joining lists.

In: names as written. Out: `prepare` a name, `compare` two (how alike, whether the same, why), `keys` as plain columns.
The order of the work, one step a file: segment, sounds, lexicon, tokens, distance, align, reasons, score; keys.
"""

from __future__ import annotations

from dadkhah.lang.naming.keys import NameKeys, keys
from dadkhah.lang.naming.score import Against, Likeness, against, compare
from dadkhah.lang.naming.tokens import PreparedName, Token, prepare

__all__ = [
    "Against",
    "Likeness",
    "NameKeys",
    "PreparedName",
    "Token",
    "against",
    "compare",
    "keys",
    "prepare",
]
