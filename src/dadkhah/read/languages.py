"""Which grammar reads a block.

In: the words of a block and the language stated for its text. Out: an ISO 639 code: "en", "fa", "ar", or one that no
grammar reads. Arabic script is told apart by letters that one language alone writes, then by function words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dadkhah.lang.scripts import script_of

LETTERS: Mapping[str, str] = {
    "ckb": "ڕڵێۆڤ",
    "ps": "ټډړښځڅېۍ",
    "ur": "ٹڈڑںےھ",
    "fa": "پچژگکی\u200c",
    "ar": "يكةىإأ",
}
"""Letters by the language that writes them (Unicode Standard, chapter 9.2); the first three know all of Persian's."""

MARKED = ("ckb", "ps", "ur")
WORDS: Mapping[str, frozenset[str]] = {
    "fa": frozenset("از به در که را این آن است بود شد شدند شده کرد کردند برای با نفر تا اند می های".split()),
    "ar": frozenset("في من على أن إن إلى عن التي الذي كان قد لم هذا هذه بعد شخصا قال وفقا بين خلال".split()),
}
"""Function words that the other language does not have (Unicode CLDR exemplar texts; forms as written)."""

READ = frozenset({"en", "fa", "ar"})
"""Languages that a grammar reads."""


def block_language(text: str, stated: str = "und") -> str:
    """Return the language of a block: by its script and words, by what is stated for the text where they do not say."""
    if script_of(text) != "arabic":
        return stated if stated not in {"fa", "ar", "und"} else "en"
    for language in MARKED:
        if sum(text.count(letter) for letter in LETTERS[language]) >= max(2, len(text) // 50):
            return language
    persian, arabic = _weight(text, "fa"), _weight(text, "ar")
    if persian != arabic:
        return "fa" if persian > arabic else "ar"
    return stated if stated != "en" else "und"


def _weight(text: str, language: str) -> int:
    """Return how much speaks for a language: a function word counts for three letters."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(text.count(letter) for letter in LETTERS[language]) + 3 * sum(word in WORDS[language] for word in words)
