"""When something happened, in words that are no date: "overnight", "in eleven weeks", "since the coup".

In: a row. Out: Item after Item of kind MOMENT, in text order; the words alone, since no calendar resolves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dadkhah.lang.dates import FoundDate
from dadkhah.lang.vocabulary import MIXED, Signs
from dadkhah.read.items import Item
from dadkhah.read.sheet import Row

UNITS = r"(?:hours?|days?|nights?|evenings?|mornings?|afternoons?|weeks?|weekends?|months?|quarters?|years?|decades?)"
COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|a|few|several"
    r"|couple of)"
)
SEASON = r"(?:spring|summer|autumn|winter)"
TAIL = r"(?:\s+(?:of|after|before|since|following)(?:\s+(?:the|his|her|their|its|that|a)\s+[\w-]+)?)?"
STRETCH = re.compile(
    rf"\b(?:in|within|over|during|after|for|throughout)\s+(?:less\s+than\s+|more\s+than\s+)?(?:(?:the|those|these|that)\s+)?"
    rf"(?:space\s+of\s+)?(?:(?:first|last|past|next|following|final)\s+)?(?:{COUNT}[\s-]+(?:and\s+a\s+half\s+)?)?{UNITS}\b"
    rf"(?<!\bthe\squarters)(?:\s+under\s+review)?{TAIL}",
    re.IGNORECASE,
)
POINTING = re.compile(
    rf"(?:\b(?:on|in|at|by|during|since)\s+)?\b(?:that|the\s+same|this)\s+(?:one\s+)?(?:very\s+)?(?:{UNITS}|{SEASON})\b"
    rf"|\b(?:in|within)\s+the\s+same\s+{UNITS}\b",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\bovernight\b|\b(?:at|by|before|after|around|since|until)\s+(?:dawn|dusk|noon|midday|midnight|sunrise|sunset|nightfall|daybreak"
    r"|night|dark|morning|evening|the\s+end\s+of\s+the\s+(?:day|week|month|year))\b"
    r"|\b(?:at|by|before|after|around)\s+\d{1,2}(?:[.:]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|o'clock)",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\b(?:since|during|throughout|in\s+the\s+course\s+of)\s+(?:(?:the|his|her|their|its|that|those|this|a|last)\s+)"
    r"[\w-]+(?:\s+(?:of\s+the\s+\w+|of\s+\w+|began|started|broke\s+out|begun|unrest|protests?|war|year|coup|election))?",
    re.IGNORECASE,
)
RULE = re.compile(
    r"\bunder\s+(?:the\s+)?(?:[\w'\u2019-]+\s+){1,3}?(?:rule|regime|dictatorship|occupation|junta|emergency|government)\b"
    r"|\bunder\s+the\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?",
)
BEHIND = re.compile(
    r"\b(?:in|after|before|following|amid)\s+(?:the|those|these|that|his|her|their)\s+(?:[a-z-]+\s+)?"
    r"(?:protests?|unrest|uprising|crackdown|coup|war|massacre|revolt|riots?|vote|election|fall\s+of\s+the\s+\w+|sit-in|occupation"
    r"|siege|offensive|demonstrations?|strike|invasion|rebellion|campaign)\b",
    re.IGNORECASE,
)
UNIT_WORDS = frozenset(
    f"{unit}{ending}"
    for unit in (
        "hour", "day", "night", "evening", "morning", "afternoon", "week", "weekend", "month", "quarter", "year",
        "decade",
    )
    for ending in ("", "s")
)  # fmt: skip
HOURS = frozenset({
    "overnight", "dawn", "dusk", "noon", "midday", "midnight", "sunrise", "sunset", "nightfall", "daybreak", "dark",
    "end", "m", "am", "pm", "clock", MIXED,
})  # fmt: skip
HAPPENINGS = frozenset({
    "protest", "protests", "unrest", "uprising", "crackdown", "coup", "war", "massacre", "revolt", "riot", "riots",
    "vote", "election", "fall", "sit", "occupation", "siege", "offensive", "demonstration", "demonstrations", "strike",
    "invasion", "rebellion", "campaign",
})  # fmt: skip
LATER = re.compile(
    rf"\b{COUNT}\s+{UNITS}\s+(?:later|earlier|afterwards)\b|\b(?:on\s+|in\s+)?the\s+(?:following|previous)\s+{UNITS}\b",
    re.IGNORECASE,
)
PATTERNS = (
    (STRETCH, UNIT_WORDS),
    (POINTING, UNIT_WORDS | {"spring", "summer", "autumn", "winter"}),
    (HOUR, UNIT_WORDS | HOURS),
    (SINCE, frozenset({"since", "during", "throughout", "course"})),
    (RULE, frozenset({"under"})),
    (BEHIND, HAPPENINGS),
    (LATER, frozenset({"later", "earlier", "afterwards", "following", "previous"})),
)
"""Forms of English adverbials of time that hold no calendar date (Quirk et al., A Comprehensive Grammar, 8.51-8.76),
each with the words of which a sentence must hold one."""
SIGNS = Signs.of(words for _, words in PATTERNS)


def moments(row: Row, content: str) -> tuple[Item, ...]:
    """Return the adverbials of time in a row that hold no date."""
    met = SIGNS.met(row.sentence.words)
    forms = [pattern for at, (pattern, _) in enumerate(PATTERNS) if met >> at & 1] if met else ()
    return tuple(_moments(row, content, forms)) if forms else ()


def _moments(row: Row, content: str, forms: Sequence[re.Pattern[str]]) -> Iterator[Item]:
    text = content[row.sentence.start : row.sentence.end]
    taken: list[tuple[int, int]] = []
    for pattern in forms:
        for match in pattern.finditer(text):
            start, end = match.start() + row.sentence.start, match.end() + row.sentence.start
            if all(end <= low or high <= start for low, high in taken):
                taken.append((start, end))
                yield Item("MOMENT", start, end, match.group().lower())


def since(items: Sequence[Item], index: int) -> int | None:
    """Return the offset of "since" or "as of" right before a date, None where it does not stand there."""
    back = index - 1
    if back >= 0 and items[back].low == "since" and isinstance(items[index].value, FoundDate):
        return items[back].start
    return None
