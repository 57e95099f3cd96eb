"""The language of a text, by its script and its commonest words.

In: a text. Out: an ISO 639 code, or "und" where the words do not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dadkhah.capture.lexicons import lexicon
from dadkhah.lang.scripts import script_of

SEEN = 20_000
"""Characters looked at from the beginning."""

LEAST_SHARE = 0.06
"""Which part of the words must be among a language's commonest; function words are a quarter of running text."""

LEAST_WORDS = 3
LEAD = 1.3
"""How many times more often than the runner-up's."""

ONE_LANGUAGE = {"greek": "el", "hebrew": "he"}
"""Scripts that one language of today is written in, for our purpose (ISO 15924)."""


@cache
def common_words() -> Mapping[str, frozenset[str]]:
    """Return the commonest function words of each language."""
    return {row["language"]: frozenset(row["words"].split()) for row in lexicon("common_words")}


def language_of(text: str) -> str:
    """Return the ISO 639 code of the language most of the text is in; "und" when unsure."""
    seen = text[:SEEN]
    script = script_of(seen)
    if script in ONE_LANGUAGE:
        return ONE_LANGUAGE[script]
    words = re.findall(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*", seen.casefold())
    hits = sorted(
        ((sum(word in common for word in words), code) for code, common in common_words().items()), reverse=True
    )
    (best, code), (second, _) = hits[0], hits[1]
    sure = best >= LEAST_WORDS and best >= LEAST_SHARE * len(words) and best >= LEAD * second
    return code if sure else "und"
