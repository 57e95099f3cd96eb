"""What a stretch of text looks like, whatever its words mean.

In: one line or paragraph. Out: yes or no: prose, a title, a name, a list item, a table row, cut off.
"""

from __future__ import annotations

import re

STOPS = ".!?…؟。۔"
CLOSERS = "\"'”’»)]›"
CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\))[\s\"'”’»)]*\Z")
ITEM = re.compile(r"\s*(?:[•‣◦▪▫●○■□·*–—-]|\d{1,3}[.)]|[۰-۹٠-٩]{1,3}[.)-]|[a-zA-Z][.)]|\([a-z0-9]{1,3}\))[ \t]+(?=\S)")
CELLS = re.compile(r"\S(?:\t+|[ ]{3,}|[ ]*\|[ ]*)\S")
CRUMBS = re.compile(r"\s[»›>/→]\s")
PARTICLE_WORDS = (
    "a an the of for and or in on at to by from with as de del la le les el los las du des et y e von der die das und "
    "zu bin al st nd rd th"
)
PARTICLES = frozenset(PARTICLE_WORDS.split())
"""Words that titles and names leave without a capital; what follows the number of an ordinal."""

PROSE_WORDS = 8
LONG_WORDS = 25


def word_count(text: str) -> int:
    """Return the number of words between white space."""
    return len(text.split())


def ends_sentence(text: str) -> bool:
    """Say whether the text ends with a full stop, exclamation mark or question mark, quotation marks apart."""
    return text.rstrip().rstrip(CLOSERS)[-1:] in tuple(STOPS)


def is_cut(text: str) -> bool:
    """Say whether the text breaks off with an ellipsis, as summaries on index pages do."""
    return CUT.search(text) is not None


def sentence_count(text: str) -> int:
    """Return about how many sentences the text holds: stops before white space, or at its end."""
    return len(re.findall(rf"[{STOPS}][{re.escape(CLOSERS)}]*(?:\s|\Z)", text))


def is_prose(text: str) -> bool:
    """Say whether the text reads as running prose: it ends as a sentence does, or is longer than titles are."""
    count = word_count(text)
    return (count >= PROSE_WORDS and ends_sentence(text) and not is_cut(text)) or count >= LONG_WORDS


def is_title(text: str) -> bool:
    """Say whether the text is short, unfinished, and has capitals as titles have, in scripts that have them."""
    plain = text.strip()
    if not plain or word_count(plain) > 20 or plain[-1] in ".;,:،؛":
        return False
    return capital_share(plain) >= 0.6


def capital_share(text: str) -> float:
    """Return which part of the words that can have a capital has one; particles apart.

    1 in scripts without capitals.
    """
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.casefold() not in PARTICLES and len(word) > 1]
    cased = [word for word in words if word.lower() != word.upper()]
    return sum(not word[0].islower() for word in cased) / len(cased) if cased else 1.0


def is_name(text: str) -> bool:
    """Say whether the text may be an author's name: one to eight words, capitals, no number, no full stop."""
    plain = text.strip()
    if not 1 <= word_count(plain) <= 8 or any(char.isdigit() for char in plain):
        return False
    return capital_share(plain) == 1.0 and not ends_sentence(re.sub(r"\b[A-Z]\.", "", plain) or plain)


def is_item(text: str) -> bool:
    """Say whether the text begins as an item of a list: a bullet, a dash, a number or letter with a stop."""
    return ITEM.match(text) is not None


def is_row(text: str) -> bool:
    """Say whether the text holds cells: parts set apart by tabs, bars, or three spaces and more."""
    return CELLS.search(text.strip()) is not None and word_count(text) <= 60


def is_crumbs(text: str) -> bool:
    """Say whether the text is a path through a site: short names with arrows or slashes between them."""
    parts = CRUMBS.split(text.strip())
    return len(parts) >= 2 and all(1 <= word_count(part) <= 12 for part in parts) and not ends_sentence(parts[0])


def is_quotation(text: str) -> bool:
    """Say whether the whole text stands in one pair of quotation marks."""
    plain = text.strip()
    pairs = {"“": "”", "«": "»", '"': '"', "„": "“"}
    close = pairs.get(plain[:1], "")
    return bool(close) and plain.find(close, 1) == len(plain) - 1
