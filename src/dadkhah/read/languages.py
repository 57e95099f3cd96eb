"""Which grammar reads a block.

In: a text with its blocks. Out: for each block an ISO 639 code: "en", "fa", "ar", or one that no
grammar reads. Arabic script is told apart by letters that one language alone writes, then by function words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dadkhah.lang.scripts import script_of
from dadkhah.model.source import Text

LETTERS: Mapping[str, str] = {
    "ckb": "ڕڵێۆڤ",
    "ps": "ټډړښځڅېۍ",
    "ur": "ٹڈڑںےھ",
    "fa": "پچژگکی\u200c۰۱۲۳۴۵۶۷۸۹",
    "ar": "يكةىإأ",
}
"""Letters and digits by the language that writes them (Unicode Standard, chapter 9.2); the first
three have Persian's too."""

INSET = re.compile(r"\w+")
FOREIGN = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f]")
"""Any letter that is not Latin: most texts hold none, and then no inset."""
SPOKEN = 3
"""How many words of another script make a statement: fewer are a name."""

UNKNOWN = "und"
ARTICLE = re.compile(r"[وفب]?ال\w{3}|[وف]?لل\w{3}")
"""A word with the Arabic article, and what is written before it; Persian has few such words."""

MARKED = ("ckb", "ps", "ur")
WORDS: Mapping[str, frozenset[str]] = {
    "fa": frozenset((
        "از", "به", "در", "که", "را", "این", "آن", "است", "بود", "شد", "شدند", "شده", "کرد", "کردند", "برای", "با",
        "نفر", "تا", "اند", "می", "های",
    )),
    "ar": frozenset((
        "في", "من", "على", "أن", "إن", "إلى", "عن", "التي", "الذي", "كان", "قد", "لم", "هذا", "هذه", "بعد", "شخصا",
        "قال", "وفقا", "بين", "خلال", "منذ", "إثر", "جراء", "ضد", "حتى", "ثم", "أو", "لا", "نحو", "بحسب", "هل",
        "منهم", "بينهم",
    )),
}  # fmt: skip
"""Function words that the other language does not have (Unicode CLDR exemplar texts; forms as written)."""

READ = frozenset({"en", "fa", "ar"})
"""Languages that a grammar reads."""


def latin(text: str) -> bool:
    """Say whether every letter of a text is Latin, which is quickly seen."""
    return text.isascii() or FOREIGN.search(text) is None


def block_language(text: str, stated: str = "und") -> str:
    """Return the language of a block: by its script and words, by what is stated for the text where they do not say."""
    if latin(text) or script_of(text) != "arabic":
        return stated if stated not in {"fa", "ar", "und"} else "en"
    for language in MARKED:
        if sum(text.count(letter) for letter in LETTERS[language]) >= max(2, len(text) // 50):
            return language
    persian, arabic = _weight(text, "fa"), _weight(text, "ar")
    if persian != arabic:
        return "fa" if persian > arabic else "ar"
    return stated if stated != "en" else UNKNOWN


def languages_of(text: Text) -> tuple[str, ...]:
    """Return the language of each block; one whose words do not say has that of the text's words in its script."""
    content = text.content
    if latin(content):
        return (block_language(content, text.language),) * len(text.blocks)
    found = [block_language(content[block.start : block.end], text.language) for block in text.blocks]
    arabic = "".join(char for char in content if script_of(char) in {"arabic", "none"}) if UNKNOWN in found else ""
    whole = block_language(arabic, text.language) if arabic else UNKNOWN
    return tuple(whole if language == UNKNOWN else language for language in found)


def insets(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a block that are in its other script and state a number, as offsets into the block.

    The grammar of the block does not read them: a quotation in the other language, most often.
    """
    if latin(text):
        return
    own = "arabic" if script_of(text) == "arabic" else "latin"
    run: list[re.Match[str]] = []
    for word in [*INSET.finditer(text), None]:
        if word is not None and (word.group().isdecimal() or script_of(word.group()) not in {own, "none"}):
            run.append(word)
            continue
        spoken = [one for one in run if not one.group().isdecimal()]
        if len(spoken) >= SPOKEN and len(spoken) < len(run):
            yield run[0].start(), run[-1].end()
        run = []


def _weight(text: str, language: str) -> int:
    """Return how much speaks for a language: a function word counts for three letters."""
    words = re.findall(r"[^\W\d_]+", text)
    function = 3 * sum(word in WORDS[language] for word in words)
    article = sum(bool(ARTICLE.match(word)) for word in words) if language == "ar" else 0
    return sum(text.count(letter) for letter in LETTERS[language]) + function + article
