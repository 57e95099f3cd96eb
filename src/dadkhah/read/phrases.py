"""Noun phrases, voices and agents in a row of items.

In: items and an index. Out: where a phrase ends, what its head is, whether a verb is passive, who acts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of

HEADS = frozenset({"PNOUN", "PTRIG", "UNIT", "NTRIG", "ADJT", "EVENT", "AGENT", "CRIME"})
INSIDE = frozenset({"WORD", "DEMONYM", "ORG", "PLACE", "NAME", "OFFICE", "GEN"})
NOMINAL = frozenset(
    {
        "DET",
        "POSS",
        "GEN",
        "WORD",
        "DEMONYM",
        "PNOUN",
        "PTRIG",
        "ORG",
        "NAME",
        "PLACE",
        "PERSON",
        "OFFICE",
        "QTY",
        "EVENT",
        "UNIT",
    }
)
ASKS = frozenset({"how", "what", "whether", "why"})
"""Words that open a clause of its own ("nobody knows how many died")."""
ADVERBS = frozenset({
    "also", "later", "then", "already", "since", "even", "almost", "there", "here", "today", "yesterday", "again",
    "still", "now", "too", "soon", "each", "every", "once", "alone", "together", "instead", "outside", "nearby",
    "alive",
})  # fmt: skip
QUOTES = frozenset({'"', "\u201c", "\u201d", "\u2018", "\u2019", "'"})
"""Marks around a word that its source does not make its own ("15 \u201cterrorists\u201d")."""
ENDINGS = (" for", " of", " from", " with", " in", " on")
MAX_PHRASE = 9
"""A noun phrase longer than this many items is not one that the rules should trust."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase after a quantity.

    Items[first:after], its head, participles used as adjectives, partitive or not.
    """

    first: int
    after: int
    head: int | None
    adjective: int | None
    partitive: str = ""


def phrase_after(items: Sequence[Item], quantity: int) -> Phrase:
    """Return the noun phrase that a quantity counts."""
    index, partitive = _partitive(items, quantity + 1)
    opened = quantity > 0 and items[quantity - 1].low in QUOTES
    first, head, adjective = index, None, None
    while index < len(items) and index - first < MAX_PHRASE:
        item = items[index]
        if item.low in ASKS:
            break
        if item.low in QUOTES and index == first and _closing(items, index):
            index += 1
            break
        if item.low in QUOTES and index == first:
            first = index + 1  # 215 "agitators"
        elif item.low in QUOTES and _quoted_adjective(items, first, index):
            index += 1  # 9 "accidental" deaths
            continue
        elif item.kind in HEADS:
            head = index
            if not _continues(items, index):
                return Phrase(first, _over_quote(items, first, index + 1, opened), head, adjective, partitive)
            adjective = index if item.kind == "ADJT" else adjective
        elif adjectival(items, index):
            adjective = index
        elif item.kind in INSIDE and not (head is not None and items[head].kind == "PNOUN"):
            plain = item.kind in {"WORD", "OFFICE"} and not item.adverb and item.low not in ADVERBS
            head = index if plain else head
        else:
            break
        index += 1
    return Phrase(first, _over_quote(items, first, index, opened), head, adjective, partitive)


def _quoted_adjective(items: Sequence[Item], first: int, index: int) -> bool:
    """Say whether a mark closes what was quoted right behind the number, and the noun stands behind it."""
    opened = first > 0 and items[first - 1].low in QUOTES and index == first + 1
    return opened and index + 1 < len(items) and items[index + 1].kind in HEADS


def _closing(items: Sequence[Item], index: int) -> bool:
    """Say whether a mark closes what was quoted before ('the "List of 60" contains')."""
    low = items[index].low
    return low == "\u201d" or (low == '"' and sum(item.low == '"' for item in items[:index]) % 2 == 1)


def _over_quote(items: Sequence[Item], first: int, after: int, opened: bool) -> int:
    """Step over the mark that closes a quoted noun, or, where it is `opened` before it, a quoted number and noun."""
    quoted = opened or (first > 0 and items[first - 1].low in QUOTES)
    return after + 1 if quoted and after < len(items) and items[after].low in QUOTES else after


def _partitive(items: Sequence[Item], index: int) -> tuple[int, str]:
    """Step over "of", "of the", "of them", "further", "other"; say which ("the", "pronoun", "of", "")."""
    partitive = ""
    if index < len(items) and items[index].low == "of":
        index, partitive = index + 1, "of"
    while index < len(items) and items[index].kind in {"DET", "POSS"} and (partitive or not _clause(items, index)):
        partitive = "the" if partitive else ""
        index += 1
    if (
        partitive
        and index < len(items)
        and (items[index].kind == "PRON" or items[index].low in {"whom", "which", "these", "those"})
    ):
        return index + 1, "pronoun"
    if partitive == "the" and index < len(items) and items[index].low in {"number", "ranks"}:
        return index + 1, "pronoun"  # "four of their number"
    return index, partitive


def _clause(items: Sequence[Item], article: int) -> bool:
    """Say whether an article opens a clause right behind a number ("in 174 the victim could not say")."""
    ahead = items[article + 1 : article + 3]
    return items[article].tag == "this" or (len(ahead) == 2 and ahead[1].kind in {"AUX", "VERB"})


FURTHER_HEADS = HEADS - {"ADJT", "NTRIG", "WOUND"}


def _continues(items: Sequence[Item], index: int) -> bool:
    """Say whether a head noun is followed by another ("prison guards", "human rights activists")."""
    if index + 1 >= len(items):
        return False
    following = items[index + 1]
    if following.low == "and" and index + 2 < len(items) and items[index].kind == "UNIT":
        return items[index + 2].kind == "UNIT"
    if following.kind == "NTRIG" and items[index].kind == "PNOUN":
        return following.form in {"plural", ""} and items[index].form == "singular"  # "civilian casualties", "lives"
    return following.kind in FURTHER_HEADS


def governed(items: Sequence[Item], index: int) -> bool:
    """Say whether a preposition stands right before an item ("by the ministry")."""
    return index > 0 and items[index - 1].kind == "PREP"


def adjectival(items: Sequence[Item], index: int) -> bool:
    """Say whether a participle stands before its noun ("12 detained activists")."""
    item = items[index]
    if item.kind != "VERB" or item.form not in {"participle", "both"} or index + 1 >= len(items):
        return False
    trigger = item.entry("FATE", "TRIG")
    if item.entry("LOSS") is not None or (trigger is not None and (trigger.kind == "FATE" or trigger.frame == "vi")):
        return False  # what follows completes it; nobody is "a died man"
    if any(entry.lemma.endswith(ENDINGS) for entry in item.entries):
        return False  # "jailed for contempt"
    after, before = items[index + 1], items[index - 1].kind if index else ""
    return (
        before not in {"AUX", "REL"}
        and after.kind in {"PNOUN", "PTRIG", "NTRIG", "WORD", "DEMONYM", "ADJT", "OFFICE"}
        and not _adverb(after)
        and not (after.low in {"each", "every"} or (after.kind == "WORD" and after.low.endswith("ed")))
    )


def passive(items: Sequence[Item], index: int, subject: int) -> bool:
    """Say whether the verb at `index` is passive for the phrase that ends before `subject`.

    "were killed", or "people killed in".
    """
    item = items[index]
    if item.form not in {"participle", "both"}:
        return False
    back = index - 1
    while back >= subject and (items[back].kind in {"NEG", "CONJ"} or _adverb(items[back]) or _same_chain(items, back)):
        back -= 1
    if back >= subject and items[back].kind == "AUX":
        return _be_before(items, back, subject)
    if items[back].kind == "REL" and items[back].low in {"who", "which", "that"}:
        return False  # "those who tried to flee"
    return back < index and _no_object(items, index)


def _same_chain(items: Sequence[Item], index: int) -> bool:
    """Let "arrested and tortured" share one auxiliary."""
    item = items[index]
    if item.low == "," or (item.kind == "WORD" and item.low.endswith("ed")):
        return index > 0 and (items[index - 1].kind == "AUX" or _participle(items[index - 1]))
    return item.kind == "VERB" and item.form in {"participle", "both"}


def _participle(item: Item) -> bool:
    return (item.kind == "VERB" and item.form in {"participle", "both"}) or (
        item.kind == "WORD" and item.low.endswith("ed")
    )


def _be_before(items: Sequence[Item], back: int, subject: int) -> bool:
    while back >= subject and (items[back].kind in {"AUX", "NEG"} or _adverb(items[back])):
        if any(entry.tag == "be" for entry in items[back].entries):
            return True
        back -= 1
    return False


def _adverb(item: Item) -> bool:
    return item.kind == "WORD" and (item.adverb or item.low in ADVERBS)


def _no_object(items: Sequence[Item], index: int) -> bool:
    """Say whether nothing that could be an object follows: then a bare participle is a reduced relative clause."""
    if any(entry.lemma.endswith(ENDINGS) for entry in items[index].entries):
        return True  # "charged with sedition": the preposition belongs to the verb
    following = next((item for item in items[index + 1 :] if not _adverb(item)), None)
    fate = following.entry("TRIG") if following is not None and following.kind == "VERB" else None
    if fate is not None and fate.frame == "vi" and fate.form in {"past", "both"}:
        return True  # "those handed over died"
    return following is None or following.kind in {"PREP", "PUNCT", "CONJ", "DATE", "AUX", "ACCTO", "SUB", "REL"}


def active(items: Sequence[Item], index: int) -> bool:
    """Say whether a verb takes the object behind it: not a participle after a form of "be"."""
    item = items[index]
    if item.form not in {"participle", "both"}:
        return True
    back = index - 1
    while back >= 0 and _adverb(items[back]):
        back -= 1
    return not (back >= 0 and items[back].kind == "AUX" and any(e.tag == "be" for e in items[back].entries))


def agent_span(items: Sequence[Item], verb: int) -> tuple[int, int] | None:
    """Return (start, end) offsets of the phrase that acts in an active clause, None where it is not beside the verb."""
    end = _subject_end(items, verb)
    if end is None or items[end].kind in {"DET", "POSS"}:
        return None
    start = end
    while start > 0 and _extends(items, start):
        start -= 1
    while start < end and items[start].kind == "GEN":
        start += 1
    return items[start].start, items[end].end


def _extends(items: Sequence[Item], start: int) -> bool:
    """Say whether the item before belongs to the phrase: nothing stands before its article but "of" or "or"."""
    if items[start].kind in {"DET", "POSS"}:
        return _joins(items, start - 1)
    return items[start - 1].kind in NOMINAL or _joins(items, start - 1)


def _joins(items: Sequence[Item], index: int) -> bool:
    """Let "X of Y" and "X or the Y" be one phrase."""
    return index > 0 and items[index].low in {"of", "or"} and items[index - 1].kind in NOMINAL


def _subject_end(items: Sequence[Item], verb: int) -> int | None:
    back = verb - 1
    while back >= 0 and (items[back].kind in {"AUX", "NEG"} or _adverb(items[back])):
        back -= 1
    if back >= 1 and items[back].low == "and" and items[back - 1].kind in {"PRON", "VERB"}:
        return _behind_for(items, back)
    if back >= 0 and items[back].low == "for":
        return _behind_for(items, back + 1)
    return back if back >= 0 and items[back].kind in NOMINAL else None


def _behind_for(items: Sequence[Item], index: int) -> int | None:
    """Return the object of "hold X accountable for" before a chain of gerunds."""
    for back in range(index - 1, max(-1, index - 8), -1):
        if items[back].low == "for" and back > 1 and items[back - 1].low in {"accountable", "responsible"}:
            return back - 2 if items[back - 2].kind in NOMINAL else None
    return None


def over_insertion(items: Sequence[Item], comma: int) -> int:
    """Return the item before "NAME, ..., verb" for the comma that closes the insertion, -1 where there is none.

    A name in apposition that closes the insertion itself ("the envoy, NAME, did") is taken.
    """
    if comma and items[comma - 1].kind == "PERSON" and _apposed(items, comma - 1):
        return comma - 1
    for back in range(comma - 1, max(-1, comma - 14), -1):
        if items[back].low == ",":
            return back - 1
        if items[back].kind == "SUB":
            return -1
    return -1


def _apposed(items: Sequence[Item], person: int) -> bool:
    """Say whether a name stands in apposition, right behind a comma or an office: not "unlike NAME", "not NAME"."""
    back = person - 1
    while back >= 0 and (
        items[back].kind == "OFFICE"
        or items[back].low == "."
        or (len(items[back].low) <= 4 and back and items[back + 1].low == ".")
    ):
        back -= 1
    titled = back > 0 and items[back].kind == "WORD" and items[back].low in words_of("en", "titles")
    return back < 0 or items[back].low == "," or (titled and items[back - 1].low == ",")


def by_agent(items: Sequence[Item], verb: int) -> tuple[int, int] | None:
    """Return the phrase behind "by" after a passive verb, None where the text names nobody."""
    for index in range(verb + 1, min(len(items), verb + 7)):
        if items[index].low == "by":
            return _phrase_span(items, index + 1)
        if items[index].kind in {"PUNCT", "VERB", "REL", "SUB"}:
            return None
    return None


def _phrase_span(items: Sequence[Item], first: int) -> tuple[int, int] | None:
    index = first
    while index < len(items) and (items[index].kind in NOMINAL or items[index].low == "of" or adjectival(items, index)):
        index += 1
    if index == first or items[first].kind in {"DATE", "GUARD"} or items[index - 1].kind in {"DET", "POSS"}:
        return None
    return items[first].start, items[index - 1].end


def telephoned(items: Sequence[Item], index: int) -> bool:
    """Say whether "calls" are made by telephone, and no verb."""
    return index > 0 and items[index - 1].low in {"phone", "telephone", "video", "conference"}


def over_bracket(items: Sequence[Item], back: int) -> int:
    """Step over a short form in brackets ("the Delta Network (DN) said")."""
    bracket = back > 2 and items[back].low == ")" and items[back - 2].low == "("
    return back - 3 if bracket else back
